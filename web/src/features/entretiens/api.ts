import { keepPreviousData, mutationOptions, queryOptions, type QueryClient } from "@tanstack/react-query";

import { api, idempotent, ifMatch, unwrap } from "@/shared/api/client";
import type { EntretienQuery, Page, EntretienRow } from "@/shared/api/types";

import type { Candidate, Content, Decision, Entretien, NewEntretien, Proposal, Proposals, Role, Transcript } from "./types";

const at = (id: string) => ({ params: { path: { id } } });

export const entretiensQuery = (query: EntretienQuery) =>
  queryOptions({
    queryKey: ["entretiens", query],
    queryFn: async () => (await unwrap(api.GET("/entretiens", { params: { query } }))) as Page<EntretienRow>,
    placeholderData: keepPreviousData,
  });

export const entretienQuery = (id: string) =>
  queryOptions({ queryKey: ["entretien", id], queryFn: async () => (await unwrap(api.GET("/entretiens/{id}", at(id)))) as Entretien });

export const transcriptQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretien", id, "transcript"],
    queryFn: async () => (await unwrap(api.GET("/entretiens/{id}/transcript", at(id)))) as Transcript,
  });

export const proposalsQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretien", id, "proposals"],
    queryFn: async () => (await unwrap(api.GET("/entretiens/{id}/proposals", at(id)))) as Proposals,
  });

export const candidatesQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretien", id, "candidates"],
    queryFn: async () => (await unwrap(api.GET("/entretiens/{id}/candidates", at(id)))) as Candidate[],
  });

/** Everything shown about one meeting, and the lists and counts it appears in. */
export async function refresh(client: QueryClient, id: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["entretien", id] }),
    client.invalidateQueries({ queryKey: ["entretiens"] }),
    client.invalidateQueries({ queryKey: ["todo"] }),
  ]);
}

export async function createEntretien(entretien: NewEntretien, key: string): Promise<Entretien> {
  const { fichier, texte, ...rest } = entretien;
  if (!fichier)
    return (await unwrap(api.POST("/entretiens", { body: { ...rest, texte } as never, headers: idempotent(key) }))) as Entretien;
  const form = new FormData();
  form.set("fichier", fichier);
  form.set("donnees", JSON.stringify(rest));
  return (await unwrap(
    api.POST("/entretiens", { body: form as never, bodySerializer: (body: unknown) => body as FormData, headers: idempotent(key) }),
  )) as Entretien;
}

export const decideOptions = (id: string) =>
  mutationOptions({
    mutationFn: async ({ proposal, state, value }: { proposal: string; state: Decision; value?: Content }) =>
      (await unwrap(
        api.PATCH("/entretiens/{id}/proposals/{proposal_id}", {
          params: { path: { id, proposal_id: proposal } },
          body: { state, ...(value === undefined ? {} : { value }) } as never,
        }),
      )) as Proposal,
  });

export const acceptSafe = async (id: string): Promise<Proposals> =>
  (await unwrap(api.POST("/entretiens/{id}/accept-safe", at(id)))) as Proposals;

export const apply = async (id: string): Promise<{ applied: number; client_id: string }> =>
  (await unwrap(api.POST("/entretiens/{id}/apply", at(id)))) as { applied: number; client_id: string };

export const retry = async (id: string) => unwrap(api.POST("/entretiens/{id}/retry", at(id)));
export const removeEntretien = async (id: string, version: number) =>
  unwrap(api.DELETE("/entretiens/{id}", { ...at(id), headers: ifMatch(version) }));
export const restoreEntretien = async (id: string) => unwrap(api.POST("/entretiens/{id}/restore", at(id)));
export const chooseClient = async (id: string, choice: { client_id: string } | { nouveau: true }) =>
  unwrap(api.POST("/entretiens/{id}/client", { ...at(id), body: choice as never }));
export const correctSpeakers = async (id: string, roles: Record<string, Role>) =>
  unwrap(api.PATCH("/entretiens/{id}/transcript/speakers", { ...at(id), body: roles as never }));
