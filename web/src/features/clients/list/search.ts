import type { ClientQuery } from "@/shared/api/types";

/** What the address of the list says: `?q=…&besoin=retraite,prevoyance&sort=-patrimoine_net&colonnes=…` */
const TEXTS = [
  "q", "besoin", "conseiller", "ville", "situation_matrimoniale", "situation_professionnelle", "statut", "type_personne", "etiquette", "sort", "colonnes",
] as const;
const NUMBERS = ["patrimoine_min", "patrimoine_max", "page", "taille"] as const;
export const FILTERS = [
  "type_personne", "etiquette", "besoin", "conseiller", "ville", "situation_matrimoniale", "situation_professionnelle", "statut",
  "patrimoine_min", "patrimoine_max", "a_relire",
] as const;

export type FilterName = (typeof FILTERS)[number];
export type ListSearch = Partial<
  Record<(typeof TEXTS)[number], string> & Record<(typeof NUMBERS)[number], number> & {
      a_relire: true;
      /** The dialog of a new client is open. */
      nouveau: true;
    }
>;
export const DEFAULT_SORT = "-dernier_echange_at";
export const PAGE_SIZES = [25, 50, 100] as const;

/** Whatever someone typed in the address: what is not understood is left out. */
export function parseListSearch(raw: Record<string, unknown>): ListSearch {
  const search: ListSearch = {};
  for (const name of TEXTS) {
    const value = raw[name];
    if ((typeof value === "string" && value.trim()) || typeof value === "number") search[name] = String(value);
  }
  for (const name of NUMBERS) {
    const value = Number(raw[name]);
    if (raw[name] !== undefined && raw[name] !== "" && Number.isFinite(value)) search[name] = value;
  }
  if (raw["a_relire"] === true || raw["a_relire"] === "true") search.a_relire = true;
  if (raw["nouveau"] === true || raw["nouveau"] === "true") search.nouveau = true;
  return search;
}

export function toQuery(search: ListSearch): ClientQuery {
  const { taille, sort, ...query } = search;
  delete query.colonnes;
  delete query.nouveau;
  return { ...query, sort: sort ?? DEFAULT_SORT, page_size: taille ?? PAGE_SIZES[0] };
}

export const hasFilters = (search: ListSearch): boolean =>
  Boolean(search.q) || FILTERS.some((name) => search[name] !== undefined);

/** The same list without `name`, back on its first page. */
export function without(search: ListSearch, ...names: (keyof ListSearch)[]): ListSearch {
  const next = { ...search };
  for (const name of [...names, "page" as const]) delete next[name];
  return next;
}
