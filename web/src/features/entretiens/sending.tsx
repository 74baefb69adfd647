import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";

import { formatDuration } from "@/shared/format/dates";
import { formatNumber, formatSize, NBSP } from "@/shared/format/numbers";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { OTHER_FILE, pauseSending, resumeSending, sendFile, useSending } from "@/shared/recording/file-sending";
import { Button } from "@/shared/ui/button";
import { DropTarget } from "@/shared/ui/drop-target";
import { Banner, Progress } from "@/shared/ui/states";

import { refresh } from "./api";
import { SOUNDS } from "./sounds";
import type { Entretien } from "./types";

const words = defineMessages({
  fr: {
    title: "Envoi de l’enregistrement", sent: (sent: string, total: string) => `${sent} sur ${total}`, left: (time: string) => `encore ${time}`,
    stay: "Gardez Égide ouvert : l’envoi continue pendant que vous travaillez sur d’autres pages. Fermé, il reprendra où il s’est arrêté.",
    pause: "Suspendre", resume: "Continuer l’envoi", paused: "Envoi suspendu : ce qui est arrivé est gardé.",
    retrying: "L’envoi reprendra de lui-même.",
    stopped: (name: string) => `L’envoi de « ${name} » s’est arrêté. Choisissez à nouveau ce fichier : seul ce qui manque sera envoyé.`,
    choose: "Choisir le fichier", drop: (name: string) => `Déposez « ${name} » pour continuer`, dropHelp: "Ce qui est déjà arrivé ne sera pas renvoyé.",
    until: "Sans nouvelle partie pendant 7 jours, ce qui est arrivé est effacé.",
    other: "Ce n’est pas le fichier dont l’envoi a commencé : choisissez le même, sans le modifier.",
    elsewhere: "L’enregistrement arrive de l’appareil qui l’a fait.", elsewhereFile: "L’enregistrement est envoyé par la personne qui a mené l’entretien.",
  },
  en: {
    title: "Sending the recording", sent: (sent: string, total: string) => `${sent} of ${total}`, left: (time: string) => `${time} left`,
    stay: "Keep Égide open: sending goes on while you work on other pages. Once closed, it will go on from where it stopped.",
    pause: "Pause", resume: "Go on sending", paused: "Sending is paused: what has arrived is kept.",
    retrying: "Sending will go on by itself.",
    stopped: (name: string) => `Sending “${name}” has stopped. Choose this file again: only what is missing will be sent.`,
    choose: "Choose the file", drop: (name: string) => `Drop “${name}” to go on`, dropHelp: "What has already arrived will not be sent again.",
    until: "Without a new part for 7 days, what has arrived is erased.",
    other: "This is not the file that was being sent: choose the same one, unmodified.",
    elsewhere: "The recording is arriving from the device that made it.", elsewhereFile: "The recording is being sent by who held the meeting.",
  },
});

/** The sound of this meeting on its way: how much has left, and going on after a reload. */
export function SendingPanel({ entretien, arrived }: { entretien: Entretien; arrived: number }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const sending = useSending(entretien.id);
  const { enregistrement: recording } = entretien;
  const done = sending?.state === "done";
  useEffect(() => {
    if (done) void refresh(client, entretien.id);
  }, [done, client, entretien.id]);
  if (!recording) return null;
  if (recording.source === "micro") return <Banner icon="mic">{m.elsewhere}</Banner>;
  if (!entretien.abilities.includes("record")) return <Banner icon="upload">{m.elsewhereFile}</Banner>;
  const total = recording.taille ?? 0;
  const sent = sending ? sending.sent : arrived;
  const share = total ? sent / total : 0;
  const other = sending?.problem?.code === OTHER_FILE;
  return (
    <section aria-labelledby="envoi" className="grid gap-3 rounded-4 p-5 shadow-inset phone:p-4">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h3 id="envoi" className="text-h3 font-semibold">{m.title}</h3>
        <span className="min-w-0 flex-1 truncate text-text-2">{recording.nom}</span>
        <span className="num font-medium">{formatNumber(Math.floor(share * 100), locale, [0, 0])}{NBSP}%</span>
      </header>
      <Progress value={share} label={m.title} tone={sending?.state === "sending" ? "accent" : "quiet"} />
      <p className="num flex flex-wrap gap-x-3 text-small text-text-2" role="status">
        <span>{m.sent(formatSize(sent, locale), formatSize(total, locale))}</span>
        {sending?.rate ? <span>{m.left(formatDuration(Math.max(1, (total - sent) / sending.rate), locale))}</span> : null}
      </p>
      {sending?.problem ? (
        <Banner tone={sending.state === "failed" ? "bad" : "warn"} icon={sending.problem.status === 0 && !other ? "wifi-off" : "alert"} alert={sending.state === "failed"}>
          {other ? m.other : <><b>{sending.problem.title}.</b> {sending.state === "failed" ? sending.problem.detail : m.retrying}</>}
        </Banner>
      ) : null}
      <Going id={entretien.id} name={recording.nom} />
    </section>
  );
}

/** What can be done about it now. */
function Going({ id, name }: { id: string; name: string }) {
  const m = useMessages(words);
  const sending = useSending(id);
  const input = useRef<HTMLInputElement>(null);
  if (sending?.state === "sending" || sending?.state === "done") {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <Button icon="pause" onClick={() => pauseSending(id)}>{m.pause}</Button>
        <p className="min-w-48 flex-1 text-small text-text-2">{m.stay}</p>
      </div>
    );
  }
  const choose = (files: FileList | File[] | null) => files?.[0] && sendFile(id, files[0]);
  const known = sending && sending.problem?.code !== OTHER_FILE;
  return (
    <div className="grid justify-items-start gap-3">
      <p className="text-text-2">{known ? (sending.state === "paused" ? m.paused : null) : m.stopped(name)}</p>
      {known ? (
        <Button variant="primary" icon="play" onClick={() => resumeSending(id)}>{m.resume}</Button>
      ) : (
        <>
          <Button variant="primary" icon="upload" onClick={() => input.current?.click()}>{m.choose}</Button>
          <input ref={input} type="file" accept={SOUNDS} aria-label={m.choose} className="hidden" tabIndex={-1} onChange={(event) => choose(event.target.files)} />
          <DropTarget title={m.drop(name)} help={m.dropHelp} onFiles={choose} />
        </>
      )}
      <p className="text-small text-text-3">{m.until}</p>
    </div>
  );
}
