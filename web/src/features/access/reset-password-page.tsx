import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";

import { allauth } from "@/shared/api/allauth";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Field, PasswordInput } from "@/shared/ui/field";
import { Banner, ErrorState } from "@/shared/ui/states";

import { AccessFrame } from "./access-frame";
import { useForm } from "./use-form";
import { words } from "./words";

const route = getRouteApi(paths.resetPassword);

export function ResetPasswordPage() {
  const m = useMessages(words);
  const { key } = route.useParams();
  const [password, setPassword] = useState("");
  const [done, setDone] = useState(false);
  const { faults, refusal, busy, send } = useForm<"password" | "key">();
  const link = useQuery({
    queryKey: ["access", "reset", key],
    queryFn: () => allauth("GET", "auth/password/reset", undefined, { "X-Password-Reset-Key": key }),
    retry: false,
    staleTime: Infinity,
  });
  if (done) {
    return (
      <AccessFrame title={m.resetDone} lead={m.resetDoneText}>
        <ButtonLink to={paths.login} variant="primary" size="lg" block>{m.signIn}</ButtonLink>
      </AccessFrame>
    );
  }
  if (link.isError && asApiError(link.error).retryable) {
    return <AccessFrame title={m.newPassword}><ErrorState compact error={link.error} onRetry={() => void link.refetch()} /></AccessFrame>;
  }
  if (link.isError || faults.key) {
    return (
      <AccessFrame title={m.linkDead} lead={m.linkDeadText}>
        <ButtonLink to={paths.forgotPassword} variant="primary" size="lg" block>{m.askAgain}</ButtonLink>
      </AccessFrame>
    );
  }
  return (
    <AccessFrame title={m.newPassword}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send({ password: !password && m.passwordMissing }, ["password", "key"], async () => {
            await allauth("POST", "auth/password/reset", { key, password });
            setDone(true);
          });
        }}
      >
        {refusal ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div> : null}
        <Field label={m.newPassword} help={m.newPasswordHelp} error={faults.password}>
          {(wiring) => <PasswordInput {...wiring} autoComplete="new-password" autoFocus value={password} onChange={(event) => setPassword(event.target.value)} />}
        </Field>
        <Button type="submit" variant="primary" size="lg" block busy={busy}>{m.save}</Button>
      </form>
    </AccessFrame>
  );
}
