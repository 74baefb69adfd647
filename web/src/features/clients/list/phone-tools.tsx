import { useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Count, Tag } from "@/shared/ui/marks";
import { Menu, MenuItem } from "@/shared/ui/menu";

import { rulesIn } from "./criteria";
import { FilterBar } from "./filter-bar";
import { without } from "./search";
import { SearchBox } from "./search-box";
import type { List } from "./use-list";
import { useViews } from "./views";
import { words } from "./words";

/** View and filters as two buttons; the search field comes when asked. */
export function PhoneTools({ list, searching }: { list: List; searching: boolean }) {
  const m = useMessages(words);
  const views = useViews(list.search);
  const [filtering, setFiltering] = useState(false);
  const active = rulesIn(list.search.filtre).length;
  const current = views.choices.find((choice) => choice.value === views.current);
  return (
    <div className="grid flex-none gap-2 border-b border-line px-4 py-2">
      {searching ? <SearchBox list={list} className="w-full" focus /> : null}
      <div className="flex items-center justify-between gap-2">
        <Menu
          label={m.views}
          trigger={(props) => (
            <Button {...props} trailing="chevron-down">
              <span className="max-w-40 truncate">{current?.label ?? m.views}</span> {current && "count" in current ? <Count>{current.count}</Count> : null}
            </Button>
          )}
        >
          {views.choices.map((choice) => (
            <MenuItem key={choice.value} checked={choice.value === views.current} hint={"count" in choice ? choice.count : undefined} onSelect={() => list.go(views.address(choice.value))}>
              {choice.label}
            </MenuItem>
          ))}
        </Menu>
        <Button icon="filter" onClick={() => setFiltering(true)}>
          {m.filters} {active ? <Tag tone="accent">{active}</Tag> : null}
        </Button>
      </div>
      <Dialog open={filtering} onClose={() => setFiltering(false)} title={m.filters} actions={active ? <Button onClick={() => list.go(without(list.search, "filtre"))}>{m.clearFilters}</Button> : null}>
        <div className="flex flex-wrap items-center gap-2 pb-2"><FilterBar list={list} /></div>
      </Dialog>
    </div>
  );
}
