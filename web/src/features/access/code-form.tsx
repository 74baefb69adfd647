import { useState, type ReactNode } from "react";

import { allauth, type Envelope, type Flow } from "@/shared/api/allauth";
import { PasskeyButton } from "@/shared/factors/passkey-button";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";

import { CodeInput } from "./code-input";
import { useForm } from "./use-form";
import { words } from "./words";

type Props = { path: string; onDone: (answer: Envelope<{ flows?: Flow[] }>) => Promise<void>; more?: ReactNode; types: readonly string[] };

/** The code of the application, or one of the recovery codes. */
export function CodeForm({ path, onDone, more, types }: Props) {
  const m = useMessages(words);
  const byApp = types.includes("totp") || !types.includes("webauthn");
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState("");
  const { faults, refusal, busy, send, setFaults, setRefusal } = useForm<"code">();
  const submit = (value: string) =>
    send({ code: !value.trim() && m.codeMissing }, ["code"], async () => {
      try {
        await onDone(await allauth("POST", path, { code: value.trim() }));
      } catch (error) {
        setCode("");
        throw error;
      }
    });
  const key = types.includes("webauthn") ? <PasskeyButton path="auth/webauthn/authenticate" onDone={onDone} onRefused={setRefusal} /> : null;
  if (!byApp && !recovery) {
    return (
      <>
        <p className="-mt-5 mb-6 text-text-2">{m.keyText}</p>
        {refusal ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div> : null}
        {key}
        <div className="mt-3 flex flex-wrap justify-between gap-2">
          <Button variant="ghost" size="sm" onClick={() => setRecovery(true)}>{m.useRecovery}</Button>
          {more}
        </div>
      </>
    );
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(code);
      }}
    >
      <p className="-mt-5 mb-6 text-text-2">{recovery ? m.recoveryText : m.codeText}</p>
      {refusal ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div> : null}
      <Field key={String(recovery)} label={recovery ? m.recoveryCode : m.code} error={faults.code}>
        {(wiring) =>
          recovery ? (
            <Input {...wiring} autoFocus autoComplete="off" spellCheck={false} className="code" value={code} onChange={(event) => setCode(event.target.value)} />
          ) : (
            <CodeInput wiring={wiring} value={code} onChange={setCode} onComplete={(value) => void submit(value)} />
          )
        }
      </Field>
      <Button type="submit" variant="primary" size="lg" block busy={busy} className="mt-2">{m.verify}</Button>
      {byApp && key ? <div className="mt-3">{key}</div> : null}
      <div className="mt-3 flex flex-wrap justify-between gap-2">
        <Button
          variant="ghost"
          size="sm"
          onClick={() => {
            setRecovery(!recovery);
            setCode("");
            setFaults({});
          }}
        >
          {!recovery ? m.useRecovery : byApp ? m.useApp : m.useKey}
        </Button>
        {more}
      </div>
    </form>
  );
}
