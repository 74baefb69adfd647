import { useState } from "react";

import type { Envelope, Flow } from "@/shared/api/allauth";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";

import { Dismissed, passkeysWork, provePasskey } from "./passkeys";
import { words } from "./words";

type Props = { path: string; onDone: (answer: Envelope<{ flows?: Flow[] }>) => Promise<void>; onRefused: (message: string) => void };

/** Opens the browser's own window; nothing where passkeys do not exist. */
export function PasskeyButton({ path, onDone, onRefused }: Props) {
  const m = useMessages(words);
  const [busy, setBusy] = useState(false);
  if (!passkeysWork()) return null;
  async function prove(): Promise<void> {
    setBusy(true);
    try {
      await onDone(await provePasskey(path));
    } catch (error) {
      onRefused(error instanceof Dismissed ? m.passkeyNotGiven : asApiError(error).message);
    } finally {
      setBusy(false);
    }
  }
  return <Button size="lg" block icon="key" busy={busy} onClick={() => void prove()}>{m.passkeyUse}</Button>;
}
