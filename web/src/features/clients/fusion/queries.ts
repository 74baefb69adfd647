import { queryOptions, type QueryClient } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";

export type Side = "survivant" | "absorbe";
export type Compared = Schemas["ChampCompare"];
export type TwoFiles = Schemas["DeuxDossiers"];
export type Person = Schemas["DossierCompare"];
export type Merge = Schemas["FusionFaite"];

export const duplicatesQuery = queryOptions({
  queryKey: ["clients", "doublons"],
  queryFn: ({ signal }) => unwrap(api.GET("/clients/doublons", { signal })),
});

export const twoFilesQuery = (reference: string, avec: string) =>
  queryOptions({
    queryKey: ["client", reference, "fusion", avec],
    queryFn: ({ signal }) => unwrap(api.GET("/clients/{reference}/fusion", { params: { path: { reference }, query: { avec } }, signal })),
    retry: false,
  });

export const mergeFiles = (reference: string, absorbe: string, choix: Record<string, Side>) =>
  unwrap(api.POST("/clients/{reference}/fusion", { params: { path: { reference } }, body: { absorbe, choix } }));

export const undoMerge = (fusion_id: string) => unwrap(api.POST("/fusions/{fusion_id}/undo", { params: { path: { fusion_id } } }));

/** Files have come together or apart: everything that shows one is stale. */
export const refreshFiles = (client: QueryClient): void => {
  for (const queryKey of [["clients"], ["client"], ["fil"], ["pieces"], ["notes"], ["taches"], ["entretiens"], ["search"]]) void client.invalidateQueries({ queryKey });
};
