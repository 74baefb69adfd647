import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";

import { transcriptQuery } from "./api";
import { Follow } from "./ecoute/follow";
import { useSpoken } from "./ecoute/listening";
import { TextSearchBox, useTextSearch } from "./ecoute/text-search";
import { Segments, useScrollToHit } from "./review/transcript-pane";
import type { Transcript } from "./types";

const words = defineMessages({
  fr: { transcript: "Transcription", all: "Tout lire", less: "Réduire" },
  en: { transcript: "Transcript", all: "Read all", less: "Show less" },
});
const PREVIEW = 6;
const NO_MARKS: ReadonlyMap<number, never[]> = new Map();
const nothing = () => undefined;

/** What was said, on the meeting's own page: its beginning, all of it on demand, while it plays or while one searches. */
export function Spoken({ id }: { id: string }) {
  const { data: transcript } = useQuery(transcriptQuery(id));
  return transcript?.segments.length ? <Words transcript={transcript} /> : null;
}

function Words({ transcript }: { transcript: Transcript }) {
  const m = useMessages(words);
  const list = useRef<HTMLOListElement>(null);
  const spoken = useSpoken(transcript);
  const search = useTextSearch(transcript);
  const [asked, setAsked] = useState(false);
  const all = asked || spoken !== null || search.current !== null;
  useScrollToHit(list, search);
  return (
    <section className="mt-8" aria-labelledby="transcription">
      <header className="sticky top-0 z-2 -mx-2 mb-1 flex min-h-11 flex-wrap items-center gap-x-2 bg-surface px-2">
        <h2 id="transcription" className="text-h3 font-semibold">{m.transcript}</h2>
        <span className="flex-1" />
        {transcript.segments.length > PREVIEW && spoken === null ? (
          <Button variant="ghost" size="sm" trailing={asked ? "chevron-up" : "chevron-down"} aria-expanded={all} onClick={() => setAsked(!asked)}>
            {asked ? m.less : m.all}
          </Button>
        ) : null}
        <TextSearchBox search={search} />
      </header>
      <ol ref={list} className="rounded-4 p-2 shadow-inset">
        <Segments
          segments={all ? transcript.segments : transcript.segments.slice(0, PREVIEW)}
          transcript={transcript}
          marks={NO_MARKS}
          current={null}
          onPoint={nothing}
          spoken={spoken}
          search={search}
        />
      </ol>
      <Follow list={list} spoken={spoken} className="sticky" />
    </section>
  );
}
