import { useEffect, useMemo, useRef, useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { IconButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";

import type { Transcript } from "../types";
import { found, type Place } from "./model";
import { words } from "./words";

export type TextSearch = { typed: string; setTyped: (typed: string) => void; places: readonly Place[]; current: Place | null; at: number; step: (by: 1 | -1) => void };

/** What is looked for in a meeting, where it is said, and the one being looked at. */
export function useTextSearch(transcript: Transcript | undefined): TextSearch {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const places = useMemo(() => found(transcript?.segments ?? [], typed), [transcript, typed]);
  const here = places.length ? at % places.length : 0;
  return {
    typed, places, at: here,
    current: places[here] ?? null,
    setTyped: (next) => {
      setTyped(next);
      setAt(0);
    },
    step: (by) => setAt((here + by + places.length) % Math.max(1, places.length)),
  };
}

/** One field: Enter goes to the next passage, Shift Enter to the one before, Escape closes. */
export function TextSearchBox({ search }: { search: TextSearch }) {
  const m = useMessages(words);
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { places, at, typed } = search;
  useShortcuts([{ keys: "/", label: m.search, group: m.group, run: () => setOpen(true) }]);
  useEffect(() => {
    if (open) field.current?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    search.setTyped("");
  };
  if (!open) return <IconButton size="sm" icon="search" label={m.search} onClick={() => setOpen(true)} />;
  return (
    <span role="search" className="flex h-8 min-w-0 items-center gap-1 rounded-2 bg-raised pl-2 shadow-field focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent phone:h-11">
      <Icon name="search" size={14} className="text-text-3" />
      <input
        ref={field}
        type="text"
        aria-label={m.search}
        value={typed}
        onChange={(event) => search.setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") search.step(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        className="w-36 min-w-0 bg-transparent outline-none phone:text-[16px]"
      />
      <span role="status" className="num text-small whitespace-nowrap text-text-3">
        {typed.trim().length < 2 ? "" : places.length ? m.count(at + 1, places.length) : <span title={m.noneSaid}>{m.none}</span>}
      </span>
      <IconButton size="sm" icon="chevron-up" label={m.previous} onClick={() => search.step(-1)} />
      <IconButton size="sm" icon="chevron-down" label={m.next} onClick={() => search.step(1)} />
      <IconButton size="sm" icon="x" label={m.closeSearch} onClick={close} />
    </span>
  );
}
