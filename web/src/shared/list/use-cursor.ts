import { useEffect, useState } from "react";

import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";

const words = defineMessages({
  fr: { list: "Liste", next: "Suivant", previous: "Précédent", open: "Ouvrir" },
  en: { list: "List", next: "Next", previous: "Previous", open: "Open" },
});

type Options = { count: number; onOpen: (index: number) => void; row: (index: number) => HTMLElement | null | undefined };

/** The keyboard's place in a list: J, K or arrows move, Enter opens. Returns its index, or null until used. */
export function useCursor({ count, onOpen, row }: Options): number | null {
  const m = useMessages(words);
  const [wanted, setWanted] = useState<number | null>(null);
  const cursor = wanted === null || count === 0 ? null : Math.min(wanted, count - 1);
  const move = (step: number) => setWanted(cursor === null ? 0 : Math.max(0, Math.min(count - 1, cursor + step)));

  useEffect(() => {
    if (cursor !== null) row(cursor)?.scrollIntoView({ block: "nearest" });
  }, [cursor, row]);

  useShortcuts([
    { keys: "j", label: m.next, group: m.list, run: () => move(1) },
    { keys: "k", label: m.previous, group: m.list, run: () => move(-1) },
    { keys: "ArrowDown", label: m.next, group: m.list, run: () => move(1) },
    { keys: "ArrowUp", label: m.previous, group: m.list, run: () => move(-1) },
    { keys: "Enter", label: m.open, group: m.list, run: () => cursor !== null && onOpen(cursor) },
  ]);
  return cursor;
}
