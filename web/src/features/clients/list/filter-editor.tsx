import { useState } from "react";

import { readPartialDate } from "@/shared/dictionary/partial-date";
import { readNumber } from "@/shared/dictionary/parse";
import { refusals } from "@/shared/dictionary/input";
import { formatPartialDate } from "@/shared/dictionary/partial-date";
import { useLocale, type Locale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Checkbox, ToolInput } from "@/shared/ui/field";

import { isDated, isNumber, useCatalogue, type Field } from "./catalogue";
import type { Rule, Scalar } from "./criteria";
import { FieldPicker } from "./field-picker";
import { IN_DAYS, useOperatorWords, useOptions, valuesOf, type Option } from "./filter-words";
import { listWords } from "./list-words";

/** What brokers ask most, before the rest of the file. */
const USUAL = ["conseiller", "besoins", "ville", "statut", "situation_matrimoniale", "situation_professionnelle", "patrimoine_net", "age", "etiquettes", "a_relire"];

type Props = { start: Rule | null; onSet: (rule: Rule) => void; onDone: () => void };

/** Choose a field, then its operator and its values. With `start`, that rule at once. */
export function FilterEditor({ start, onSet, onDone }: Props) {
  const catalogue = useCatalogue();
  const [nom, setNom] = useState<string | null>(start ? start[0] : null);
  const field = nom === null ? undefined : catalogue.field(nom);
  if (!field) return <FieldPicker first={USUAL} keep={(one) => one.operateurs.length > 0} onChoose={(one) => setNom(one.nom)} />;
  return <RuleEditor key={field.nom} field={field} start={start && start[0] === field.nom ? start : null} onSet={onSet} onDone={onDone} onOther={() => setNom(null)} />;
}

type RuleProps = Omit<Props, "start"> & { field: Field; start: Rule | null; onOther: () => void };

function RuleEditor({ field, start, onSet, onDone, onOther }: RuleProps) {
  const m = useMessages(listWords);
  const catalogue = useCatalogue();
  const words = useOperatorWords();
  const optionsOf = useOptions();
  const [operator, setOperator] = useState(start?.[1] ?? field.operateurs[0] ?? "est");
  const started = start && start[1] === operator ? (start.slice(2) as Scalar[]) : [];
  const count = valuesOf(field, operator);
  const options = field.kind === "booleen" ? [{ value: "oui", label: m.yes }, { value: "non", label: m.no }] : optionsOf(field);
  const apply = (values: Scalar[]) => {
    onSet([field.nom, operator, ...values]);
    onDone();
  };
  return (
    <div className="w-80 phone:w-auto">
      <div className="flex items-center gap-2 px-3 pt-3">
        <span className="min-w-0 flex-1 truncate font-medium">{catalogue.fullLabel(field)}</span>
        <Button variant="ghost" size="sm" onClick={onOther}>{m.change}</Button>
      </div>
      <div role="radiogroup" aria-label={catalogue.fullLabel(field)} className="flex flex-wrap gap-1 p-3 pb-2">
        {field.operateurs.map((one) => (
          <button
            key={one}
            type="button"
            role="radio"
            aria-checked={one === operator}
            onClick={() => (valuesOf(field, one) === 0 ? (onSet([field.nom, one]), onDone()) : setOperator(one))}
            className="h-7 rounded-2 bg-hover px-2 text-small text-text-2 hover:bg-press hover:text-text aria-checked:bg-soft-2 aria-checked:text-on-soft phone:h-11"
          >
            {words(field, one)}
          </button>
        ))}
      </div>
      {count === 0 ? null : options.length || field.kind === "etiquettes" ? (
        <Choices key={operator} options={options} single={count === 1} start={started.map((one) => (one === true ? "oui" : String(one)))} onApply={apply} />
      ) : (
        <Typed key={operator} field={field} operator={operator} count={count} start={started} onApply={apply} />
      )}
    </div>
  );
}

const OPTION = "flex min-h-8 w-full items-center gap-2.5 rounded-2 px-2 text-left hover:bg-hover phone:min-h-11 dark:hover:bg-line-2";
type ChoicesProps = { options: readonly Option[]; single: boolean; start: string[]; onApply: (values: Scalar[]) => void };

function Choices({ options, single, start, onApply }: ChoicesProps) {
  const m = useMessages(listWords);
  const [chosen, setChosen] = useState(start);
  if (single) {
    return (
      <ul className="p-1 pt-0">
        {options.map((option) => (
          <li key={option.value}><button type="button" className={OPTION} onClick={() => onApply([option.value])}>{option.label}</button></li>
        ))}
      </ul>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length) onApply(chosen);
      }}
    >
      <ul className="max-h-64 overflow-y-auto p-1 pt-0">
        {options.map((option, index) => (
          <li key={option.value}>
            <label className={OPTION}>
              <Checkbox
                autoFocus={index === 0}
                checked={chosen.includes(option.value)}
                onChange={(event) => setChosen(event.target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))}
              />
              {option.label}
            </label>
          </li>
        ))}
      </ul>
      <div className="flex justify-end border-t border-line p-2">
        <Button type="submit" size="sm" variant="primary" disabled={!chosen.length}>{m.apply}</Button>
      </div>
    </form>
  );
}

type TypedProps = { field: Field; operator: string; count: 1 | 2 | null; start: readonly Scalar[]; onApply: (values: Scalar[]) => void };
type Kind = "days" | "number" | "date" | "text";

const kindOf = (field: Field, operator: string): Kind =>
  IN_DAYS.includes(operator) ? "days" : isNumber(field) ? "number" : isDated(field) ? "date" : "text";

const written = (kind: Kind, value: Scalar, locale: Locale): string =>
  kind === "date" ? formatPartialDate(String(value), locale) : typeof value === "number" ? String(value).replace(".", ",") : String(value);

/** What was typed as the values of a rule; null where it is not understood. */
function readText(kind: Kind, text: string, several: boolean): Scalar[] | null {
  const pieces = several ? text.split(/[,;]/).map((one) => one.trim()).filter(Boolean) : [text.trim()];
  if (!pieces.length || pieces.some((one) => !one)) return null;
  const read = pieces.map((one) => (kind === "text" ? one : kind === "date" ? readPartialDate(one) : readNumber(one)));
  return read.every((one) => one !== null) ? read : null;
}

function Typed({ field, operator, count, start, onApply }: TypedProps) {
  const m = useMessages(listWords);
  const r = useMessages(refusals);
  const locale = useLocale();
  const kind = kindOf(field, operator);
  const boxes = count === 2 ? 2 : 1;
  const [texts, setTexts] = useState(() =>
    count === null ? [start.map((one) => written(kind, one, locale)).join(", ")] : Array.from({ length: boxes }, (_, at) => (start[at] === undefined ? "" : written(kind, start[at], locale))),
  );
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className="grid gap-2 p-3 pt-0"
      onSubmit={(event) => {
        event.preventDefault();
        const read = texts.map((text) => readText(kind, text, count === null));
        if (read.every((one) => one !== null)) onApply(read.flat());
        else setWrong(true);
      }}
    >
      <div className="flex items-center gap-2">
        {texts.map((text, at) => (
          <ToolInput
            key={at}
            type="text"
            label={boxes === 2 ? (at === 0 ? m.from : m.to) : m.value}
            className="min-w-0 flex-1"
            autoFocus={at === 0}
            inputMode={kind === "number" || kind === "days" ? "decimal" : "text"}
            placeholder={kind === "date" ? m.dateExample : kind === "text" ? m.severalTexts : kind === "days" ? "30" : "150 000"}
            value={text}
            onChange={(event) => {
              setTexts(texts.map((one, index) => (index === at ? event.target.value : one)));
              setWrong(false);
            }}
          />
        ))}
        {kind === "days" ? <span className="text-small text-text-3">{m.days}</span> : field.unite ? <span className="text-small text-text-3">{field.unite}</span> : null}
        <Button type="submit" size="sm" variant="primary">{m.apply}</Button>
      </div>
      {wrong ? <p role="alert" className="text-small text-bad">{kind === "date" ? r.date : kind === "text" ? m.value : r.amount}</p> : null}
    </form>
  );
}
