import { queryOptions } from "@tanstack/react-query";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import { base, type Paths, type Schemas } from "@/shared/api/schema";

export type Document = Schemas["Document"];
export type Preparation = Schemas["PreparationDeDocument"];
export type Typed = Schemas["SaisieDeDocument"];
export type Kind = Preparation["kind"];
export type Lack = Schemas["ManqueDuDocument"];
export type Filter = NonNullable<Paths["/documents"]["get"]["parameters"]["query"]>;

export const KINDS: readonly Kind[] = ["der", "recueil", "conseil", "mandat", "portrait"];
export const isKind = (value: string): value is Kind => (KINDS as readonly string[]).includes(value);

export const documentsQuery = (filter: Filter) =>
  queryOptions({
    queryKey: ["documents", "all", filter],
    queryFn: ({ signal }) => unwrap(api.GET("/documents", { params: { query: filter }, signal })),
    placeholderData: (before) => before,
  });
export const clientDocumentsQuery = (reference: string) =>
  queryOptions({
    queryKey: ["documents", reference],
    queryFn: async ({ signal }) =>
      (await unwrap(api.GET("/clients/{reference}/documents", { params: { path: { reference }, query: { page_size: 200 } }, signal }))).results,
  });
export const preparationQuery = (reference: string, kind: Kind) =>
  queryOptions({
    queryKey: ["document", reference, kind],
    queryFn: ({ signal }) => unwrap(api.GET("/clients/{reference}/documents/{kind}", { params: { path: { reference, kind } }, signal })),
  });
export const typeIn = (reference: string, kind: Kind, version: number, body: Typed) =>
  unwrap(api.PATCH("/clients/{reference}/documents/{kind}", { params: { path: { reference, kind }, header: ifMatch(version) }, body }));
export const makeDocument = (reference: string, kind: Kind) =>
  unwrap(api.POST("/clients/{reference}/documents/{kind}", { params: { path: { reference, kind } } }));
/** `stamp` changes with what the document would say, so that the frame shows the present one. */
export const previewOf = (reference: string, kind: Kind, stamp: string): string => `${base}/clients/${reference}/documents/${kind}/apercu?etat=${stamp}`;
export const contentOf = ({ id }: { id: string }, shown = true): string => `${base}/documents/${id}/content${shown ? "?apercu=true" : ""}`;
/** What to call a document: the firm's own templates bear their own names. */
export const titleOf = (one: Document, names: Record<Document["kind"], string>): string => (one.modele ? one.titre : names[one.kind]);
export type Sending = Schemas["EnvoiSaisiRequest"];
export const sendDocument = (id: string, body: Sending) => unwrap(api.POST("/documents/{id}/envois", { params: { path: { id } }, body }));
export const revokeSending = (id: string) => unwrap(api.DELETE("/envois/{id}", { params: { path: { id } } }));
export const signedPart = ({ id }: { id: string }, part: "signe" | "preuve"): string => `${base}/documents/${id}/${part}?apercu=true`;
