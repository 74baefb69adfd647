import { useState } from "react";

import { allauth, type Envelope } from "@/shared/api/allauth";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";

import { createPasskey, Dismissed } from "./passkeys";
import type { useReauthentication } from "./reauthenticate";
import { words } from "./words";

const PATH = "account/authenticators/webauthn";
type Offer = { creation_options: Parameters<typeof createPasskey>[0] };
type Props = {
  guard: ReturnType<typeof useReauthentication>["guard"];
  suggested: string;
  onClose: () => void;
  /** `codes`: recovery codes were made with it, to be shown. */
  onAdded: (codes: boolean) => void;
};

/** A name to recognise it by, then the browser's own window. */
export function PasskeyDialog({ guard, suggested, onClose, onAdded }: Props) {
  const m = useMessages(words);
  const [name, setName] = useState(suggested);
  const [refusal, setRefusal] = useState("");
  const [busy, setBusy] = useState(false);
  async function submit(): Promise<void> {
    setBusy(true);
    setRefusal("");
    try {
      const offer = await guard(() => allauth<Offer>("GET", `${PATH}?passwordless`));
      if (!offer.data?.creation_options) return;
      const credential = await createPasskey(offer.data.creation_options);
      const added: Envelope<unknown> = await allauth("POST", PATH, { name: name.trim() || suggested, credential, passwordless: true });
      onAdded(added.meta?.["recovery_codes_generated"] === true);
    } catch (error) {
      setRefusal(error instanceof Dismissed ? m.passkeyNotMade : asApiError(error).message);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.passkeyNew}
      width="narrow"
      onSubmit={() => void submit()}
      actions={<><Button type="submit" variant="primary" busy={busy}>{m.passkeyCreate}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {refusal ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div> : null}
      <p className="mb-4 text-text-2">{m.passkeyText}</p>
      <Field label={m.passkeyName} help={m.passkeyNameHelp}>
        {(wiring) => <Input {...wiring} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />}
      </Field>
    </Dialog>
  );
}
