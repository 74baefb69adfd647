import { useState } from "react";

import { formatDuration } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { outbox, recorder, useSending } from "@/shared/recording/here";
import { offRecordSeconds } from "@/shared/recording/journal";
import type { Live } from "@/shared/recording/types";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { PageBody } from "@/shared/ui/page";

import { Marks } from "./marks";
import { Pieces } from "./pieces";
import { WhyWaiting } from "./safety";
import { words } from "./words";

/** The meeting is over: send it, or go on after all. What was recorded is already on its way. */
export function Closing({ live, onSent }: { live: Live; onSent: (id: string) => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const sending = useSending(live.id);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const seconds = recorder.seconds();
  const off = offRecordSeconds(live.sheet.offRecord);
  async function send() {
    if (busy || !seconds) return;
    setBusy(true);
    const id = await recorder.conclude();
    outbox.retry();
    if (id) onSent(id);
  }
  useShortcuts([{ keys: "mod+Enter", label: m.send, group: m.group, inFields: true, run: () => void send() }]);
  return (
    <>
      <PageBody>
        <div className="mx-auto w-full max-w-[640px] px-6 py-10 phone:px-4 phone:py-6">
          <p role="status" className="text-small text-text-3">{m.closing}</p>
          <h2 className="display num text-h1">{seconds ? formatDuration(seconds, locale) : m.nothing}</h2>
          <p className="mt-1 text-text-2">
            {m.summary(live.sheet.consent.personne, [m.nMarks(live.sheet.marks.length), off ? m.offTotal(formatDuration(off, locale)) : ""].filter(Boolean).join(" · "))}
          </p>
          <div className="mt-4"><WhyWaiting id={live.id} unkept={live.unkept} live={false} /></div>
          <div className="mt-6 flex flex-wrap gap-2 phone:flex-col">
            {seconds ? <Button size="lg" variant="primary" icon="upload" kbd="mod+Enter" busy={busy} onClick={() => void send()}>{m.send}</Button> : null}
            <Button size="lg" icon="mic" onClick={() => void recorder.reopen()}>{m.goOn}</Button>
            <Button size="lg" variant="danger" icon="trash" onClick={() => setAsked(true)}>{m.discard}</Button>
          </div>
          <div className="mt-8"><Marks marks={live.sheet.marks} open={false} /></div>
        </div>
      </PageBody>
      <Pieces seconds={seconds} pieces={live.pieces} acknowledged={sending?.acknowledged ?? 0} offRecord={live.sheet.offRecord} moving={false} />
      <Sure open={asked} onClose={() => setAsked(false)} onSure={() => void recorder.discard().then(() => outbox.retry())} />
    </>
  );
}

/** Asked once: this one cannot be undone. */
export function Sure({ open, onClose, onSure }: { open: boolean; onClose: () => void; onSure: () => void }) {
  const m = useMessages(words);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={m.sure}
      width="narrow"
      onSubmit={onSure}
      actions={
        <>
          <Button type="submit" variant="danger-solid">{m.discard}</Button>
          <Button data-first="" onClick={onClose}>{m.keep}</Button>
        </>
      }
    >
      <p className="text-text-2">{m.sureText}</p>
    </Dialog>
  );
}
