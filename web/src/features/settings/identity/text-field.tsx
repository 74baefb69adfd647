import { useState } from "react";

import { Field, Input, Textarea } from "@/shared/ui/field";

import type { Identity } from "./queries";

export type TextName = Exclude<keyof Identity, "categories" | "logo" | "manquants" | "version" | "methode" | "remuneration">;
type Props = {
  name: TextName;
  label: string;
  value: string;
  error?: string | undefined;
  /** The text that asks for it, while it is not there. */
  article?: string | undefined;
  help?: string;
  long?: boolean;
  kind?: string;
  readOnly: boolean;
  onKeep: (value: string) => void;
};

/** Kept when it is left; Escape gives back what was there. What was typed and refused stays to be mended. */
export function TextField({ name, label, value, error, article, help, long = false, kind, readOnly, onKeep }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? value;
  const leave = () => {
    if (typed === null) return;
    if (typed.trim() === value) setTyped(null);
    else onKeep(typed.trim());
  };
  // Once kept, the server's writing is shown: a number without its spaces, an address without its scheme.
  const [kept, setKept] = useState(value);
  if (kept !== value) {
    setKept(value);
    setTyped(null);
  }
  const common = {
    value: shown,
    readOnly,
    onBlur: leave,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
  };
  return (
    <div className={long ? "col-span-2 phone:col-span-1" : ""}>
      <Field label={label} help={[help, article].filter(Boolean).join(" ") || undefined} error={error}>
        {(wiring) =>
          long ? (
            <Textarea {...wiring} {...common} id={name} className="min-h-16" onKeyDown={(event) => event.key === "Escape" && setTyped(null)} />
          ) : (
            <span className="flex items-center gap-2">
              {kind === "color" ? <span aria-hidden="true" className="size-10 flex-none rounded-3 shadow-field" style={{ background: value || "#1b1a17" }} /> : null}
              <Input
                {...wiring}
                {...common}
                id={name}
                inputMode={kind === "decimal" ? "decimal" : undefined}
                placeholder={kind === "color" ? "#1b1a17" : undefined}
                onKeyDown={(event) => {
                  if (event.key === "Enter") event.currentTarget.blur();
                  if (event.key === "Escape") setTyped(null);
                }}
              />
            </span>
          )
        }
      </Field>
    </div>
  );
}
