import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { encode } from "uqr";

import { allauth } from "@/shared/api/allauth";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import type { useReauthentication } from "./reauthenticate";
import { words } from "./words";

type Meta = { secret: string; totp_url: string };
type Props = { guard: ReturnType<typeof useReauthentication>["guard"]; onClose: () => void; onActive: () => void };

/** Read the key with the telephone, then prove it with a first code. */
export function FactorDialog({ guard, onClose, onActive }: Props) {
  const m = useMessages(words);
  const [code, setCode] = useState("");
  const [fault, setFault] = useState("");
  const [busy, setBusy] = useState(false);
  const offer = useQuery({
    queryKey: ["factors", "offer"],
    queryFn: async () => (await guard(() => allauth("GET", "account/authenticators/totp"))).meta as Meta | undefined,
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  async function submit(): Promise<void> {
    if (!/^\d{6}$/.test(code.replace(/\s/g, ""))) return setFault(m.codeMissing);
    setBusy(true);
    try {
      await guard(() => allauth("POST", "account/authenticators/totp", { code: code.replace(/\s/g, "") }));
      onActive();
    } catch (error) {
      const problem = asApiError(error);
      setFault(problem.field("code") ?? problem.message);
    } finally {
      setBusy(false);
    }
  }
  const meta = offer.data;
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.factor}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button type="submit" variant="primary" busy={busy}>{m.activate}</Button>
          <Button onClick={onClose}>{m.cancel}</Button>
        </>
      }
    >
      {offer.isError ? <ErrorState compact error={offer.error} onRetry={() => void offer.refetch()} /> : null}
      <div className="mb-5 flex gap-6 phone:flex-col phone:items-center">
        {meta ? <Qr text={meta.totp_url} label={m.qr} /> : <Skeleton className="size-44 flex-none rounded-3 animate-late" />}
        <div className="min-w-0">
          <p className="font-medium">{m.scan}</p>
          <p className="mt-2 text-small text-text-3">{m.scanText}</p>
          <p className="code mt-1 text-read break-all whitespace-normal!">{meta?.secret.match(/.{1,4}/g)?.join(" ")}</p>
        </div>
      </div>
      <Field label={m.then} error={fault || undefined}>
        {(wiring) => (
          <Input {...wiring} inputMode="numeric" autoComplete="one-time-code" maxLength={7} value={code} onChange={(event) => setCode(event.target.value)} className="num w-40! text-h2" />
        )}
      </Field>
    </Dialog>
  );
}

const QUIET = 3;

/** Dark on light in both themes: many readers refuse the contrary. */
function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 0, ecc: "M" });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const span = size + 2 * QUIET;
  return (
    <svg role="img" aria-label={label} viewBox={`${-QUIET} ${-QUIET} ${span} ${span}`} shapeRendering="crispEdges" className="size-44 flex-none rounded-3 bg-[#fff] shadow-inset">
      <path d={path} fill="#111" />
    </svg>
  );
}

export function RecoveryDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const m = useMessages(words);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    announce(m.copied);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.recovery}
      width="narrow"
      onSubmit={onClose}
      actions={
        <>
          <Button type="submit" variant="primary">{m.kept}</Button>
          <Button icon="copy" data-first="" onClick={() => void copy()}>{m.copyAll}</Button>
        </>
      }
    >
      <p className="mb-4 text-text-2">{m.recoverySave}</p>
      <ul className="code grid grid-cols-2 gap-x-6 gap-y-1 rounded-3 bg-sunken px-4 py-3 text-read shadow-inset">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ul>
    </Dialog>
  );
}
