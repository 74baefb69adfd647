import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";

import { formatDate } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { useSending } from "@/shared/recording/file-sending";
import { finishRecording } from "@/shared/recording/sender";
import { useCan } from "@/shared/session/session";
import { ButtonLink, IconButton } from "@/shared/ui/button";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { FailedPage, PageBody, PageHead } from "@/shared/ui/page";
import { Banner, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { arrivedQuery, entretienQuery, refresh, removeEntretien, restoreEntretien } from "./api";
import { HoldDialog, HoldItem } from "./ecoute/hold";
import { Listen } from "./ecoute/listening";
import { MeetingPlayer } from "./ecoute/meeting-player";
import { RecordingNote } from "./ecoute/recording-note";
import { ResumeLink } from "./resume/resume-link";
import { ClientChoice } from "./client-choice";
import { DaySide } from "./day-side";
import { Reading } from "./reader";
import { SendingPanel } from "./sending";
import { isWorking, StateTag } from "./state-mark";
import { Spoken } from "./spoken";
import { Steps } from "./steps";
import type { Entretien } from "./types";
import { words as meeting } from "./words";

const words = defineMessages({
  fr: {
    with: (name: string) => `Entretien avec ${name}`, leave: "Vous pouvez quitter cette page.", more: "Autres actions", remove: "Supprimer l’entretien",
    removed: "Entretien supprimé", consent: "Accord recueilli", consentOf: (name: string) => `Accord recueilli\u00a0: ${name}`,
    refused: "L’accord a été refusé : rien n’a été traité ni gardé de l’entretien.",     applied: "Les propositions acceptées sont au dossier.",
  },
  en: {
    with: (name: string) => `Meeting with ${name}`, leave: "You may leave this page.", more: "Other actions", remove: "Delete the meeting",
    removed: "Meeting deleted", consent: "Consent given", consentOf: (name: string) => `Consent given: ${name}`,
    refused: "Consent was refused: nothing of the meeting was processed or kept.",     applied: "The accepted proposals are in the file.",
  },
});
/** The states in which the meeting has been read to its end. */
const READ: ReadonlySet<string> = new Set(["to_review", "applied"]);

/** Nothing is done, or nothing yet. */
const WITHOUT_STEPS: ReadonlySet<string> = new Set(["refused", "receiving"]);

/** One meeting: what is being done to it, what it says, what to do next. */
export function EntretienPage() {
  const { id } = useParams({ from: "/shell/entretiens/$id" });
  const t = useMessages(meeting);
  const m = useMessages(words);
  const locale = useLocale();
  const { data: entretien, error, refetch } = useQuery(entretienQuery(id));
  if (error) return <FailedPage error={error} onRetry={() => void refetch()} />;
  if (!entretien) return <div className="p-8 animate-late" aria-busy="true"><Skeleton className="h-72 w-full max-w-3xl" /></div>;
  const name = entretien.client ? fullName(entretien.client) : entretien.nouveau_client ? t.newClient : t.noClient;
  const date = formatDate(entretien.date, locale);
  const consent = entretien.consentement;
  return (
    <Listen entretien={entretien}>
      <PageHead
        title={`${name}, ${date}`}
        crumbs={[{ label: t.entretiens, link: { to: paths.entretiens } }]}
        beside={<span className="ml-1"><StateTag state={entretien.state} /></span>}
        actions={<Actions entretien={entretien} />}
      />
      <div className="grid min-h-0 flex-1 grid-cols-1 wide:grid-cols-[minmax(0,1fr)_304px]">
        <div className="flex min-h-0 min-w-0 flex-col">
        <PageBody>
          <div className="mx-auto w-full max-w-[800px] px-6 py-6 phone:px-4">
            <h2 className="display text-h1">{entretien.titre || m.with(name)}</h2>
            <p className="mb-4 text-text-2">
              {[date, consent?.accorde ? (consent.personne ? m.consentOf(consent.personne) : m.consent) : null].filter(Boolean).join(" · ")}
            </p>
            {entretien.state === "receiving" ? <Arriving entretien={entretien} /> : null}
            {entretien.state === "refused" ? <Banner icon="lock">{m.refused}</Banner> : null}
            {WITHOUT_STEPS.has(entretien.state) ? null : <Steps entretien={entretien} />}
            <Reading entretien={entretien} />
            {entretien.state === "applied" ? <div className="mt-4"><Banner tone="ok" icon="check">{m.applied}</Banner></div> : null}
            {entretien.state === "to_review" && !entretien.client && !entretien.nouveau_client ? <ClientChoice id={id} /> : null}
            {READ.has(entretien.state) ? <ResumeLink id={id} /> : null}
            {WITHOUT_STEPS.has(entretien.state) ? null : <><RecordingNote entretien={entretien} /><Spoken entretien={entretien} /></>}
          </div>
        </PageBody>
        <MeetingPlayer id={id} />
        </div>
        <aside className="hidden min-h-0 overflow-x-hidden overflow-y-auto border-l border-line bg-sunken p-4 wide:block"><DaySide current={id} /></aside>
      </div>
    </Listen>
  );
}

function Arriving({ entretien }: { entretien: Entretien }) {
  const client = useQueryClient();
  const { data } = useQuery(arrivedQuery(entretien.id));
  const mine = useSending(entretien.id) === null && entretien.abilities.includes("record");
  const [ranges, ...others] = data?.prises[0]?.parties ?? [];
  const last = ranges?.[1];
  // Only the last word was not said: no file is needed for it.
  const whole = mine && data?.etat === "arrive" && data.source === "fichier" && !others.length && data.prises[0]?.octets === data.taille;
  useEffect(() => {
    if (whole && last !== undefined) void finishRecording(entretien.id, { prises: [last + 1] }).finally(() => refresh(client, entretien.id));
  }, [whole, last, entretien.id, client]);
  return <SendingPanel entretien={entretien} arrived={data?.prises[0]?.octets ?? 0} />;
}

function Actions({ entretien }: { entretien: Entretien }) {
  const m = useMessages(words);
  const t = useMessages(meeting);
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayHold = useCan("entretiens.hold") && entretien.enregistrement !== null;
  const mayRemove = entretien.abilities.includes("delete");
  const [holding, setHolding] = useState(false);
  const removal = useMutation({
    mutationFn: () => removeEntretien(entretien.id, entretien.version),
    onSuccess: () => {
      announce(m.removed, () => void restoreEntretien(entretien.id).then(() => refresh(client, entretien.id)));
      void refresh(client, entretien.id);
      void navigate({ to: paths.entretiens });
    },
  });
  return (
    <>
      {isWorking(entretien.state) && entretien.state !== "receiving" ? <span className="text-text-2 phone:hidden">{m.leave}</span> : null}
      {mayHold || mayRemove ? (
        <Menu label={m.more} align="end" trigger={(trigger) => <IconButton {...trigger} icon="more" label={m.more} />}>
          {mayHold ? <HoldItem entretien={entretien} onHold={() => setHolding(true)} /> : null}
          {mayRemove ? <MenuItem icon="trash" danger onSelect={() => removal.mutate()}>{m.remove}</MenuItem> : null}
        </Menu>
      ) : null}
      {holding ? <HoldDialog id={entretien.id} onClose={() => setHolding(false)} /> : null}
      {entretien.client ? (
        <ButtonLink to={paths.client} params={{ matricule: entretien.client.matricule }} className="phone:hidden!">{t.open}</ButtonLink>
      ) : null}
      {READ.has(entretien.state) ? (
        <ButtonLink to={paths.resume} params={{ id: entretien.id }} className="phone:hidden!">{t.resume}</ButtonLink>
      ) : null}
      {entretien.state === "to_review" && entretien.counts.total > 0 ? (
        <ButtonLink variant="primary" to={paths.review} params={{ id: entretien.id }}>{t.review}</ButtonLink>
      ) : null}
    </>
  );
}
