import type { Locale } from "@/shared/i18n/locale";

export type Kind =
  | "texte" | "email" | "telephone" | "code_postal" | "siren" | "iban" | "montant" | "nombre" | "entier" | "date" | "booleen" | "choix";
export type Choice = { valeur: string | number; fr: string; en: string };
export type Champ = {
  nom: string;
  kind: Kind;
  fr: string;
  en: string;
  unite: string | null;
  critique: boolean;
  choix: Choice[] | null;
};
export type Section = { nom: string; fr: string; en: string; singulier: string; lignes: boolean; champs: Champ[] };

export const words = (of: { fr: string; en: string }, locale: Locale): string => of[locale];

/** What is kept in one field: text, figure, yes/no, or nothing. */
export type Value = string | number | boolean | null | undefined;
/** A row or a record of the file, by field name. */
export type Row = Record<string, unknown>;
