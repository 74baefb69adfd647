import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { paths } from "@/shared/paths";
import type { Sort } from "@/shared/ui/table";

import { useCatalogue, type Field } from "./catalogue";
import { chosenColumns, columnOf, type Column } from "./columns";
import { clientsQuery } from "./queries";
import { DEFAULT_SORT, toQuery, without, type ListSearch } from "./search";

const route = getRouteApi("/shell/clients");

export const sortOf = ({ sort = DEFAULT_SORT }: ListSearch): Sort => ({
  field: sort.replace(/^-/, ""),
  descending: sort.startsWith("-"),
});

/** The list as its address says, and the ways to change that address. */
export function useList() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const catalogue = useCatalogue();
  const asked = chosenColumns(search.colonnes);
  const columns = asked
    .map(catalogue.field)
    .filter((field): field is Field => field?.affichable === true)
    .map((field): Column => columnOf(field, catalogue.fullLabel(field)));
  // Names the server does not know would be refused: wait for the catalogue, then ask for those it has.
  const ready = catalogue.fields.length > 0;
  const query = toQuery(search, columns.map((column) => column.id));
  const page = useQuery({ ...clientsQuery(query), enabled: ready });

  const go = (next: ListSearch, replace = false) => void navigate({ to: paths.clients, search: next, replace });
  return {
    search,
    query,
    page,
    columns,
    catalogue,
    rows: page.data?.results ?? [],
    go,
    /** Set search, columns or anything else: back to the first page. */
    set: (change: ListSearch, replace = false) => go({ ...without(search), ...change }, replace),
    sortBy: (field: string, startsDescending: boolean) => {
      const now = sortOf(search);
      const descending = now.field === field ? !now.descending : startsDescending;
      go({ ...without(search), sort: `${descending ? "-" : ""}${field}` });
    },
  };
}
export type List = ReturnType<typeof useList>;
