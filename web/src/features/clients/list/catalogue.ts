import { queryOptions, useQuery } from "@tanstack/react-query";

import { api, unwrap } from "@/shared/api/client";
import type { Schemas } from "@/shared/api/schema";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import type { Champ, Kind } from "@/shared/dictionary/types";
import { useLocale, type Locale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";

import { listWords } from "./list-words";

export type Field = Schemas["Colonne"];

export const fieldsQuery = queryOptions({
  queryKey: ["colonnes"],
  queryFn: ({ signal }) => unwrap(api.GET("/colonnes", { signal })),
  staleTime: Number.POSITIVE_INFINITY,
});

export type Catalogue = {
  fields: Field[];
  field: (nom: string) => Field | undefined;
  /** Its own words. */
  label: (nom: string) => string;
  /** Its words with those of its section: « Conjoint · Prénom », « Prêts · Nombre ». */
  fullLabel: (field: Field) => string;
  section: (field: Field) => string;
};

const NOTHING: Field[] = [];

/** Every field a list may show, sort, group or filter by; empty until it has arrived. */
export function useCatalogue(): Catalogue {
  const m = useMessages(listWords);
  const locale = useLocale();
  const dictionary = useDictionary();
  const fields = useQuery(fieldsQuery).data ?? NOTHING;
  const field = (nom: string) => fields.find((one) => one.nom === nom);
  const section = (one: Field) => (one.section === "calcul" ? m.summary : (dictionary.section(one.section)?.[locale] ?? one.section));
  const own = (one: Field) => {
    if (one.nom.startsWith("nombre:")) return m.number;
    if (one.nom.startsWith("somme:")) return m.total(one[locale]);
    return one[locale];
  };
  return {
    fields,
    field,
    label: (nom) => {
      const one = field(nom);
      return one ? own(one) : nom;
    },
    fullLabel: (one) => (one.section === "calcul" || one.section === "client" || one.kind === "presence" ? own(one) : `${section(one)} · ${own(one)}`),
    section,
  };
}

const KINDS: Record<string, Kind> = { instant: "date", membre: "texte", membres: "texte", etiquettes: "texte", liste: "choix", presence: "booleen" };

/** The field as the dictionary's components know it. */
export const asChamp = (field: Field): Champ => ({
  nom: field.nom,
  kind: KINDS[field.kind] ?? (field.kind as Kind),
  fr: field.fr,
  en: field.en,
  unite: field.unite,
  critique: false,
  scelle: field.protege,
  choix: field.choix,
});

export const isNumber = (field: Field): boolean => ["montant", "nombre", "entier"].includes(field.kind);
export const isDated = (field: Field): boolean => field.kind === "date" || field.kind === "instant";
export const choiceLabel = (field: Field, code: unknown, locale: Locale): string =>
  field.choix?.find((choice) => String(choice.valeur) === String(code))?.[locale] ?? String(code);
