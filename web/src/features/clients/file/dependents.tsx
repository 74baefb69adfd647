import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { asApiError } from "@/shared/api/error";
import { formatDate } from "@/shared/format/dates";
import { defineMessages, plural, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Status } from "@/shared/ui/marks";

import { meetingsQuery, refreshFile, withdrawConsent } from "./api";
import { useEditing } from "./editing";

const words = defineMessages({
  fr: {
    none: "Aucun entretien avec ce client.", start: "Nouvel entretien", to_review: (n: number) => `${n} ${plural("fr", n, "proposition", "propositions")} à relire`, applied: "Appliqué", failed: "Arrêté", refused: "Accord refusé", other: "En traitement",
    noConsent: "Aucun accord recueilli.", given: "Accordé", withheld: "Refusé", withdrawn: (date: string) => `Retiré le ${date}`, withdraw: "Retirer l’accord",
  },
  en: {
    none: "No meeting with this client.", start: "New meeting", to_review: (n: number) => `${n} ${plural("en", n, "proposal", "proposals")} to review`, applied: "Applied", failed: "Stopped", refused: "Consent refused", other: "In progress",
    noConsent: "No consent recorded.", given: "Given", withheld: "Refused", withdrawn: (date: string) => `Withdrawn on ${date}`, withdraw: "Withdraw the consent",
  },
});

/** The client's meetings, newest first. */
export function Meetings() {
  const m = useMessages(words);
  const locale = useLocale();
  const { file } = useEditing();
  const { data } = useQuery(meetingsQuery(file.id));
  const { id, matricule, nom, prenom } = file;
  return (
    <>
      {data && !data.results.length ? <p className="text-text-3">{m.none}</p> : null}
      <ul className={data?.results.length ? "rounded-3 shadow-inset" : ""}>
        {data?.results.map((entretien) => {
          const { state, counts } = entretien;
          const review = state === "to_review" && counts.pending > 0;
          return (
            <li key={entretien.id} className="border-line not-first:border-t">
              <Link to={review ? paths.review : paths.entretien} params={{ id: entretien.id }} className="flex min-h-11 items-center gap-3 px-3 hover:bg-hover">
                <span className="num w-36 text-text-2">{formatDate(entretien.date, locale)}</span>
                <b className="min-w-0 flex-1 truncate font-medium">{entretien.titre}</b>
                {review ? <Status tone="accent" icon="wave">{m.to_review(counts.pending)}</Status> : null}
                {state === "applied" ? <Status tone="ok" icon="check">{m.applied}</Status> : null}
                {state === "failed" ? <Status tone="bad" icon="alert-circle">{m.failed}</Status> : null}
                {state === "refused" ? <Status tone="mute" icon="lock">{m.refused}</Status> : null}
                {["queued", "extracting", "receiving"].includes(state) ? <Status tone="mute" icon="hourglass">{m.other}</Status> : null}
              </Link>
            </li>
          );
        })}
      </ul>
      <p className="mt-2"><ButtonLink size="sm" icon="plus" to={paths.newEntretien} search={{ client: { id, matricule, nom, prenom } }}>{m.start}</ButtonLink></p>
    </>
  );
}

/** What the client agreed to, in which words; each agreement can be withdrawn. */
export function Consents() {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const { file, editable } = useEditing();
  const withdrawal = useMutation({ mutationFn: (consent: string) => withdrawConsent(file.id, consent), onSettled: () => refreshFile(client) });
  if (!file.consentements.length) return <p className="text-text-3">{m.noConsent}</p>;
  return (
    <ul className="rounded-3 shadow-inset">
      {file.consentements.map((consent) => (
        <li key={consent.id} className="grid gap-1 border-line px-3 py-2.5 not-first:border-t">
          <span className="flex items-center gap-3">
            {consent.withdrawn_at ? (
              <Status tone="warn" icon="undo">{m.withdrawn(formatDate(consent.withdrawn_at, locale))}</Status>
            ) : (
              <Status tone={consent.accorde ? "ok" : "mute"} icon={consent.accorde ? "check" : "x"}>{consent.accorde ? m.given : m.withheld}</Status>
            )}
            <span className="min-w-0 flex-1 truncate text-text-2">{[consent.personne, formatDate(consent.at, locale)].filter(Boolean).join(" · ")}</span>
            {consent.accorde && !consent.withdrawn_at && editable ? (
              <Button size="sm" variant="danger" busy={withdrawal.isPending} onClick={() => withdrawal.mutate(consent.id)}>{m.withdraw}</Button>
            ) : null}
          </span>
          <q className="text-small text-text-2">{consent.formulation}</q>
        </li>
      ))}
      {withdrawal.error ? <li role="alert" className="px-3 py-2 text-small text-bad">{asApiError(withdrawal.error).message}</li> : null}
    </ul>
  );
}
