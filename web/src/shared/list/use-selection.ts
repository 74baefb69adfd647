import { useState } from "react";

export type Selection = {
  ids: ReadonlySet<string>;
  has: (id: string) => boolean;
  /** `range` selects everything since the last one touched. */
  toggle: (id: string, range?: boolean) => void;
  toggleAll: () => void;
  clear: () => void;
};

/** Rows ticked among those on screen. */
export function useSelection(order: readonly string[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);

  function toggle(id: string, range = false): void {
    const next = new Set(ids);
    const from = last === null ? -1 : order.indexOf(last);
    const to = order.indexOf(id);
    if (range && from >= 0) order.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((one) => next.add(one));
    else if (!next.delete(id)) next.add(id);
    setIds(next);
    setLast(id);
  }

  return {
    ids,
    has: (id) => ids.has(id),
    toggle,
    toggleAll: () => setIds(order.every((id) => ids.has(id)) ? new Set() : new Set(order)),
    clear: () => setIds(new Set()),
  };
}
