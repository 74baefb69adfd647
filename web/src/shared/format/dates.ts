import type { Locale } from "@/shared/i18n/locale";

import { NBSP } from "./numbers";

const REGION: Record<Locale, string> = { fr: "fr-FR", en: "en-GB" };
const ZONE = "Europe/Paris";
const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let found = cache.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(REGION[locale], { timeZone: ZONE, ...options });
    cache.set(key, found);
  }
  return found;
}

/** A day without hour (`2026-03-12`) is that day everywhere: read it at noon so that no zone moves it. */
const toDate = (iso: string): Date => new Date(/^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T12:00:00Z` : iso);

const dayKey = (date: Date): string => formatter("en", { year: "numeric", month: "2-digit", day: "2-digit" }).format(date);
const yearOf = (date: Date): string => formatter("en", { year: "numeric" }).format(date);
const first = (locale: Locale, text: string): string => (locale === "fr" ? text.replace(/^1 /, "1er ") : text);

/** The day in Paris so many days from now, wherever the screen is: `2026-03-12`. */
export function dayIn(days: number, now = new Date()): string {
  const day = new Date(`${new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(now)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

export const today = (): string => dayIn(0);

/** `12 mars 2026` */
export const formatDate = (iso: string, locale: Locale): string =>
  first(locale, formatter(locale, { day: "numeric", month: "long", year: "numeric" }).format(toDate(iso)));

/** `12 mars` this year, `12 mars 2025` before. */
export function formatDay(iso: string, locale: Locale, now = new Date()): string {
  const date = toDate(iso);
  if (yearOf(date) !== yearOf(now)) return formatDate(iso, locale);
  return first(locale, formatter(locale, { day: "numeric", month: "long" }).format(date));
}

/** For lists: `Aujourd’hui`, `Hier`, `27 févr.`, `27 févr. 2025`. */
export function formatListDate(iso: string, locale: Locale, now = new Date()): string {
  const date = toDate(iso);
  if (dayKey(date) === dayKey(now)) return locale === "fr" ? "Aujourd’hui" : "Today";
  if (dayKey(date) === dayKey(new Date(now.getTime() - 86_400_000))) return locale === "fr" ? "Hier" : "Yesterday";
  const year = yearOf(date) === yearOf(now) ? {} : ({ year: "numeric" } as const);
  return first(locale, formatter(locale, { day: "numeric", month: "short", ...year }).format(date));
}

/** `18:40` */
export const formatTime = (iso: string, locale: Locale): string =>
  formatter(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(toDate(iso));

/** `12 mars 2026, 18:40` */
export const formatDateTime = (iso: string, locale: Locale): string =>
  `${formatDay(iso, locale)}, ${formatTime(iso, locale)}`;

const two = (n: number): string => String(n).padStart(2, "0");

/** Seconds as a place in a recording: `14:32`, `1:02:05`. */
export function formatClock(seconds: number): string {
  const whole = Math.floor(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
}

/** Seconds as a length: `47 min 08 s`, `1 h 12 min`, `8 s`, `0,4 s`. */
export function formatDuration(seconds: number, locale: Locale): string {
  if (seconds < 1 && seconds > 0) {
    const tenths = Math.max(0.1, Math.round(seconds * 10) / 10).toFixed(1);
    return `${locale === "fr" ? tenths.replace(".", ",") : tenths}${NBSP}s`;
  }
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (h > 0) return `${h}${NBSP}h${NBSP}${two(m)}${NBSP}min`;
  if (m > 0) return `${m}${NBSP}min${NBSP}${two(s)}${NBSP}s`;
  return `${s}${NBSP}s`;
}
