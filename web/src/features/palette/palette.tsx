import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { Modal } from "@/shared/ui/dialog";
import { Icon } from "@/shared/ui/icon";
import { Kbd } from "@/shared/ui/kbd";
import { Avatar, Tag } from "@/shared/ui/marks";
import { Banner, EmptyState } from "@/shared/ui/states";

import { pieces } from "@/shared/format/fold";
import { useItems, type Group, type Item } from "./items";
import { words } from "./words";

/** Ctrl K: find, go, do. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const m = useMessages(words);
  return (
    <Modal
      open={open}
      onClose={onClose}
      label={m.palette}
      className="top-[104px] left-1/2 w-[640px] max-w-[calc(100vw-32px)] -translate-x-1/2 phone:top-0 phone:w-full phone:max-w-none"
    >
      <Content onClose={onClose} />
    </Modal>
  );
}

function Content({ onClose }: { onClose: () => void }) {
  const m = useMessages(words);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [input, setInput] = useState("");
  const [at, setAt] = useState(0);
  const { groups, typed, failed, settled } = useItems(input);
  const items = groups.flatMap((group) => group.items);
  const current = Math.min(at, Math.max(0, items.length - 1));

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [current]);

  function choose(item: Item | undefined): void {
    if (!item) return;
    onClose();
    item.run();
  }
  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length) {
      event.preventDefault();
      setAt((current + step + items.length) % items.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(items[current]);
    }
  }

  return (
    <div className="flex max-h-[min(616px,calc(100dvh-136px))] flex-col overflow-hidden rounded-4 bg-overlay shadow-pop animate-rise phone:max-h-dvh phone:rounded-t-none">
      <div className="flex h-14 flex-none items-center gap-3 border-b border-line pr-4 pl-5">
        <Icon name="search" size={20} className="text-text-3" />
        <input
          data-first
          role="combobox"
          aria-label={m.input}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={items[current] ? `${id}-${items[current].id}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={m.placeholder}
          value={input}
          onChange={(event) => {
            setInput(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent text-[16px] focus-visible:outline-none"
        />
        <button type="button" tabIndex={-1} aria-hidden="true" onClick={onClose}><Kbd keys="Escape" /></button>
      </div>
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={m.palette} className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {groups.map((group) => (
          <Options key={group.title} group={group} typed={typed} prefix={id} selected={items[current]} onChoose={choose} />
        ))}
      </div>
      {failed ? <div className="px-4 pb-3"><Banner tone="warn" icon="wifi-off" alert>{m.failed}</Banner></div> : null}
      {!items.length && settled && !failed ? <EmptyState title={m.nothing(typed.trim())}>{m.nothingText}</EmptyState> : null}
      <footer aria-hidden="true" className="flex h-10 flex-none items-center gap-4 border-t border-line bg-sunken px-5 text-small text-text-3 phone:hidden dark:bg-transparent">
        <span className="flex items-center gap-1.5"><Kbd keys="ArrowUp" /><Kbd keys="ArrowDown" /> {m.choose}</span>
        <span className="flex items-center gap-1.5"><Kbd keys="Enter" /> {m.open}</span>
        <span className="flex-1" />
        <span className="flex items-center gap-1.5"><Kbd keys=">" /> {m.commandsOnly}</span>
      </footer>
    </div>
  );
}

type OptionsProps = { group: Group; typed: string; prefix: string; selected: Item | undefined; onChoose: (item: Item) => void };

function Options({ group, typed, prefix, selected, onChoose }: OptionsProps) {
  return (
    <div role="group" aria-label={group.title}>
      <p aria-hidden="true" className="px-3 pt-3 pb-1 text-small font-medium text-text-3">{group.title}</p>
      {group.items.map((item) => (
        <div
          key={item.id}
          id={`${prefix}-${item.id}`}
          role="option"
          aria-selected={item === selected}
          onClick={() => onChoose(item)}
          className="flex min-h-10 items-center gap-3 rounded-3 px-3 hover:bg-hover aria-selected:bg-hover phone:min-h-11 dark:hover:bg-line-2 dark:aria-selected:bg-line-2"
        >
          {item.face ? <Avatar initials={item.face} /> : <span className="grid w-6 place-content-center text-text-3"><Icon name={item.icon ?? "search"} /></span>}
          <span className="flex-none truncate max-w-full phone:flex-1"><Marked text={item.label} typed={typed} /></span>
          {item.meta ? <span className={`min-w-0 flex-1 truncate text-small phone:hidden ${item === selected ? "text-text-2" : "text-text-3"}`}>{item.meta}</span> : <span className="flex-1 phone:hidden" />}
          {item.badge ? <Tag tone="accent">{item.badge}</Tag> : null}
          {item === selected ? <span className="phone:hidden"><Kbd keys="Enter" /></span> : item.keys ? <span className="phone:hidden"><Kbd keys={item.keys} /></span> : null}
        </div>
      ))}
    </div>
  );
}

function Marked({ text, typed }: { text: string; typed: string }) {
  return pieces(text, typed).map((piece, index) =>
    piece.match ? <mark key={index} className="bg-transparent font-semibold text-accent">{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  );
}
