import type { ClientQuery } from "@/shared/api/types";

import { added, readCriteria, type Criteria, type Rule } from "./criteria";

/** What the address of the list says: `?q=…&filtre={"et":[["ville","est","Nantes"]]}&sort=-patrimoine_net&colonnes=…` */
const TEXTS = ["q", "sort", "colonnes", "groupe", "vue"] as const;
const NUMBERS = ["page", "taille"] as const;
export const DENSITIES = ["compact", "normal", "airy"] as const;
export type Density = (typeof DENSITIES)[number];

export type ListSearch = Partial<
  Record<(typeof TEXTS)[number], string> & Record<(typeof NUMBERS)[number], number> & {
      filtre: Criteria;
      densite: Density;
      /** The dialog of a new client is open. */
      nouveau: true;
    }
>;
export const DEFAULT_SORT = "-dernier_echange_at";
export const PAGE_SIZES = [25, 50, 100] as const;

const isText = (value: unknown): value is string | number => (typeof value === "string" && value.trim() !== "") || typeof value === "number";

/** Addresses kept from before filters were of any field. */
const OLD: Record<string, (value: string) => Rule> = {
  besoin: (value) => ["besoins", "est", ...value.split(",")],
  conseiller: (value) => (value === "aucun" ? ["conseiller", "vide"] : ["suivi_par", "est", ...value.split(",")]),
  ville: (value) => ["ville", "est", value],
  situation_matrimoniale: (value) => ["situation_matrimoniale", "est", ...value.split(",")],
  situation_professionnelle: (value) => ["situation_professionnelle", "est", ...value.split(",")],
  statut: (value) => ["statut", "est", ...value.split(",")],
  patrimoine_min: (value) => ["patrimoine_net", "superieur", Number(value)],
  patrimoine_max: (value) => ["patrimoine_net", "inferieur", Number(value)],
  type_personne: (value) => ["type_personne", "est", ...value.split(",")],
  etiquette: (value) => (value === "aucune" ? ["etiquettes", "vide"] : ["etiquettes", "est", ...value.split(",")]),
  a_relire: () => ["a_relire", "superieur", 1],
};

/** Whatever someone typed in the address: what is not understood is left out. */
export function parseListSearch(raw: Record<string, unknown>): ListSearch {
  const search: ListSearch = {};
  for (const name of TEXTS) {
    const value = raw[name];
    if (isText(value)) search[name] = String(value);
  }
  for (const name of NUMBERS) {
    const value = Number(raw[name]);
    if (raw[name] !== undefined && raw[name] !== "" && Number.isFinite(value)) search[name] = value;
  }
  const filtre = readCriteria(raw["filtre"]);
  if (filtre) search.filtre = filtre;
  const density = DENSITIES.find((one) => one === raw["densite"]);
  if (density) search.densite = density;
  if (raw["nouveau"] === true || raw["nouveau"] === "true") search.nouveau = true;
  return search;
}

/** Today's address for one kept from before; null when it is today's already. */
export function renewed(raw: Record<string, unknown>): ListSearch | null {
  if (!Object.keys(OLD).some((name) => name in raw)) return null;
  const search = parseListSearch(raw);
  for (const [name, rule] of Object.entries(OLD)) {
    const value = raw[name];
    if (isText(value) || value === true) search.filtre = added(search.filtre, rule(String(value)));
  }
  return search;
}

/** The clients an address is about, whatever is shown of them. */
export const selectionOf = ({ q, filtre }: ListSearch): { q?: string; filtre?: string } => ({
  ...(q ? { q } : {}),
  ...(filtre ? { filtre: JSON.stringify(filtre) } : {}),
});

/** @param shown the columns on screen. */
export function toQuery(search: ListSearch, shown: readonly string[]): ClientQuery {
  const { sort = DEFAULT_SORT, taille, page, groupe } = search;
  const descending = sort.startsWith("-");
  const first = groupe && sort.replace(/^-/, "") !== groupe ? `${groupe},` : "";
  return {
    ...selectionOf(search),
    ...(groupe ? { groupe } : {}),
    ...(page ? { page } : {}),
    sort: groupe && sort.replace(/^-/, "") === groupe && descending ? `${groupe}` : `${first}${sort}`,
    page_size: taille ?? PAGE_SIZES[0],
    ...(shown.length ? { colonnes: shown.join(",") } : {}),
  };
}

export const hasFilters = (search: ListSearch): boolean => Boolean(search.q) || search.filtre !== undefined;

/** The same list without `name`, back on its first page. */
export function without(search: ListSearch, ...names: (keyof ListSearch)[]): ListSearch {
  const next = { ...search };
  for (const name of [...names, "page" as const]) delete next[name];
  return next;
}
