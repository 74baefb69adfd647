import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { allauth } from "@/shared/api/allauth";
import { useMessages } from "@/shared/i18n/messages";
import { sessionQuery } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Status } from "@/shared/ui/marks";
import { ErrorState, Skeleton } from "@/shared/ui/states";

import { FactorDialog, RecoveryDialog } from "@/shared/factors/factor-dialog";
import type { useReauthentication } from "@/shared/factors/reauthenticate";
import { PasskeysSection, type Passkey } from "./passkeys-section";
import { Row, Section } from "./settings-frame";
import { words } from "./words";

type Authenticator = Passkey | { type: "totp" } | { type: "recovery_codes"; unused_code_count: number };

const factorsQuery = queryOptions({
  queryKey: ["factors"],
  queryFn: async () => (await allauth<Authenticator[]>("GET", "account/authenticators")).data ?? [],
});

type Recovery = { unused_codes?: string[] };
type Step = "setting" | "stopping" | null;

/** The code of the telephone and the codes that replace it. */
export function FactorSection({ guard }: { guard: ReturnType<typeof useReauthentication>["guard"] }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(factorsQuery);
  const [step, setStep] = useState<Step>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const recovery = data?.find((one) => one.type === "recovery_codes");
  const active = data?.some((one) => one.type === "totp") ?? false;

  const refresh = () => Promise.all([client.invalidateQueries(factorsQuery), client.invalidateQueries(sessionQuery)]);
  async function showCodes(method: "GET" | "POST"): Promise<void> {
    const answer = await guard(() => allauth<Recovery>(method, "account/authenticators/recovery-codes", method === "POST" ? {} : undefined));
    if (answer.status === 200) setCodes(answer.data?.unused_codes ?? []);
    await refresh();
  }
  async function stop(): Promise<void> {
    setStep(null);
    await guard(() => allauth("DELETE", "account/authenticators/totp"));
    await refresh();
  }

  return (
    <>
      <Section title={m.factor}>
        {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error ? <div className="py-4 animate-late"><Skeleton className="h-3 w-72" /></div> : null}
        {data ? (
          <Row label={m.factorApp} explanation={active ? m.factorOn : m.factorOff}>
            {active ? <Status tone="ok" icon="shield-check">{m.on}</Status> : <Status tone="mute" icon="shield">{m.off}</Status>}
            {active ? (
              <Button onClick={() => setStep("stopping")}>{m.deactivate}</Button>
            ) : (
              <Button variant="primary" onClick={() => setStep("setting")}>{m.activate}</Button>
            )}
          </Row>
        ) : null}
        {recovery?.type === "recovery_codes" ? (
          <Row label={m.recovery} explanation={m.recoveryLeft(recovery.unused_code_count)}>
            <Button onClick={() => void showCodes("POST")}>{m.regenerate}</Button>
          </Row>
        ) : null}
        {step === "setting" ? (
          <FactorDialog
            guard={guard}
            onClose={() => setStep(null)}
            onActive={() => {
              setStep(null);
              void showCodes("GET");
            }}
          />
        ) : null}
        <Dialog
          open={step === "stopping"}
          onClose={() => setStep(null)}
          title={m.deactivateAsk}
          width="narrow"
          onSubmit={() => void stop()}
          actions={
            <>
              <Button type="submit" variant="danger-solid">{m.deactivate}</Button>
              <Button data-first="" onClick={() => setStep(null)}>{m.cancel}</Button>
        
    </>
        }
      >
        <p className="text-text-2">{m.deactivateText}</p>
      </Dialog>
      {codes ? <RecoveryDialog codes={codes} onClose={() => setCodes(null)} /> : null}
    </Section>
    {data ? (
      <PasskeysSection
        keys={data.filter((one) => one.type === "webauthn")}
        guard={guard}
        onChanged={async (made) => {
          if (made) await showCodes("GET");
          else await refresh();
        }}
      />
    ) : null}
    </>
  );
}
