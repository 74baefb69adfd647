import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from "react";

import { Icon } from "./icon";
import type { IconName } from "./icons";
import { Popover } from "./popover";

type ItemProps = {
  children: ReactNode;
  onSelect: () => void;
  icon?: IconName;
  /** A choice among several: shows a tick. */
  checked?: boolean;
  danger?: boolean;
  hint?: ReactNode;
};

export function MenuItem({ children, onSelect, icon, checked, danger, hint }: ItemProps) {
  return (
    <button
      type="button"
      role={checked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={checked}
      tabIndex={-1}
      onClick={onSelect}
      className={`flex h-8 w-full items-center gap-2 rounded-2 px-2 text-left whitespace-nowrap hover:bg-hover focus:bg-hover focus-visible:outline-none phone:h-11 phone:text-[15px] dark:hover:bg-line-2 dark:focus:bg-line-2 ${danger ? "text-bad" : "text-text"}`}
    >
      {icon ? <Icon name={icon} className={danger ? "" : "text-text-3"} /> : null}
      <span className="flex-1">{children}</span>
      {hint ? <span className="text-small text-text-3">{hint}</span> : null}
      {checked === undefined ? null : <Icon name="check" size={14} className={checked ? "text-accent" : "opacity-0"} />}
    </button>
  );
}

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <p role="presentation" className="px-2 pt-2 pb-1 text-small font-medium text-text-3">{children}</p>
);
export const MenuSeparator = () => <hr className="my-1 border-line" />;

type Trigger = { ref: RefObject<HTMLButtonElement | null>; "aria-haspopup": "menu"; "aria-expanded": boolean; onClick: () => void };
type Props = { label: string; align?: "start" | "end"; trigger: (props: Trigger) => ReactNode; children: ReactNode };

/** A button and its list of actions: arrows, Home, End and first letters move, Escape closes. */
export function Menu({ label, align = "start", trigger, children }: Props) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      {trigger({ ref: anchor, "aria-haspopup": "menu", "aria-expanded": open, onClick: () => setOpen((was) => !was) })}
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} align={align} role="menu" label={label}>
        <MenuList
          onDone={() => {
            setOpen(false);
            anchor.current?.focus();
          }}
        >
          {children}
        </MenuList>
      </Popover>
    </>
  );
}

function MenuList({ children, onDone }: { children: ReactNode; onDone: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
  useEffect(() => {
    const found = [...(list.current?.querySelectorAll<HTMLElement>("[role^=menuitem]") ?? [])];
    (found.find((item) => item.getAttribute("aria-checked") === "true") ?? found[0])?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const moves: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    const to = moves[event.key];
    const letter = event.key.length === 1 ? event.key.toLowerCase() : null;
    const target =
      to === undefined
        ? letter && all.find((item, index) => index > at && item.textContent?.trim().toLowerCase().startsWith(letter))
        : all[(to + all.length) % all.length];
    if (event.key === "Tab") onDone();
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    target.focus();
  }

  return (
    <div ref={list} onKeyDown={onKeyDown} onClick={onDone} className="min-w-48 p-1">
      {children}
    </div>
  );
}
