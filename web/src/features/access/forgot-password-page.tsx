import { useState } from "react";

import { allauth } from "@/shared/api/allauth";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";

import { AccessFrame } from "./access-frame";
import { emailFault, useForm } from "./use-form";
import { words } from "./words";

export function ForgotPasswordPage() {
  const m = useMessages(words);
  const [email, setEmail] = useState("");
  const [sent, setSent] = useState(false);
  const { faults, refusal, busy, send } = useForm<"email">();
  const back = <ButtonLink to={paths.login} variant="ghost" size="sm" icon="arrow-left" className="mt-3 -ml-2">{m.backToLogin}</ButtonLink>;
  if (sent) return <AccessFrame title={m.linkSent} lead={m.linkSentText(email)}>{back}</AccessFrame>;
  return (
    <AccessFrame title={m.forgot} lead={m.forgotText}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send({ email: emailFault(email, m) }, ["email"], async () => {
            await allauth("POST", "auth/password/request", { email: email.trim() });
            setSent(true);
          });
        }}
      >
        {refusal ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div> : null}
        <Field label={m.email} error={faults.email}>
          {(wiring) => <Input {...wiring} type="email" autoComplete="username" autoFocus value={email} onChange={(event) => setEmail(event.target.value)} />}
        </Field>
        <Button type="submit" variant="primary" size="lg" block busy={busy}>{m.sendLink}</Button>
        {back}
      </form>
    </AccessFrame>
  );
}
