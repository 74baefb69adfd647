import { useState, type ReactNode } from "react";

import { allauth, type Envelope, type Flow } from "@/shared/api/allauth";
import { PasskeyButton } from "@/shared/factors/passkey-button";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Field, Input, PasswordInput } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";

import { emailFault, useForm } from "./use-form";
import { words } from "./words";

type Props = { others?: ReactNode; onDone: (answer: Envelope<{ flows?: Flow[] }>) => Promise<void>; forgotten: ReactNode };

export function PasswordForm({ onDone, forgotten, others }: Props) {
  const m = useMessages(words);
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { faults, refusal, busy, send, setRefusal } = useForm<"email" | "password">();
  const submit = () =>
    send({ email: emailFault(email, m), password: !password && m.passwordMissing }, ["email", "password"], async () => {
      await onDone(await allauth("POST", "auth/login", { email: email.trim(), password }));
    });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {refusal ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div> : null}
      <Field label={m.email} error={faults.email}>
        {(wiring) => (
          <Input {...wiring} type="email" name="email" autoComplete="username" autoFocus value={email} onChange={(event) => setEmail(event.target.value)} />
        )}
      </Field>
      <Field label={m.password} error={faults.password} aside={forgotten}>
        {(wiring) => (
          <PasswordInput {...wiring} name="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" block busy={busy} className="mt-2">{m.signIn}</Button>
      <div className="mt-6 grid gap-3 border-t border-line pt-6 empty:hidden">
        <PasskeyButton path="auth/webauthn/login" onDone={onDone} onRefused={setRefusal} />
        {others}
      </div>
    </form>
  );
}
