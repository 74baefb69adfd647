import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";
import type { ClientQuery } from "@/shared/api/types";

export const clientsQuery = (query: ClientQuery) =>
  queryOptions({
    queryKey: ["clients", query],
    queryFn: ({ signal }) => unwrap(api.GET("/clients", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

/** The groups of a list, in its order, with their counts. */
export const groupsQuery = (query: { q?: string; filtre?: string; groupe: string }) =>
  queryOptions({
    queryKey: ["clients", "groupes", query],
    queryFn: ({ signal }) => unwrap(api.GET("/clients/groupes", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

export type View = Schemas["VueListe"];

export const viewsQuery = queryOptions({
  queryKey: ["vues"],
  queryFn: ({ signal }) => unwrap(api.GET("/vues", { signal })),
  staleTime: 60_000,
});

/** How many clients each view holds: one request for all the tabs. */
export const viewCountsQuery = queryOptions({
  queryKey: ["clients", "vues"],
  queryFn: ({ signal }) => unwrap(api.GET("/vues/comptes", { signal })),
  staleTime: 60_000,
});
