import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";

/** What waits for this person: the only numbers of the navigation. */
export const todoQuery = queryOptions({
  queryKey: ["todo"],
  queryFn: ({ signal }) => unwrap(api.GET("/todo", { signal })),
});
