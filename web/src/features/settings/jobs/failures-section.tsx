import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDateTime } from "@/shared/format/dates";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Icon } from "@/shared/ui/icon";
import { Banner, ErrorState } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section } from "../settings-frame";

import { failuresQuery, jobsQuery, type Failure, type Outcome } from "./queries";
import { words } from "./words";

/** What failed for good: why, what is safe, and the three things to do about it. */
export function FailuresSection() {
  const m = useMessages(words);
  const client = useQueryClient();
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState<Failure | null>(null);
  const { data, error, refetch } = useQuery(failuresQuery(page));
  const kinds = useQuery(jobsQuery).data?.echecs ?? [];
  const may = useCan("jobs.manage");
  const settled = { onSettled: () => client.invalidateQueries({ queryKey: ["jobs"] }) };
  const told = ({ relancees, inutiles, refusees }: Outcome) =>
    announce(relancees || !inutiles ? [m.done(relancees), refusees ? m.refused(refusees) : null].filter(Boolean).join(", ") : m.useless);
  const rerun = useMutation({
    mutationFn: (id: string) => unwrap(api.POST("/jobs/failures/{failure_id}/rerun", { params: { path: { failure_id: id } } })),
    onSuccess: told,
    ...settled,
  });
  const rerunAll = useMutation({
    mutationFn: (task: string) => unwrap(api.POST("/jobs/failures/rerun", { body: { task } })),
    onSuccess: told,
    ...settled,
  });
  const giveUp = useMutation({
    mutationFn: (id: string) => api.DELETE("/jobs/failures/{failure_id}", { params: { path: { failure_id: id } } }),
    onSuccess: () => announce(m.given),
    ...settled,
  });
  const refusal = rerun.error ?? rerunAll.error ?? giveUp.error;
  const several = kinds.filter(({ nombre }) => nombre > 1);
  return (
    <Section title={m.failed}>
      {refusal ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(refusal).message}</Banner></div> : null}
      {error ? <ErrorState compact title={m.failedLoad} error={error} onRetry={() => void refetch()} /> : null}
      {data?.count === 0 ? <p className="py-4 text-text-3">{m.nothingFailed}</p> : null}
      {may && several.length ? (
        <div className="flex flex-wrap gap-2 pt-3">
          {several.map(({ task, titre, nombre }) => (
            <Button key={task} size="sm" icon="retry" busy={rerunAll.isPending && rerunAll.variables === task} onClick={() => rerunAll.mutate(task)}>{m.rerunAll(titre, nombre)}</Button>
          ))}
        </div>
      ) : null}
      <ul>
        {data?.results.map((failure) => (
          <FailureRow
            key={failure.id}
            failure={failure}
            actions={
              may ? (
                <>
                  {failure.relancable ? <Button size="sm" icon="retry" busy={rerun.isPending && rerun.variables === failure.id} aria-label={`${m.rerun} : ${failure.titre}`} onClick={() => rerun.mutate(failure.id)}>{m.rerun}</Button> : null}
                  <Button size="sm" variant="ghost" aria-label={`${m.giveUp} : ${failure.titre}`} onClick={() => setAsked(failure)}>{m.giveUp}</Button>
                </>
              ) : null
            }
          />
        ))}
      </ul>
      {data && data.count > data.page_size ? (
        <div className="flex justify-end gap-1 pt-2">
          <IconButton size="sm" icon="chevron-left" label={m.previous} disabled={page <= 1} onClick={() => setPage(page - 1)} />
          <IconButton size="sm" icon="chevron-right" label={m.next} disabled={page * data.page_size >= data.count} onClick={() => setPage(page + 1)} />
        </div>
      ) : null}
      {asked ? (
        <Dialog
          open
          onClose={() => setAsked(null)}
          title={m.giveUpAsk(asked.titre)}
          width="narrow"
          onSubmit={() => {
            giveUp.mutate(asked.id);
            setAsked(null);
          }}
          actions={<><Button type="submit" variant="danger-solid">{m.giveUp}</Button><Button data-first="" onClick={() => setAsked(null)}>{m.cancel}</Button></>}
        >
          <p className="text-text-2">{m.giveUpText} {asked.sauf}</p>
        </Dialog>
      ) : null}
    </Section>
  );
}

function FailureRow({ failure, actions }: { failure: Failure; actions: ReactNode }) {
  const m = useMessages(words);
  const locale = useLocale();
  return (
    <li className="flex gap-3 border-b border-line py-3 phone:flex-wrap">
      <Icon name="alert-circle" className="mt-0.5 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 font-medium">
          {failure.titre}
          <span className="num text-small font-normal text-text-3">{formatDateTime(failure.at, locale)} · {m.attempts(failure.essais)}</span>
        </p>
        <p className="break-words text-text-2">{failure.raison}</p>
        <p className="flex items-start gap-1.5 text-small text-text-3"><Icon name="shield-check" size={14} className="mt-px text-ok" />{failure.sauf}</p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-small text-text-3">
          {failure.objet?.kind === "entretien" ? <Link to={paths.entretien} params={{ id: failure.objet.id }} className="text-accent underline-offset-2 hover:underline">{m.meeting}</Link> : null}
          <span className="code break-all">{failure.code}{failure.reference ? ` · ${failure.reference.slice(0, 13)}` : ""}</span>
        </p>
      </div>
      <div className="flex flex-none items-start gap-1 phone:w-full phone:pl-7">{actions}</div>
    </li>
  );
}
