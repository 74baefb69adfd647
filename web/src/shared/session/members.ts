import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";

export const membersQuery = queryOptions({
  queryKey: ["team", "members"],
  queryFn: ({ signal }) => unwrap(api.GET("/team/members", { signal })),
  staleTime: 300_000,
});
