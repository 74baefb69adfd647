import { useEffect, useState, useSyncExternalStore } from "react";

import { formatDuration } from "@/shared/format/dates";
import { getLocale } from "@/shared/i18n/locale";
import { defineMessages, messagesNow } from "@/shared/i18n/messages";

import { recordedMs } from "./journal";
import { isLive } from "./locks";
import { Outbox, type Sending } from "./outbox";
import { Recorder } from "./recorder";
import { onRecordingsChanged, partsOf, recordingsOf, waitingParts } from "./store";
import type { Live, Recording } from "./types";

const words = defineMessages({
  fr: { lost: (length: string) => `Micro interrompu pendant ${length}` },
  en: { lost: (length: string) => `Microphone interrupted for ${length}` },
});

/** The recorder and the sending of this page: they live beside React, from page to page. */
export const outbox = new Outbox();
export const recorder = new Recorder(
  () => outbox.kick(),
  (seconds) => messagesNow(words).lost(formatDuration(Math.max(1, seconds), getLocale())),
);

export const useLive = (): Live | null => useSyncExternalStore(recorder.subscribe, () => recorder.live);
export const useSending = (id: string): Sending | null => useSyncExternalStore(outbox.watch, () => outbox.of(id));
export const useArrival = (id: string | null): string | null =>
  useSyncExternalStore(outbox.watch, () => (id ? outbox.arrivedAs(id) : null));

/** Draws again every `everyMs` while something moves. */
export function useTick(everyMs: number, moving: boolean): void {
  const [, draw] = useState(0);
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => draw((n) => n + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, moving]);
}

/** What this member recorded here and that nobody is recording now. `seconds`: of sound kept; `waiting`: pieces to send. */
export type Leftover = { recording: Recording; seconds: number; pieces: number; waiting: number };

async function leftoversOf(owner: string): Promise<Leftover[]> {
  const found: Leftover[] = [];
  for (const recording of await recordingsOf(owner)) {
    if (recording.stage === "discarded" || (await isLive(recording.id))) continue;
    const parts = await partsOf(recording.id);
    found.push({ recording, seconds: recordedMs(parts) / 1000, pieces: parts.length, waiting: (await waitingParts(recording.id)).length });
  }
  return found;
}

/** Null until known. A browser without the means (an address without TLS) has none. */
export function useLeftovers(owner: string | null): Leftover[] | null {
  const [found, setFound] = useState<Leftover[] | null>(null);
  useEffect(() => {
    if (!owner || typeof indexedDB === "undefined" || !navigator.locks || !crypto.subtle) return;
    let gone = false;
    const look = () => {
      leftoversOf(owner).then((list) => gone || setFound(list), () => gone || setFound([]));
    };
    look();
    const stop = onRecordingsChanged(look);
    return () => {
      gone = true;
      stop();
    };
  }, [owner]);
  return found;
}
