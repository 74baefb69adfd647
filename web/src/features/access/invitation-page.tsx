import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { allauth } from "@/shared/api/allauth";
import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Field, Input, PasswordInput } from "@/shared/ui/field";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";

import { AccessFrame } from "./access-frame";
import { useForm } from "./use-form";
import { words } from "./words";

const route = getRouteApi(paths.invitation);
const NAMES = ["prenom", "nom", "password"] as const;

/** Opens the account (or joins with an existing one), then logs in. */
export function InvitationPage() {
  const m = useMessages(words);
  const { token } = route.useParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [values, setValues] = useState({ prenom: "", nom: "", password: "" });
  const { faults, refusal, busy, send } = useForm<(typeof NAMES)[number]>();
  const invitation = useQuery({
    queryKey: ["access", "invitation", token],
    queryFn: () => unwrap(api.GET("/invitations/{token}", { params: { path: { token } } })),
    retry: false,
    staleTime: Infinity,
  });
  if (invitation.isError) {
    if (asApiError(invitation.error).retryable) {
      return <AccessFrame title={m.join}><ErrorState compact error={invitation.error} onRetry={() => void invitation.refetch()} /></AccessFrame>;
    }
    return (
      <AccessFrame title={m.invitationDead} lead={m.invitationDeadText}>
        <ButtonLink to={paths.login} size="lg" block>{m.backToLogin}</ButtonLink>
      </AccessFrame>
    );
  }
  const found = invitation.data;
  if (!found) return <AccessFrame title={m.join}><Skeleton className="h-10 w-full animate-late" /></AccessFrame>;

  const accept = async () => {
    await unwrap(api.POST("/invitations/accept", { body: { token, ...values } }));
    await allauth("POST", "auth/login", { email: found.email, password: values.password });
    client.removeQueries({ queryKey: ["session"] });
    await navigate({ to: paths.home, replace: true });
  };
  const set = (name: (typeof NAMES)[number]) => (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value });
  return (
    <AccessFrame title={m.invitation(found.team.nom)} lead={found.known ? m.invitationKnown(found.email) : m.invitationText(found.email)}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const missing = (name: "prenom" | "nom") => !found.known && !values[name].trim() && m.required;
          void send({ prenom: missing("prenom"), nom: missing("nom"), password: !values.password && m.passwordMissing }, NAMES, accept);
        }}
      >
        {refusal ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div> : null}
        {found.known ? null : (
          <div className="grid grid-cols-2 gap-3">
            <Field label={m.firstName} error={faults.prenom}>
              {(wiring) => <Input {...wiring} autoComplete="given-name" autoFocus value={values.prenom} onChange={set("prenom")} />}
            </Field>
            <Field label={m.lastName} error={faults.nom}>
              {(wiring) => <Input {...wiring} autoComplete="family-name" value={values.nom} onChange={set("nom")} />}
            </Field>
          </div>
        )}
        <input type="email" hidden readOnly autoComplete="username" value={found.email} />
        <Field label={found.known ? m.password : m.choosePassword} {...(found.known ? {} : { help: m.newPasswordHelp })} error={faults.password}>
          {(wiring) => <PasswordInput {...wiring} autoComplete={found.known ? "current-password" : "new-password"} value={values.password} onChange={set("password")} />}
        </Field>
        <Button type="submit" variant="primary" size="lg" block busy={busy}>{m.join}</Button>
      </form>
    </AccessFrame>
  );
}
