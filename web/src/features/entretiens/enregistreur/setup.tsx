import { useSearch } from "@tanstack/react-router";
import { useState, type FormEvent, type ReactNode } from "react";

import { ClientPicker, type Picked } from "@/shared/clients/client-picker";
import { today } from "@/shared/format/dates";
import { fullName, initials } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { outbox, recorder } from "@/shared/recording/here";
import { addRecording } from "@/shared/recording/store";
import type { Sheet } from "@/shared/recording/types";
import { useSession } from "@/shared/session/session";
import { Button, IconButton } from "@/shared/ui/button";
import { Field, Input } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import type { IconName } from "@/shared/ui/icons";
import { Avatar } from "@/shared/ui/marks";
import { Banner } from "@/shared/ui/states";

import type { DraftClient } from "../draft";
import { Agenda } from "./agenda";
import { MicrophoneCheck } from "./microphone-check";
import { Participants, useNames, type Participant } from "./participants";
import { formatRoom, LONGEST_MEETING_S, useRoom } from "./room";
import { useMicrophone } from "./use-microphone";
import { words } from "./words";

const list = defineMessages({ fr: { and: "et" }, en: { and: "and" } });

/** Consent first, then the microphone, then the recording. */
export function Setup({ onRefusal, above }: { onRefusal: (id: string) => void; above: ReactNode }) {
  const m = useMessages(words);
  const { and } = useMessages(list);
  const { membership_id } = useSession();
  const chosen = useSearch({ from: "/shell/entretiens/enregistrer" }).client ?? null;
  const [client, setClient] = useState<DraftClient | null>(chosen);
  const [people, setPeople] = useState<Participant[]>([{ key: 0, name: "", answer: null }]);
  const [title, setTitle] = useState("");
  const [missing, setMissing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState(false);
  const microphone = useMicrophone();
  const clientName = client ? fullName(client) : null;
  const names = useNames(people, clientName);
  const refused = people.some(({ answer }) => answer === "non");

  const sheet = (): Sheet => ({
    consent: {
      accorde: !refused,
      personne: names.filter((_, index) => !refused || people[index]?.answer === "non").join(", ").slice(0, 200),
      formulation: m.wording, mode: "oral", at: new Date().toISOString(),
    },
    client, title: title.trim(), date: today(), marks: [], offRecord: [],
  });

  async function go() {
    const silent = names.filter((_, index) => people[index]?.answer === null);
    setMissing(!refused && silent.length ? (people.length === 1 ? m.missingOne : m.missing(silent.join(` ${and} `))) : null);
    if (!membership_id || busy || (!refused && silent.length)) return;
    setBusy(true);
    setFault(false);
    try {
      if (refused) {
        const id = crypto.randomUUID();
        await addRecording({ id, owner: membership_id, stage: "refused", startedAt: Date.now(), mediaType: "", remote: null, sheet: sheet() });
        outbox.retry();
        onRefusal(id);
      } else if (microphone.open || (await microphone.check(null))) await recorder.begin(membership_id, sheet());
    } catch {
      setFault(true);
    } finally {
      setBusy(false);
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void go();
  }
  useShortcuts([{ keys: "mod+Enter", label: refused ? m.record : m.start, group: m.group, inFields: true, run: () => void go() }]);

  return (
    <form noValidate onSubmit={submit} className="grid min-h-full grid-cols-1 content-start wide:grid-cols-[minmax(0,1fr)_304px] wide:grid-rows-[auto_1fr]">
      <div className="mx-auto w-full max-w-[640px] px-6 pt-8 phone:px-4 phone:pt-5">
        {above}
        <p className="text-small text-text-3">{m.before}</p>
        <h2 className="display text-h1">{m.consent}</h2>
        <p className="mt-1 mb-4 text-text-2">{m.read}</p>
        <blockquote className="rounded-4 bg-sunken p-5 text-[17px] leading-[26px] shadow-inset phone:p-4">{m.wording}</blockquote>
        <Participants people={people} clientName={clientName} onChange={setPeople} />
        {refused ? <p className="mt-2 text-text-2">{m.refusal}</p> : null}
        <div className="mt-6">
          {client ? (
            <>
              <span className="mb-1 block font-medium">{m.client}</span>
              <p className="flex h-12 items-center gap-3 rounded-3 px-3 shadow-inset">
                <Avatar initials={initials(fullName(client))} />
                <b className="min-w-0 flex-1 truncate font-medium">{fullName(client)}</b>
                <span className="code text-small text-text-3">{client.matricule}</span>
                <IconButton size="sm" icon="x" label={m.change} onClick={() => setClient(null)} />
              </p>
            </>
          ) : (
            <>
              <ClientPicker label={m.client} onPick={({ id, matricule, nom, prenom }: Picked) => setClient({ id, matricule, nom, prenom })} />
              <p className="mt-1.5 text-small text-text-3">{m.clientHelp}</p>
            </>
          )}
        </div>
        <div className="mt-4">
          <Field label={m.name} optional>
            {(wiring) => <Input {...wiring} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />}
          </Field>
        </div>
      </div>
      <aside className="grid content-start gap-6 border-line bg-sunken px-5 py-6 wide:col-start-2 wide:row-span-2 wide:row-start-1 wide:border-l not-wide:mx-auto not-wide:w-full not-wide:max-w-[592px] not-wide:rounded-4 phone:mx-4 phone:w-auto">
        {refused ? null : <MicrophoneCheck {...microphone} />}
        {refused ? null : <Agenda clientId={client?.id ?? null} />}
        <Safety />
      </aside>
      <div className="mx-auto w-full max-w-[640px] px-6 pt-6 pb-10 phone:px-4">
        {fault ? <div className="mb-3"><Banner tone="bad" icon="alert" alert>{m.device}</Banner></div> : null}
        {missing ? <p role="alert" className="mb-3 flex items-center gap-1.5 text-bad"><Icon name="alert-circle" size={14} />{missing}</p> : null}
        <Button type="submit" variant="primary" size="xl" {...(refused ? {} : { icon: "mic" as const })} kbd="mod+Enter" busy={busy} className="phone:w-full">
          {refused ? m.record : m.start}
        </Button>
      </div>
    </form>
  );
}

function Safety() {
  const m = useMessages(words);
  const locale = useLocale();
  const room = useRoom();
  const narrow = room !== null && room < LONGEST_MEETING_S;
  return (
    <section aria-labelledby="surete">
      <h3 id="surete" className="mb-2 font-semibold">{m.safety}</h3>
      <ul className="grid gap-2.5 text-text-2">
        <Assurance icon="device" title={m.here}>{room === null ? m.hereOnly : m.hereText(formatRoom(room, locale))}</Assurance>
        <Assurance icon="cloud-check" title={m.copied}>{m.copiedText}</Assurance>
        <Assurance icon="retry" title={m.closed}>{m.closedText}</Assurance>
      </ul>
      {narrow ? <div className="mt-3"><Banner tone="warn" icon="alert">{m.narrow(formatRoom(room, locale))}</Banner></div> : null}
    </section>
  );
}

const Assurance = ({ icon, title, children }: { icon: IconName; title: string; children: string }) => (
  <li className="flex gap-2.5">
    <Icon name={icon} className="mt-0.5 text-text-3" />
    <span><b className="font-medium text-text">{title}</b> {children}</span>
  </li>
);
