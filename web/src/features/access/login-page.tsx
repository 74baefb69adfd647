import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useState } from "react";

import { allauth, pendingFlow, pendingTypes, type Envelope, type Flow } from "@/shared/api/allauth";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";

import { AccessFrame } from "./access-frame";
import { useArrive } from "./arrive";
import { CodeForm } from "./code-form";
import { PasswordForm } from "./password-form";
import { words } from "./words";

type Step = "password" | "code" | "address";
const STEPS: Record<string, Step> = { mfa_authenticate: "code", verify_email: "address" };
const route = getRouteApi(paths.login);

/** Password, then the second factor; a page reloaded between the two resumes where it was. */
export function LoginPage() {
  const m = useMessages(words);
  const { suite } = route.useSearch();
  const arrive = useArrive();
  const [reached, setReached] = useState<Step | null>(null);
  const [types, setTypes] = useState<string[] | null>(null);
  const started = useQuery({
    queryKey: ["access"],
    queryFn: () => allauth("GET", "auth/session"),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const step: Step = reached ?? STEPS[(started.data && pendingFlow(started.data)) ?? ""] ?? "password";

  /** What the server wants next after an accepted step. */
  async function advance(answer: Envelope<{ flows?: Flow[] }>): Promise<void> {
    const next = STEPS[pendingFlow(answer) ?? ""];
    if (answer.status === 401 && next) {
      setTypes(pendingTypes(answer));
      return setReached(next);
    }
    await arrive(suite);
  }

  async function restart(): Promise<void> {
    await allauth("DELETE", "auth/session");
    setReached("password");
  }

  if (step === "code") {
    return (
      <AccessFrame title={m.verification}>
        <CodeForm
          path="auth/2fa/authenticate"
          types={types ?? (started.data ? pendingTypes(started.data) : [])}
          onDone={advance}
          more={<Button variant="ghost" size="sm" onClick={() => void restart()}>{m.changeAccount}</Button>}
        />
      </AccessFrame>
    );
  }
  if (step === "address") {
    return (
      <AccessFrame title={m.confirmAddress} lead={m.confirmAddressText}>
        <Button size="lg" onClick={() => void restart()}>{m.changeAccount}</Button>
      </AccessFrame>
    );
  }
  return (
    <AccessFrame title={m.login} lead={m.tagline}>
      <PasswordForm
        onDone={advance}
        others={<ButtonLink size="lg" block icon="building" to={paths.companyLogin} search={suite ? { suite } : {}}>{m.companySignIn}</ButtonLink>}
        forgotten={<Link to={paths.forgotPassword} className="link rounded-1 text-small">{m.forgotten}</Link>}
      />
    </AccessFrame>
  );
}
