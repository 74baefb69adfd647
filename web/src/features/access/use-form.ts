import { useState } from "react";

import { asApiError, type ApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";

import { words } from "./words";

/** One small form: its faults by field, its refusal as a whole, and whether it is being sent. */
export function useForm<Name extends string>() {
  const m = useMessages(words);
  const [faults, setFaults] = useState<Partial<Record<Name, string>>>({});
  const [refusal, setRefusal] = useState("");
  const [busy, setBusy] = useState(false);

  function explain(error: ApiError, names: readonly Name[]): void {
    const found = Object.fromEntries(names.flatMap((name) => (error.field(name) ? [[name, error.field(name)]] : [])));
    setFaults(found as Partial<Record<Name, string>>);
    if (error.status === 429) setRefusal(m.throttled(error.retryAfter ?? 300));
    else setRefusal(Object.keys(found).length ? "" : error.message);
  }

  /** Faults found here stop the sending; those the server finds are shown in the same places. */
  async function send(local: Partial<Record<Name, string | false>>, names: readonly Name[], act: () => Promise<void>): Promise<void> {
    const wrong = Object.fromEntries(Object.entries(local).filter(([, message]) => message)) as Partial<Record<Name, string>>;
    setFaults(wrong);
    setRefusal("");
    if (Object.keys(wrong).length) {
      queueMicrotask(() => requestAnimationFrame(() => document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()));
      return;
    }
    setBusy(true);
    try {
      await act();
    } catch (error) {
      explain(asApiError(error), names);
    } finally {
      setBusy(false);
    }
  }

  return { faults, refusal, busy, send, setFaults, setRefusal };
}

export const emailFault = (email: string, m: { emailMissing: string; emailWrong: string }): string | false =>
  !email.trim() ? m.emailMissing : !/^\S+@\S+\.\S+$/.test(email.trim()) && m.emailWrong;
