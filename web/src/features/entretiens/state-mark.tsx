import type { EntretienRow, EntretienState } from "@/shared/api/types";
import { useMessages } from "@/shared/i18n/messages";
import type { IconName } from "@/shared/ui/icons";
import { Status, Tag, type Tone } from "@/shared/ui/marks";

import { words } from "./words";

type Look = { icon: IconName; tag: Tone; status: "accent" | "ok" | "warn" | "bad" | "mute" };
const WORKING: Look = { icon: "hourglass", tag: "neutral", status: "mute" };
const LOOKS: Record<EntretienState, Look> = {
  received: WORKING,
  receiving: WORKING,
  queued: WORKING,
  transcribing: WORKING,
  extracting: WORKING,
  to_review: { icon: "wave", tag: "accent", status: "accent" },
  applied: { icon: "check", tag: "ok", status: "ok" },
  failed: { icon: "alert-circle", tag: "bad", status: "bad" },
  refused: { icon: "lock", tag: "neutral", status: "mute" },
};

export const isWorking = (state: EntretienState): boolean => LOOKS[state] === WORKING;

export function StateTag({ state }: { state: EntretienState }) {
  const m = useMessages(words);
  return <Tag tone={LOOKS[state].tag} icon={LOOKS[state].icon}>{m[state]}</Tag>;
}

/** In a list: what there is to do, else where it stands. */
export function StateLine({ entretien }: { entretien: Pick<EntretienRow, "state" | "counts"> }) {
  const m = useMessages(words);
  const { icon, status } = LOOKS[entretien.state];
  const { pending } = entretien.counts;
  return (
    <Status tone={status} icon={icon}>
      {entretien.state === "to_review" && pending ? m.toRead(pending) : m[entretien.state]}
    </Status>
  );
}
