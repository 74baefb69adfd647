import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";

export type Provider = Schemas["FournisseurIa"];
export type Options = Schemas["OptionsIa"];
export type Count = Schemas["CompteIa"];

/** Every key starts with "ai": a live event about it makes them all stale. */
export const settingsQuery = queryOptions({
  queryKey: ["ai", "settings"],
  queryFn: ({ signal }) => unwrap(api.GET("/ai/settings", { signal })),
});

export const providersQuery = (usage: Provider["usage"]) =>
  queryOptions({
    queryKey: ["ai", "providers", usage],
    queryFn: ({ signal }) => unwrap(api.GET("/ai/providers", { params: { query: { usage } }, signal })),
  });

export const registerQuery = queryOptions({
  queryKey: ["ai", "register"],
  queryFn: ({ signal }) => unwrap(api.GET("/ai/register", { signal })),
});

export const budgetQuery = queryOptions({
  queryKey: ["ai", "budget"],
  queryFn: ({ signal }) => unwrap(api.GET("/ai/budget", { signal })),
});

/** `month` as `2026-11`; empty for the present one. */
export const usageQuery = (month: string) =>
  queryOptions({
    queryKey: ["ai", "usage", month],
    queryFn: ({ signal }) => unwrap(api.GET("/ai/usage", { params: { query: month ? { mois: month } : {} }, signal })),
  });

/** What each meeting of a month cost, dearest first. */
export const meetingsQuery = (month: string, page: number) =>
  queryOptions({
    queryKey: ["ai", "usage", "meetings", month, page],
    queryFn: ({ signal }) => unwrap(api.GET("/ai/usage/entretiens", { params: { query: { mois: month, page, page_size: 10 } }, signal })),
  });
