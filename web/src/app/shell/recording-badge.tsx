import { Link, useMatchRoute } from "@tanstack/react-router";
import { useEffect } from "react";

import { formatClock } from "@/shared/format/dates";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { outbox, recorder, useLeftovers, useLive, useTick } from "@/shared/recording/here";
import { useSession } from "@/shared/session/session";
import { Icon } from "@/shared/ui/icon";

const words = defineMessages({
  fr: {
    recording: "Enregistrement en cours", held: "Enregistrement en attente", back: "Revenir à l’enregistreur",
    interrupted: (n: number) => `${n} ${plural("fr", n, "enregistrement interrompu", "enregistrements interrompus")}`,
  },
  en: {
    recording: "Recording", held: "Recording on hold", back: "Back to the recorder",
    interrupted: (n: number) => `${n} ${plural("en", n, "interrupted recording", "interrupted recordings")}`,
  },
});

/** Sends what was recorded here as long as the application is open; again at once when the server is back. */
function useOutbox(live: boolean | null): string | null {
  const { membership_id } = useSession();
  useEffect(() => {
    if (membership_id) outbox.serve(membership_id);
  }, [membership_id]);
  useEffect(() => {
    if (live) outbox.retry();
  }, [live]);
  return membership_id;
}

/** On every page but the recorder's: that one is recording, or that something recorded here waits for a word. */
export function RecordingBadge({ live: reached }: { live: boolean | null }) {
  const m = useMessages(words);
  const owner = useOutbox(reached);
  const live = useLive();
  const found = useLeftovers(owner);
  const there = useMatchRoute()({ to: paths.recorder });
  const on = live?.phase === "recording";
  useTick(1000, on);
  const interrupted = (found ?? []).filter(({ recording }) => recording.stage === "recording").length;
  if (there || (!live && !interrupted)) return null;
  return (
    <Link
      to={paths.recorder}
      title={m.back}
      className={`fixed right-4 bottom-4 z-40 flex h-10 items-center gap-2 rounded-full px-4 font-medium shadow-pop animate-rise phone:bottom-20 print:hidden ${on ? "bg-bad-soft text-bad" : "bg-warn-soft text-warn"}`}
    >
      {on ? <i aria-hidden="true" className="size-2 rounded-full bg-bad motion-safe:animate-pulse" /> : <Icon name={live ? "pause" : "alert"} size={14} />}
      {live ? (on ? m.recording : m.held) : m.interrupted(interrupted)}
      {live ? <span className="num" aria-hidden="true">{formatClock(recorder.seconds())}</span> : null}
    </Link>
  );
}
