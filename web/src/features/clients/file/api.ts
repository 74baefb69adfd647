import { queryOptions, type QueryClient } from "@tanstack/react-query";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import type { EntretienRow, Page } from "@/shared/api/types";
import type { Row, Value } from "@/shared/dictionary/types";

import type { ClientFile, Entry, HistoryLine } from "./types";

export const clientQuery = (reference: string) =>
  queryOptions({
    queryKey: ["client", reference],
    queryFn: async () => (await unwrap(api.GET("/clients/{id}", { params: { path: { id: reference } } }))) as ClientFile,
  });

export const historyQuery = (id: string, filter: { section?: string; champ?: string; row?: string; page_size?: number } = {}) =>
  queryOptions({
    queryKey: ["client", id, "history", filter],
    queryFn: async () =>
      (await unwrap(api.GET("/clients/{id}/history", { params: { path: { id }, query: filter } }))) as Page<HistoryLine>,
  });

export const meetingsQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretiens", { client: id }],
    queryFn: async () =>
      (await unwrap(api.GET("/entretiens", { params: { query: { client: id, sort: "-date", page_size: 50 } } }))) as Page<EntretienRow>,
  });

export type Proof = {
  section: string;
  champ: string | null;
  state: string;
  new: Value | Row;
  value: Value | Row;
  speaker: { label: string; role: string } | null;
  evidence: { quote: string; t0: number | null; champ?: string | null }[];
};
export const proofsQuery = (entretien: string) =>
  queryOptions({
    queryKey: ["entretien", entretien, "proposals"],
    queryFn: async () =>
      (await unwrap(api.GET("/entretiens/{id}/proposals", { params: { path: { id: entretien } } }))) as { proposals: Proof[] },
  });

/** The words that brought a value to the file, from the meeting its origin names. */
export function proofOf(proofs: readonly Proof[], section: string, champ: string, value: unknown): { proof: Proof; quotes: Proof["evidence"] } | null {
  const holds = (content: Value | Row): boolean =>
    typeof content === "object" && content !== null && !Array.isArray(content) ? content[champ] === value : content === value;
  const accepted = proofs.filter(
    (proof) => proof.section === section && (proof.champ === champ || proof.champ === null) && ["accepted", "edited"].includes(proof.state),
  );
  const proof = accepted.find((candidate) => holds(candidate.state === "edited" ? candidate.value : candidate.new)) ?? accepted.find(({ champ: own }) => own === champ);
  if (!proof) return null;
  const own = proof.evidence.filter((quote) => quote.champ === undefined || quote.champ === null || quote.champ === champ);
  return { proof, quotes: own.length ? own : proof.evidence };
}

/** Where a value stands: on the client, in a once-only section, or in a row. */
export type Place = { section: string; entry: Entry | null };

const path = (id: string, section: string) => ({ params: { path: { id, section } } });

/** Writes values where they stand; the version says what the person was looking at. */
export async function write(file: ClientFile, place: Place, values: Row): Promise<unknown> {
  const { section, entry } = place;
  if (section === "client")
    return unwrap(api.PATCH("/clients/{id}", { params: { path: { id: file.id } }, body: values as never, headers: ifMatch(file.version) }));
  if (Array.isArray(file[section])) {
    if (!entry) return unwrap(api.POST("/clients/{id}/{section}", { ...path(file.id, section), body: values as never }));
    return unwrap(
      api.PATCH("/clients/{id}/{section}/{row_id}", {
        params: { path: { id: file.id, section, row_id: entry.id } },
        body: values as never,
        headers: ifMatch(entry.version),
      } as never),
    );
  }
  return unwrap(api.PATCH("/clients/{id}/{section}", { ...path(file.id, section), body: values as never, headers: ifMatch(entry?.version ?? 0) }));
}

export const removeRow = async (file: ClientFile, section: string, entry: Entry): Promise<unknown> =>
  unwrap(
    api.DELETE("/clients/{id}/{section}/{row_id}", {
      params: { path: { id: file.id, section, row_id: entry.id } },
      headers: ifMatch(entry.version),
    } as never),
  );
export const restoreRow = async (file: ClientFile, section: string, entry: Entry): Promise<unknown> =>
  unwrap(api.POST("/clients/{id}/{section}/{row_id}/restore", { params: { path: { id: file.id, section, row_id: entry.id } } } as never));

export const removeClient = async (file: ClientFile): Promise<unknown> =>
  unwrap(api.DELETE("/clients/{id}", { params: { path: { id: file.id } }, headers: ifMatch(file.version) }));
export const restoreClient = async (id: string): Promise<unknown> =>
  unwrap(api.POST("/clients/{id}/restore", { params: { path: { id } } }));
export const withdrawConsent = async (id: string, consent: string): Promise<unknown> =>
  unwrap(api.POST("/clients/{id}/consentements/{row_id}/withdraw", { params: { path: { id, row_id: consent } } }));

export async function refreshFile(client: QueryClient): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey: ["client"] }), client.invalidateQueries({ queryKey: ["clients"] })]);
}
