import type { Locale } from "@/shared/i18n/locale";

/** Thin no-break space (thousands, before `; ! ?`), no-break space (before `: % €`), real minus. */
export const THIN = "\u202f";
export const NBSP = "\u00a0";
export const MINUS = "\u2212";

const REGION: Record<Locale, string> = { fr: "fr-FR", en: "en-GB" };
const cache = new Map<string, Intl.NumberFormat>();

function formatter(locale: Locale, digits: readonly [number, number]): Intl.NumberFormat {
  const key = `${locale}${digits[0]}${digits[1]}`;
  let found = cache.get(key);
  if (!found) {
    found = new Intl.NumberFormat(REGION[locale], { minimumFractionDigits: digits[0], maximumFractionDigits: digits[1] });
    cache.set(key, found);
  }
  return found;
}

export const formatNumber = (value: number, locale: Locale, digits: readonly [number, number] = [0, 2]): string =>
  formatter(locale, digits).format(Math.abs(value) < 5e-3 ? 0 : value).replace("-", MINUS);

/** Euros without their sign: no cents for wealth, cents for invoices, premiums and claims. */
export const formatAmount = (value: number, locale: Locale, cents = false): string =>
  formatNumber(value, locale, cents ? [2, 2] : [0, 0]);

export function formatMoney(value: number, locale: Locale, cents = false): string {
  const amount = formatAmount(value, locale, cents);
  if (locale === "fr") return `${amount}${NBSP}€`;
  return amount.startsWith(MINUS) ? `${MINUS}€${amount.slice(1)}` : `€${amount}`;
}

/** `value` in percent (21.5), not a ratio. */
export const formatPercent = (value: number, locale: Locale): string =>
  `${formatNumber(value, locale, [0, 1])}${locale === "fr" ? NBSP : ""}%`;

/** `06 48 21 17 93`; a foreign number keeps its prefix; what is not a number is shown as written. */
export function formatPhone(raw: string): string {
  const digits = raw.replace(/[^\d+]/g, "").replace(/^(?:\+|00)33(?:0)?/, "0");
  if (!/^0\d{9}$/.test(digits)) return raw;
  return (digits.match(/\d\d/g) ?? []).join(NBSP);
}

/** Bytes as people weigh them: `840 octets`, `12 Ko`, `3,4 Mo`. */
export function formatSize(bytes: number, locale: Locale): string {
  if (bytes < 1000) return `${bytes}${NBSP}${locale === "fr" ? "octets" : "bytes"}`;
  const [units, base] = locale === "fr" ? [["Ko", "Mo", "Go"], 1000] : [["kB", "MB", "GB"], 1000];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / base ** power, locale, power > 1 ? [0, 1] : [0, 0])}${NBSP}${units[power - 1]}`;
}

/** `801 234 568 00021`: the SIREN in threes, then the establishment. */
export const formatSiren = (digits: string): string =>
  [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 9), digits.slice(9)].filter(Boolean).join(NBSP);
