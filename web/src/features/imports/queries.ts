import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import { base, type Schemas } from "@/shared/api/schema";

export type Import = Schemas["ImportDetail"];
export type ImportRow = Schemas["ImportResume"];
export type Line = Schemas["ImportLigne"];
export type State = Import["state"];
export type Tab = Exclude<Line["verdict"], "refuse"> | "refuse" | "refuses" | Exclude<Line["issue"], "" | "refuse">;

/** Somebody works on it: the page follows. */
export const BUSY: readonly State[] = ["lecture", "controle", "en_cours", "annulation"];
const POLL_MS = 1_000;
export const PAGE = 50;

export const importsQuery = queryOptions({
  queryKey: ["imports"],
  queryFn: async ({ signal }) => (await unwrap(api.GET("/imports", { signal }))).results,
});

/** News come by themselves; asking each second is for when they do not. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["import", id],
    queryFn: ({ signal }) => unwrap(api.GET("/imports/{import_id}", { params: { path: { import_id: id } }, signal })),
    refetchInterval: (query) => (query.state.data && BUSY.includes(query.state.data.state) ? POLL_MS : false),
  });

export const linesQuery = (id: string, state: State, tab: Tab, page: number) =>
  queryOptions({
    queryKey: ["import", id, "lignes", state, tab, page],
    queryFn: ({ signal }) =>
      unwrap(api.GET("/imports/{import_id}/lignes", { params: { path: { import_id: id }, query: { onglet: tab, page, page_size: PAGE } }, signal })),
    placeholderData: (before) => before,
  });

export const placesQuery = (locale: string) =>
  queryOptions({
    queryKey: ["imports-cibles", locale],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/imports/cibles", { signal }))).results,
    staleTime: Infinity,
  });

export const at = (id: string) => ({ params: { path: { import_id: id } } });
export const refusedFile = (id: string): string => `${base}/imports/${id}/refus`;
export const originalFile = (id: string): string => `${base}/imports/${id}/fichier`;
