import type { Schemas } from "@/shared/api/schema";

export type Line = Schemas["JournalLigne"];
export type Act = Line["acte"];
export const ACTS: readonly Act[] = ["creation", "modification", "suppression", "restauration", "lecture", "export"];
export type JournalFilters = { personne?: string; client?: string; table?: string; acte?: Act; depuis?: string; jusqu_a?: string };
/** `ligne`: the line whose detail is open. */
export type JournalSearch = JournalFilters & { ligne?: string };

const FREE = ["personne", "client", "table", "ligne"] as const;
const DAYS = ["depuis", "jusqu_a"] as const;

/** The filters live in the address. */
export function parseJournalSearch(raw: Record<string, unknown>): JournalSearch {
  const text = (name: string): string => (typeof raw[name] === "string" ? raw[name] : "");
  const acte = ACTS.find((act) => act === raw["acte"]);
  return {
    ...Object.fromEntries(FREE.filter((name) => text(name)).map((name) => [name, text(name)])),
    ...Object.fromEntries(DAYS.filter((name) => /^\d{4}-\d\d-\d\d$/.test(text(name))).map((name) => [name, text(name)])),
    ...(acte ? { acte } : {}),
  };
}

export function filtersOf(search: JournalSearch): JournalFilters {
  const { ligne, ...filters } = search;
  return ligne === undefined ? search : filters;
}
