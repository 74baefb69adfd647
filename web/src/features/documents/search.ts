export const ETATS = ["etabli", "envoye", "ouvert", "signe"] as const;
export type Etat = (typeof ETATS)[number];
export type DocumentsSearch = { etat?: Etat; q?: string; page?: number };

/** What the address of the list says; anything else is left out. */
export function validDocumentsSearch(search: Record<string, unknown>): DocumentsSearch {
  const etat = ETATS.find((one) => one === search["etat"]);
  const page = Number(search["page"]);
  return {
    ...(etat ? { etat } : {}),
    ...(typeof search["q"] === "string" && search["q"] ? { q: search["q"] } : {}),
    ...(Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}
