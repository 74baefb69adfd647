import { useDictionary, type Dictionary } from "@/shared/dictionary/use-dictionary";
import type { Row, Value } from "@/shared/dictionary/types";
import { isUnknown, textOf, ValueText } from "@/shared/dictionary/value-text";
import { useLocale, type Locale } from "@/shared/i18n/locale";

import type { Content, Proposal } from "../types";

export const isRow = (content: Content): content is Row => typeof content === "object" && content !== null && !Array.isArray(content);

const rowEntries = (row: Row, section: string, dictionary: Dictionary) =>
  Object.entries(row)
    .filter(([, value]) => !isUnknown(value))
    .map(([nom, value]) => ({ champ: dictionary.champ(section, nom), value: value as Value }));

/** One line of words for a value or a whole row. */
export function contentText(proposal: Proposal, content: Content, dictionary: Dictionary, locale: Locale): string {
  if (isRow(content))
    return rowEntries(content, proposal.section, dictionary)
      .map(({ champ, value }) => textOf(champ, value, locale))
      .join(", ");
  return textOf(dictionary.champ(proposal.section, proposal.champ ?? ""), content, locale);
}

/** The value in force of a proposal: what the broker corrected, else what was understood. */
export const proposed = (proposal: Proposal): Content => (proposal.state === "edited" ? proposal.value : proposal.new);

/** A value as it is drawn; `compact` gives a row's one telling figure. */
export function ContentView({ proposal, content, compact = false }: { proposal: Pick<Proposal, "section" | "champ">; content: Content; compact?: boolean }) {
  const dictionary = useDictionary();
  const locale = useLocale();
  if (!isRow(content)) return <ValueText champ={dictionary.champ(proposal.section, proposal.champ ?? "")} value={content} />;
  const entries = rowEntries(content, proposal.section, dictionary);
  if (compact) {
    const telling = entries.find(({ champ }) => champ.kind === "montant") ?? entries[0];
    return telling ? <ValueText champ={telling.champ} value={telling.value} /> : null;
  }
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-0.5">
      {entries.map(({ champ, value }) => (
        <span key={champ.nom} className="whitespace-nowrap">
          <span className="mr-1 font-normal text-text-3">{champ[locale]}</span>
          <ValueText champ={champ} value={value} />
        </span>
      ))}
    </span>
  );
}
