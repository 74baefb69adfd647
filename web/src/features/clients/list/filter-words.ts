import { useQuery } from "@tanstack/react-query";

import { etiquettesQuery } from "@/shared/clients/queries";
import { formatPartialDate } from "@/shared/dictionary/partial-date";
import { formatMoney, formatNumber } from "@/shared/format/numbers";
import { fullName } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { membersQuery } from "@/shared/session/members";

import { choiceLabel, isDated, useCatalogue, type Field } from "./catalogue";
import type { Rule, Scalar } from "./criteria";
import { listWords } from "./list-words";

export type Option = { value: string; label: string };
export type Said = { field: string; operator: string; value: string };

export const IN_DAYS = ["dans", "depuis", "plus_ancien", "anniversaire"];
const TWO_VALUES = ["entre"];
const NO_VALUE = ["vide", "non_vide"];
const ONE_VALUE = ["egal", "different", "superieur", "inferieur", "avant", "apres", ...IN_DAYS];

/** How many values an operator of this field takes; null: any number from one. */
export function valuesOf(field: Field, operator: string): 0 | 1 | 2 | null {
  if (NO_VALUE.includes(operator)) return 0;
  if (TWO_VALUES.includes(operator)) return 2;
  if (ONE_VALUE.includes(operator) || field.kind === "booleen") return 1;
  return null;
}

/** The choices of a field that has some: codes, members, tags. */
export function useOptions(): (field: Field) => Option[] {
  const m = useMessages(listWords);
  const locale = useLocale();
  const members = useQuery(membersQuery).data ?? [];
  const tags = useQuery(etiquettesQuery).data ?? [];
  return (field) => {
    if (field.kind === "membre" || field.kind === "membres")
      return [{ value: "moi", label: m.me }, ...members.map((one) => ({ value: one.id, label: fullName(one) }))];
    if (field.kind === "etiquettes") return tags.map((one) => ({ value: one.id, label: one.nom }));
    return (field.choix ?? []).map((choice) => ({ value: String(choice.valeur), label: choice[locale] }));
  };
}

/** The words of operators: « existe » for a section, « avant » for a date. */
export function useOperatorWords(): (field: Field, operator: string) => string {
  const m = useMessages(listWords);
  return (field, operator) => {
    if (field.kind === "presence") return operator === "vide" ? m.absent : m.present;
    return operator in m ? String(m[operator as keyof typeof m]) : operator;
  };
}

/** A rule in words: field, operator, value. */
export function useSay(): (rule: Rule) => Said {
  const m = useMessages(listWords);
  const locale = useLocale();
  const catalogue = useCatalogue();
  const optionsOf = useOptions();
  const operatorWords = useOperatorWords();

  function value(field: Field, operator: string, raw: Scalar): string {
    if (IN_DAYS.includes(operator)) return m.dayCount(Number(raw));
    if (field.kind === "booleen") return raw === true || raw === "oui" ? m.yes : m.no;
    if (isDated(field)) return formatPartialDate(String(raw), locale);
    if (field.kind === "montant") return formatMoney(Number(raw), locale);
    if (field.kind === "nombre" || field.kind === "entier") return formatNumber(Number(raw), locale);
    if (field.choix) return choiceLabel(field, raw, locale);
    return optionsOf(field).find((option) => option.value === raw)?.label ?? String(raw);
  }

  return ([nom, operator, ...values]) => {
    const field = catalogue.field(nom);
    if (!field) return { field: nom, operator, value: values.join(", ") };
    const label = catalogue.fullLabel(field);
    const named = field.place === "un" ? m.one(label) : field.place === "aucun" ? m.none(label) : label;
    const said = values.map((one) => value(field, operator, one));
    const [first = "", second] = said;
    return {
      field: named,
      operator: operatorWords(field, operator),
      value: operator === "entre" && second !== undefined ? m.andTo(first, second) : said.join(", "),
    };
  };
}
