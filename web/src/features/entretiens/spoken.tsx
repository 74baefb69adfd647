import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { formatClock } from "@/shared/format/dates";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";

import { transcriptQuery } from "./api";
import { Follow } from "./ecoute/follow";
import { useSpoken } from "./ecoute/listening";
import { TextSearchBox, useTextSearch } from "./ecoute/text-search";
import { Segments, useScrollToHit } from "./review/transcript-pane";
import type { Entretien, Transcript } from "./types";
import { mayCorrect, useVoices } from "./voix/use-voices";
import { VersionLine } from "./voix/version-line";
import { VoiceBar } from "./voix/voice-bar";
import { ConfirmVoices, VoiceLegend } from "./voix/voice-legend";
import { words as voiceWords } from "./voix/words";

const words = defineMessages({
  fr: { transcript: "Transcription", all: "Tout lire", less: "Réduire" },
  en: { transcript: "Transcript", all: "Read all", less: "Show less" },
});
const PREVIEW = 6;
const NO_MARKS: ReadonlyMap<number, never[]> = new Map();
const nothing = () => undefined;

/** What was said, on the meeting's own page: its beginning, all of it on demand, while it plays or while one searches.
    While a recording is being heard: the last words of what is, as they come. */
export function Spoken({ entretien }: { entretien: Entretien }) {
  const heard = entretien.state !== "transcribing" || Boolean(entretien.transcription?.entendues);
  const { data: transcript } = useQuery({ ...transcriptQuery(entretien.id), enabled: heard });
  return transcript?.segments.length ? <Words entretien={entretien} transcript={transcript} /> : null;
}

function Words({ entretien, transcript }: { entretien: Entretien; transcript: Transcript }) {
  const m = useMessages(words);
  const v = useMessages(voiceWords);
  const list = useRef<HTMLOListElement>(null);
  const spoken = useSpoken(transcript);
  const search = useTextSearch(transcript);
  const voices = useVoices(entretien.id, transcript);
  const [asked, setAsked] = useState(false);
  const all = asked || spoken !== null || search.current !== null;
  const coming = transcript.entendu_s;
  const correctable = mayCorrect(entretien, transcript);
  const preview = coming === null ? transcript.segments.slice(0, PREVIEW) : transcript.segments.slice(-PREVIEW);
  useScrollToHit(list, search);
  return (
    <section className="mt-8" aria-labelledby="transcription">
      <header className="sticky top-0 z-2 -mx-2 mb-1 flex min-h-11 flex-wrap items-center gap-x-2 bg-surface px-2">
        <h2 id="transcription" className="text-h3 font-semibold">{m.transcript}</h2>
        {coming === null ? null : <span className="num text-small text-text-2" role="status">{v.soFar(formatClock(coming))}</span>}
        {correctable && transcript.speakers.length ? <VoiceLegend transcript={transcript} voices={voices} className="flex-wrap" /> : null}
        <span className="ml-auto flex min-w-0 items-center gap-x-2">
          {transcript.segments.length > PREVIEW && spoken === null ? (
            <Button variant="ghost" size="sm" trailing={asked ? "chevron-up" : "chevron-down"} aria-expanded={all} onClick={() => setAsked(!asked)}>
              {asked ? m.less : m.all}
            </Button>
          ) : null}
          <TextSearchBox search={search} />
        </span>
      </header>
      <div className="mb-2 grid gap-2 empty:hidden">
        {correctable ? <ConfirmVoices transcript={transcript} voices={voices} /> : null}
        <VersionLine entretien={entretien} transcript={transcript} voices={correctable ? voices : null} />
      </div>
      <ol ref={list} className="rounded-4 p-2 shadow-inset">
        <Segments
          segments={all ? transcript.segments : preview}
          transcript={transcript}
          marks={NO_MARKS}
          current={null}
          onPoint={nothing}
          spoken={spoken}
          search={search}
          picking={correctable ? voices.picking : undefined}
          picked={voices.range}
        />
      </ol>
      <VoiceBar voices={voices} className="sticky bottom-3 mt-2" />
      <Follow list={list} spoken={spoken} className="sticky" />
    </section>
  );
}
