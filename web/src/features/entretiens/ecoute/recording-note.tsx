import { formatDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { Banner } from "@/shared/ui/states";

import type { Entretien } from "../types";
import { words } from "./words";

/** What becomes of the recording: held, archived, erased. */
export function RecordingNote({ entretien }: { entretien: Entretien }) {
  const m = useMessages(words);
  const locale = useLocale();
  const recording = entretien.enregistrement;
  const said = [
    recording?.efface_at ? m.erased(formatDate(recording.efface_at, locale)) : recording?.archive_at ? m.archived(formatDate(recording.archive_at, locale)) : null,
    recording?.gel ? m.held(recording.gel.motif, formatDate(recording.gel.at, locale)) : null,
  ].filter((sentence) => sentence !== null);
  return said.length ? <div className="mt-4"><Banner icon="info">{said.join(" ")}</Banner></div> : null;
}
