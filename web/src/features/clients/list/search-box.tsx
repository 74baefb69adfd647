import { useEffect, useRef, useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { ToolInput } from "@/shared/ui/field";

import { without } from "./search";
import type { List } from "./use-list";
import { words } from "./words";

const PAUSE_MS = 200;

/** Writes the address a moment after the last letter; the address, changed elsewhere, writes it back. */
export function SearchBox({ list, className = "", focus = false }: { list: List; className?: string; focus?: boolean }) {
  const m = useMessages(words);
  const input = useRef<HTMLInputElement>(null);
  const inAddress = list.search.q ?? "";
  const [text, setText] = useState(inAddress);
  const [sent, setSent] = useState(inAddress);
  if (sent !== inAddress) {
    setSent(inAddress);
    setText(inAddress);
  }
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  useEffect(() => {
    if (text.trim() === inAddress) return;
    const timer = setTimeout(() => {
      const q = text.trim();
      setSent(q);
      const { search, go, set } = latest.current;
      if (q) set({ q }, true);
      else go(without(search, "q"), true);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, inAddress]);

  useShortcuts([{ keys: "/", label: m.searchKey, group: m.list, run: () => input.current?.focus() }]);
  return (
    <ToolInput
      ref={input}
      type="search"
      autoFocus={focus}
      label={m.searchKey}
      icon="search"
      placeholder={m.search}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" || event.key === "Enter") input.current?.blur();
      }}
      className={`[&_input::-webkit-search-cancel-button]:hidden ${className}`}
    />
  );
}
