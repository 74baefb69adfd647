import { formatClock } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { IconButton } from "@/shared/ui/button";

import type { Evidence } from "../types";
import { usePlayer, usePlaying } from "./listening";
import type { Span } from "./model";
import { words } from "./words";

export type Proven = { id: string; label: string; evidence: readonly Evidence[] };

/** A question and its answer are heard together when they are this close. */
const TOGETHER_S = 20;

/** The seconds in which the words that prove something are said; null when the meeting has no clock. */
export function proofSpan(evidence: readonly Pick<Evidence, "t0" | "t1">[]): Span | null {
  const spans = evidence.flatMap(({ t0, t1 }) => (t0 === null ? [] : [[t0, t1 ?? t0] as const]));
  const first = spans[0];
  if (!first) return null;
  const near = spans.filter(([from]) => Math.abs(from - first[0]) <= TOGETHER_S);
  return [Math.min(...near.map(([from]) => from)), Math.max(...near.map(([, to]) => to))];
}

/** Plays the words that prove a value. Nothing where there is no recording. */
export function ProofButton({ proven }: { proven: Proven }) {
  const m = useMessages(words);
  const player = usePlayer();
  const playing = usePlaying(player, (state) => state.playing && state.proof === proven.id);
  const span = proofSpan(proven.evidence);
  if (!player || !span) return null;
  return <IconButton size="sm" icon={playing ? "pause" : "play"} label={m.proof(proven.label)} onClick={() => player.playProof(proven.id, span)} />;
}

/** The second at which something is said: plays it where there is a recording. */
export function SaidAt({ proven }: { proven: Proven }) {
  const m = useMessages(words);
  const player = usePlayer();
  const first = proven.evidence[0];
  const span = proofSpan(proven.evidence);
  if (!first || first.t0 === null) return null;
  if (!player || !span) return <span className="num text-text-3">{formatClock(first.t0)}</span>;
  return (
    <button
      type="button"
      aria-label={m.proof(proven.label)}
      title={m.proof(proven.label)}
      onClick={() => player.playProof(proven.id, span)}
      className="num rounded-1 text-text-3 underline decoration-transparent underline-offset-3 hover:text-accent hover:decoration-current"
    >
      {formatClock(first.t0)}
    </button>
  );
}
