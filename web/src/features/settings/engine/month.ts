import type { Locale } from "@/shared/i18n/locale";

const REGION: Record<Locale, string> = { fr: "fr-FR", en: "en-GB" };

/** `2026-11` as `novembre 2026`. */
export function formatMonth(month: string, locale: Locale): string {
  return new Intl.DateTimeFormat(REGION[locale], { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T12:00:00Z`));
}

/** The month so many months away. */
export function moved(month: string, by: number): string {
  const date = new Date(`${month}-01T12:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
}

/** How many days a month has. */
export const daysIn = (month: string): number => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
