import { queryOptions } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Paths, Schemas } from "@/shared/api/schema";

export type Export = Schemas["ExportDeDonnees"];
export type Erasure = Schemas["EffacementEtat"];
export type Consent = Schemas["ConsentementAuRegistre"];
export type Rule = Schemas["RegleConservation"];

export const requestsQuery = queryOptions({
  queryKey: ["conformite", "demandes"],
  queryFn: ({ signal }) => unwrap(api.GET("/conformite/demandes", { signal })),
});

export const personQuery = (reference: string) =>
  queryOptions({
    queryKey: ["client", reference],
    queryFn: ({ signal }) => unwrap(api.GET("/clients/{reference}", { params: { path: { reference } }, signal })),
  });

export const exportsQuery = (reference: string) =>
  queryOptions({
    queryKey: ["conformite", "exports", reference],
    queryFn: ({ signal }) => unwrap(api.GET("/clients/{reference}/exports", { params: { path: { reference } }, signal })),
  });

export const previewQuery = (reference: string) =>
  queryOptions({
    queryKey: ["conformite", "apercu", reference],
    queryFn: ({ signal }) => unwrap(api.GET("/clients/{reference}/effacement", { params: { path: { reference } }, signal })),
    retry: false,
  });

export const erasureQuery = (id: string) =>
  queryOptions({
    queryKey: ["conformite", "effacement", id],
    queryFn: ({ signal }) => unwrap(api.GET("/conformite/effacements/{id}", { params: { path: { id } }, signal })),
  });

export const rulesQuery = queryOptions({
  queryKey: ["conformite", "conservation"],
  queryFn: ({ signal }) => unwrap(api.GET("/conformite/conservation", { signal })),
});

export const registerQuery = queryOptions({
  queryKey: ["conformite", "registre"],
  queryFn: ({ signal }) => unwrap(api.GET("/conformite/registre", { signal })),
});

export type ConsentFilter = NonNullable<Paths["/conformite/consentements"]["get"]["parameters"]["query"]>;
export const consentsQuery = (filter: ConsentFilter) =>
  queryOptions({
    queryKey: ["conformite", "consentements", filter],
    queryFn: ({ signal }) => unwrap(api.GET("/conformite/consentements", { params: { query: filter }, signal })),
    placeholderData: (previous) => previous,
  });

/** Where the browser itself takes an archive from: it may be larger than memory. */
export const exportAddress = (id: string): string => `/api/v1/conformite/exports/${id}/content`;
