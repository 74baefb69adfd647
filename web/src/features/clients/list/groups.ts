import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { formatPartialDate } from "@/shared/dictionary/partial-date";

import { choiceLabel, type Field } from "./catalogue";
import { listWords } from "./list-words";

/** The heading of a group: the words of a code, a year, a month, a name, or « non renseigné ». */
export function useGroupWords(): (field: Field | undefined, value: string | null) => string {
  const m = useMessages(listWords);
  const locale = useLocale();
  return (field, value) => {
    if (value === null || value === "") return m.empty;
    if (!field) return value;
    if (field.kind === "booleen") return value === "true" ? m.yes : m.no;
    if (field.kind === "instant" || field.kind === "date") return formatPartialDate(value, locale);
    return field.choix ? choiceLabel(field, value, locale) : value;
  };
}
