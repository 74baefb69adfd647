import { formatClock } from "@/shared/format/dates";
import { formatNumber } from "@/shared/format/numbers";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale, type Locale } from "@/shared/i18n/locale";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { Button, IconButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Menu, MenuItem, MenuLabel } from "@/shared/ui/menu";

import type { Transcript } from "../types";
import { useHeard, usePlaying, type Heard } from "./listening";
import { RATES, type Player } from "./player";
import { proofSpan, type Proven } from "./proof-button";
import { Waveform, type Tick } from "./waveform";
import { words } from "./words";

type Props = {
  transcript: Transcript | undefined;
  ticks?: readonly Tick[];
  /** What the space bar plays, instead of the whole. */
  proof?: Proven | undefined;
};
const NO_TICKS: readonly Tick[] = [];

const rateText = (rate: number, locale: Locale) => formatNumber(rate, locale);

/** Play, where one is, how loud and who, how fast. Every gesture has its key. */
export function PlayerBar({ transcript, ticks = NO_TICKS, proof }: Props) {
  const heard = useHeard();
  return heard ? <Bar heard={heard} transcript={transcript} ticks={ticks} proof={proof} /> : null;
}

type BarProps = { heard: Heard; transcript: Transcript | undefined; ticks: readonly Tick[]; proof: Proven | undefined };

function Bar({ heard, transcript, ticks, proof }: BarProps) {
  const { player } = heard;
  const m = useMessages(words);
  const playing = usePlaying(player, (state) => state.playing);
  const failed = usePlaying(player, (state) => state.failed);
  const waiting = usePlaying(player, (state) => state.waiting);
  const by = (seconds: number) => () => player.seek(player.snapshot().time + seconds);
  const space = () => {
    const span = proof ? proofSpan(proof.evidence) : null;
    if (proof && span) player.playProof(proof.id, span);
    else player.toggle();
  };
  useShortcuts([
    { keys: "Space", label: proof ? m.evidence : m.playPause, group: m.group, run: space },
    { keys: "ArrowLeft", label: m.back5, group: m.group, run: by(-5) },
    { keys: "ArrowRight", label: m.forward5, group: m.group, run: by(5) },
    { keys: "<", label: m.slower, group: m.group, run: () => player.stepRate(-1) },
    { keys: ">", label: m.faster, group: m.group, run: () => player.stepRate(1) },
    { keys: "s", label: m.skip, group: m.group, run: () => player.setSkip(!player.snapshot().skip) },
  ]);
  return (
    <section aria-label={m.player} className="flex-none border-t border-line bg-surface">
      {failed ? (
        <p role="alert" className="flex items-center gap-3 px-4 pt-2 text-small text-bad">
          <Icon name="alert-circle" size={14} /> {m.failed}
          <Button size="sm" onClick={() => player.play(player.snapshot().time)}>{m.retry}</Button>
        </p>
      ) : null}
      <div className="flex min-h-14 items-center gap-3 px-4 phone:flex-wrap phone:gap-x-2 phone:gap-y-0 phone:py-1">
        <button
          type="button"
          aria-label={playing ? m.pause : m.play}
          title={playing ? m.pause : m.play}
          aria-busy={waiting || undefined}
          onClick={() => player.toggle()}
          className={`on-solid grid size-8 flex-none place-content-center rounded-full bg-solid text-on-solid hover:bg-solid-hover phone:size-11 ${waiting ? "motion-safe:animate-pulse" : ""}`}
        >
          <Icon name={playing ? "pause" : "play"} size={16} />
        </button>
        <Clock player={player} />
        <span className="flex min-w-0 flex-1 phone:order-last phone:basis-full">
          <Waveform heard={heard} transcript={transcript} ticks={ticks} />
        </span>
        <span className="num text-small text-text-3 phone:before:mr-1.5 phone:before:content-['/']">{formatClock(player.duration)}</span>
        <span className="hidden flex-1 phone:block" />
        <Skip player={player} />
        <Speed player={player} />
      </div>
    </section>
  );
}

const Clock = ({ player }: { player: Player }) => (
  <span className={`num font-medium ${player.duration >= 3600 ? "min-w-14" : "min-w-10"}`}>{formatClock(usePlaying(player, ({ time }) => Math.floor(time)))}</span>
);

function Skip({ player }: { player: Player }) {
  const m = useMessages(words);
  const on = usePlaying(player, (state) => state.skip);
  return <IconButton size="sm" icon="skip" label={m.skip} aria-pressed={on} variant={on ? "soft" : "ghost"} onClick={() => player.setSkip(!on)} />;
}

function Speed({ player }: { player: Player }) {
  const m = useMessages(words);
  const locale = useLocale();
  const rate = usePlaying(player, (state) => state.rate);
  return (
    <Menu
      label={m.speed}
      align="end"
      trigger={(trigger) => (
        <Button {...trigger} variant="ghost" size="sm" aria-label={`${m.speed} ${m.rate(rateText(rate, locale))}`}>
          <span className="num min-w-9 text-right">{m.rate(rateText(rate, locale))}</span>
        </Button>
      )}
    >
      <MenuLabel>{m.speed}</MenuLabel>
      {RATES.map((one) => <MenuItem key={one} checked={one === rate} onSelect={() => player.setRate(one)}>{m.rate(rateText(one, locale))}</MenuItem>)}
    </Menu>
  );
}
