import { useEffect, useState } from "react";

import { formatDuration } from "@/shared/format/dates";
import { NBSP } from "@/shared/format/numbers";
import type { Locale } from "@/shared/i18n/locale";
import { BITS_PER_SECOND } from "@/shared/recording/take";

/** Sealing and the database's own lines, on top of the sound. */
const OVERHEAD = 1.25;

/** Seconds of sound this device still has room for; null when it does not say. */
export function useRoom(): number | null {
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => {
    let gone = false;
    navigator.storage
      ?.estimate()
      .then(({ quota, usage }) => {
        if (!gone && quota !== undefined) setSeconds(Math.max(0, ((quota - (usage ?? 0)) * 8) / (BITS_PER_SECOND * OVERHEAD)));
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, []);
  return seconds;
}

const HOUR = 3600;
export const LONGEST_MEETING_S = 3 * HOUR;

/** `9 h`, `99 h` at most: nobody needs the minutes of a week. */
export const formatRoom = (seconds: number, locale: Locale): string =>
  seconds > 2 * HOUR ? `${Math.min(99, Math.floor(seconds / HOUR))}${NBSP}h` : formatDuration(seconds, locale);
