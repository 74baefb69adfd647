import { useNavigate, useParams } from "@tanstack/react-router";
import { useMemo, useRef } from "react";

import { formatDate } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Kbd } from "@/shared/ui/kbd";
import { FailedPage, PageFoot, PageHead } from "@/shared/ui/page";
import { Banner, EmptyState, Skeleton } from "@/shared/ui/states";
import { Tabs } from "@/shared/ui/tabs";
import { announce } from "@/shared/ui/toast";

import { Listen } from "../ecoute/listening";
import { PlayerBar } from "../ecoute/player-bar";
import { TextSearchBox, useTextSearch } from "../ecoute/text-search";
import { mayCorrect, useVoices } from "../voix/use-voices";
import { VersionLine } from "../voix/version-line";
import { VoiceBar } from "../voix/voice-bar";
import { ConfirmVoices, VoiceLegend } from "../voix/voice-legend";
import { words as meeting } from "../words";
import { marksBySegment, ticksOf, visible } from "./model";
import { PhoneReview } from "./phone-review";
import { ProposalsPane } from "./proposals-pane";
import { ReviewProgress } from "./progress-bar";
import { Questions } from "./questions";
import { Thread } from "./thread";
import { TranscriptPane } from "./transcript-pane";
import { useReview } from "./use-review";

const words = defineMessages({
  fr: {
    all: "Tout", conflicts: "Conflits", critical: "Sensible", safe: "Sûres", filter: "Quelles propositions",
    apply: "Appliquer au dossier", acceptSafe: "Accepter tout ce qui est sûr", left: (n: number) => `Il reste ${n} ${plural("fr", n, "proposition", "propositions")} à décider`,
    noClient: "Choisissez d’abord le client", applied: (n: number) => `${n} ${plural("fr", n, "valeur appliquée", "valeurs appliquées")} au dossier`,
    group: "Relecture", next: "Proposition suivante", previous: "Proposition précédente", take: "Prendre", keep: "Garder le dossier", edit: "Modifier", undo: "Annuler la dernière décision",
    emptyTitle: "Rien à proposer", empty: "Cet entretien ne contient aucune valeur nouvelle pour le dossier.", keys: "toutes les touches",
    nextShort: "suivante, précédente", takeShort: "prendre", keepShort: "garder le dossier", editShort: "modifier", listenShort: "écouter", undoShort: "annuler",
  },
  en: {
    all: "All", conflicts: "Conflicts", critical: "Sensitive", safe: "Safe", filter: "Which proposals",
    apply: "Apply to the file", acceptSafe: "Accept all that is safe", left: (n: number) => `${n} ${plural("en", n, "proposal", "proposals")} left to decide`,
    noClient: "Choose the client first", applied: (n: number) => `${n} ${plural("en", n, "value", "values")} applied to the file`,
    group: "Review", next: "Next proposal", previous: "Previous proposal", take: "Take", keep: "Keep the file", edit: "Edit", undo: "Undo the last decision",
    emptyTitle: "Nothing to propose", empty: "This meeting holds no new value for the file.", keys: "all keys",
    nextShort: "next, previous", takeShort: "take", keepShort: "keep the file", editShort: "edit", listenShort: "listen", undoShort: "undo",
  },
});

/** Words on the left, decisions on the right, a thread of ink between the two for the current one. */
export function ReviewPage() {
  const { id } = useParams({ from: "/shell/entretiens/$id/relecture" });
  const m = useMessages(words);
  const t = useMessages(meeting);
  const locale = useLocale();
  const navigate = useNavigate();
  const frame = useRef<HTMLDivElement>(null);
  const review = useReview(id);
  const { counts, current, currentProposal } = review;
  const marks = useMemo(() => marksBySegment(visible(review.answer.data?.proposals ?? [])), [review.answer.data]);
  const entretien = review.entretien.data;
  const search = useTextSearch(review.transcript.data);
  const voices = useVoices(id, review.transcript.data);
  const correctable = mayCorrect(entretien, review.transcript.data);
  const ticks = useMemo(() => ticksOf(visible(review.answer.data?.proposals ?? []), current), [review.answer.data, current]);
  const why = counts.pending ? m.left(counts.pending) : entretien && !entretien.client && !entretien.nouveau_client ? m.noClient : null;

  const apply = () =>
    review.applying.mutate(undefined, {
      onSuccess: ({ applied, client_id: client }) => {
        announce(m.applied(applied));
        void navigate({ to: "/clients/$matricule", params: { matricule: entretien?.client?.matricule ?? client } });
      },
    });
  const on = (action: (proposal: NonNullable<typeof currentProposal>) => void) => () => {
    if (currentProposal) action(currentProposal);
  };
  useShortcuts(
    [
      { keys: "j", label: m.next, group: m.group, run: () => review.move(1) },
      { keys: "k", label: m.previous, group: m.group, run: () => review.move(-1) },
      { keys: "ArrowDown", label: m.next, group: m.group, run: () => review.move(1) },
      { keys: "ArrowUp", label: m.previous, group: m.group, run: () => review.move(-1) },
      { keys: "a", label: m.take, group: m.group, run: on(review.take) },
      { keys: "r", label: m.keep, group: m.group, run: on(review.keep) },
      { keys: "e", label: m.edit, group: m.group, run: on((proposal) => review.setEditing(proposal.id)) },
      { keys: "u", label: m.undo, group: m.group, run: review.undo },
      { keys: "shift+a", label: m.acceptSafe, group: m.group, run: () => counts.safe && review.safeAll.mutate() },
      { keys: "mod+Enter", label: m.apply, group: m.group, inFields: true, run: () => why === null && apply() },
    ],
    entretien?.state === "to_review",
  );

  const failed = review.entretien.error ?? review.answer.error ?? review.transcript.error;
  if (failed) return <FailedPage error={failed} onRetry={() => void review.entretien.refetch()} />;
  const name = entretien?.client ? fullName(entretien.client) : entretien?.nouveau_client ? t.newClient : t.noClient;
  const title = entretien ? t.of(formatDate(entretien.date, locale)) : "";
  const proposals = review.answer.data;
  const transcript = review.transcript.data;
  const listenable = Boolean(entretien?.enregistrement?.ecoutable);
  const loading = !proposals || !transcript || !entretien;
  return (
    <Listen entretien={entretien}>
      <PageHead
        title={title}
        crumbs={[
          { label: t.entretiens, link: { to: "/entretiens" } },
          { label: name, link: { to: "/entretiens/$id", params: { id } } },
        ]}
        actions={
          loading || entretien.state !== "to_review" ? null : (
          <span className="flex gap-2 phone:hidden">
            <Button disabled={why !== null} {...(why ? { title: why } : {})} kbd="mod+Enter" busy={review.applying.isPending} variant={counts.pending ? "normal" : "primary"} onClick={apply}>
              {m.apply}
            </Button>
            {counts.safe ? (
              <Button variant="primary" icon="checks" kbd="shift+a" busy={review.safeAll.isPending} onClick={() => review.safeAll.mutate()}>
                {m.acceptSafe} <span className="num">{counts.safe}</span>
              </Button>
            ) : null}
          </span>
          )
        }
      />
      {review.failure ? (
        <div className="px-5 pt-3">
          <Banner tone={review.failure.status === 409 ? "warn" : "bad"} icon="alert" alert action={<Button size="sm" onClick={review.dismissFailure}>OK</Button>}>
            <b>{review.failure.title}</b> {review.failure.detail}
          </Banner>
        </div>
      ) : null}
      {loading ? (
        <div className="grid flex-1 grid-cols-2 gap-8 p-8 animate-late phone:grid-cols-1" aria-busy="true"><Skeleton className="h-64 w-full" /><Skeleton className="h-64 w-full" /></div>
      ) : counts.total === 0 ? (
        <EmptyState title={m.emptyTitle} actions={<ButtonLink to="/entretiens/$id" params={{ id }}>{title}</ButtonLink>}>{m.empty}</EmptyState>
      ) : (
        <>
          <div className="grid min-h-11 flex-none grid-cols-[minmax(0,2fr)_minmax(0,3fr)] border-b border-line phone:hidden">
            <div className="flex min-w-0 items-center pr-3">
              {correctable ? <VoiceLegend transcript={transcript} voices={voices} className="pr-3 pl-4" /> : null}
              <span className="flex-1" />
              <TextSearchBox search={search} />
            </div>
            <div className="flex min-w-0 items-center gap-3 pr-5 pl-6">
              <Tabs
                label={m.filter}
                value={review.filter}
                onChange={review.setFilter}
                choices={[
                  { value: "tout", label: m.all, count: counts.total },
                  { value: "conflits", label: m.conflicts, count: counts.conflicts },
                  { value: "sensible", label: m.critical, count: counts.critical },
                  { value: "sures", label: m.safe, count: counts.safe },
                ]}
              />
              <span className="flex-1" />
              <span className="hidden wide:block"><ReviewProgress counts={counts} /></span>
            </div>
          </div>
          <div ref={frame} className="relative grid min-h-0 flex-1 grid-cols-[minmax(0,2fr)_minmax(0,3fr)] phone:hidden">
            <div className="relative flex min-h-0 flex-col">
              <div className="grid gap-2 border-b border-line px-4 py-2 empty:hidden">
                {correctable ? <ConfirmVoices transcript={transcript} voices={voices} /> : null}
                <VersionLine entretien={entretien} transcript={transcript} voices={correctable ? voices : null} />
              </div>
              <TranscriptPane
                transcript={transcript}
                marks={marks}
                current={review.current}
                onPoint={review.point}
                search={search}
                picking={correctable ? voices.picking : undefined}
                picked={voices.range}
              />
              <VoiceBar voices={voices} className="flex-none pb-2" />
              <PlayerBar transcript={transcript} ticks={ticks} proof={currentProposal} />
            </div>
            <div className="flex min-h-0 min-w-0 flex-col border-l border-line bg-sunken">
              <ProposalsPane review={review} />
              <Questions questions={proposals.questions} />
            </div>
            <Thread frame={frame} current={review.current} />
          </div>
          <PhoneReview review={review} why={why} onApply={apply} />
          <div className="phone:hidden">
            <PageFoot>
              {([[["j", "k"], m.nextShort], [["a"], m.takeShort], [["r"], m.keepShort], [["e"], m.editShort], ...(listenable ? [[["Space"], m.listenShort] as const] : []), [["u"], m.undoShort]] as const).map(([keys, label]) => (
                <span key={label} className="flex items-center gap-1.5">
                  {keys.map((key) => <Kbd key={key} keys={key} />)} {label}
                </span>
              ))}
              <span className="flex-1" />
              <span className="flex items-center gap-1.5"><Kbd keys="?" /> {m.keys}</span>
            </PageFoot>
          </div>
        </>
      )}
    </Listen>
  );
}
