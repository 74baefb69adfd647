import { useState, type KeyboardEvent, type ReactNode } from "react";

import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Kbd } from "@/shared/ui/kbd";
import { Tag } from "@/shared/ui/marks";

import { inputLook, refusals, written } from "./input";
import { parseValue, type Refusal } from "./parse";
import type { Champ, Value } from "./types";
import { isUnknown } from "./value-text";

const words = defineMessages({
  fr: { keep: "enregistrer", leave: "annuler", save: "Enregistrer", cancel: "Annuler", critical: "Champ sensible" },
  en: { keep: "save", leave: "cancel", save: "Save", cancel: "Cancel", critical: "Sensitive field" },
});

type Props = {
  champ: Champ;
  value: Value;
  onSave: (value: Value) => void;
  onCancel: () => void;
  busy?: boolean;
  /** What the server refused, in its words. */
  error?: string | undefined;
  id?: string;
  label?: string;
};

const INPUT = "h-8 w-full min-w-0 rounded-2 bg-raised px-2.5 text-text shadow-field outline-2 -outline-offset-1 outline-accent phone:h-11";
/** Edits one value where it stands: Enter keeps, Escape leaves; what is wrong is said under it and stays typed. */
export function ValueEditor({ champ, value, onSave, onCancel, busy = false, error, id, label }: Props) {
  const m = useMessages(words);
  const r = useMessages(refusals);
  const locale = useLocale();
  const [text, setText] = useState(() => written(champ, value));
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  function save(raw = text) {
    const reading = parseValue(champ, raw);
    if (reading.refusal) setRefusal(reading.refusal);
    else if (reading.value === value || (isUnknown(reading.value) && isUnknown(value))) onCancel();
    else onSave(reading.value);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") {
      event.preventDefault();
      event.stopPropagation();
      save();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  }

  const wrong = refusal ? r[refusal] : error;
  const common = {
    id, "aria-label": label ?? champ[locale], "aria-invalid": wrong ? (true as const) : undefined, autoFocus: true, onKeyDown, disabled: busy,
  };
  let control: ReactNode;
  if (champ.kind === "choix" || champ.kind === "booleen") {
    const choices = champ.kind === "booleen" ? [["true", r.yes], ["false", r.no]] : (champ.choix ?? []).map((choice) => [String(choice.valeur), choice[locale]]);
    control = (
      <select {...common} value={text} className={INPUT} onChange={(event) => setText(event.target.value)}>
        <option value="">{r.unknown}</option>
        {choices.map(([code, words]) => (
          <option key={code} value={code}>{words}</option>
        ))}
      </select>
    );
  } else {
    control = (
      <input
        {...common}
        value={text}
        {...inputLook(champ)}
        className={`${INPUT} ${typeof value === "number" ? "num" : ""}`}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setText(event.target.value);
          setRefusal(null);
        }}
      />
    );
  }
  return (
    <span className="relative block w-full min-w-0" onClick={(event) => event.stopPropagation()}>
      {control}
      <span className="absolute top-full left-0 z-10 mt-1 flex w-max max-w-[min(360px,90vw)] flex-wrap items-center gap-3 rounded-3 bg-overlay px-2.5 py-2 text-small text-text-2 shadow-pop phone:static phone:w-auto phone:bg-transparent phone:px-0 phone:shadow-none">
        {wrong ? (
          <span role="alert" className="flex basis-full items-start gap-1.5 text-bad">
            <Icon name="alert-circle" size={14} className="mt-px" />
            {wrong}
          </span>
        ) : null}
        <span className="flex items-center gap-1.5 phone:hidden"><Kbd keys="Enter" /> {m.keep}</span>
        <span className="flex items-center gap-1.5 phone:hidden"><Kbd keys="Escape" /> {m.leave}</span>
        <span className="hidden gap-2 phone:flex">
          <Button variant="primary" busy={busy} onClick={() => save()}>{m.save}</Button>
          <Button onClick={onCancel}>{m.cancel}</Button>
        </span>
        {champ.critique ? <Tag tone="warn" icon="lock">{m.critical}</Tag> : null}
      </span>
    </span>
  );
}
