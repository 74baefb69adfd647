export type ListSearch = { q?: string };
export const parseListSearch = (search: Record<string, unknown>): ListSearch =>
  typeof search["q"] === "string" ? { q: search["q"] } : {};
