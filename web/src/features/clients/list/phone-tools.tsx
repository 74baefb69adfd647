import { useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Count, Tag } from "@/shared/ui/marks";
import { Menu, MenuItem } from "@/shared/ui/menu";

import { FilterEditor } from "./filter-editor";
import { FILTERS, without } from "./search";
import { SearchBox } from "./search-box";
import type { List } from "./use-list";
import { useViews } from "./views";
import { words } from "./words";

/** View and filters as two buttons; the search field comes when asked. */
export function PhoneTools({ list, searching }: { list: List; searching: boolean }) {
  const m = useMessages(words);
  const views = useViews(list.search);
  const [filtering, setFiltering] = useState(false);
  const active = FILTERS.filter((name) => list.search[name] !== undefined).length;
  const current = views.choices.find((choice) => choice.value === views.current);
  const clear = () => list.go(without(list.search, ...FILTERS));
  return (
    <div className="grid flex-none gap-2 border-b border-line px-4 py-2">
      {searching ? <SearchBox list={list} className="w-full" focus /> : null}
      <div className="flex items-center justify-between gap-2">
        <Menu
          label={m.views}
          trigger={(props) => (
            <Button {...props} trailing="chevron-down">
              {current?.label ?? m.views} {current?.count ? <Count>{current.count}</Count> : null}
            </Button>
          )}
        >
          {views.choices.map(({ value, label, count }) => (
            <MenuItem
              key={value}
              checked={value === views.current}
              hint={count}
              onSelect={() => list.go({ ...without(list.search, "q", ...FILTERS), ...views.filters[value] })}
            >
              {label}
            </MenuItem>
          ))}
        </Menu>
        <Button icon="filter" onClick={() => setFiltering(true)}>
          {m.filters} {active ? <Tag tone="accent">{active}</Tag> : null}
        </Button>
      </div>
      <Dialog open={filtering} onClose={() => setFiltering(false)} title={m.filters} actions={active ? <Button onClick={clear}>{m.clearFilters}</Button> : null}>
        <FilterEditor search={list.search} start={null} onSet={(change) => list.set(change)} onDone={() => setFiltering(false)} />
      </Dialog>
    </div>
  );
}
