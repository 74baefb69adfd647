import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";

import { paths } from "@/shared/paths";
import type { Sort } from "@/shared/ui/table";

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
  const page = useQuery(clientsQuery(toQuery(search)));

  const go = (next: ListSearch, replace = false) => void navigate({ to: paths.clients, search: next, replace });
  return {
    search,
    page,
    rows: page.data?.results ?? [],
    go,
    /** Set filters, search or columns: back to the first page. */
    set: (change: ListSearch, replace = false) => go({ ...without(search), ...change }, replace),
    sortBy: (field: string, startsDescending: boolean) => {
      const now = sortOf(search);
      const descending = now.field === field ? !now.descending : startsDescending;
      go({ ...without(search), sort: `${descending ? "-" : ""}${field}` });
    },
  };
}
export type List = ReturnType<typeof useList>;
