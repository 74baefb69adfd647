import { formatPartialDate } from "@/shared/dictionary/partial-date";
import { formatDate } from "@/shared/format/dates";
import type { Locale } from "@/shared/i18n/locale";

import type { Action, Evidence, QuestionGroup, Summary } from "../types";
import { words } from "./words";

export type Audience = "client" | "courtier";
export type Line = { id: string; text: string; evidence: readonly Evidence[] };
export type Block = { theme: Summary["client"][number]["rubrique"]; lines: Line[] };

/** The sentences of one audience, each with a name that the words and the thread know it by. */
export const blocksOf = (summary: Summary, audience: Audience): Block[] =>
  summary[audience].map(({ rubrique, phrases }, at) => ({
    theme: rubrique,
    lines: phrases.map(({ texte, preuves }, index) => ({ id: `${audience}-${at}-${index}`, text: texte, evidence: preuves })),
  }));

export const actionLines = (summary: Summary): (Line & { action: Action })[] =>
  summary.actions.map((action, index) => ({ id: `action-${index}`, text: action.texte, evidence: action.preuves, action }));

/** `19 mars 2026`, `avant le 20 mars 2026`, `semaine du 16 mars 2026`, `avril 2026`. */
export function deadline({ date, precision, avant }: Action, locale: Locale): string {
  const m = words[locale];
  if (date === null) return m.noDate;
  if (precision === "mois") {
    const month = formatPartialDate(date.slice(0, 7), locale);
    return avant ? m.beforeMonth(month) : month;
  }
  const day = formatDate(date, locale);
  if (precision === "semaine") return avant ? m.beforeWeek(day) : m.week(day);
  return avant ? m.before(day) : day;
}

type Text = {
  title: string;
  blocks: readonly Block[];
  actions: readonly (Line & { action: Action })[];
  /** Only what the broker copies holds the questions. */
  questions: readonly QuestionGroup[];
  who: (action: Action) => string;
};

/** The summary as plain text, for an e-mail or a note. */
export function asText({ title, blocks, actions, questions, who }: Text, locale: Locale): string {
  const m = words[locale];
  const parts = [title, ...blocks.map(({ theme, lines }) => [m[theme], ...lines.map(({ text }) => text)].join("\n"))];
  if (actions.length)
    parts.push([m.actions, ...actions.map(({ text, action }) => `– ${text} (${who(action)}, ${deadline(action, locale)})`)].join("\n"));
  for (const group of questions)
    parts.push([`${m.questions} : ${group.libelle}`, ...group.questions.map(({ question, article }) => `– ${question} (${article})`)].join("\n"));
  return parts.join("\n\n");
}
