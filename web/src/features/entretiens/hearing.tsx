import { useMutation, useQueryClient } from "@tanstack/react-query";

import { asApiError } from "@/shared/api/error";
import { formatDuration, formatTime } from "@/shared/format/dates";
import { formatMoney, formatNumber, NBSP } from "@/shared/format/numbers";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale, type Locale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/button";
import { Banner, Progress } from "@/shared/ui/states";

import { cancel, refresh } from "./api";
import type { Entretien } from "./types";

const words = defineMessages({
  fr: {
    heard: "Part de l’enregistrement déjà transcrite", cutting: "Lecture du son…", last: "Tout est transcrit : reste à savoir qui parle", of: (part: string) => `${part} transcrits`,
    left: (time: string) => `encore ${time} environ`, ready: (time: string) => `Transcription prête dans ${time} environ`, by: (name: string) => `par ${name}`, here: "sur cette machine",
    again: (time: string) => `Nouvel essai automatique à ${time}.`, cancel: "Arrêter la transcription", cost: (cost: string) => `coût ${cost}`,
  },
  en: {
    heard: "Part of the recording already transcribed", cutting: "Reading the sound…", last: "All is transcribed: who speaks is being told", of: (part: string) => `${part} transcribed`,
    left: (time: string) => `about ${time} left`, ready: (time: string) => `Transcription ready in about ${time}`, by: (name: string) => `by ${name}`, here: "on this machine",
    again: (time: string) => `Tried again by itself at ${time}.`, cancel: "Stop the transcription", cost: (cost: string) => `cost ${cost}`,
  },
});

/** An estimate knows no seconds beyond a minute. */
function about(seconds: number, locale: Locale): string {
  const minutes = Math.ceil(seconds / 60);
  return seconds > 60 && minutes < 60 ? `${minutes}${NBSP}min` : formatDuration(seconds > 60 ? minutes * 60 : seconds, locale);
}

/** How far the hearing of a recording has come, how long it may still take, and the way to stop it. */
export function Hearing({ entretien }: { entretien: Entretien }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const stop = useMutation({ mutationFn: () => cancel(entretien.id), onSettled: () => refresh(client, entretien.id) });
  const told = entretien.transcription;
  if (!told) return null;
  const percent = (part: number) => `${formatNumber(Math.round(part * 100), locale)}${NBSP}%`;
  const engine = told.moteur === "local" ? m.here : told.moteur ? m.by(told.moteur) : null;
  if (entretien.state === "failed") {
    return told.reprise_at ? <p className="mt-1 text-small text-text-2">{m.again(formatTime(told.reprise_at, locale))}</p> : null;
  }
  if (entretien.state !== "transcribing") {
    const cost = told.cout >= 0.01 ? m.cost(formatMoney(told.cout, locale, true)) : null;
    return (
      <>
        {told.pieces && engine ? <p className="text-small text-text-3">{[engine, cost].filter(Boolean).join(" · ")}</p> : null}
        {told.avis?.code === "voices_failed" ? <div className="mt-2"><Banner tone="warn" icon="alert">{told.avis.message}</Banner></div> : null}
        {told.avis && told.avis.code !== "voices_failed" ? <p className="mt-1 text-small text-text-2">{told.avis.message}</p> : null}
      </>
    );
  }
  const part = told.pieces ? told.entendues / told.pieces : null;
  const left = told.reste_s === null ? null : m.left(about(told.reste_s, locale));
  return (
    <div className="mt-2 grid grid-cols-[minmax(0,1fr)] justify-items-start gap-2">
      <div className="w-full max-w-[420px]"><Progress value={part} label={m.heard} /></div>
      <p className="num text-small whitespace-normal text-text-2">{[part === null ? m.cutting : part === 1 ? m.last : m.of(percent(part)), left, engine].filter(Boolean).join(" · ")}</p>
      {entretien.abilities.includes("cancel") ? (
        <Button size="sm" icon="x" busy={stop.isPending} onClick={() => stop.mutate()}>{m.cancel}</Button>
      ) : null}
      {stop.error ? <p role="alert" className="text-small text-bad">{asApiError(stop.error).message}</p> : null}
    </div>
  );
}

/** How long a recording that waits its turn may still take. */
export function Turn({ entretien }: { entretien: Entretien }) {
  const m = useMessages(words);
  const locale = useLocale();
  const left = entretien.transcription?.reste_s ?? null;
  return left === null ? null : <p className="num text-small text-text-2">{m.ready(about(left, locale))}</p>;
}
