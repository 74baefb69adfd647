import { queryOptions } from "@tanstack/react-query";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import { base, type Schemas } from "@/shared/api/schema";

export type Template = Schemas["Modele"];
export type TemplateDetail = Schemas["ModeleDetaille"];
export type TemplatePreparation = Schemas["PreparationDeModele"];
export type FieldGroup = Schemas["GroupeDeChamps"];
export type Format = Schemas["FormatDeDocument"];

export const templatesQuery = (archived = false) =>
  queryOptions({
    queryKey: ["modeles", archived],
    queryFn: async ({ signal }) => (await unwrap(api.GET("/modeles", { params: { query: { page_size: 200, ...(archived ? { archives: true } : {}) } }, signal }))).results,
  });
export const templateQuery = (id: string) =>
  queryOptions({ queryKey: ["modeles", "un", id], queryFn: ({ signal }) => unwrap(api.GET("/modeles/{id}", { params: { path: { id } }, signal })) });
export const fieldsQuery = queryOptions({
  queryKey: ["modeles", "champs"],
  queryFn: async ({ signal }) => (await unwrap(api.GET("/modeles/champs", { signal }))).groupes,
  staleTime: Infinity,
});
export const changeTemplate = ({ id, version }: { id: string; version: number }, body: Schemas["PatchedModeleChangeRequest"]) =>
  unwrap(api.PATCH("/modeles/{id}", { params: { path: { id }, header: ifMatch(version) }, body }));
export const wordOf = (id: string, numero: number): string => `${base}/modeles/${id}/versions/${numero}/content`;

export const templatePreparationQuery = (reference: string, id: string) =>
  queryOptions({
    queryKey: ["document", reference, "modele", id],
    queryFn: ({ signal }) => unwrap(api.GET("/clients/{reference}/modeles/{id}", { params: { path: { reference, id } }, signal })),
  });
export const makeFromTemplate = (reference: string, id: string, format: Format) =>
  unwrap(api.POST("/clients/{reference}/modeles/{id}", { params: { path: { reference, id } }, body: { format } }));
export const templatePreviewOf = (reference: string, id: string, stamp: string): string => `${base}/clients/${reference}/modeles/${id}/apercu?etat=${stamp}`;
