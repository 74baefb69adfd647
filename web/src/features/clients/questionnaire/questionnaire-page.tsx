import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { formatDate } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { Button } from "@/shared/ui/button";
import { FailedPage, PageHead } from "@/shared/ui/page";
import { Banner, ErrorState, Progress, Skeleton } from "@/shared/ui/states";
import { Tabs } from "@/shared/ui/tabs";
import { announce } from "@/shared/ui/toast";

import { clientQuery } from "../file/api";
import { Gauge } from "./gauge";
import { answer, answersOf, askedQuery, toldQuery, validate, type Answers, type Asked, type Part, type Questionnaire, type Told } from "./queries";
import { Products, Questions, Quiz } from "./questions";
import { words } from "./words";

const PARTS: readonly Part[] = ["comportement", "connaissances", "quiz", "durabilite"];

/** The investor's questionnaire: answered with the client, each answer kept at once, closed when nothing is left. */
export function QuestionnairePage() {
  const { matricule } = useParams({ from: "/shell/clients/$matricule/profil-investisseur" });
  const m = useMessages(words);
  const client = useQuery(clientQuery(matricule));
  const asked = useQuery(askedQuery);
  const told = useQuery(toldQuery(matricule));
  const failed = client.error ?? asked.error ?? told.error;
  if (failed) return <FailedPage error={failed} onRetry={() => void told.refetch()} />;
  return (
    <>
      <PageHead
        title={m.title}
        crumbs={[{ label: m.clients, link: { to: paths.clients } }, ...(client.data ? [{ label: fullName(client.data), link: { to: paths.client, params: { matricule } } }] : [])]}
      />
      {asked.data && told.data ? (
        <Body reference={matricule} asked={asked.data} told={told.data} />
      ) : (
        <div className="grid gap-6 p-8 animate-late" aria-busy="true"><Skeleton className="h-8 w-80" /><Skeleton className="h-64 w-full" /></div>
      )}
    </>
  );
}

function Body({ reference, asked, told }: { reference: string; asked: Asked; told: Told }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const [part, setPart] = useState<Part>("comportement");
  const keep = (next: Told) => client.setQueryData(toldQuery(reference).queryKey, next);
  const giving = useMutation({
    // One after the other: each answer is written over the version the one before it made.
    scope: { id: `questionnaire-${reference}` },
    mutationFn: ({ to, answers }: { to: Part; answers: Answers }) =>
      answer(reference, client.getQueryData(toldQuery(reference).queryKey)?.version ?? 0, to, answers),
    onSuccess: keep,
    onError: () => void client.invalidateQueries({ queryKey: toldQuery(reference).queryKey }),
  });
  const shown = told.en_cours ?? told.valides[0] ?? null;
  const answers = { ...answersOf(shown, part), ...(giving.isPending && giving.variables.to === part ? giving.variables.answers : {}) };
  const tab = (of: Part) => {
    const left = shown?.manquantes.filter(({ partie }) => partie === of).length;
    return { value: of, label: m[of], ...(left ? { count: left } : {}) };
  };
  const give = (given: Answers) => giving.mutate({ to: part, answers: given });
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_320px] phone:flex phone:flex-col phone:overflow-y-auto">
      <div className="flex min-h-0 min-w-0 flex-col phone:contents">
        <div className="flex min-h-11 flex-none items-center gap-3 border-b border-line px-6 phone:sticky phone:top-0 phone:z-1 phone:order-1 phone:bg-surface phone:px-4">
          <Tabs label={m.parts} value={part} onChange={setPart} choices={PARTS.map(tab)} />
          <span className="flex-1" />
          <span aria-live="polite" className="text-small text-text-3 phone:hidden">{giving.isPending ? m.saving : giving.isSuccess ? m.saved : null}</span>
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto px-6 py-6 phone:order-2 phone:flex-none phone:overflow-visible phone:px-4">
          {giving.error ? <div className="pb-4"><ErrorState compact title={m.failed} error={giving.error} onRetry={() => giving.mutate(giving.variables)} /></div> : null}
          <div className="max-w-[760px]">
            {part === "comportement" ? <Questions questions={asked.comportement} answers={answers} onGive={give} /> : null}
            {part === "connaissances" ? <Products products={asked.produits} answers={answers} onGive={give} /> : null}
            {part === "quiz" ? <Quiz sentences={asked.quiz} answers={answers} onGive={give} /> : null}
            {part === "durabilite" ? <><Questions questions={asked.durabilite} answers={answers} onGive={give} /><p className="mt-6 text-small text-text-3">{m.durabiliteLaw}</p></> : null}
          </div>
        </div>
      </div>
      <Side reference={reference} told={told} onValidated={keep} total={total(asked)} />
    </div>
  );
}

/** How many answers are compulsory, whatever the preference. */
const total = (asked: Asked): number =>
  asked.comportement.filter(({ obligatoire }) => obligatoire).length + asked.produits.length + asked.quiz.length + asked.durabilite.filter(({ obligatoire }) => obligatoire).length;

function Side({ reference, told, total, onValidated }: { reference: string; told: Told; total: number; onValidated: (told: Told) => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const { en_cours: draft } = told;
  const closing = useMutation({
    mutationFn: () => validate(reference, told.version),
    onSuccess: (next) => {
      onValidated(next);
      announce(m.validated);
    },
  });
  const missing = draft?.manquantes.length ?? 0;
  return (
    <aside aria-label={m.score} tabIndex={0} className="grid content-start gap-5 overflow-y-auto border-l border-line bg-sunken p-5 phone:order-3 phone:border-t phone:overflow-visible phone:border-l-0 phone:px-4">
      {draft ? (
        <section className="grid gap-3">
          <Gauge score={draft.score} profil={draft.profil} />
          <Progress value={Math.max(0, (total - missing) / total)} label={m.left(missing)} tone="quiet" />
          <p className="text-small text-text-2">{missing ? `${m.left(missing)}. ${m.provisional}` : m.done}</p>
          <Talk questionnaire={draft} />
          {closing.error ? <ErrorState compact title={m.failed} error={closing.error} /> : null}
          <Button variant={missing ? "normal" : "primary"} block busy={closing.isPending} onClick={() => closing.mutate()}>{m.validate}</Button>
        </section>
      ) : null}
      <section className="grid gap-2">
        <h2 className="font-semibold">{m.past}</h2>
        {told.valides.length ? null : <p className="text-text-2">{m.none}</p>}
        {told.valides.map((one) => (
          <div key={one.id} className="grid gap-2 border-t border-line pt-3">
            <Gauge score={one.score} profil={one.profil} />
            <p className="text-small text-text-2">
              {m.quizScore} {one.quiz} % · {m.known} {one.connus}/10 · {one.validated_at ? m.validatedOn(formatDate(one.validated_at, locale)) : null}
            </p>
            {draft ? null : <p className="text-small text-text-3">{m.againText}</p>}
          </div>
        ))}
      </section>
      <p className="text-small text-text-3">{m.law}</p>
    </aside>
  );
}

function Talk({ questionnaire }: { questionnaire: Questionnaire }) {
  const m = useMessages(words);
  const locale = useLocale();
  if (!questionnaire.incoherences.length) return null;
  return (
    <Banner tone="warn" icon="alert">
      <b className="font-medium">{m.talk}</b>
      {questionnaire.incoherences.map((found) => <span key={found.champs.join()} className="block">{found[locale]}</span>)}
    </Banner>
  );
}
