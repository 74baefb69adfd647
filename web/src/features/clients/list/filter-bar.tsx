import { useRef, useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Popover } from "@/shared/ui/popover";

import { FilterEditor } from "./filter-editor";
import { useFilters } from "./filters";
import { FILTERS, without, type FilterName, type ListSearch } from "./search";
import type { List } from "./use-list";
import { words } from "./words";

/** Filters as chips: field, operator, value. A press on the chip changes it, the cross removes it. */
export function FilterBar({ list }: { list: List }) {
  const m = useMessages(words);
  const filterOf = useFilters();
  const { search } = list;
  const anchor = useRef<HTMLElement | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const [editing, setEditing] = useState<FilterName | "new" | null>(null);
  const active = FILTERS.filter((name) => search[name] !== undefined);
  const open = (what: FilterName | "new", element: HTMLElement | null) => {
    anchor.current = element;
    setEditing(what);
  };
  const change = (next: ListSearch) => list.set(next);
  useShortcuts([{ keys: "f", label: m.addFilter, group: m.list, run: () => open("new", add.current) }]);

  return (
    <>
      {active.map((name) => {
        const filter = filterOf(name);
        return (
          <span key={name} className="inline-flex h-7 flex-none overflow-hidden rounded-2 bg-raised text-small shadow-inset">
            <button
              type="button"
              title={m.editFilter(filter.field)}
              onClick={(event) => filter.kind !== "flag" && open(name, event.currentTarget)}
              className="flex items-stretch text-text-3 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="grid place-content-center px-2">{filter.field}</span>
              <span className="grid place-content-center border-l border-line px-2">{filter.operator}</span>
              <span className="num grid max-w-60 place-content-center truncate border-l border-line px-2 font-medium text-text">{filter.say(search[name] ?? "")}</span>
            </button>
            <button
              type="button"
              aria-label={m.removeFilter(filter.field)}
              onClick={() => list.go(without(search, name))}
              className="grid w-6 place-content-center border-l border-line text-text-3 hover:bg-hover hover:text-text focus-visible:-outline-offset-2"
            >
              <Icon name="x" size={12} />
            </button>
          </span>
        );
      })}
      <Button ref={add} variant="ghost" size="sm" icon="plus" aria-haspopup="dialog" aria-expanded={editing === "new"} onClick={(event) => open("new", event.currentTarget)}>
        {m.filter}
      </Button>
      {active.length > 1 ? (
        <Button variant="ghost" size="sm" onClick={() => list.go(without(search, ...FILTERS))}>{m.clear}</Button>
      ) : null}
      <Popover open={editing !== null} onClose={() => setEditing(null)} anchor={anchor} label={m.addFilter}>
        <FilterEditor
          key={editing}
          search={search}
          start={editing === "new" ? null : editing}
          onSet={change}
          onDone={() => setEditing(null)}
        />
      </Popover>
    </>
  );
}
