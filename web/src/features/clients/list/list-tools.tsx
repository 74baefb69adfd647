import { useRef, useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { Button } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/field";
import { Popover } from "@/shared/ui/popover";
import { Segmented, Tabs } from "@/shared/ui/tabs";

import { chosenColumns, COLUMNS, columnsParam } from "./columns";
import type { Density } from "./density";
import { FilterBar } from "./filter-bar";
import { FILTERS, without } from "./search";
import { SearchBox } from "./search-box";
import type { List } from "./use-list";
import { useViews, VIEWS, type ViewName } from "./views";
import { words } from "./words";

type Props = { list: List; density: Density; onDensity: (density: Density) => void };

/** Views, search, filters, density and columns. */
export function ListTools({ list, density, onDensity }: Props) {
  const m = useMessages(words);
  const views = useViews(list.search);
  const show = (view: ViewName) => list.go({ ...without(list.search, "q", ...FILTERS), ...views.filters[view] });
  const following = VIEWS[(VIEWS.indexOf(views.current ?? "toReview") + 1) % VIEWS.length] ?? "all";
  useShortcuts([{ keys: "v", label: m.nextView, group: m.list, run: () => show(following) }]);
  return (
    <>
      <div className="flex-none px-3 pt-2">
        <Tabs label={m.views} value={views.current} choices={views.choices} onChange={show} />
      </div>
      <div className="flex flex-none flex-wrap items-center gap-2 py-2 pr-3 pl-5">
        <SearchBox list={list} className="w-[228px]" />
        <FilterBar list={list} />
        <span className="ml-auto flex items-center gap-2">
        <Segmented
          label={m.density}
          iconOnly
          value={density}
          onChange={onDensity}
          choices={[
            { value: "compact", label: m.compact, icon: "rows-compact" },
            { value: "normal", label: m.normal, icon: "rows-normal" },
            { value: "airy", label: m.airy, icon: "rows-airy" },
          ]}
        />
        <ColumnChoice list={list} />
        </span>
      </div>
    </>
  );
}

function ColumnChoice({ list }: { list: List }) {
  const m = useMessages(words);
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const shown = chosenColumns(list.search.colonnes).map((column) => column.id);
  const toggle = (id: string, on: boolean) => {
    const next = on ? [...shown, id] : shown.filter((one) => one !== id);
    list.go({ ...without(list.search, "colonnes"), ...columnsParam(next) }, true);
  };
  return (
    <>
      <Button ref={anchor} variant="ghost" size="sm" icon="columns" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>
        {m.columns}
      </Button>
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} align="end" label={m.columns}>
        <ul className="min-w-52 p-1">
          {COLUMNS.map((column, index) => (
            <li key={column.id}>
              <label className="flex min-h-8 items-center gap-2.5 rounded-2 px-2 hover:bg-hover dark:hover:bg-line-2">
                <Checkbox autoFocus={index === 0} checked={shown.includes(column.id)} onChange={(event) => toggle(column.id, event.target.checked)} />
                {m[column.label]}
              </label>
            </li>
          ))}
        </ul>
      </Popover>
    </>
  );
}
