import type { ReactNode } from "react";

import { formatClock, formatDuration, formatTime } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { recorder, useSending, useTick } from "@/shared/recording/here";
import type { Live, Phase } from "@/shared/recording/types";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import type { IconName } from "@/shared/ui/icons";
import { Banner } from "@/shared/ui/states";

import { Agenda } from "./agenda";
import { Wave } from "./level";
import { addMark, Marks } from "./marks";
import { Pieces } from "./pieces";
import { WhyWaiting } from "./safety";
import { words } from "./words";

/** A microphone that is on hears at least the room: this long without anything is a microphone that is off. */
const SILENT_MS = 15_000;
const PILLS: Record<Exclude<Phase, "closing">, { look: string; icon: IconName | null }> = {
  recording: { look: "bg-bad-soft text-bad", icon: null },
  paused: { look: "bg-hover text-text-2", icon: "pause" },
  off: { look: "bg-hover text-text-2", icon: "lock" },
  lost: { look: "bg-warn-soft text-warn", icon: "alert" },
};

type Actions = { mark: () => void; pause: () => void; off: () => void; finish: () => void };

function useActions(live: Live): Actions {
  const { phase, sheet } = live;
  const actions: Actions = {
    mark: () => {
      addMark(sheet.marks);
      // On a desk its words are typed at once; a phone would hide half the page under its keyboard.
      if (matchMedia("(width > 720px)").matches) requestAnimationFrame(focusLastMark);
    },
    pause: () => (phase === "paused" ? recorder.unpause() : recorder.pause()),
    off: () => void (phase === "off" ? recorder.backOnRecord() : recorder.offRecord()),
    finish: () => void recorder.finish(),
  };
  return actions;
}

const focusLastMark = () => [...document.querySelectorAll<HTMLInputElement>("[data-marks] li input")].findLast(({ value }) => !value)?.focus();

/** The recording under way: clock, level, what is safe, and the four gestures. */
export function LiveView({ live }: { live: Live }) {
  const m = useMessages(words);
  const locale = useLocale();
  const sending = useSending(live.id);
  const { phase, sheet } = live;
  const actions = useActions(live);
  useTick(250, true);
  const canMark = phase === "recording" || phase === "paused";
  useShortcuts([
    { keys: "m", label: m.mark, group: m.group, run: () => canMark && actions.mark() },
    { keys: "h", label: phase === "off" ? m.resume : m.off, group: m.group, run: () => phase !== "lost" && actions.off() },
    { keys: "p", label: phase === "paused" ? m.resume : m.pause, group: m.group, run: actions.pause },
  ]);
  if (phase === "closing") return null;
  const seconds = recorder.seconds();
  const passed = recorder.silence();
  const pill = PILLS[phase];
  return (
    <div className="flex min-h-0 flex-1 flex-col wide:grid wide:grid-cols-[minmax(0,1fr)_304px] wide:grid-rows-[minmax(0,1fr)_auto]">
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
        <div className="m-auto flex w-full max-w-[720px] flex-col items-center px-6 py-8 text-center phone:px-4 phone:py-5">
          <p role="status" className={`flex h-7 items-center gap-2 rounded-full px-3.5 font-medium ${pill.look}`}>
            {pill.icon ? <Icon name={pill.icon} size={14} /> : <i className="size-2 rounded-full bg-bad motion-safe:animate-pulse" />}
            {m[phase]}
          </p>
          <p role="timer" aria-live="off" aria-label={m.elapsed} className={`display num my-3 text-hero phone:text-[72px] phone:leading-[80px] ${phase === "recording" ? "" : "text-text-3"}`}>
            {formatClock(seconds)}
          </p>
          {phase === "recording" ? <Wave label={m.level} /> : <Still phase={phase} passed={passed} live={live} />}
          <p className="mt-5 text-small text-text-3">{m.agreed(sheet.consent.personne, formatTime(sheet.consent.at, locale))}</p>
          <div className="mt-3 grid w-full max-w-[540px] gap-2 text-left">
            {phase === "recording" && recorder.meter.silentMs() > SILENT_MS ? <Banner tone="warn" icon="mic" alert>{m.silent}</Banner> : null}
            <WhyWaiting id={live.id} unkept={live.unkept} live />
          </div>
          <Controls phase={phase} {...actions} />
        </div>
      </div>
      <aside className="max-h-44 flex-none overflow-y-auto border-line px-6 py-3 wide:row-span-2 wide:max-h-none wide:border-l wide:bg-sunken wide:p-5 not-wide:border-t phone:px-4">
        <div data-marks=""><Marks marks={sheet.marks} open={canMark} /></div>
        <div className="mt-6 empty:hidden"><Agenda clientId={sheet.client?.id ?? null} marks={sheet.marks} open={canMark} /></div>
        {live.microphone ? <p className="mt-6 flex items-center gap-1.5 text-small text-text-3 not-wide:hidden"><Icon name="mic" size={14} />{live.microphone}</p> : null}
      </aside>
      <Pieces seconds={seconds} pieces={live.pieces} acknowledged={sending?.acknowledged ?? 0} offRecord={sheet.offRecord} moving={phase === "recording"} />
      <Thumb phase={phase} {...actions} />
    </div>
  );
}

/** Nothing is being kept: why, since when, and how it goes on. */
function Still({ phase, passed, live }: { phase: "paused" | "off" | "lost"; passed: number; live: Live }) {
  const m = useMessages(words);
  const locale = useLocale();
  const text: ReactNode = phase === "off" ? m.offText : phase === "paused" ? m.pausedText : (live.fault && m[live.fault]) || m.lostText;
  return (
    <div className="flex min-h-24 flex-col items-center justify-center gap-1">
      <p className="max-w-[440px] text-text-2">{text}</p>
      {live.since === null ? null : <p className="num text-text-3">{m.since(formatDuration(passed, locale))}</p>}
    </div>
  );
}

function Controls({ phase, mark, pause, off, finish }: Actions & { phase: Phase }) {
  const m = useMessages(words);
  const on = phase === "recording";
  return (
    <div className="mt-6 flex flex-wrap justify-center gap-2 wide:flex-nowrap phone:hidden">
      {on || phase === "paused" ? <Button size="xl" icon="flag" kbd="m" onClick={mark}>{m.mark}</Button> : null}
      {on ? <Button size="xl" icon="pause" kbd="p" onClick={pause}>{m.pause}</Button> : null}
      {phase === "paused" ? <Button size="xl" variant="primary" icon="mic" kbd="p" onClick={pause}>{m.resume}</Button> : null}
      {on || phase === "paused" ? <Button size="xl" icon="lock" kbd="h" onClick={off}>{m.off}</Button> : null}
      {phase === "off" ? <Button size="xl" variant="primary" icon="mic" kbd="h" onClick={off}>{m.resume}</Button> : null}
      <Button size="xl" variant={on ? "primary" : "normal"} icon="stop" onClick={finish}>{m.finish}</Button>
    </div>
  );
}

/** The same gestures under the thumb. */
function Thumb({ phase, mark, pause, off, finish }: Actions & { phase: Phase }) {
  const m = useMessages(words);
  const on = phase === "recording" || phase === "paused";
  return (
    <div className="flex justify-evenly border-t border-line bg-raised px-2 pt-3 pb-[calc(12px+env(safe-area-inset-bottom))] desk:hidden">
      {on ? <Round icon="flag" label={m.mark} onClick={mark} /> : null}
      {on ? <Round icon={phase === "paused" ? "mic" : "pause"} label={phase === "paused" ? m.resume : m.pause} main={phase === "paused"} onClick={pause} /> : null}
      <Round icon="stop" label={m.finish} main={phase === "recording"} onClick={finish} />
      {phase === "lost" ? null : <Round icon={phase === "off" ? "mic" : "lock"} label={phase === "off" ? m.resume : m.off} main={phase === "off"} onClick={off} />}
    </div>
  );
}

const Round = ({ icon, label, main = false, onClick }: { icon: IconName; label: string; main?: boolean; onClick: () => void }) => (
  <button type="button" onClick={onClick} className="flex min-w-16 flex-col items-center gap-1.5 text-small text-text-2">
    <span className={`grid size-14 place-content-center rounded-full ${main ? "on-solid bg-solid text-on-solid" : "text-text shadow-inset"}`}><Icon name={icon} size={20} /></span>
    {label}
  </button>
);
