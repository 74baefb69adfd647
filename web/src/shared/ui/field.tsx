import { useId, useState, type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, type TextareaHTMLAttributes } from "react";

import { defineMessages, useMessages } from "@/shared/i18n/messages";

import { IconButton } from "./button";
import { Icon } from "./icon";
import type { IconName } from "./icons";

const words = defineMessages({
  fr: { optional: "facultatif", show: "Afficher le mot de passe", hide: "Masquer le mot de passe" },
  en: { optional: "optional", show: "Show the password", hide: "Hide the password" },
});

/** What a control inside `Field` must carry. */
export type Wiring = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };
type FieldProps = {
  label: string;
  children: (wiring: Wiring) => ReactNode;
  help?: ReactNode;
  /** What is wrong and its remedy, under the field. */
  error?: string | undefined;
  optional?: boolean;
  /** At the right of the label: a link. */
  aside?: ReactNode;
};

/** Label above, help and error below. Required is the default; optional is said. */
export function Field({ label, children, help, error, optional, aside }: FieldProps) {
  const id = useId();
  const m = useMessages(words);
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ");
  return (
    <div className="mb-4 min-w-0">
      <div className="mb-1 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {label}
          {optional ? <span className="ml-1.5 font-normal text-text-3">{m.optional}</span> : null}
        </label>
        {aside}
      </div>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error ? (
        <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 text-small text-bad">
          <Icon name="alert-circle" size={14} className="mt-px" />
          <span>{error}</span>
        </p>
      ) : null}
      {help ? <p id={`${id}-help`} className="mt-1.5 text-small text-text-3">{help}</p> : null}
    </div>
  );
}

const SHELL =
  "w-full min-w-0 bg-raised text-text shadow-field focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent aria-invalid:shadow-none aria-invalid:outline-[1.5px] aria-invalid:-outline-offset-1 aria-invalid:outline-bad aria-invalid:focus-visible:outline-2 aria-invalid:focus-visible:outline-accent disabled:bg-hover";
const FORM = `${SHELL} h-10 rounded-3 px-3 phone:h-12`;

type InputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };
export const Input = ({ className = "", ...rest }: InputProps) => <input {...rest} className={`${FORM} ${className}`} />;

export const Textarea = ({ className = "", ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> }) => (
  <textarea {...rest} className={`${SHELL} min-h-24 rounded-3 px-3 py-2 ${className}`} />
);

export const Select = ({ className = "", children, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) => (
  <span className="relative block">
    <select {...rest} className={`${FORM} appearance-none pr-9 ${className}`}>{children}</select>
    <Icon name="chevron-down" className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-text-3" />
  </span>
);

/** A dense field for tool bars: its label is for assistive technology, its icon says what it does. */
export function ToolInput({ label, icon, className = "", ...rest }: InputProps & { label: string; icon?: IconName }) {
  return (
    <span className={`relative inline-block ${className}`}>
      {icon ? <Icon name={icon} size={14} className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3" /> : null}
      <input
        {...rest}
        aria-label={label}
        className={`h-7 w-full rounded-2 bg-raised pr-2.5 shadow-field focus-visible:outline-2 focus-visible:-outline-offset-1 phone:h-11 ${icon ? "pl-8" : "pl-2.5"}`}
      />
    </span>
  );
}

export function PasswordInput(props: Omit<InputProps, "type">) {
  const [shown, setShown] = useState(false);
  const m = useMessages(words);
  return (
    <span className="relative block">
      <Input {...props} type={shown ? "text" : "password"} className="pr-11" />
      <IconButton
        icon={shown ? "eye-off" : "eye"}
        label={shown ? m.hide : m.show}
        size="sm"
        className="absolute! top-1/2 right-1.5 -translate-y-1/2"
        onClick={() => setShown(!shown)}
      />
    </span>
  );
}

type CheckboxProps = Omit<InputProps, "type"> & { mixed?: boolean };

/** A bare tick box; give it an `aria-label`, or put it in a `<label>`. */
export function Checkbox({ mixed = false, className = "", ...rest }: CheckboxProps) {
  return (
    <input
      {...rest}
      type="checkbox"
      ref={(element) => {
        if (element) element.indeterminate = mixed;
      }}
      className={`relative size-4 flex-none cursor-pointer appearance-none rounded-1 bg-raised align-middle shadow-field checked:bg-solid checked:shadow-none indeterminate:bg-solid indeterminate:shadow-none checked:after:absolute checked:after:top-[4px] checked:after:left-[4px] checked:after:h-[4.5px] checked:after:w-2 checked:after:-rotate-45 checked:after:border-b-[1.6px] checked:after:border-l-[1.6px] checked:after:border-on-solid indeterminate:after:absolute indeterminate:after:top-[7px] indeterminate:after:left-1 indeterminate:after:h-[1.6px] indeterminate:after:w-2 indeterminate:after:bg-on-solid ${className}`}
    />
  );
}

/** On or off at once, for settings. */
export function Switch({ checked, onChange, label }: { checked: boolean; onChange: (checked: boolean) => void; label: string }) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      onClick={() => onChange(!checked)}
      className="relative h-6 w-10 flex-none rounded-full bg-field transition-colors after:absolute after:top-[3px] after:left-[3px] after:size-[18px] after:rounded-full after:bg-on-solid after:transition-transform aria-checked:bg-solid aria-checked:after:translate-x-4"
    />
  );
}
