import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Locale } from "@/shared/i18n/locale";

import type { JournalFilters } from "./search";

/** The server writes the words: another language is another answer. */
export const linesQuery = (filters: JournalFilters, locale: Locale) =>
  infiniteQueryOptions({
    queryKey: ["journal", "lines", filters, locale],
    queryFn: ({ pageParam, signal }) =>
      unwrap(api.GET("/audit/entries", { params: { query: { ...filters, ...(pageParam ? { avant: pageParam } : {}) } }, signal })),
    initialPageParam: "",
    getNextPageParam: (page) => page.suivant,
    staleTime: 0,
  });

export const lineQuery = (id: string, locale: Locale) =>
  queryOptions({
    queryKey: ["journal", "line", id, locale],
    queryFn: ({ signal }) => unwrap(api.GET("/audit/entries/{entry_id}", { params: { path: { entry_id: id } }, signal })),
    staleTime: Infinity,
  });

export const filtersQuery = (locale: Locale) =>
  queryOptions({
    queryKey: ["journal", "filters", locale],
    queryFn: ({ signal }) => unwrap(api.GET("/audit/filters", { signal })),
    staleTime: 300_000,
  });
