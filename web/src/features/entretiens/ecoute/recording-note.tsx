import { formatDate } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { Banner } from "@/shared/ui/states";

import type { Entretien } from "../types";
import { words } from "./words";

/** Why a recording cannot be listened to yet, or any more. */
export function RecordingNote({ entretien }: { entretien: Entretien }) {
  const m = useMessages(words);
  const locale = useLocale();
  const recording = entretien.enregistrement;
  if (!recording || recording.ecoutable) return null;
  if (recording.efface_at) return <div className="mt-4"><Banner icon="info">{m.erased(formatDate(recording.efface_at, locale))}</Banner></div>;
  return null;
}
