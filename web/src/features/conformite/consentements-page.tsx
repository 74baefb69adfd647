import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDateTime, formatListDate } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { useLate } from "@/shared/search/use-late";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Select, ToolInput } from "@/shared/ui/field";
import { Tag, type Tone } from "@/shared/ui/marks";
import type { IconName } from "@/shared/ui/icons";
import { Banner, EmptyState, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { ComplianceFrame } from "./frame";
import { consentsQuery, type Consent } from "./queries";
import { words } from "./words";

const LOOK: Record<Consent["state"], [Tone, IconName]> = { accorde: ["ok", "check"], refuse: ["neutral", "x"], retire: ["warn", "undo"] };
const STATES = ["accorde", "refuse", "retire"] as const;
const SIZE = 50;
const lists = defineMessages({
  fr: {
    enregistrement: "Enregistrement de l’entretien", traitement_entretien: "Traitement de l’entretien", donnees_sante: "Données de santé", demarchage_telephone: "Démarchage par téléphone",
    demarchage_email: "Démarchage par e-mail", dematerialisation: "Documents électroniques", transmission_partenaire: "Transmission à un partenaire",
    oral: "à l’oral", ecrit: "par écrit", signature_electronique: "signature électronique", formulaire: "formulaire", email: "par e-mail",
  },
  en: {
    enregistrement: "Recording of the meeting", traitement_entretien: "Processing of the meeting", donnees_sante: "Health data", demarchage_telephone: "Telephone marketing",
    demarchage_email: "E-mail marketing", dematerialisation: "Electronic documents", transmission_partenaire: "Transfer to a partner",
    oral: "spoken", ecrit: "in writing", signature_electronique: "electronic signature", formulaire: "form", email: "by e-mail",
  },
});
const KINDS = ["enregistrement", "traitement_entretien", "donnees_sante", "demarchage_telephone", "demarchage_email", "dematerialisation", "transmission_partenaire"] as const;

/** The firm's register of consents, each with its proof and its withdrawal. */
export function ConsentementsPage() {
  const m = useMessages(words);
  const names = useMessages(lists) as Record<string, string>;
  const locale = useLocale();
  const [typed, setTyped] = useState("");
  const [kind, setKind] = useState("");
  const [state, setState] = useState("");
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<Consent | null>(null);
  const q = useLate(typed.trim());
  const filter = { page, page_size: SIZE, ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...(state ? { state: state as Consent["state"] } : {}) };
  const { data, error, refetch } = useQuery(consentsQuery(filter));
  const filtered = Boolean(q || kind || state);
  const change = (set: (value: string) => void) => (value: string) => {
    set(value);
    setPage(1);
  };
  const clear = () => {
    change(setTyped)("");
    setKind("");
    setState("");
  };
  return (
    <ComplianceFrame title={m.consentements} intro={m.consentText}>
      <div className="flex flex-wrap items-center gap-2 pt-5 pb-3">
        <ToolInput label={m.searchConsent} placeholder={m.searchConsent} icon="search" className="w-72 phone:w-full" value={typed} maxLength={100} onChange={(event) => change(setTyped)(event.target.value)} />
        <Select aria-label={m.what} className="h-8! w-56!" value={kind} onChange={(event) => change(setKind)(event.target.value)}>
          <option value="">{m.allKinds}</option>
          {KINDS.map((code) => <option key={code} value={code}>{names[code]}</option>)}
        </Select>
        <Select aria-label={m.answer} className="h-8! w-44!" value={state} onChange={(event) => change(setState)(event.target.value)}>
          <option value="">{m.allStates}</option>
          {STATES.map((code) => <option key={code} value={code}>{m[`s_${code}`]}</option>)}
        </Select>
      </div>
      {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="grid gap-4 py-6 animate-late" aria-busy="true"><Skeleton className="h-10 w-full" /><Skeleton className="h-10 w-full" /></div> : null}
      {data?.count === 0 ? (
        filtered ? <EmptyState title={m.noMatch} actions={<Button onClick={clear}>{m.clear}</Button>} /> : <EmptyState title={m.noConsent}>{m.noConsentText}</EmptyState>
      ) : null}
      {data && data.count > 0 ? (
        <>
          <ul className="border-t border-line">
            {data.results.map((one) => {
              const [tone, icon] = LOOK[one.state];
              return (
                <li key={one.id} className="flex min-h-12 items-center gap-4 border-b border-line py-1.5 phone:flex-wrap phone:gap-x-3 phone:gap-y-1">
                  <div className="min-w-0 flex-1 phone:basis-full">
                    <p className="font-medium">{one.personne} {fullName(one.client) === one.personne ? null : <Link to={paths.client} params={{ matricule: one.client.matricule }} className="font-normal text-text-3 hover:text-text">{fullName(one.client)}</Link>}</p>
                    <p className="text-small text-text-3">{[names[one.kind], names[one.mode]].join(", ")}</p>
                  </div>
                  <Tag tone={tone} icon={icon}>{m[`s_${one.state}`]}</Tag>
                  <span className="num w-28 text-right text-text-2 phone:w-auto">{formatListDate(one.at, locale)}</span>
                  <Button size="sm" icon="quote" aria-label={`${m.proof} : ${one.personne}`} onClick={() => setShown(one)}>{m.proof}</Button>
                </li>
              );
            })}
          </ul>
          <div className="flex items-center gap-2 pt-3 text-small text-text-3">
            <span className="flex-1">{m.count(data.count)}</span>
            {data.count > SIZE ? (
              <>
                <IconButton size="sm" icon="chevron-left" label={m.previous} disabled={page === 1} onClick={() => setPage(page - 1)} />
                <IconButton size="sm" icon="chevron-right" label={m.next} disabled={page * SIZE >= data.count} onClick={() => setPage(page + 1)} />
              </>
            ) : null}
          </div>
        </>
      ) : null}
      {shown ? <Proof one={shown} names={names} onClose={() => setShown(null)} /> : null}
    </ComplianceFrame>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid grid-cols-[130px_minmax(0,1fr)] gap-3 py-1 phone:grid-cols-1 phone:gap-0"><dt className="text-text-3">{label}</dt><dd>{children}</dd></div>
);

function Proof({ one, names, onClose }: { one: Consent; names: Record<string, string>; onClose: () => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const withdraw = useMutation({
    mutationFn: () => unwrap(api.POST("/clients/{reference}/consentements/{consent_id}/withdraw", { params: { path: { reference: one.client.id, consent_id: one.id } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["conformite", "consentements"] });
      announce(m.withdrawn);
      onClose();
    },
  });
  const actions = asking ? (
    <><Button type="submit" variant="danger-solid" busy={withdraw.isPending}>{m.withdraw}</Button><Button data-first="" onClick={() => setAsking(false)}>{m.cancel}</Button></>
  ) : one.state === "accorde" ? <Button variant="danger" icon="undo" onClick={() => setAsking(true)}>{m.withdraw}</Button> : undefined;
  return (
    <Dialog open onClose={onClose} title={m.proofTitle(one.personne)} onSubmit={() => (asking ? withdraw.mutate() : onClose())} actions={actions}>
      {withdraw.error ? <div className="pb-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(withdraw.error).message}</Banner></div> : null}
      {asking ? (
        <><p className="font-medium">{m.withdrawAsk}</p><p className="pb-3 text-text-2">{m.withdrawText}</p></>
      ) : (
        <dl>
          <Fact label={m.wording}><blockquote className="border-l-2 border-line-2 pl-3">{one.formulation}</blockquote></Fact>
          <Fact label={m.answer}>{m[`s_${one.accorde ? "accorde" : "refuse"}`]}, {names[one.mode]}</Fact>
          <Fact label={m.what}>{names[one.kind]}</Fact>
          <Fact label={m.when}>{formatDateTime(one.at, locale)}</Fact>
          <Fact label={m.writtenBy}>{one.note_par ?? m.byEngine}</Fact>
          {one.withdrawn_at ? <Fact label={m.withdrawnAt}>{formatDateTime(one.withdrawn_at, locale)}</Fact> : null}
          {one.withdrawn_at ? <Fact label={m.withdrawnBy}>{one.retire_par ?? m.byEngine}</Fact> : null}
          {one.entretien_id ? <Fact label={m.meeting}><Link to={paths.entretien} params={{ id: one.entretien_id }} className="text-accent hover:underline">{m.seeMeeting}</Link></Fact> : null}
        </dl>
      )}
    </Dialog>
  );
}
