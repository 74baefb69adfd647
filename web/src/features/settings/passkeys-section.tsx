import { useState } from "react";

import { allauth } from "@/shared/api/allauth";
import { asApiError } from "@/shared/api/error";
import { PasskeyDialog } from "@/shared/factors/passkey-dialog";
import { passkeysWork } from "@/shared/factors/passkeys";
import type { useReauthentication } from "@/shared/factors/reauthenticate";
import { formatDate, formatDay } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { deviceName } from "./device-name";
import { Section } from "./settings-frame";
import { words } from "./words";

const PATH = "account/authenticators/webauthn";
export type Passkey = { type: "webauthn"; id: number; name: string; created_at: number; last_used_at: number | null };
type Asked = { what: "new" } | { what: "rename" | "remove"; key: Passkey } | null;
type Props = {
  keys: readonly Passkey[];
  guard: ReturnType<typeof useReauthentication>["guard"];
  onChanged: (codes: boolean) => Promise<void>;
};

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** Passkeys: each opens the account by itself, and counts as the second factor after a password. */
export function PasskeysSection({ keys, guard, onChanged }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const [asked, setAsked] = useState<Asked>(null);
  const [name, setName] = useState("");
  const [refusal, setRefusal] = useState("");
  const device = deviceName(navigator.userAgent);
  const close = () => setAsked(null);
  async function send(method: "PUT" | "DELETE", body: unknown, said: string): Promise<void> {
    close();
    setRefusal("");
    try {
      await guard(() => allauth(method, PATH, body));
      announce(said);
      await onChanged(false);
    } catch (error) {
      setRefusal(asApiError(error).message);
    }
  }
  return (
    <Section
      title={m.passkeys}
      aside={passkeysWork() ? <Button icon="plus" size="sm" onClick={() => setAsked({ what: "new" })}>{m.passkeyAdd}</Button> : null}
    >
      <p className="pt-3 text-small text-text-3">{passkeysWork() ? m.passkeysText : m.passkeysCannot}</p>
      {refusal ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{refusal}</Banner></div> : null}
      {keys.length === 0 ? <p className="border-b border-line py-4 text-text-3">{m.passkeysNone}</p> : null}
      <ul>
        {keys.map((key) => (
          <li key={key.id} className="flex min-h-14 items-center gap-4 border-b border-line py-2">
            <Icon name="key" className="text-text-3" />
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{key.name}</p>
              <p className="text-small text-text-3">
                {m.passkeyMade(formatDate(iso(key.created_at), locale))}
                {key.last_used_at ? ` · ${m.passkeyUsed(formatDay(iso(key.last_used_at), locale))}` : ""}
              </p>
            </div>
            <IconButton
              icon="pencil"
              size="sm"
              label={m.passkeyRename(key.name)}
              onClick={() => {
                setName(key.name);
                setAsked({ what: "rename", key });
              }}
            />
            <Button size="sm" variant="danger" aria-label={m.passkeyRemoveOf(key.name)} onClick={() => setAsked({ what: "remove", key })}>{m.passkeyRemove}</Button>
          </li>
        ))}
      </ul>
      {asked?.what === "new" ? (
        <PasskeyDialog
          guard={guard}
          suggested={device ? m.browserOn(device.browser, device.system) : m.unknownDevice}
          onClose={close}
          onAdded={(codes) => {
            close();
            announce(m.passkeyAdded);
            void onChanged(codes);
          }}
        />
      ) : null}
      {asked?.what === "rename" ? (
        <Dialog
          open
          onClose={close}
          title={m.passkeyRename(asked.key.name)}
          width="narrow"
          onSubmit={() => name.trim() && void send("PUT", { id: asked.key.id, name: name.trim() }, m.passkeyRenamed)}
          actions={<><Button type="submit" variant="primary">{m.save}</Button><Button onClick={close}>{m.cancel}</Button></>}
        >
          <Field label={m.passkeyName}>
            {(wiring) => <Input {...wiring} value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />}
          </Field>
        </Dialog>
      ) : null}
      {asked?.what === "remove" ? (
        <Dialog
          open
          onClose={close}
          title={m.passkeyRemoveAsk(asked.key.name)}
          width="narrow"
          onSubmit={() => void send("DELETE", { authenticators: [asked.key.id] }, m.passkeyRemoved)}
          actions={<><Button type="submit" variant="danger-solid">{m.passkeyRemove}</Button><Button data-first="" onClick={close}>{m.cancel}</Button></>}
        >
          <p className="text-text-2">{m.passkeyRemoveText}</p>
        </Dialog>
      ) : null}
    </Section>
  );
}
