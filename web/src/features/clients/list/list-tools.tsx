import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { ButtonLink } from "@/shared/ui/button";
import { Segmented } from "@/shared/ui/tabs";

import { ColumnChoice, GroupChoice } from "./columns-editor";
import { ExportMenu } from "./export-menu";
import { FilterBar } from "./filter-bar";
import { SearchBox } from "./search-box";
import type { List } from "./use-list";
import { ViewTabs } from "./view-tabs";
import { words } from "./words";

/** Views, search, filters, groups, density and columns. */
export function ListTools({ list }: { list: List }) {
  const m = useMessages(words);
  const mayMerge = useCan("clients.merge");
  return (
    <>
      <ViewTabs list={list} />
      <div className="flex flex-none flex-wrap items-center gap-2 py-2 pr-3 pl-5">
        <SearchBox list={list} className="w-[228px]" />
        <FilterBar list={list} />
        <span className="ml-auto flex items-center gap-1">
          <GroupChoice list={list} />
          <ColumnChoice list={list} />
          {mayMerge ? <ButtonLink variant="ghost" size="sm" icon="users" to={paths.doublons}>{m.duplicates}</ButtonLink> : null}
          <ExportMenu list={list} />
          <Segmented
            label={m.density}
            iconOnly
            value={list.search.densite ?? "normal"}
            onChange={(densite) => list.go({ ...list.search, densite }, true)}
            choices={[
              { value: "compact", label: m.compact, icon: "rows-compact" },
              { value: "normal", label: m.normal, icon: "rows-normal" },
              { value: "airy", label: m.airy, icon: "rows-airy" },
            ]}
          />
        </span>
      </div>
    </>
  );
}
