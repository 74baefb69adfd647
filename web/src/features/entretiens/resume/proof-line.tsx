import type { ReactNode } from "react";

import { formatClock } from "@/shared/format/dates";
import { Mark } from "@/shared/ui/marks";

import { voiceOf, useVoiceName, VOICE } from "../review/voice";
import type { Evidence, Transcript } from "../types";
import type { Line } from "./model";

type Props = { line: Line; transcript: Transcript; current: boolean; onPoint: () => void; children: ReactNode };

/** A sentence and its proof mark; a press lights its words on the left and tells who said them, and when. */
export function ProofLine({ line, transcript, current, onPoint, children }: Props) {
  return (
    <li data-thread={line.id} data-current={current || undefined} className={`-mx-2 rounded-3 px-2 py-1 ${current ? "bg-soft print:bg-transparent" : ""}`}>
      <div className="flex items-start gap-1 phone:items-center">
        <div className="min-w-0 flex-1">{children}</div>
        <span className="print:hidden"><Mark origin="said" expanded={current} onOpen={onPoint} /></span>
      </div>
      {current ? (
        <ul className="grid gap-0.5 pb-1 print:hidden">
          {line.evidence.map((evidence) => (
            <Quote key={`${evidence.segment}.${evidence.start}`} evidence={evidence} transcript={transcript} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}

function Quote({ evidence, transcript }: { evidence: Evidence; transcript: Transcript }) {
  const name = useVoiceName();
  const speaker = voiceOf(transcript, transcript.segments[evidence.segment]);
  return (
    <li className="flex min-w-0 items-baseline gap-2 text-small text-text-2">
      {speaker.label ? <span className={`flex-none ${VOICE[speaker.role].text}`}>{name(speaker)}</span> : null}
      <q className="min-w-0 break-words">{evidence.quote}</q>
      {evidence.t0 === null ? null : <span className="num flex-none text-text-3">{formatClock(evidence.t0)}</span>}
    </li>
  );
}
