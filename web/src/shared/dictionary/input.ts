import { defineMessages } from "@/shared/i18n/messages";

import type { Champ, Value } from "./types";
import { isUnknown, textOf } from "./value-text";

/** What is wrong with what was typed, and how to write it. */
export const refusals = defineMessages({
  fr: {
    unknown: "À demander",
    yes: "Oui",
    no: "Non",
    amount: "Écrivez un montant, par exemple 57 600 ou 4,8 k.",
    integer: "Écrivez un nombre entier, sans virgule.",
    date: "Écrivez une date : 8 juin 1978, 06/1978 ou 1978.",
    phone: "Écrivez dix chiffres, ou un numéro étranger qui commence par +.",
    email: "Écrivez une adresse comme nom@exemple.fr.",
    postcode: "Écrivez les cinq chiffres du code postal.",
  },
  en: {
    unknown: "To ask",
    yes: "Yes",
    no: "No",
    amount: "Write an amount, for example 57,600 or 4.8 k.",
    integer: "Write a whole number.",
    date: "Write a date: 8/6/1978, 06/1978 or 1978.",
    phone: "Write ten digits, or a foreign number starting with +.",
    email: "Write an address like name@example.com.",
    postcode: "Write the five digits of the postcode.",
  },
});

/** A value as it is put in a field to be edited. */
export const written = (champ: Champ, value: Value): string => {
  if (isUnknown(value)) return "";
  if (typeof value === "number" && champ.kind !== "choix") return String(value).replace(".", ",");
  return champ.kind === "choix" || typeof value === "boolean" ? String(value) : textOf(champ, value, "fr");
};

type InputLook = { type: "email" | "tel" | "text"; inputMode: "decimal" | "numeric" | undefined };

/** The keyboard a phone should offer. */
export const inputLook = ({ kind }: Champ): InputLook => ({
  type: kind === "email" ? "email" : kind === "telephone" ? "tel" : "text",
  inputMode: kind === "montant" || kind === "nombre" ? "decimal" : ["entier", "code_postal", "siren", "siret"].includes(kind) ? "numeric" : undefined,
});
