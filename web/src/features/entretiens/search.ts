import type { DraftClient } from "./draft";

export const VIEWS = ["", "to_review", "failed", "applied"] as const;
type View = (typeof VIEWS)[number];
export type EntretiensSearch = { etat?: View; q?: string; page?: number };

/** The list lives in its address: view, search, page. */
export function parseEntretiensSearch(search: Record<string, unknown>): EntretiensSearch {
  const etat = VIEWS.find((view) => view && view === search["etat"]);
  const q = typeof search["q"] === "string" && search["q"] ? search["q"] : undefined;
  const page = Number(search["page"]);
  return { ...(etat ? { etat } : {}), ...(q ? { q } : {}), ...(Number.isInteger(page) && page > 1 ? { page } : {}) };
}

/** A new meeting may be started from a client's file. */
export function parseNewSearch(search: Record<string, unknown>): { client?: DraftClient } {
  const given = search["client"] as Partial<DraftClient> | undefined;
  if (typeof given?.id !== "string" || typeof given.matricule !== "string") return {};
  return { client: { id: given.id, matricule: given.matricule, nom: given.nom ?? null, prenom: given.prenom ?? null } };
}
