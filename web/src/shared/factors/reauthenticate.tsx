import { useState, type ReactNode } from "react";

import { allauth, type Envelope, type Flow } from "@/shared/api/allauth";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input, PasswordInput } from "@/shared/ui/field";

import { PasskeyButton } from "./passkey-button";
import { words } from "./words";

type Asked = { byCode: boolean; byKey: boolean; resume: () => void };
type Answer = Envelope<{ flows?: Flow[] }>;

const flow = (answer: Answer, id: string): boolean => Boolean(answer.data?.flows?.some((one) => one.id === id));

/**
 * Sensitive actions want a recent log-in. `guard` runs one and, when the server asks, has the person confirm
 * who they are (password, or code when there is a second factor), then runs it again.
 */
export function useReauthentication(): { guard: <T>(act: () => Promise<Envelope<T>>) => Promise<Envelope<T>>; dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);

  async function guard<T>(act: () => Promise<Envelope<T>>): Promise<Envelope<T>> {
    const answer = await act();
    const flows = answer as Answer;
    if (answer.status !== 401 || !(flow(flows, "reauthenticate") || flow(flows, "mfa_reauthenticate"))) return answer;
    const types = flows.data?.flows?.find(({ id }) => id === "mfa_reauthenticate")?.types ?? [];
    // Whoever has passkeys only gives the password, or a passkey; a code is for whoever has the application.
    const byCode = types.includes("totp") || (types.length > 0 && !flow(flows, "reauthenticate"));
    await new Promise<void>((resume) => setAsked({ byCode, byKey: types.includes("webauthn"), resume }));
    setAsked(null);
    return act();
  }
  const dialog = asked ? <Confirm asked={asked} onClose={() => setAsked(null)} /> : null;
  return { guard, dialog };
}

function Confirm({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const m = useMessages(words);
  const [secret, setSecret] = useState("");
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  async function submit(): Promise<void> {
    setBusy(true);
    try {
      if (asked.byCode) await allauth("POST", "auth/2fa/reauthenticate", { code: secret.trim() });
      else await allauth("POST", "auth/reauthenticate", { password: secret });
      asked.resume();
    } catch (error) {
      const problem = asApiError(error);
      setFault(problem.field(asked.byCode ? "code" : "password") ?? problem.message);
    } finally {
      setBusy(false);
    }
  }
  const field = { value: secret, onChange: (event: { target: { value: string } }) => setSecret(event.target.value) };
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.confirmIdentity}
      width="narrow"
      onSubmit={() => void submit()}
      actions={
        <>
          <Button type="submit" variant="primary" busy={busy}>{m.confirm}</Button>
          <Button onClick={onClose}>{m.cancel}</Button>
        </>
      }
    >
      <p className="mb-4 text-text-2">{m.confirmText}</p>
      <Field label={asked.byCode ? m.code : m.password} error={fault || undefined}>
        {(wiring) =>
          asked.byCode ? (
            <Input {...wiring} {...field} inputMode="numeric" autoComplete="one-time-code" />
          ) : (
            <PasswordInput {...wiring} {...field} autoComplete="current-password" />
          )
        }
      </Field>
      {asked.byKey ? (
        <PasskeyButton path="auth/webauthn/reauthenticate" onRefused={setFault} onDone={() => Promise.resolve(asked.resume())} />
      ) : null}
    </Dialog>
  );
}
