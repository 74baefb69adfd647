import { useQuery } from "@tanstack/react-query";

import { etiquettesQuery } from "@/shared/clients/queries";
import { BESOINS, besoinLabel } from "@/shared/dictionary/besoins";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { formatMoney } from "@/shared/format/numbers";
import { fullName } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { membersQuery } from "@/shared/session/members";

import type { FilterName, ListSearch } from "./search";
import { words } from "./words";

export type Option = { value: string; label: string };
export type FilterKind = "several" | "one" | "text" | "amount" | "flag";

const KINDS: Record<FilterName, FilterKind> = {
  type_personne: "one",
  etiquette: "several",
  besoin: "several",
  conseiller: "one",
  ville: "text",
  situation_matrimoniale: "one",
  situation_professionnelle: "one",
  statut: "one",
  patrimoine_min: "amount",
  patrimoine_max: "amount",
  a_relire: "flag",
};
const OPERATORS = {
  type_personne: "is",
  etiquette: "isOneOf",
  besoin: "isOneOf",
  conseiller: "is",
  ville: "is",
  situation_matrimoniale: "is",
  situation_professionnelle: "is",
  statut: "is",
  patrimoine_min: "above",
  patrimoine_max: "below",
  a_relire: "is",
} as const;

export type Filter = {
  name: FilterName;
  kind: FilterKind;
  field: string;
  operator: string;
  options: Option[];
  /** The words of a value of the address. */
  say: (value: NonNullable<ListSearch[FilterName]>) => string;
};

/** The filters of the list with their words: field, operator, value. */
export function useFilters(): (name: FilterName) => Filter {
  const m = useMessages(words);
  const locale = useLocale();
  const dictionary = useDictionary();
  const members = useQuery(membersQuery).data ?? [];
  const tags = useQuery(etiquettesQuery).data ?? [];

  function optionsOf(name: FilterName): Option[] {
    if (name === "besoin") return BESOINS.map((code) => ({ value: code, label: besoinLabel(code, locale) }));
    if (name === "etiquette") return tags.map((tag) => ({ value: tag.id, label: tag.nom }));
    if (name === "conseiller") return members.map((member) => ({ value: member.id, label: fullName(member) }));
    if (KINDS[name] !== "one") return [];
    const choices = dictionary.champ("client", name).choix ?? [];
    return choices.map((choice) => ({ value: String(choice.valeur), label: choice[locale] }));
  }

  return (name) => {
    const options = optionsOf(name);
    const kind = KINDS[name];
    const label = (value: string) => options.find((option) => option.value === value)?.label ?? value;
    return {
      name,
      kind,
      field: m[name],
      operator: m[OPERATORS[name]],
      options,
      say: (value) => {
        if (kind === "flag") return m.yes;
        if (kind === "amount") return formatMoney(Number(value), locale);
        return String(value).split(",").map(label).join(", ");
      },
    };
  };
}
