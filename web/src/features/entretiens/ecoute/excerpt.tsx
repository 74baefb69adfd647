import { useId, useMemo } from "react";

import { formatDuration } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { Icon } from "@/shared/ui/icon";

import { useHeard, usePlaying, type Heard } from "./listening";
import type { Span } from "./model";
import { proofSpan, type Proven } from "./proof-button";
import { words } from "./words";

const COUNT = 80;

/** On a phone: the words that prove one value, to be heard under the thumb. */
export function Excerpt({ proven }: { proven: Proven }) {
  const heard = useHeard();
  const span = proofSpan(proven.evidence);
  return heard && span ? <Playing heard={heard} span={span} proven={proven} /> : null;
}

function Playing({ heard: { player, wave }, span, proven }: { heard: Heard; span: Span; proven: Proven }) {
  const m = useMessages(words);
  const locale = useLocale();
  const clip = useId();
  const [from, to] = span;
  const playing = usePlaying(player, (state) => state.playing && state.proof === proven.id);
  const done = usePlaying(player, ({ time }) => Math.round(Math.min(1, Math.max(0, (time - from) / Math.max(0.1, to - from))) * 200));
  const path = useMemo(() => {
    const level = (at: number) => Math.max(...wave.canaux.map((channel) => channel[at] ?? 0)) / 255;
    return Array.from({ length: COUNT }, (_, bar) => {
      const half = Math.max(0.75, level(Math.floor(((from + ((to - from) * bar) / COUNT) * 1000) / wave.pas_ms)) * 15);
      return `M${bar * 4 + 2} ${16 - half}V${16 + half}`;
    }).join("");
  }, [wave, from, to]);
  return (
    <div className="flex items-center gap-3 px-2 py-2">
      <button
        type="button"
        aria-label={m.proof(proven.label)}
        onClick={() => player.playProof(proven.id, span)}
        className="on-solid grid size-12 flex-none place-content-center rounded-full bg-solid text-on-solid"
      >
        <Icon name={playing ? "pause" : "play"} />
      </button>
      <svg viewBox={`0 0 ${COUNT * 4} 32`} preserveAspectRatio="none" aria-hidden="true" className="h-8 min-w-0 flex-1">
        <clipPath id={clip}><rect width={(done / 200) * COUNT * 4} height={32} /></clipPath>
        <path d={path} stroke="var(--g-1)" strokeWidth={1.75} opacity={0.4} vectorEffect="non-scaling-stroke" />
        <path d={path} stroke="var(--text)" strokeWidth={1.75} clipPath={`url(#${clip})`} vectorEffect="non-scaling-stroke" />
      </svg>
      <span className="num text-small text-text-3">{formatDuration(to - from, locale)}</span>
    </div>
  );
}
