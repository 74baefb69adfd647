import { useEffect, useRef } from "react";

import { formatClock } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";

import type { Segment, Transcript } from "../types";
import { words } from "../words";
import { cut, type Mark } from "./model";
import { speakerOf, useVoiceName, VOICE } from "./voice";

type Props = {
  transcript: Transcript;
  marks: ReadonlyMap<number, readonly Mark[]>;
  current: string | null;
  onPoint: (proven: string) => void;
};

/** The words of the meeting. What proves something is underlined; what proves the current one is lit. */
export function TranscriptPane({ transcript, marks, current, onPoint }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const lit = list.current?.querySelector("mark[data-lit]");
    lit?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }, [current]);
  return (
    <ol ref={list} data-transcript="" tabIndex={0} className="no-bar min-h-0 flex-1 overflow-y-auto px-4 py-2 focus-visible:-outline-offset-2">
      {transcript.segments.map((segment) => (
        <SegmentLine
          key={segment.index}
          segment={segment}
          transcript={transcript}
          marks={marks.get(segment.index) ?? []}
          current={current}
          onPoint={onPoint}
        />
      ))}
    </ol>
  );
}

type LineProps = { segment: Segment; transcript: Transcript; marks: readonly Mark[]; current: string | null; onPoint: (proven: string) => void };

export function SegmentLine({ segment, transcript, marks, current, onPoint }: LineProps) {
  const m = useMessages(words);
  const name = useVoiceName();
  const speaker = speakerOf(transcript, segment.speaker);
  const lit = marks.some(({ of }) => of === current);
  const timed = segment.start !== null;
  return (
    <li
      data-segment={segment.index}
      data-lit={lit || undefined}
      className={`grid rounded-3 py-1.5 pr-3 pl-2 ${timed ? "grid-cols-[48px_1fr]" : "grid-cols-1"} ${lit ? "bg-soft" : ""}`}
    >
      {timed ? <span className="num text-small leading-5 text-text-3">{formatClock(segment.start ?? 0)}</span> : null}
      <div className="min-w-0">
        {segment.speaker ? (
          <b className={`block text-small leading-5 ${VOICE[speaker.role].text}`}>
            {name(speaker)}
            {speaker.nom ? <span className="ml-1.5 font-normal text-text-3">{m[speaker.role]}</span> : null}
          </b>
        ) : null}
        <p className={`max-w-[72ch] text-read leading-[22px] ${speaker.role === "courtier" ? "text-text-2" : "text-text"}`}>
          {cut(segment.text, marks).map((piece, index) => {
            if (!piece.of.length) return piece.text;
            const on = current !== null && piece.of.includes(current);
            const target = on ? current : (piece.of[0] as string);
            return (
              <mark
                key={index}
                data-lit={on || undefined}
                data-proves={piece.of.join(" ")}
                onMouseEnter={() => onPoint(target)}
                onClick={() => onPoint(target)}
                className={`cursor-pointer text-inherit ${on ? "proof-words" : "bg-transparent underline decoration-[color-mix(in_srgb,var(--accent)_45%,transparent)] decoration-[1.5px] underline-offset-4"}`}
              >
                {piece.text}
              </mark>
            );
          })}
        </p>
      </div>
    </li>
  );
}
