import { useMessages } from "@/shared/i18n/messages";
import { Button, IconButton } from "@/shared/ui/button";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { PageFoot } from "@/shared/ui/page";

import { PAGE_SIZES } from "./search";
import type { List } from "./use-list";
import { words } from "./words";

/** Count and pages. */
export function ListFoot({ list }: { list: List }) {
  const m = useMessages(words);
  const { data } = list.page;
  const size = list.search.taille ?? PAGE_SIZES[0];
  if (!data) return <PageFoot>{null}</PageFoot>;
  const from = (data.page - 1) * data.page_size + 1;
  const to = Math.min(data.count, data.page * data.page_size);
  const turn = (page: number) => list.go({ ...list.search, page });
  return (
    <PageFoot>
      <span role="status" className="num">{m.count(data.count)}</span>
      <span className="flex-1" />
      {data.count ? <span className="num phone:hidden">{m.range(from, to, data.count)}</span> : null}
      <span className="flex items-center gap-1">
        <IconButton size="sm" icon="chevron-left" label={m.previousPage} disabled={data.page <= 1} onClick={() => turn(data.page - 1)} />
        <IconButton size="sm" icon="chevron-right" label={m.nextPage} disabled={to >= data.count} onClick={() => turn(data.page + 1)} />
      </span>
      <span className="phone:hidden">
        <Menu
          label={m.perPage(size)}
          align="end"
          trigger={(props) => <Button {...props} variant="ghost" size="sm" trailing="chevron-down">{m.perPage(size)}</Button>}
        >
          {PAGE_SIZES.map((one) => (
            <MenuItem key={one} checked={one === size} onSelect={() => list.set({ taille: one })}>{m.perPage(one)}</MenuItem>
          ))}
        </Menu>
      </span>
    </PageFoot>
  );
}
