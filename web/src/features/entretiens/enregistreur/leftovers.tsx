import { useState } from "react";

import { formatDateTime, formatDuration } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { outbox, recorder, useSending, type Leftover } from "@/shared/recording/here";
import { discard, setStage } from "@/shared/recording/store";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";

import { Sure } from "./closing";
import { WhyWaiting } from "./safety";
import { words } from "./words";

/** What a kill or a lost network left on this device: to go on with, to send, or to throw away. */
export function Leftovers({ found, onSent }: { found: readonly Leftover[]; onSent: (id: string) => void }) {
  return (
    <ul className="mb-8 grid gap-3">
      {found.map((one) => <Line key={one.recording.id} left={one} onSent={onSent} />)}
    </ul>
  );
}

function Line({ left: { recording, seconds, pieces }, onSent }: { left: Leftover; onSent: (id: string) => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const sending = useSending(recording.id);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState(false);
  const { id, sheet, stage } = recording;
  const name = sheet.client ? fullName(sheet.client) : sheet.title || sheet.consent.personne;
  const interrupted = stage === "recording";
  const waiting = Math.max(0, pieces - (sending?.acknowledged ?? 0));
  async function goOn() {
    setBusy(true);
    setTaken(false);
    const mine = await recorder.takeUp(id, true).catch(() => null);
    setBusy(false);
    // Without a microphone it is held all the same: the page says what to do.
    if (mine === null) await recorder.takeUp(id, false);
    else setTaken(!mine);
  }
  async function conclude() {
    await setStage(id, "finished");
    outbox.retry();
    onSent(id);
  }
  return (
    <li className="rounded-4 bg-warn-soft p-4">
      <p className="flex items-center gap-2 font-medium text-text"><Icon name={interrupted ? "alert" : "device"} className="text-warn" />{(interrupted ? m.interrupted : m.unsent)(name)}</p>
      <p className="mt-1 text-text-2">
        {m.keptLine(formatDateTime(new Date(recording.startedAt).toISOString(), locale), formatDuration(seconds, locale))} {waiting ? m.toSend(waiting) : m.allSent}
      </p>
      {sending?.problem && !sending.problem.retryable ? <div className="mt-2"><WhyWaiting id={id} unkept={0} live={false} /></div> : null}
      {taken ? <p role="alert" className="mt-2 text-warn">{m.elsewhere}</p> : null}
      <div className="mt-3 flex flex-wrap gap-2 phone:grid">
        {interrupted ? <Button variant="primary" icon="mic" busy={busy} onClick={() => void goOn()}>{m.resumeIt}</Button> : null}
        {interrupted && pieces ? <Button icon="upload" onClick={() => void conclude()}>{m.conclude}</Button> : null}
        <Button variant="ghost" icon="trash" onClick={() => setAsked(true)}>{m.discard}</Button>
      </div>
      <Sure open={asked} onClose={() => setAsked(false)} onSure={() => void discard(id).then(() => outbox.retry())} />
    </li>
  );
}
