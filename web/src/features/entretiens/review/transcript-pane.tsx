import { memo, useEffect, useMemo, useRef, type MouseEvent } from "react";

import { formatClock } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { byHand } from "@/shared/ui/by-hand";

import { characterAt } from "../ecoute/caret";
import { Follow } from "../ecoute/follow";
import { usePlayer, useSpoken } from "../ecoute/listening";
import { instantOf, type Place } from "../ecoute/model";
import { LEAD_S } from "../ecoute/player";
import type { TextSearch } from "../ecoute/text-search";
import { words as listening } from "../ecoute/words";
import type { Segment, Speaker, Transcript } from "../types";
import { words } from "../words";
import { cut, type Mark } from "./model";
import type { Picking, Range } from "../voix/use-voices";
import { words as voiceWords } from "../voix/words";
import { isDoubtful, useVoiceName, voiceOf, VOICE } from "./voice";

type Props = {
  transcript: Transcript;
  marks: ReadonlyMap<number, readonly Mark[]>;
  current: string | null;
  onPoint: (proven: string) => void;
  search?: TextSearch;
  /** How turns are chosen to say who speaks, and those that are. */
  picking?: Picking | undefined;
  picked?: Range | null;
};

const NO_MARKS: readonly Mark[] = [];
const NO_PLACES: readonly Place[] = [];

/** The words of the meeting. What proves something is underlined; what proves the current one is lit. */
export function TranscriptPane({ transcript, marks, current, onPoint, search, picking, picked = null }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const spoken = useSpoken(transcript);
  useEffect(() => {
    const lit = list.current?.querySelector("mark[data-lit]");
    lit?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }, [current]);
  useScrollToHit(list, search);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
    <ol ref={list} data-transcript="" tabIndex={0} className="no-bar min-h-0 flex-1 overflow-y-auto px-4 py-2 focus-visible:-outline-offset-2">
      <Segments segments={transcript.segments} transcript={transcript} marks={marks} current={current} onPoint={onPoint} spoken={spoken} search={search} picking={picking} picked={picked} />
    </ol>
      <Follow list={list} spoken={spoken} className="absolute inset-x-0" />
    </div>
  );
}

/** Brings the passage that is looked at into sight. */
export function useScrollToHit(list: React.RefObject<HTMLElement | null>, search: TextSearch | undefined): void {
  const hit = search?.current;
  useEffect(() => {
    if (hit) list.current?.querySelector(`[data-segment="${hit.segment}"]`)?.scrollIntoView({ block: "center" });
  }, [hit, list]);
}

type SegmentsProps = Omit<Props, "search"> & { segments: readonly Segment[]; spoken: Place | null; search: TextSearch | undefined };

export function Segments({ segments, transcript, marks, current, onPoint, spoken, search, picking, picked = null }: SegmentsProps) {
  const hits = useMemo(() => Map.groupBy(search?.places ?? NO_PLACES, ({ segment }) => segment), [search?.places]);
  return segments.map((segment) => (
    <SegmentLine
      key={segment.index}
      segment={segment}
      transcript={transcript}
      marks={marks.get(segment.index) ?? NO_MARKS}
      current={current}
      onPoint={onPoint}
      spoken={spoken?.segment === segment.index ? spoken : null}
      hits={hits.get(segment.index) ?? NO_PLACES}
      hit={search?.current?.segment === segment.index ? search.current : null}
      picking={picking}
      picked={picked !== null && picked.first <= segment.index && segment.index <= picked.last}
    />
  ));
}

type LineProps = {
  segment: Segment;
  transcript: Transcript;
  marks: readonly Mark[];
  current: string | null;
  onPoint: (proven: string) => void;
  /** The word being said, here. */
  spoken?: Place | null;
  /** Passages looked for, and the one being looked at. */
  hits?: readonly Place[];
  hit?: Place | null;
  picking?: Picking | undefined;
  picked?: boolean;
};

const SAID = "said";
const FOUND = "found";
const LOOKED_AT = "looked-at";
const asMark = ({ start, end }: Place, of: string): Mark => ({ start, end, of });

export const SegmentLine = memo(function SegmentLine({ segment, transcript, marks, current, onPoint, spoken = null, hits = NO_PLACES, hit = null, picking, picked = false }: LineProps) {
  const l = useMessages(listening);
  const player = usePlayer();
  const speaker = voiceOf(transcript, segment);
  const lit = marks.some(({ of }) => of === current);
  const timed = segment.start !== null;
  const clock = formatClock(segment.start ?? 0);
  const all = [...marks, ...hits.map((place) => asMark(place, FOUND)), ...(hit ? [asMark(hit, LOOKED_AT)] : []), ...(spoken ? [asMark(spoken, SAID)] : [])];

  const playFrom = (event: MouseEvent<HTMLElement>) => {
    if (!player || !timed || getSelection()?.isCollapsed === false) return;
    const character = characterAt(event.currentTarget, event.clientX, event.clientY);
    const instant = character === null ? null : instantOf(segment, character);
    if (instant !== null) player.play(Math.max(0, instant - LEAD_S));
  };
  return (
    <li
      data-segment={segment.index}
      data-lit={lit || undefined}
      data-picked={picked || undefined}
      className={`grid rounded-3 py-1.5 pr-3 pl-2 ${timed ? "grid-cols-[48px_1fr]" : "grid-cols-1"} ${picked ? "bg-soft shadow-[inset_2px_0_0_var(--accent)]" : lit ? "bg-soft" : ""}`}
    >
      {timed && player ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={l.at(clock)}
          title={l.at(clock)}
          onClick={() => player.play(segment.start)}
          className={`num justify-self-start self-start rounded-1 text-small leading-5 hover:text-accent hover:underline ${spoken ? "font-medium text-accent" : "text-text-3"}`}
        >
          {clock}
        </button>
      ) : timed ? (
        <span className="num text-small leading-5 text-text-3">{clock}</span>
      ) : null}
      <div className="min-w-0">
        <WhoSays segment={segment} speaker={speaker} picking={picking} picked={picked} />
        <p
          onClick={playFrom}
          className={`max-w-[72ch] text-read leading-[22px] ${speaker.role === "courtier" ? "text-text-2" : "text-text"} ${player && timed ? "cursor-pointer" : ""}`}
        >
          {cut(segment.text, all).map((piece, index) => <Words key={index} text={piece.text} of={piece.of} current={current} onPoint={onPoint} />)}
        </p>
      </div>
    </li>
  );
});

type WhoProps = { segment: Segment; speaker: Speaker; picking: Picking | undefined; picked: boolean };

/** Whose turn it is; pressed, the turn is chosen, to be given to somebody else. */
function WhoSays({ segment, speaker, picking, picked }: WhoProps) {
  const m = useMessages(words);
  const v = useMessages(voiceWords);
  const known = Boolean(segment.speaker ?? segment.role);
  const name = useVoiceName()(speaker);
  const look = `block text-small leading-5 font-semibold ${known ? VOICE[speaker.role].text : "text-text-3"}`;
  const inside = (
    <>
      {known ? name : v.unknown}
      {known && isDoubtful(speaker) ? <span className="text-warn" title={v.doubtful}>{"\u202f?"}</span> : null}
      {speaker.nom ? <span className="ml-1 font-normal text-text-3"> {m[speaker.role]}</span> : null}
    </>
  );
  if (!picking) return known ? <b className={look}>{inside}</b> : null;
  return (
    <button
      type="button"
      data-voice=""
      aria-pressed={picked}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => picking.pick(segment.index, event.shiftKey)}
      onKeyDown={(event) => picking.onKey(segment.index, event)}
      className={`${look} -mx-1 rounded-1 px-1 text-left hover:bg-hover hover:underline`}
    >
      {inside}
      <span className="sr-only">{v.pick}</span>
    </button>
  );
}

/** Consecutive words that are alike: said now, looked for, proving something. */
function Words({ text, of, current, onPoint }: { text: string; of: readonly string[]; current: string | null; onPoint: (proven: string) => void }) {
  if (!of.length) return text;
  const proven = of.filter((one) => one !== SAID && one !== FOUND && one !== LOOKED_AT);
  const said = of.includes(SAID) ? "rounded-[3px] bg-solid text-on-solid" : "";
  const sought = of.includes(LOOKED_AT) ? "rounded-[3px] bg-warn-soft shadow-[0_0_0_1.5px_var(--warn)]" : of.includes(FOUND) ? "rounded-[3px] bg-warn-soft" : "";
  const look = said || sought;
  if (!proven.length) return <span data-said={said ? "" : undefined} data-found={sought ? "" : undefined} className={look}>{text}</span>;
  const on = current !== null && proven.includes(current);
  const target = on ? current : (proven[0] as string);
  return (
    <mark
      data-lit={on || undefined}
      data-said={said ? "" : undefined}
      data-found={sought ? "" : undefined}
      data-proves={proven.join(" ")}
      onMouseMove={byHand(() => onPoint(target))}
      onClick={() => onPoint(target)}
      className={`cursor-pointer ${look || (on ? "proof-words" : "bg-transparent text-inherit underline decoration-[color-mix(in_srgb,var(--accent)_45%,transparent)] decoration-[1.5px] underline-offset-4")}`}
    >
      {text}
    </mark>
  );
}
