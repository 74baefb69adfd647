import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Count } from "@/shared/ui/marks";

import type { Action, QuestionGroup, Transcript } from "../types";
import { deadline, type Block, type Line } from "./model";
import { ProofLine } from "./proof-line";
import { words } from "./words";

type Shared = { transcript: Transcript; current: string | null; onPoint: (id: string) => void };

/** What is told, theme by theme. */
export function Blocks({ blocks, transcript, current, onPoint }: Shared & { blocks: readonly Block[] }) {
  const m = useMessages(words);
  return blocks.map(({ theme, lines }) => (
    <section key={theme} className="mb-4">
      <h2 className="mb-0.5 text-small font-semibold text-text-2">{m[theme]}</h2>
      <ul lang="fr">
        {lines.map((line) => (
          <ProofLine key={line.id} line={line} transcript={transcript} current={line.id === current} onPoint={() => onPoint(line.id)}>
            <p className="max-w-[72ch] text-read leading-6">{line.text}</p>
          </ProofLine>
        ))}
      </ul>
    </section>
  ));
}

type ActionsProps = Shared & { lines: readonly (Line & { action: Action })[]; who: (action: Action) => string };

/** What somebody said they would do: who, what, by when. */
export function Actions({ lines, who, transcript, current, onPoint }: ActionsProps) {
  const m = useMessages(words);
  const locale = useLocale();
  return (
    <section className="mb-4 border-t border-line pt-4" aria-labelledby="a-faire">
      <h2 id="a-faire" className="mb-1 flex items-center gap-2 font-semibold">
        {m.actions} {lines.length ? <Count>{lines.length}</Count> : null}
      </h2>
      {lines.length ? null : <p className="text-text-2">{m.noAction}</p>}
      <ul>
        {lines.map((line) => (
          <ProofLine key={line.id} line={line} transcript={transcript} current={line.id === current} onPoint={() => onPoint(line.id)}>
            <p className="flex flex-wrap items-baseline gap-x-3">
              <b lang="fr" className="font-medium">{line.text}</b>
              <span className="text-small text-text-2">{who(line.action)}</span>
              <span className="num text-small text-text-3">{deadline(line.action, locale)}</span>
            </p>
          </ProofLine>
        ))}
      </ul>
    </section>
  );
}

/** The article that asks all of them, said once; null when they rest on several. */
const sharedArticle = (questions: QuestionGroup["questions"]): string | null =>
  new Set(questions.map(({ article }) => article)).size === 1 ? (questions[0]?.article ?? null) : null;

/** What advice requires and nobody has told yet, need by need, with the article that asks for it. */
export function QuestionGroups({ groups }: { groups: readonly QuestionGroup[] }) {
  const m = useMessages(words);
  const total = groups.reduce((sum, { questions }) => sum + questions.length, 0);
  return (
    <section className="border-t border-line pt-4" aria-labelledby="a-poser">
      <h2 id="a-poser" className="mb-1 flex items-center gap-2 font-semibold">
        {m.questions} {total ? <Count>{total}</Count> : null}
      </h2>
      {total ? null : <p className="text-text-2">{m.noQuestion}</p>}
      {groups.map(({ besoin, libelle, questions }) => (
        <div key={besoin ?? ""} className="mb-3">
          <h3 className="text-small font-semibold text-text-2">
            {libelle} {sharedArticle(questions) ? <span className="ml-1 font-normal text-text-3">{sharedArticle(questions)}</span> : null}
          </h3>
          <ul lang="fr">
            {questions.map((question) => (
              <li key={`${question.section}.${question.champ}.${question.row_id ?? ""}`} className="flex flex-wrap items-baseline gap-x-3 py-0.5">
                <span>{question.question}</span>
                {sharedArticle(questions) ? null : <span className="text-small text-text-3">{question.article}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
