import { keepPreviousData, mutationOptions, queryOptions, type QueryClient } from "@tanstack/react-query";

import { api, idempotent, ifMatch, unwrap } from "@/shared/api/client";
import type { EntretienQuery } from "@/shared/api/types";
import { arrivedOf } from "@/shared/recording/sender";

import type { Content, Decision, Entretien, NewEntretien, Proposal, Role } from "./types";

const at = (id: string) => ({ params: { path: { id } } });

export const entretiensQuery = (query: EntretienQuery) =>
  queryOptions({
    queryKey: ["entretiens", query],
    queryFn: () => unwrap(api.GET("/entretiens", { params: { query } })),
    placeholderData: keepPreviousData,
  });

const LOOK_EVERY_MS = 15_000;

export const entretienQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretien", id],
    queryFn: () => unwrap(api.GET("/entretiens/{id}", at(id))),
    // The time left changes with what the others have heard, of which this meeting is not told.
    refetchInterval: ({ state }) => (state.data?.transcription?.reste_s == null ? false : LOOK_EVERY_MS),
  });

export const arrivedQuery = (id: string) => queryOptions({ queryKey: ["entretien", id, "arrived"], queryFn: () => arrivedOf(id) });

export const transcriptQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretien", id, "transcript"],
    queryFn: () => unwrap(api.GET("/entretiens/{id}/transcript", at(id))),
  });

export const proposalsQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretien", id, "proposals"],
    queryFn: () => unwrap(api.GET("/entretiens/{id}/proposals", at(id))),
  });

export const resumeQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretien", id, "resume"],
    queryFn: () => unwrap(api.GET("/entretiens/{id}/resume", at(id))),
  });

export const candidatesQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretien", id, "candidates"],
    queryFn: () => unwrap(api.GET("/entretiens/{id}/candidates", at(id))),
  });

/** Everything shown about one meeting, and the lists and counts it appears in. */
export async function refresh(client: QueryClient, id: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["entretien", id] }),
    client.invalidateQueries({ queryKey: ["entretiens"] }),
    client.invalidateQueries({ queryKey: ["todo"] }),
  ]);
}

export async function createEntretien({ fichier, texte, client_id, ...rest }: NewEntretien, key: string): Promise<Entretien> {
  const fields = { ...rest, ...(client_id ? { client_id } : {}) };
  const headers = idempotent(key);
  if (!fichier) return unwrap(api.POST("/entretiens", { body: { ...fields, texte }, headers }));
  const form = new FormData();
  form.set("fichier", fichier);
  form.set("donnees", JSON.stringify(fields));
  return unwrap(api.POST("/entretiens", { body: form as never, bodySerializer: () => form, headers }));
}

export const decideOptions = (id: string) =>
  mutationOptions({
    mutationKey: ["entretien", id, "decide"],
    mutationFn: ({ proposal, state, value }: { proposal: Proposal; state: Decision; value?: Content }) =>
      unwrap(
        api.PATCH("/entretiens/{id}/proposals/{proposal_id}", {
          params: { path: { id, proposal_id: proposal.id } },
          body: { state, ...(value === undefined ? {} : { value }) },
        }),
      ),
  });

export const acceptSafe = (id: string) => unwrap(api.POST("/entretiens/{id}/accept-safe", at(id)));
export const apply = (id: string) => unwrap(api.POST("/entretiens/{id}/apply", at(id)));
export const retry = (id: string) => unwrap(api.POST("/entretiens/{id}/retry", at(id)));
export const cancel = (id: string) => unwrap(api.POST("/entretiens/{id}/annule", at(id)));
export const removeEntretien = (id: string, version: number) =>
  unwrap(api.DELETE("/entretiens/{id}", { params: { ...at(id).params, header: ifMatch(version) } }));
export const restoreEntretien = (id: string) => unwrap(api.POST("/entretiens/{id}/restore", at(id)));
export const chooseClient = (id: string, choice: { client_id: string } | { nouveau: true }) =>
  unwrap(api.POST("/entretiens/{id}/client", { ...at(id), body: choice }));
export const writeResume = (id: string) => unwrap(api.POST("/entretiens/{id}/resume", at(id)));

/** An earlier version of the words, as it was understood. */
export const versionQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ["entretien", id, "transcript", version],
    queryFn: () => unwrap(api.GET("/entretiens/{id}/transcript", { params: { path: { id }, query: { version } } })),
  });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ["entretien", id, "versions"],
    queryFn: () => unwrap(api.GET("/entretiens/{id}/transcript/versions", at(id))),
  });

export const correctSpeakers = (id: string, roles: Record<string, Role>) =>
  unwrap(api.PATCH("/entretiens/{id}/transcript/speakers", { ...at(id), body: roles }));
export const correctTurns = (id: string, premier: number, dernier: number, role: Role) =>
  unwrap(api.PATCH("/entretiens/{id}/transcript/tours", { ...at(id), body: { premier, dernier, role } }));
/** Brings an earlier version back, unless somebody has corrected the words since `current`. */
export const restoreVersion = (id: string, version: number, current: number) =>
  unwrap(api.POST("/entretiens/{id}/transcript/versions/{version}/retablir", { params: { path: { id, version }, header: ifMatch(current) } }));
