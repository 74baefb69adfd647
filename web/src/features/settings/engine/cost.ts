import { formatMoney } from "@/shared/format/numbers";
import type { Locale } from "@/shared/i18n/locale";

const CENT = 0.01;

/** Euros and cents; less than a cent is said so rather than shown as nothing. */
export function formatCost(euros: number, locale: Locale): string {
  if (euros > 0 && euros < CENT) return `< ${formatMoney(CENT, locale, true)}`;
  return formatMoney(euros, locale, true);
}

/** What a person typed as an amount: `12,50` is 12.5, nothing is null, anything else undefined. */
export function parseEuros(text: string): number | null | undefined {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, "").replace(",", ".");
  if (plain === "") return null;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
