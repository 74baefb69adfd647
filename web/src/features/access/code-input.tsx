import { useEffect, useRef, useState } from "react";

import type { Wiring } from "@/shared/ui/field";

const LENGTH = 6;
type Props = { wiring: Wiring; value: string; onChange: (value: string) => void; onComplete: (value: string) => void };

/** Six cells, but one real field: paste, one-time-code filling and screen readers work as usual. */
export function CodeInput({ wiring, value, onChange, onComplete }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [focused, setFocused] = useState(false);
  useEffect(() => input.current?.focus(), []);
  return (
    <div className="relative">
      <div aria-hidden="true" className="flex items-center gap-2">
        {Array.from({ length: LENGTH }, (_, place) => {
          const current = focused && place === Math.min(value.length, LENGTH - 1);
          return (
            <span
              key={place}
              className={`display num grid h-14 flex-1 place-content-center rounded-3 bg-raised text-h1 font-medium ${place === 3 ? "ml-4" : ""} ${current ? "outline-2 outline-offset-1 outline-accent shadow-field" : wiring["aria-invalid"] ? "outline-[1.5px] -outline-offset-1 outline-bad" : "shadow-field"}`}
            >
              {value[place] ?? (current ? <i className="h-6 w-[1.5px] bg-accent" /> : "")}
            </span>
          );
        })}
      </div>
      <input
        {...wiring}
        ref={input}
        value={value}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, "").slice(0, LENGTH);
          onChange(digits);
          if (digits.length === LENGTH && value.length < LENGTH) onComplete(digits);
        }}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={LENGTH + 4}
        className="absolute inset-0 w-full bg-transparent text-transparent caret-transparent opacity-0 focus-visible:outline-none"
      />
    </div>
  );
}
