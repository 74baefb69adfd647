import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";

export type Insurer = Schemas["AssureurLigne"];

/** The insurers contracts name and those of the firm's list, by name. */
export const insurersQuery = queryOptions({
  queryKey: ["assureurs"],
  queryFn: () => unwrap(api.GET("/assureurs")),
  staleTime: 60_000,
});

/** One name for each, as it should be written: other spellings give way to the usual one. */
export const insurerNames = (insurers: readonly Insurer[]): string[] => [...new Set(insurers.map(({ nom, usuel }) => usuel ?? nom))];
