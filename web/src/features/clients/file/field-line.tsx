import { useRef, useState } from "react";

import { ValueEditor } from "@/shared/dictionary/editor";
import type { Champ, Value } from "@/shared/dictionary/types";
import { isUnknown, ValueText } from "@/shared/dictionary/value-text";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Icon } from "@/shared/ui/icon";
import { Mark, type Origin } from "@/shared/ui/marks";
import { Popover } from "@/shared/ui/popover";

import type { Place } from "./api";
import { keyOf, useEditing } from "./editing";
import { words as file } from "./layout";
import { Proof } from "./proof";
import { Reveal } from "./reveal";
import type { Origine } from "./types";

const words = defineMessages({
  fr: { edit: (label: string) => `Modifier : ${label}`, years: (n: number) => `· ${n} ans` },
  en: { edit: (label: string) => `Edit: ${label}`, years: (n: number) => `· ${n} years old` },
});
const ORIGIN: Record<Origine["kind"], Origin> = { entretien: "said", saisie: "typed", import: "imported" };

/** Label, value, mark. A press on the value edits it in place; a press on the mark shows the proof and the history. */
export function FieldLine({ champ, place, value, origine, age }: { champ: Champ; place: Place; value: Value; origine: Origine | undefined; age?: number | null }) {
  const m = useMessages(words);
  const t = useMessages(file);
  const locale = useLocale();
  const { open, editable, start, stop, save, busy, problem } = useEditing();
  const anchor = useRef<HTMLSpanElement>(null);
  const [proof, setProof] = useState(false);
  const key = keyOf(place, champ.nom);
  const editing = open === key;
  const label = champ[locale];
  const unknown = isUnknown(value);
  const [revealed, setRevealed] = useState<string | null>(null);
  return (
    <div data-field={`${place.section}.${champ.nom}`} className={`grid min-h-8 grid-cols-[132px_minmax(0,1fr)] items-center gap-x-2 rounded-2 phone:min-h-11 phone:grid-cols-[38%_minmax(0,1fr)] ${proof ? "bg-soft" : ""}`}>
      <dt className={`leading-4 break-words ${editing ? "font-medium text-text" : "text-text-2"}`} title={label}>
        {label}
        {champ.critique ? <span className="sr-only"> ({locale === "fr" ? "champ sensible" : "sensitive field"})</span> : null}
      </dt>
      <dd className="flex min-w-0 items-center gap-0.5">
        {editing ? (
          <ValueEditor
            champ={champ}
            value={champ.scelle ? null : value}
            busy={busy}
            error={problem ? (problem.field(champ.nom) ?? problem.message) : undefined}
            onSave={(next) => save({ key, place, champ: champ.nom }, next)}
            onCancel={stop}
          />
        ) : (
          <>
            <button
              type="button"
              data-edit={key}
              disabled={!editable}
              onClick={() => start(key)}
              className={`-ml-1.5 min-w-0 rounded-2 px-1.5 py-0.5 text-left leading-4.5 wrap-anywhere not-disabled:hover:bg-hover disabled:cursor-default phone:py-2`}
            >
              <span className="sr-only">{m.edit(label)}, </span>
              {unknown ? <span className="text-text-3">{t.ask}</span> : <ValueText champ={champ} value={revealed ?? value} />}
              {age ? <span className="ml-1 text-text-3">{m.years(age)}</span> : null}
            </button>
            {!unknown && champ.scelle ? <Reveal champ={champ} value={revealed} onChange={setRevealed} /> : null}
            {!unknown && origine ? (
              <span ref={anchor} className="flex-none">
                <Mark origin={ORIGIN[origine.kind]} expanded={proof} onOpen={() => setProof(!proof)} />
              </span>
            ) : null}
            {champ.critique && !editable ? <Icon name="lock" size={12} className="text-text-3" /> : null}
          </>
        )}
      </dd>
      <Popover open={proof} onClose={() => setProof(false)} anchor={anchor} align="end" label={label} className="w-[404px]">
        <Proof champ={champ} place={place} value={value} origine={origine} onClose={() => setProof(false)} />
      </Popover>
    </div>
  );
}
