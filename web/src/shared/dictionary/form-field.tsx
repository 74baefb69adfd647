import { useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Field, Input, Select } from "@/shared/ui/field";

import { inputLook, refusals, written } from "./input";
import { parseValue, type Refusal } from "./parse";
import type { Champ, Value } from "./types";

type Props = { champ: Champ; label: string; value: Value; error: string | undefined; /** What may be meant, offered as one types. */ offered?: readonly string[]; onChange: (value: Value, ok: boolean) => void };

/** One field of a form: label above, checked when left, unknown allowed. */
export function FormField({ champ, label, value, error, offered = [], onChange }: Props) {
  const m = useMessages(refusals);
  const locale = useLocale();
  const [text, setText] = useState(() => written(champ, value));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  function change(next: string) {
    setText(next);
    const reading = parseValue(champ, next);
    if (reading.refusal) return onChange(undefined, false);
    setRefusal(null);
    onChange(reading.value, true);
  }
  const choices = champ.kind === "booleen" ? [["true", m.yes], ["false", m.no]] : champ.choix?.map((choice) => [String(choice.valeur), choice[locale]]);
  return (
    <Field label={label} error={refusal ? m[refusal] : error} {...(champ.unite ? { aside: <span className="text-small text-text-3">{champ.unite}</span> } : {})}>
      {(wiring) =>
        choices ? (
          <Select {...wiring} value={text} onChange={(event) => change(event.target.value)}>
            <option value="">{m.unknown}</option>
            {choices.map(([code, words]) => <option key={code} value={code}>{words}</option>)}
          </Select>
        ) : (
          <>
            <Input
              {...wiring}
              {...inputLook(champ)}
              {...(offered.length ? { list: `${wiring.id}-offered` } : {})}
              value={text}
              placeholder={m.unknown}
              onChange={(event) => change(event.target.value)}
              onBlur={() => setRefusal(parseValue(champ, text).refusal ?? null)}
            />
            {offered.length ? <datalist id={`${wiring.id}-offered`}>{offered.map((one) => <option key={one} value={one} />)}</datalist> : null}
          </>
        )
      }
    </Field>
  );
}
