import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";

import { formatDate } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { FailedPage, PageHead } from "@/shared/ui/page";
import { EmptyState, Skeleton } from "@/shared/ui/states";
import { Tabs } from "@/shared/ui/tabs";

import { entretienQuery, resumeQuery, transcriptQuery } from "../api";
import { Listen } from "../ecoute/listening";
import { PlayerBar } from "../ecoute/player-bar";
import { marksBySegment } from "../review/model";
import { Thread } from "../review/thread";
import { TranscriptPane } from "../review/transcript-pane";
import type { Action, Entretien, QuestionGroup, Summary, Transcript } from "../types";
import { words as meeting } from "../words";
import { actionLines, asText, blocksOf, type Audience } from "./model";
import { Actions, Blocks, QuestionGroups } from "./summary-pane";
import { HowWritten, WriteButton } from "./writing";
import { words } from "./words";

/** The meeting told to the client or to the broker: every sentence shows the words that prove it. */
export function ResumePage() {
  const { id } = useParams({ from: "/shell/entretiens/$id/resume" });
  const m = useMessages(words);
  const t = useMessages(meeting);
  const locale = useLocale();
  const entretien = useQuery(entretienQuery(id));
  const answer = useQuery(resumeQuery(id));
  const transcript = useQuery({ ...transcriptQuery(id), enabled: Boolean(answer.data?.resume) });

  const failed = entretien.error ?? answer.error ?? transcript.error;
  if (failed) return <FailedPage error={failed} onRetry={() => void answer.refetch()} />;
  const found = entretien.data;
  const name = found?.client ? fullName(found.client) : found?.nouveau_client ? t.newClient : t.noClient;
  const crumbs = [
    { label: t.entretiens, link: { to: paths.entretiens } },
    ...(found ? [{ label: `${name}, ${formatDate(found.date, locale)}`, link: { to: paths.entretien, params: { id } } }] : []),
  ];
  const told = answer.data?.resume;
  if (found && told && transcript.data) {
    return <Told entretien={found} summary={told} questions={answer.data?.questions ?? []} transcript={transcript.data} crumbs={crumbs} />;
  }
  return (
    <>
      <PageHead title={m.title} crumbs={crumbs} />
      {answer.data && told === null ? (
        <EmptyState title={m.notYet} actions={<ButtonLink to={paths.entretien} params={{ id }}>{found ? t.of(formatDate(found.date, locale)) : m.title}</ButtonLink>}>{m.notYetText}</EmptyState>
      ) : (
        <div className="grid flex-1 grid-cols-2 gap-8 p-8 animate-late phone:grid-cols-1" aria-busy="true"><Skeleton className="h-64 w-full" /><Skeleton className="h-64 w-full" /></div>
      )}
    </>
  );
}

type Props = {
  entretien: Entretien;
  summary: Summary;
  questions: readonly QuestionGroup[];
  transcript: Transcript;
  crumbs: React.ComponentProps<typeof PageHead>["crumbs"];
};

function Told({ entretien, summary, questions, transcript, crumbs = [] }: Props) {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const locale = useLocale();
  const frame = useRef<HTMLDivElement>(null);
  const [audience, setAudience] = useState<Audience>("client");
  const [current, setCurrent] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const blocks = useMemo(() => blocksOf(summary, audience), [summary, audience]);
  const lines = useMemo(() => actionLines(summary), [summary]);
  const marks = useMemo(() => marksBySegment([...blocks.flatMap((block) => block.lines), ...lines]), [blocks, lines]);

  const who = ({ qui }: Action) => {
    const named = transcript.speakers.find(({ role, nom }) => role === qui && nom)?.nom;
    return named ? `${named}, ${t[qui]}` : t[qui].charAt(0).toLocaleUpperCase() + t[qui].slice(1);
  };
  const title = t.of(formatDate(entretien.date, locale));
  const copy = async () => {
    const asked = audience === "courtier" ? questions : [];
    await navigator.clipboard.writeText(asText({ title, blocks, actions: lines, questions: asked, who }, locale));
    setCopied(true);
  };
  const shared = { transcript, current, onPoint: (id: string) => setCurrent(id === current ? null : id) };
  const choose = (next: Audience) => {
    setAudience(next);
    setCurrent(null);
    setCopied(false);
  };
  return (
    <Listen entretien={entretien}>
      <PageHead
        title={m.title}
        crumbs={crumbs}
        actions={
          <span className="flex gap-2 print:hidden">
            <Button icon={copied ? "check" : "copy"} onClick={() => void copy()}>{copied ? m.copied : m.copy}</Button>
            <Button icon="printer" className="phone:hidden!" onClick={() => window.print()}>{m.print}</Button>
          </span>
        }
      />
      <div ref={frame} className="relative grid min-h-0 flex-1 grid-cols-[minmax(0,2fr)_minmax(0,3fr)] phone:grid-cols-1 print:block">
        <div className="flex min-h-0 flex-col phone:hidden print:hidden">
          <TranscriptPane transcript={transcript} marks={marks} current={current} onPoint={setCurrent} />
          <PlayerBar transcript={transcript} />
        </div>
        <div className="flex min-h-0 min-w-0 flex-col border-l border-line phone:border-l-0 print:border-l-0">
          <div className="flex min-h-11 flex-none items-center gap-3 border-b border-line px-6 phone:px-4 print:hidden">
            <Tabs
              label={m.audience}
              value={audience}
              onChange={choose}
              choices={[{ value: "client", label: m.client }, { value: "courtier", label: m.courtier }]}
            />
            <span className="flex-1" />
            {audience === "client" && summary.modele === null ? <WriteButton id={entretien.id} notice={summary.avis} /> : null}
          </div>
          <div data-thread-list="" role="region" aria-label={m.title} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-6 py-5 outline-offset-[-2px] phone:px-4 print:overflow-visible print:px-0">
            <p className="mb-4 hidden font-semibold print:block">{title}</p>
            {blocks.length ? <Blocks blocks={blocks} {...shared} /> : <p className="mb-4 text-text-2"><b className="font-medium text-text">{m.nothing}.</b> {m.nothingText}</p>}
            {audience === "client" ? <HowWritten summary={summary} /> : null}
            <Actions lines={lines} who={who} {...shared} />
            <div className={audience === "client" ? "print:hidden" : ""}><QuestionGroups groups={questions} /></div>
          </div>
        </div>
        <div className="contents phone:hidden print:hidden"><Thread frame={frame} current={current} /></div>
      </div>
    </Listen>
  );
}
