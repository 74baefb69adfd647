import { formatDate } from "@/shared/format/dates";
import type { Locale } from "@/shared/i18n/locale";

const MONTHS: Record<Locale, string> = { fr: "fr-FR", en: "en-GB" };

/** `1978`, `juin 1978` or `8 juin 1978`: as precise as what is known. */
export function formatPartialDate(value: string, locale: Locale): string {
  const month = /^(\d{4})-(\d\d)$/.exec(value);
  if (month)
    return new Intl.DateTimeFormat(MONTHS[locale], { month: "long", year: "numeric", timeZone: "UTC" }).format(
      Date.UTC(Number(month[1]), Number(month[2]) - 1, 15),
    );
  return /^\d{4}-\d\d-\d\d$/.test(value) ? formatDate(value, locale) : value;
}

const NAMES = [
  ["janvier", "janv", "january"], ["février", "fevrier", "févr", "fevr", "february"], ["mars", "march"],
  ["avril", "avr", "april"], ["mai", "may"], ["juin", "june"], ["juillet", "juil", "july"],
  ["août", "aout", "august"], ["septembre", "sept", "september"], ["octobre", "oct", "october"],
  ["novembre", "nov", "november"], ["décembre", "decembre", "déc", "dec", "december"],
];
const two = (n: number): string => String(n).padStart(2, "0");

/** What a person types (`8/6/1978`, `juin 1978`, `1978`, `8 juin 1978`) to ISO; null when it is not a date. */
export function readPartialDate(text: string): string | null {
  const clean = text.trim().toLowerCase().replace(/1er\b/, "1").replace(/\./g, " ");
  if (/^\d{4}(-\d\d){0,2}$/.test(clean)) return clean;
  const figures = /^(?:(\d{1,2})[\s/-]+)?(\d{1,2})[\s/-]+(\d{4})$/.exec(clean);
  const named = /^(?:(\d{1,2})\s+)?(\p{L}+)\s+(\d{4})$/u.exec(clean);
  const found = figures ?? named;
  if (!found) return null;
  const month = figures ? Number(found[2]) : NAMES.findIndex((names) => names.includes(found[2] ?? "")) + 1;
  const day = found[1] ? Number(found[1]) : null;
  if (month < 1 || month > 12) return null;
  if (day === null) return `${found[3]}-${two(month)}`;
  const date = new Date(Date.UTC(Number(found[3]), month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? `${found[3]}-${two(month)}-${two(day)}` : null;
}
