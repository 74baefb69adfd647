import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import { base, type Schemas } from "@/shared/api/schema";

export type Shared = Schemas["DocumentPartage"];

export const sharedQuery = (token: string) =>
  queryOptions({
    queryKey: ["partage", token],
    queryFn: ({ signal }) => unwrap(api.GET("/partage/{token}", { params: { path: { token } }, signal })),
    retry: false,
    staleTime: Infinity,
  });
export const sharedContent = (token: string, shown: boolean): string => `${base}/partage/${token}/document${shown ? "?apercu=true" : ""}`;
