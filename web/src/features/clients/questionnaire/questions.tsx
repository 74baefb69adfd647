import { useId, useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { tied } from "@/shared/format/tied";
import { useLocale } from "@/shared/i18n/locale";
import { Checkbox, Input, Textarea } from "@/shared/ui/field";
import { Status } from "@/shared/ui/marks";

import type { Answers, Asked, Question } from "./queries";
import { words } from "./words";

type Give = (answers: Answers) => void;
type Choice = { value: unknown; label: string };

/** One answer among a few, all in sight; choosing again takes it back. */
function Choices({ label, choices, value, onChoose }: { label: string; choices: readonly Choice[]; value: unknown; onChoose: (value: unknown) => void }) {
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-1.5">
      {choices.map((choice) => (
        <button
          key={String(choice.value)}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value === value ? null : choice.value)}
          className="min-h-8 rounded-2 border border-field px-2.5 py-1 text-left hover:bg-hover aria-pressed:border-accent aria-pressed:bg-soft aria-pressed:font-medium aria-pressed:text-on-soft phone:min-h-11"
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

/** A value written by hand, kept when one leaves the field. */
function Written({ label, value, long, unit, onKeep }: { label: string; value: unknown; long?: boolean; unit?: string; onKeep: (value: string | null) => void }) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? (value === undefined || value === null ? "" : String(value).replace(".", long ? "." : ","));
  const keep = () => {
    if (draft !== null && draft !== String(value ?? "")) onKeep(draft.trim() || null);
    setDraft(null);
  };
  const wiring = { id, value: shown, "aria-label": label, onBlur: keep };
  if (long) return <Textarea {...wiring} rows={3} onChange={(event) => setDraft(event.target.value)} className="w-full" />;
  return (
    <span className="flex items-center gap-2">
      <Input {...wiring} inputMode="decimal" onChange={(event) => setDraft(event.target.value)} onKeyDown={(event) => event.key === "Enter" && keep()} className="num w-28 text-right" />
      {unit}
    </span>
  );
}

export function Questions({ questions, answers, onGive }: { questions: readonly Question[]; answers: Answers; onGive: Give }) {
  const m = useMessages(words);
  const locale = useLocale();
  return (
    <ol className="grid gap-6">
      {questions.map((question) => {
        const { nom, kind } = question;
        const value = answers[nom];
        const give = (given: unknown) => onGive({ [nom]: given });
        const offered = question.reponses.filter(({ propose, code }) => propose || code === value);
        return (
          <li key={nom} className="grid gap-2">
            <p className="max-w-[64ch] font-medium">{tied(question[locale])}{question.obligatoire ? null : <span className="font-normal text-text-3"> ({m.optional})</span>}</p>
            {kind === "choix" ? <Choices label={question[locale]} choices={offered.map((one) => ({ value: one.code, label: tied(one[locale]) }))} value={value} onChoose={give} /> : null}
            {kind === "oui_non" ? <Choices label={question[locale]} choices={[{ value: true, label: m.yes }, { value: false, label: m.no }]} value={value} onChoose={give} /> : null}
            {kind === "pourcentage" ? <Written label={question[locale]} value={value} unit="%" onKeep={give} /> : null}
            {kind === "texte" ? <Written label={question[locale]} value={value} long onKeep={give} /> : null}
            {kind === "plusieurs" ? <Several question={question} chosen={Array.isArray(value) ? (value as string[]) : []} onGive={give} /> : null}
          </li>
        );
      })}
    </ol>
  );
}

function Several({ question, chosen, onGive }: { question: Question; chosen: readonly string[]; onGive: (chosen: string[]) => void }) {
  const locale = useLocale();
  return (
    <ul className="grid gap-1.5">
      {question.reponses.map(({ code, ...label }) => (
        <li key={code}>
          <label className="flex items-center gap-2">
            <Checkbox checked={chosen.includes(code)} onChange={(event) => onGive(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))} />
            {label[locale]}
          </label>
        </li>
      ))}
    </ul>
  );
}

export function Products({ products, answers, onGive }: { products: Asked["produits"]; answers: Answers; onGive: Give }) {
  const m = useMessages(words);
  const locale = useLocale();
  return (
    <ul className="grid">
      {products.map((product) => {
        const known = `connaissance_${product.code}`;
        const amount = `montant_${product.code}`;
        return (
          <li key={product.code} className="flex min-h-12 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-2">
            <span className="font-medium">{product[locale]}</span>
            <span className="flex flex-wrap items-center gap-4">
              {answers[known] === true ? <Written label={`${m.amount} : ${product[locale]}`} value={answers[amount]} unit="€" onKeep={(value) => onGive({ [amount]: value })} /> : null}
              <Choices label={`${m.knows} : ${product[locale]}`} choices={[{ value: true, label: m.yes }, { value: false, label: m.no }]} value={answers[known]} onChoose={(value) => onGive({ [known]: value })} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The sentences; once answered, what makes each true or false is shown under it. */
export function Quiz({ sentences, answers, onGive }: { sentences: Asked["quiz"]; answers: Answers; onGive: Give }) {
  const m = useMessages(words);
  const locale = useLocale();
  const choices = [{ value: "vrai", label: m.true }, { value: "faux", label: m.false }, { value: "aucune_idee", label: m.noIdea }];
  const over = sentences.every(({ nom }) => nom in answers);
  return (
    <ol className="grid">
      {sentences.map((sentence) => {
        const right = answers[sentence.nom] === (sentence.vrai ? "vrai" : "faux");
        return (
          <li key={sentence.nom} className="flex min-h-12 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-2">
            <span className="min-w-0 flex-[1_1_320px]">
              {tied(sentence[locale])}
              {over ? (
                <span className="mt-1 block text-small text-text-2">
                  <Status tone={right ? "ok" : "warn"} icon={right ? "check" : "alert"}>{right ? m.right : m.wrong}</Status> {locale === "fr" ? tied(sentence.pourquoi) : sentence.why}
                </span>
              ) : null}
            </span>
            <Choices label={sentence[locale]} choices={choices} value={answers[sentence.nom]} onChoose={(value) => onGive({ [sentence.nom]: value })} />
          </li>
        );
      })}
    </ol>
  );
}
