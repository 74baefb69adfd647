import { queryOptions, type QueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import type { Paths, Schemas } from "@/shared/api/schema";
import type { Row } from "@/shared/dictionary/types";
import { refreshFollowUp } from "@/shared/suivi/api";

import { RECORDS, type ClientFile, type Entry } from "./types";

export const clientQuery = (reference: string) =>
  queryOptions({
    queryKey: ["client", reference],
    queryFn: () => unwrap(api.GET("/clients/{reference}", { params: { path: { reference } } })) as Promise<ClientFile>,
  });

type HistoryFilter = NonNullable<Paths["/clients/{reference}/history"]["get"]["parameters"]["query"]>;
export type SectionName = NonNullable<HistoryFilter["section"]>;

export const historyQuery = (id: string, filter: HistoryFilter = {}) =>
  queryOptions({
    queryKey: ["client", id, "history", filter],
    queryFn: () => unwrap(api.GET("/clients/{reference}/history", { params: { path: { reference: id }, query: filter } })),
  });

export const meetingsQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretiens", { client: id }],
    queryFn: () => unwrap(api.GET("/entretiens", { params: { query: { client: id, sort: "-date", page_size: 50 } } })),
  });

export type Proof = Schemas["Proposition"];
export const proofsQuery = (entretien: string) =>
  queryOptions({
    queryKey: ["entretien", entretien, "proposals"],
    queryFn: () => unwrap(api.GET("/entretiens/{id}/proposals", { params: { path: { id: entretien } } })),
  });

type Reading = Schemas["RevelationDemandeRequest"];
/** The value of a sealed field. The reading enters the file's history. */
export const reveal = async (reference: string, champ: string, motif: string): Promise<string> =>
  (await unwrap(api.POST("/clients/{reference}/reveal", { params: whose(reference), body: { champ: champ as Reading["champ"], motif } }))).valeur;

/** The words that brought a value to the file, from the meeting its origin names. */
export function proofOf(proofs: readonly Proof[], section: string, champ: string, value: unknown): { proof: Proof; quotes: Proof["evidence"] } | null {
  const holds = (content: Proof["new"]): boolean =>
    typeof content === "object" && content !== null ? content[champ] === value : content === value;
  const accepted = proofs.filter(
    (proof) => proof.section === section && (proof.champ === champ || proof.champ === null) && ["accepted", "edited"].includes(proof.state),
  );
  const proof = accepted.find((candidate) => holds(candidate.state === "edited" ? candidate.value : candidate.new)) ?? accepted.find(({ champ: own }) => own === champ);
  if (!proof) return null;
  const own = proof.evidence.filter((quote) => quote.champ === undefined || quote.champ === null || quote.champ === champ);
  return { proof, quotes: own.length ? own : proof.evidence };
}

/** Where a value stands: on the client, in a once-only section, or in a row. */
export type Place = { section: SectionName; entry: Entry | null };

// Sections have the same addresses and each its own body: the dictionary has checked the values, the server does again.
const record = (section: string) => `/clients/{reference}/${section}` as "/clients/{reference}/conjoint";
const rows = (section: string) => `/clients/{reference}/${section}` as "/clients/{reference}/enfants";
const row = (section: string) => `/clients/{reference}/${section}/{row_id}` as "/clients/{reference}/enfants/{row_id}";
const restored = (section: string) => `${row(section)}/restore` as "/clients/{reference}/enfants/{row_id}/restore";

const whose = (reference: string) => ({ path: { reference } });
const which = (reference: string, row_id: string) => ({ path: { reference, row_id } });

/** Writes values where they stand; the version says what the person was looking at. */
export async function write(file: ClientFile, { section, entry }: Place, values: Row): Promise<unknown> {
  const body = values as never;
  const header = ifMatch(entry?.version ?? 0);
  if (section === "client") return unwrap(api.PATCH("/clients/{reference}", { params: { ...whose(file.id), header: ifMatch(file.version) }, body }));
  if (RECORDS.some((name) => name === section)) return unwrap(api.PATCH(record(section), { params: { ...whose(file.id), header }, body }));
  if (!entry) return unwrap(api.POST(rows(section), { params: whose(file.id), body }));
  return unwrap(api.PATCH(row(section), { params: { ...which(file.id, entry.id), header }, body }));
}

export const removeRow = (file: ClientFile, section: string, entry: Entry) =>
  unwrap(api.DELETE(row(section), { params: { ...which(file.id, entry.id), header: ifMatch(entry.version) } }));
export const restoreRow = (file: ClientFile, section: string, entry: Entry) =>
  unwrap(api.POST(restored(section), { params: which(file.id, entry.id) }));

export const removeClient = (file: ClientFile) =>
  unwrap(api.DELETE("/clients/{reference}", { params: { ...whose(file.id), header: ifMatch(file.version) } }));
export const restoreClient = (id: string) => unwrap(api.POST("/clients/{reference}/restore", { params: whose(id) }));
export const withdrawConsent = (reference: string, consent_id: string) =>
  unwrap(api.POST("/clients/{reference}/consentements/{consent_id}/withdraw", { params: { path: { reference, consent_id } } }));

export async function refreshFile(client: QueryClient): Promise<void> {
  await Promise.all([...["client", "clients"].map((name) => client.invalidateQueries({ queryKey: [name] })), refreshFollowUp(client, "fil")]);
}

export type Link = ClientFile["liens"][number];
export type LinkInput = Schemas["LienSaisieRequest"];
const tied = (reference: string, lien_id: string) => ({ path: { reference, lien_id } });
export const addLink = (reference: string, body: LinkInput) => unwrap(api.POST("/clients/{reference}/liens", { params: whose(reference), body }));
export const removeLink = (reference: string, link: Link) => unwrap(api.DELETE("/clients/{reference}/liens/{lien_id}", { params: tied(reference, link.id) }));

export type Follower = ClientFile["conseillers"][number];
const followed = (reference: string, suivi_id: string) => ({ path: { reference, suivi_id } });
export const addFollower = (reference: string, body: Schemas["SuiviSaisieRequest"]) =>
  unwrap(api.POST("/clients/{reference}/conseillers", { params: whose(reference), body }));
export const changeFollower = (reference: string, follower: Follower, body: Schemas["PatchedSuiviModificationRequest"]) =>
  unwrap(api.PATCH("/clients/{reference}/conseillers/{suivi_id}", { params: followed(reference, follower.id), body }));

const borne = (reference: string, etiquette_id: string) => ({ params: { path: { reference, etiquette_id } } });
export const putTag = (reference: string, tag: string) => unwrap(api.PUT("/clients/{reference}/etiquettes/{etiquette_id}", borne(reference, tag)));
export const takeTag = (reference: string, tag: string) => unwrap(api.DELETE("/clients/{reference}/etiquettes/{etiquette_id}", borne(reference, tag)));
export const createTag = (body: Schemas["EtiquetteSaisieRequest"]) => unwrap(api.POST("/etiquettes", { body }));

export type Deadline = Schemas["EcheanceSortie"];
export const deadlinesQuery = (reference: string) =>
  queryOptions({
    queryKey: ["client", reference, "echeances"],
    queryFn: () => unwrap(api.GET("/clients/{reference}/echeances", { params: whose(reference) })),
  });
