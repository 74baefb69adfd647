import { readPartialDate } from "./partial-date";
import type { Champ, Value } from "./types";

export type Refusal = "amount" | "integer" | "date" | "phone" | "email" | "postcode";
export type Reading = { value: Value; refusal?: undefined } | { refusal: Refusal };

const UNITS = /\s|\u00a0|\u202f|€|%|euros?|ans?$|mois$|jours?$|m²$|km$/giu;

/** `57 600`, `57.600,50`, `4,8 k€` → number; null when it is not one. */
export function readNumber(text: string): number | null {
  let clean = text.replace(UNITS, "").replace(/\u2212/g, "-").toLowerCase();
  let factor = 1;
  const suffix = /(k|m)$/.exec(clean);
  if (suffix) {
    factor = suffix[1] === "k" ? 1000 : 1_000_000;
    clean = clean.slice(0, -1);
  }
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(clean)) clean = clean.replace(/\./g, "");
  clean = clean.replace(",", ".");
  if (!/^-?\d+(\.\d+)?$/.test(clean)) return null;
  return Math.round(Number(clean) * factor * 100) / 100;
}

/** What a person typed in a field, as the API takes it. An empty text says « à demander »: null. */
export function parseValue(champ: Champ, text: string): Reading {
  const trimmed = text.trim();
  if (trimmed === "") return { value: null };
  switch (champ.kind) {
    case "montant":
    case "nombre": {
      const value = readNumber(trimmed);
      return value === null || value < 0 ? { refusal: "amount" } : { value };
    }
    case "entier": {
      const value = readNumber(trimmed);
      return value === null || !Number.isInteger(value) || value < 0 ? { refusal: "integer" } : { value };
    }
    case "date": {
      const value = readPartialDate(trimmed);
      return value === null ? { refusal: "date" } : { value };
    }
    case "telephone": {
      const digits = trimmed.replace(/[^\d+]/g, "");
      return /^(0\d{9}|\+\d{8,15}|00\d{8,15})$/.test(digits) ? { value: digits } : { refusal: "phone" };
    }
    case "email":
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(trimmed) ? { value: trimmed } : { refusal: "email" };
    case "code_postal":
      return /^\d{5}$/.test(trimmed.replace(/\s/g, "")) ? { value: trimmed.replace(/\s/g, "") } : { refusal: "postcode" };
    case "booleen":
      return { value: trimmed === "true" };
    case "choix":
      return { value: champ.choix?.find((choice) => String(choice.valeur) === trimmed)?.valeur ?? null };
    default:
      return { value: trimmed };
  }
}
