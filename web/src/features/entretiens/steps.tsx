import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { asApiError } from "@/shared/api/error";
import { formatNumber, formatSize, NBSP } from "@/shared/format/numbers";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { useLocale, type Locale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";

import { refresh, retry } from "./api";
import { Hearing, Turn } from "./hearing";
import type { Entretien, Step, StepState } from "./types";

const words = defineMessages({
  fr: {
    title: "Étapes du traitement",
    assembly: "Rassemblement", assemblyNote: "L’enregistrement entier, vérifié et chiffré",
    transcription: "Transcription", transcriptionNote: "Les mots, avec leurs instants",
    routing: "Orientation", routingNote: "Les rubriques du dossier concernées",
    extraction: "Extraction", extractionNote: "Les valeurs dites, avec leurs mots",
    normalisation: "Mise en forme", normalisationNote: "Dates, montants, téléphones, adresses",
    summary: "Résumé", summaryNote: "Pour le client et pour le courtier, avec les preuves",
    proposals: "Comparaison", proposalsNote: "Avec ce que le dossier contient déjà",
    reception: "Réception", receptionNote: (n: string) => `${n} mots reçus, gardés tels quels`, receptionSound: (size: string) => `Enregistrement reçu, ${size}, gardé tel quel`,
    review: "Relecture", reviewNote: "Vous serez prévenu dès que les propositions sont prêtes.",
    then: "Ensuite", thenNote: "Orientation, extraction, mise en forme, résumé, comparaison, puis la relecture. Vous serez prévenu.",
    ready: (n: number) => `${n} ${plural("fr", n, "proposition prête", "propositions prêtes")}`,
    waiting: "En attente", retry: "Reprendre à cette étape", safe: "Le texte de l’entretien et les étapes terminées sont gardés.",
    safeSound: "L’enregistrement et les étapes terminées sont gardés.", settings: "Régler la transcription",
    detail: "Détail technique", done: "terminé", running: "en cours", failed: "arrêté", pending: "en attente",
  },
  en: {
    title: "Steps of the work",
    assembly: "Assembly", assemblyNote: "The whole recording, checked and encrypted",
    transcription: "Transcription", transcriptionNote: "The words, with their times",
    routing: "Routing", routingNote: "The parts of the file concerned",
    extraction: "Extraction", extractionNote: "The values said, with their words",
    normalisation: "Normalisation", normalisationNote: "Dates, amounts, telephones, addresses",
    summary: "Summary", summaryNote: "For the client and for the broker, with the proofs",
    proposals: "Comparison", proposalsNote: "With what the file already holds",
    reception: "Reception", receptionNote: (n: string) => `${n} words received, kept as they are`, receptionSound: (size: string) => `Recording received, ${size}, kept as it is`,
    review: "Review", reviewNote: "You will be told as soon as the proposals are ready.",
    then: "Then", thenNote: "Routing, extraction, normalisation, summary, comparison, then the review. You will be told.",
    ready: (n: number) => `${n} ${plural("en", n, "proposal ready", "proposals ready")}`,
    waiting: "Waiting", retry: "Resume at this step", safe: "The text of the meeting and the finished steps are kept.",
    safeSound: "The recording and the finished steps are kept.", settings: "Transcription settings",
    detail: "Technical detail", done: "done", running: "in progress", failed: "stopped", pending: "waiting",
  },
});
const KNOWN = ["assembly", "transcription", "routing", "extraction", "normalisation", "summary", "proposals"] as const;
type Known = (typeof KNOWN)[number];

/** `12 s`, `1 min 52 s`, `340 ms`. */
export function formatDuration(ms: number, locale: Locale): string {
  if (ms < 1000) return `${formatNumber(Math.max(1, Math.round(ms)), locale)}${NBSP}ms`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}${NBSP}s` : `${Math.floor(seconds / 60)}${NBSP}min ${String(seconds % 60).padStart(2, "0")}${NBSP}s`;
}

/** What was done, what is being done, what comes next, each with its time. */
export function Steps({ entretien }: { entretien: Entretien }) {
  const m = useMessages(words);
  const locale = useLocale();
  // While a recording is heard, its words matter more than the names of what comes after: they follow sooner.
  const hearing = entretien.state === "transcribing";
  const shown = hearing ? KNOWN.slice(0, 2) : KNOWN;
  const steps = entretien.steps.filter((step): step is Step & { step: Known } => shown.includes(step.step as Known));
  const reviewable = entretien.state === "to_review" || entretien.state === "applied";
  return (
    <ol aria-label={m.title} className="rounded-4 p-5 shadow-inset">
      <Line state="done" title={m.reception} note={entretien.enregistrement ? m.receptionSound(formatSize(entretien.enregistrement.taille ?? 0, locale)) : m.receptionNote(formatNumber(entretien.mots, locale))} label={m.done} />
      {steps.map((step) => (
        <Line
          key={step.step}
          state={step.state}
          title={m[step.step]}
          note={step.state === "pending" ? m.waiting : m[`${step.step}Note`]}
          label={m[step.state]}
          time={step.duration_ms === null ? null : formatDuration(step.duration_ms, locale)}
        >
          {step.step === "assembly" && step.state === "pending" ? <Turn entretien={entretien} /> : null}
          {step.step === "transcription" && step.state !== "pending" ? <Hearing entretien={entretien} /> : null}
          {step.state === "failed" ? <Failure entretien={entretien} /> : null}
        </Line>
      ))}
      <Line
        last
        state={reviewable ? "done" : "pending"}
        title={hearing ? m.then : m.review}
        note={hearing ? m.thenNote : reviewable ? m.ready(entretien.counts.total) : m.reviewNote}
        label={reviewable ? m.done : m.pending}
      />
    </ol>
  );
}

const DOTS: Record<StepState, string> = {
  done: "bg-ok-soft text-ok",
  running: "bg-soft text-accent",
  failed: "bg-bad-soft text-bad",
  pending: "text-text-3 shadow-inset",
};
const ICONS = { done: "check", running: "hourglass", failed: "alert-circle", pending: "eye" } as const;

type LineProps = { state: StepState; title: string; note: string; label: string; time?: string | null; last?: boolean; children?: ReactNode };

function Line({ state, title, note, label, time = null, last = false, children }: LineProps) {
  return (
    <li className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-4" aria-current={state === "running" ? "step" : undefined}>
      <span className="flex flex-col items-center">
        <span className={`grid size-6 flex-none place-content-center rounded-full ${DOTS[state]} ${state === "running" ? "motion-safe:animate-pulse" : ""}`}>
          <Icon name={ICONS[state]} size={14} label={label} />
        </span>
        {last ? null : <span aria-hidden="true" className="my-1 w-0.5 flex-1 rounded-full bg-line" />}
      </span>
      <div className={last ? "" : "pb-5"}>
        <p className="flex items-baseline gap-3">
          <b className={state === "pending" ? "font-medium text-text-2" : ""}>{title}</b>
          <span className="flex-1" />
          {time ? <span className="num text-small text-text-3">{time}</span> : null}
        </p>
        <p className={state === "pending" ? "text-small text-text-3" : "text-small text-text-2"}>{note}</p>
        {children}
      </div>
    </li>
  );
}

function Failure({ entretien }: { entretien: Entretien }) {
  const m = useMessages(words);
  const manage = useCan("ai.manage");
  const client = useQueryClient();
  const again = useMutation({ mutationFn: () => retry(entretien.id), onSuccess: () => refresh(client, entretien.id) });
  if (!entretien.failure) return null;
  return (
    <div className="mt-2 grid justify-items-start gap-2">
      <p role="alert" className="text-bad">{entretien.failure.reason}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {entretien.failure.retryable && entretien.abilities.includes("retry") ? (
          <Button variant="primary" icon="retry" busy={again.isPending} onClick={() => again.mutate()}>{m.retry}</Button>
        ) : null}
        {manage && entretien.failure.code.startsWith("speech_") ? <Link to={paths.engine} className="link rounded-1">{m.settings}</Link> : null}
      </div>
      {again.error ? <p role="alert" className="text-small text-bad">{asApiError(again.error).message}</p> : null}
      <p className="text-small text-text-2">{entretien.enregistrement ? m.safeSound : m.safe}</p>
      <details className="text-small text-text-3">
        <summary className="cursor-pointer">{m.detail}</summary>
        <code className="code">{entretien.failure.step} · {entretien.failure.code}</code>
      </details>
    </div>
  );
}
