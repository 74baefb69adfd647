import { memo, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";

import { formatClock } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";

import type { Role, Segment, Transcript } from "../types";
import { usePlaying, type Heard } from "./listening";
import { bars, timed, type Bar, type Wave } from "./model";
import type { Player } from "./player";
import { words } from "./words";

/** Something proven at second `t`. */
export type Tick = { id: string; t: number; current: boolean };
type Props = { heard: Heard; transcript: Transcript | undefined; ticks: readonly Tick[] };

const HEIGHT = 32;
const PITCH = 3;
const INK: Record<Role | "none", string> = { courtier: "var(--v-courtier)", client: "var(--v-client)", conjoint: "var(--v-conjoint)", autre: "var(--g-1)", none: "var(--g-1)" };
const NO_SEGMENTS: readonly Segment[] = [];

/** How loud, who speaks, where the marks and the proofs are; a slider over the seconds. */
export function Waveform({ heard: { player, wave, marks, offRecord }, transcript, ticks }: Props) {
  const m = useMessages(words);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  const second = usePlaying(player, ({ time }) => Math.floor(time));
  const clip = useId();
  const x = (seconds: number) => (player.duration ? (seconds / player.duration) * width : 0);

  const to = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return ((event.clientX - box.left) / Math.max(1, box.width)) * player.duration;
  };
  const onKey = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5, PageDown: -60, PageUp: 60, Home: -Infinity, End: Infinity };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    player.seek(player.snapshot().time + by);
  };
  return (
    <div ref={frame} className="relative h-11 min-w-0 flex-1">
    <div
      role="slider"
      tabIndex={0}
      aria-label={m.place}
      aria-valuemin={0}
      aria-valuemax={Math.floor(player.duration)}
      aria-valuenow={second}
      aria-valuetext={formatClock(second)}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        player.seek(to(event));
      }}
      onPointerMove={(event) => event.buttons === 1 && event.currentTarget.hasPointerCapture(event.pointerId) && player.seek(to(event))}
      className="absolute inset-0 cursor-pointer touch-pan-y rounded-2 select-none"
    >
      {width ? (
        <svg width={width} height={44} aria-hidden="true" className="absolute inset-0">
          <defs>
            <clipPath id={clip}><Played player={player} width={width} /></clipPath>
            <pattern id={`${clip}-off`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <path d="M0 0V5" stroke="var(--field)" strokeWidth="1.5" />
            </pattern>
          </defs>
          {offRecord.map(([from, until]) => (
            <rect key={from} x={x(from)} y={4} width={Math.max(2, x(until) - x(from))} height={HEIGHT} fill={`url(#${clip}-off)`}><title>{m.offRecord}</title></rect>
          ))}
          <g opacity={0.4}><Drawing wave={wave} transcript={transcript} width={width} /></g>
          <g clipPath={`url(#${clip})`}><Drawing wave={wave} transcript={transcript} width={width} /></g>
          <Head player={player} width={width} />
          {ticks.map(({ id, t, current }) => (
            <circle key={id} cx={Math.min(width - 3, Math.max(3, x(t)))} cy={40} r={current ? 3 : 1.75} fill="var(--accent)" opacity={current ? 1 : 0.6} />
          ))}
        </svg>
      ) : null}
    </div>
      {marks.map(({ t, texte }) => {
        const label = m.mark(formatClock(t), texte);
        return (
          <button
            key={`${t}-${texte}`}
            type="button"
            title={label}
            aria-label={label}
            onClick={() => player.play(t)}
            style={{ left: x(t) }}
            className="absolute top-0 h-11 w-6 -translate-x-1/2 after:absolute after:inset-y-0 after:left-1/2 after:w-px after:bg-warn before:absolute before:top-0 before:left-1/2 before:size-1.5 before:-translate-x-1/2 before:rotate-45 before:bg-warn"
          />
        );
      })}
    </div>
  );
}

const Played = ({ player, width }: { player: Player; width: number }) => (
  <rect x={0} y={0} height={44} width={usePlaying(player, ({ time }) => Math.round((time / (player.duration || 1)) * width))} />
);

function Head({ player, width }: { player: Player; width: number }) {
  const x = usePlaying(player, ({ time }) => Math.round((time / (player.duration || 1)) * width));
  const used = usePlaying(player, ({ time, playing }) => playing || time > 0);
  return used ? <path d={`M${Math.min(width - 1, Math.max(1, x))} 2V36`} stroke="var(--accent)" strokeWidth={1.5} /> : null;
}

/** The strokes, one path a voice. */
const Drawing = memo(function Drawing({ wave, transcript, width }: { wave: Wave; transcript: Transcript | undefined; width: number }) {
  const strokes = useMemo(() => {
    return bars(wave, transcript ? timed(transcript) : NO_SEGMENTS, Math.floor(width / PITCH));
  }, [wave, transcript, width]);
  const pitch = strokes.length ? width / strokes.length : 0;
  const line = ({ up, down }: Bar, at: number) => {
    const half = HEIGHT / 2;
    return `M${((at + 0.5) * pitch).toFixed(1)} ${(4 + half - Math.max(0.75, up * half)).toFixed(1)}V${(4 + half + Math.max(0.75, down * half)).toFixed(1)}`;
  };
  return (Object.keys(INK) as (Role | "none")[]).map((role) => {
    const path = strokes.map((bar, at) => ((bar.role ?? "none") === role ? line(bar, at) : "")).join("");
    return path ? <path key={role} d={path} stroke={INK[role]} strokeWidth={1.75} strokeLinecap="round" /> : null;
  });
});
