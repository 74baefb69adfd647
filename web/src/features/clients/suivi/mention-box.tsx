import { useQuery } from "@tanstack/react-query";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { flushSync } from "react-dom";

import { fullName, initials } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { membersQuery } from "@/shared/session/members";
import { Textarea } from "@/shared/ui/field";
import { Avatar } from "@/shared/ui/marks";

import { calling, completed, matching } from "./mentions";
import { noteWords } from "./words";

type Props = { label: string; value: string; onChange: (value: string) => void; onSubmit: () => void; onCancel?: () => void; placeholder?: string; first?: boolean; invalid?: boolean };

/** A text in which `@` offers the colleagues of the firm: arrows, Enter or Tab; Ctrl Enter keeps the text. */
export function MentionBox({ label, value, onChange, onSubmit, onCancel, placeholder, first, invalid }: Props) {
  const m = useMessages(noteWords);
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState(false);
  const { data: members = [] } = useQuery(membersQuery);
  const asked = closed ? null : calling(value, caret);
  const found = asked === null ? [] : matching(members.filter(({ active }) => active).map(fullName), asked);
  const choose = (name: string) => {
    const next = completed(value, caret, name);
    // At once: the next letter may be typed before another frame, and must follow the name.
    flushSync(() => {
      onChange(next.text);
      setAt(0);
      setCaret(next.caret);
    });
    box.current?.setSelectionRange(next.caret, next.caret);
  };
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const offered = found[at];
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSubmit();
    } else if (found.length && step) {
      event.preventDefault();
      setAt((at + step + found.length) % found.length);
    } else if (offered && (event.key === "Enter" || event.key === "Tab")) {
      event.preventDefault();
      choose(offered);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (found.length) setClosed(true);
      else onCancel?.();
    }
  }
  return (
    <div className="relative">
      <Textarea
        ref={box}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length ? `${id}-${at}` : undefined}
        aria-invalid={invalid || undefined}
        role="combobox"
        rows={2}
        placeholder={placeholder}
        autoFocus={first}
        value={value}
        onKeyDown={onKeyDown}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setClosed(false);
          setAt(0);
        }}
        className="min-h-16! field-sizing-content"
      />
      <ul id={`${id}-list`} role="listbox" aria-label={m.colleagues} hidden={!found.length} className="absolute top-full left-0 z-10 mt-1 min-w-56 rounded-4 bg-overlay p-1 shadow-pop">
        {found.map((name, index) => (
          <li
            key={name}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(name)}
            className="flex h-9 items-center gap-2 rounded-2 px-2 hover:bg-hover aria-selected:bg-hover phone:h-11 dark:hover:bg-line-2 dark:aria-selected:bg-line-2"
          >
            <Avatar initials={initials(name)} shape="circle" />
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
