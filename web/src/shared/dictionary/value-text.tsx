import { Money, Num, Percent, Phone } from "@/shared/format/format";
import { formatMoney, formatNumber, formatPercent, formatPhone, formatSiren, NBSP } from "@/shared/format/numbers";
import { useLocale, type Locale } from "@/shared/i18n/locale";

import { formatPartialDate } from "./partial-date";
import type { Champ, Value } from "./types";

const YES_NO: Record<Locale, readonly [string, string]> = { fr: ["Oui", "Non"], en: ["Yes", "No"] };
const UNITS: Record<string, string> = { "€/mois": "mois", "€/an": "an" };

/** Nothing known: null, undefined or empty text. `false` and `0` are values. */
export const isUnknown = (value: unknown): boolean =>
  value === null || value === undefined || value === "";

/** Years are not grouped. */
const isYear = ({ nom }: Champ): boolean => nom.startsWith("annee") || nom === "exercice";
const label = (champ: Champ, value: Value, locale: Locale): string =>
  champ.choix?.find((choice) => choice.valeur === value)?.[locale] ?? String(value);

/** A field's value in one line of text, for labels, titles and search. */
export function textOf(champ: Champ, value: Value, locale: Locale): string {
  if (isUnknown(value)) return "";
  if (typeof value === "boolean") return YES_NO[locale][value ? 0 : 1];
  if (champ.kind === "choix") return label(champ, value, locale);
  if (champ.kind === "date") return formatPartialDate(String(value), locale);
  if (champ.kind === "telephone") return formatPhone(String(value));
  if (champ.kind === "siren" || champ.kind === "siret") return formatSiren(String(value));
  if (typeof value === "number") {
    if (champ.kind === "montant") return `${formatMoney(value, locale)}${UNITS[champ.unite ?? ""] ? `/${UNITS[champ.unite ?? ""]}` : ""}`;
    if (champ.unite === "%") return formatPercent(value, locale);
    const grouped = isYear(champ) ? String(value) : formatNumber(value, locale);
    return champ.unite ? `${grouped}${NBSP}${champ.unite}` : grouped;
  }
  return String(value);
}

/** A field's value as it is drawn: figures aligned, the unit quieter than the number. */
export function ValueText({ champ, value }: { champ: Champ; value: Value }) {
  const locale = useLocale();
  if (typeof value === "number" && champ.kind === "montant") {
    const per = UNITS[champ.unite ?? ""];
    return <Money value={value} cents={!Number.isInteger(value)} {...(per ? { per } : {})} />;
  }
  if (typeof value === "number" && champ.unite === "%") return <Percent value={value} />;
  if (typeof value === "number" && champ.kind !== "choix" && !isYear(champ))
    return <Num value={value} {...(champ.unite ? { unit: champ.unite } : {})} />;
  if (champ.kind === "telephone" && typeof value === "string") return <Phone value={value} />;
  return <span className={["date", "siren", "siret", "heure"].includes(champ.kind) ? "num" : undefined}>{textOf(champ, value, locale)}</span>;
}
