import type { Locale } from "@/shared/i18n/locale";

export type Kind =
  | "texte" | "email" | "telephone" | "code_postal" | "siren" | "siret" | "naf" | "tva" | "iban" | "nir"
  | "montant" | "nombre" | "entier" | "date" | "heure" | "booleen" | "choix";
export type Choice = { valeur: string | number; fr: string; en: string };
export type Champ = {
  nom: string;
  kind: Kind;
  fr: string;
  en: string;
  unite: string | null;
  critique: boolean;
  /** Read as a mask; the value itself is asked for, with a reason. */
  scelle: boolean;
  choix: Choice[] | null;
};
export type Section = { nom: string; fr: string; en: string; singulier: string; lignes: boolean; champs: Champ[] };

export const words = (of: { fr: string; en: string }, locale: Locale): string => of[locale];

/** The field with its French words agreed: `Marié(e)` is `Mariée` for Madame, `Marié` for Monsieur, both when unknown. */
export function agreed(champ: Champ, civilite: unknown): Champ {
  if (!champ.choix || (civilite !== "Mme" && civilite !== "M.")) return champ;
  const feminine = civilite === "Mme";
  const agree = (fr: string): string =>
    fr
      .replace(/\((\p{L}+)\)/gu, feminine ? "$1" : "")
      .replace(/^(\p{Lu})(\p{L}*), (\p{L})(\p{L}*)$/u, (_, m1: string, m2: string, f1: string, f2: string) =>
        feminine ? f1.toLocaleUpperCase("fr") + f2 : m1 + m2,
      );
  return { ...champ, choix: champ.choix.map((choice) => ({ ...choice, fr: agree(choice.fr) })) };
}

/** What is kept in one field: text, figure, yes/no, or nothing. */
export type Value = string | number | boolean | null | undefined;
/** A row or a record of the file, by field name. */
export type Row = Record<string, unknown>;
