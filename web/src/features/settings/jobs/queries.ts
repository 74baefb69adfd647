import { keepPreviousData, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";

export type Failure = Schemas["TacheEchouee"];
export type Outcome = Schemas["TachesRelancees"];

/** How often the page looks at the queues; a failure is told at once by the live channel. */
const LOOK_EVERY_MS = 4_000;

export const jobsQuery = queryOptions({
  queryKey: ["jobs", "now"],
  queryFn: ({ signal }) => unwrap(api.GET("/jobs", { signal })),
  refetchInterval: LOOK_EVERY_MS,
  staleTime: 0,
});

export const failuresQuery = (page: number) =>
  queryOptions({
    queryKey: ["jobs", "failures", page],
    queryFn: ({ signal }) => unwrap(api.GET("/jobs/failures", { params: { query: { page } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
