import { useRef, type KeyboardEvent, type ReactNode } from "react";

import { Icon } from "./icon";
import type { IconName } from "./icons";
import { Count } from "./marks";

type Choice<Value extends string> = { value: Value; label: string; count?: string | number; icon?: IconName };
type Props<Value extends string> = {
  label: string;
  value: Value | null;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  after?: ReactNode;
};

function useArrows() {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !list.current) return;
    const items = [...list.current.querySelectorAll<HTMLButtonElement>("button[data-choice]")];
    const next = items[(items.indexOf(document.activeElement as HTMLButtonElement) + step + items.length) % items.length];
    event.preventDefault();
    next?.focus();
    next?.click();
  };
  return { list, onKeyDown };
}

/** Views of one page. Selecting follows the focus. */
export function Tabs<Value extends string>({ label, value, choices, onChange, after }: Props<Value>) {
  const { list, onKeyDown } = useArrows();
  return (
    <div className="flex min-w-0 items-center gap-1">
      <div ref={list} role="tablist" aria-label={label} onKeyDown={onKeyDown} className="no-bar flex min-w-0 gap-1 overflow-x-auto">
        {choices.map((choice, index) => {
          const selected = choice.value === value;
          return (
            <button
              key={choice.value}
              type="button"
              role="tab"
              data-choice=""
              aria-selected={selected}
              tabIndex={selected || (value === null && index === 0) ? 0 : -1}
              onClick={() => onChange(choice.value)}
              className="inline-flex h-7 flex-none items-center gap-1.5 rounded-2 px-2 font-medium whitespace-nowrap text-text-2 hover:bg-hover hover:text-text focus-visible:-outline-offset-2 aria-selected:bg-press aria-selected:text-text phone:h-9 phone:px-3"
            >
              {choice.icon ? <Icon name={choice.icon} size={14} /> : null}
              {choice.label}
              {choice.count === undefined ? null : <Count>{choice.count}</Count>}
            </button>
          );
        })}
      </div>
      {after}
    </div>
  );
}

/** One choice among a few, as pressed buttons: density, filter of a panel, theme. */
export function Segmented<Value extends string>({
  label, value, choices, onChange, iconOnly = false, big = false,
}: Props<Value> & { iconOnly?: boolean; big?: boolean }) {
  const { list, onKeyDown } = useArrows();
  return (
    <div ref={list} role="group" aria-label={label} onKeyDown={onKeyDown} className="inline-flex flex-none gap-0.5 rounded-2 bg-hover p-0.5">
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          data-choice=""
          aria-pressed={choice.value === value}
          aria-label={iconOnly ? choice.label : undefined}
          title={iconOnly ? choice.label : undefined}
          onClick={() => onChange(choice.value)}
          className={`${big ? "h-9 px-3 text-body phone:h-11 phone:px-4 phone:text-[15px]" : "h-6 px-2 text-small phone:h-9"} inline-flex min-w-7 items-center justify-center gap-1.5 rounded-1 font-medium text-text-2 hover:text-text aria-pressed:bg-raised aria-pressed:text-text aria-pressed:shadow-card dark:aria-pressed:bg-press`}
        >
          {choice.icon ? <Icon name={choice.icon} size={14} /> : null}
          {iconOnly ? null : choice.label}
        </button>
      ))}
    </div>
  );
}
