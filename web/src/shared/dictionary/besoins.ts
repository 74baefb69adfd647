import type { Locale } from "@/shared/i18n/locale";

/** The needs a client may have: the codes of the API and their words, in the order they are offered. */
const WORDS = {
  sante: ["Santé", "Health"],
  prevoyance: ["Prévoyance", "Income protection"],
  retraite: ["Retraite", "Retirement"],
  epargne: ["Épargne", "Savings"],
  emprunteur: ["Emprunteur", "Loan insurance"],
  auto: ["Auto", "Car"],
  habitation: ["Habitation", "Home"],
  protection_juridique: ["Protection juridique", "Legal protection"],
  responsabilite_civile: ["Responsabilité civile", "Liability"],
  obseques: ["Obsèques", "Funeral"],
} as const;

export const BESOINS = Object.keys(WORDS) as (keyof typeof WORDS)[];

export const besoinLabel = (code: string, locale: Locale): string => {
  const words = WORDS[code as keyof typeof WORDS];
  return words ? words[locale === "fr" ? 0 : 1] : code;
};
