import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Checkbox, Field, Input } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { Segmented } from "@/shared/ui/tabs";

import { sharedQuery, type Shared } from "./queries";
import { SignaturePad, type Stroke } from "./signature-pad";
import { words } from "./words";

const FIELDS = ["nom", "traits", "accepte", "code"] as const;
type Fault = Partial<Record<(typeof FIELDS)[number], string>>;

/** Name, drawing, consent, code: then the document is signed. */
export function SignForm({ token, shared }: { token: string; shared: Shared }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const [nom, setNom] = useState("");
  const [mode, setMode] = useState<"trace" | "ecrit">("trace");
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const [agreed, setAgreed] = useState(false);
  const [code, setCode] = useState("");
  const [faults, setFaults] = useState<Fault>({});
  const ask = useMutation({ mutationFn: () => unwrap(api.POST("/partage/{token}/code", { params: { path: { token } } })) });
  const sign = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST("/partage/{token}/signature", {
          params: { path: { token } },
          body: { code, nom: nom.trim(), mode, accepte: agreed, ...(mode === "trace" ? { traits: strokes } : {}) },
        }),
      ),
    onSuccess: (now) => client.setQueryData(sharedQuery(token).queryKey, now),
  });
  const problem = sign.error ?? ask.error;
  const told = problem ? asApiError(problem) : null;
  const fault = (name: (typeof FIELDS)[number]) => faults[name] ?? told?.field(name);
  const submit = () => {
    const found: Fault = {};
    if (!nom.trim()) found.nom = m.missing;
    if (mode === "trace" && !strokes.length) found.traits = m.drawFirst;
    if (!agreed) found.accepte = m.agreeFirst;
    if (!/^\d{6}$/.test(code)) found.code = m.missing;
    setFaults(found);
    if (!Object.keys(found).length) sign.mutate();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 className="text-h3 font-semibold">{m.signTitle}</h2>
      <p className="mt-1 mb-4 text-text-2">{m.signText}</p>
      {told && !FIELDS.some((name) => told.field(name)) ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{told.message}</Banner></div> : null}
      <Field label={m.name} error={fault("nom")}>
        {(wiring) => <Input {...wiring} autoComplete="name" maxLength={120} value={nom} onChange={(event) => setNom(event.target.value)} />}
      </Field>
      <div className="mb-2">
        <Segmented label={m.how} value={mode} choices={[{ value: "trace", label: m.draw }, { value: "ecrit", label: m.type }]} onChange={setMode} />
      </div>
      {mode === "trace" ? <SignaturePad strokes={strokes} onChange={setStrokes} /> : <p className="rounded-3 bg-raised px-4 py-5 text-[24px] italic shadow-inset">{nom || "…"}</p>}
      {mode === "trace" && fault("traits") ? <p className="mt-1 text-small text-bad">{fault("traits")}</p> : null}
      <label className="mt-4 flex items-start gap-2.5">
        <Checkbox className="mt-0.5" checked={agreed} aria-invalid={fault("accepte") ? true : undefined} onChange={(event) => setAgreed(event.target.checked)} />
        <span lang="fr">{shared.consentement}</span>
      </label>
      {fault("accepte") ? <p className="mt-1 text-small text-bad">{fault("accepte")}</p> : null}
      <div className="mt-5">
        <Button icon="mail" busy={ask.isPending} onClick={() => ask.mutate()}>{ask.data ? m.askAgain : m.askCode}</Button>
        {ask.data ? <p role="status" className="mt-2 text-text-2">{m.codeSent(ask.data.email)}</p> : null}
      </div>
      <div className="mt-4 max-w-48">
        <Field label={m.code} error={fault("code")}>
          {(wiring) => <Input {...wiring} inputMode="numeric" autoComplete="one-time-code" maxLength={6} className="num" value={code} onChange={(event) => setCode(event.target.value.replace(/\D/g, ""))} />}
        </Field>
      </div>
      <Button type="submit" variant="primary" size="lg" busy={sign.isPending}>{m.sign}</Button>
      <p className="mt-4 text-small text-text-3" lang="fr">{shared.niveau}</p>
    </form>
  );
}
