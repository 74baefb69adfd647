import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { ClientQuery } from "@/shared/api/types";

export const clientsQuery = (query: ClientQuery) =>
  queryOptions({
    queryKey: ["clients", query],
    queryFn: ({ signal }) => unwrap(api.GET("/clients", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });

/** How many a view holds, without its rows. */
export const clientsCountQuery = (query: ClientQuery) =>
  queryOptions({
    queryKey: ["clients", "count", query],
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET("/clients", { params: { query: { ...query, page_size: 1, fields: "id" } }, signal }))).count,
    staleTime: 60_000,
  });
