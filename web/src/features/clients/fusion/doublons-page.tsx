import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDate, formatDay } from "@/shared/format/dates";
import { fullName, initials } from "@/shared/format/names";
import { formatPhone } from "@/shared/format/numbers";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Avatar } from "@/shared/ui/marks";
import { PageBody, PageHead } from "@/shared/ui/page";
import { Banner, EmptyState, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { duplicatesQuery, refreshFiles, undoMerge, type Merge, type Person } from "./queries";
import { words } from "./words";

/** Files that may be one person, and the merges that can still be undone. */
export function DoublonsPage() {
  const m = useMessages(words);
  const reasons = m as unknown as Record<string, string>;
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(duplicatesQuery);
  const distinguish = useMutation({
    mutationFn: ([un, autre]: readonly [Person, Person]) => api.POST("/clients/doublons", { body: { un: un.id, autre: autre.id } }),
    onSuccess: () => announce(m.distinguished),
    onSettled: () => client.invalidateQueries({ queryKey: duplicatesQuery.queryKey }),
  });
  return (
    <>
      <PageHead title={m.doublons} crumbs={[{ label: m.clients, link: { to: paths.clients } }]} />
      <PageBody className="px-8 pt-6 pb-12 phone:px-4">
        <div className="w-full max-w-[960px]">
          <p className="max-w-[640px] text-text-2">{m.intro}</p>
          {distinguish.error ? <div className="pt-4"><Banner tone="bad" icon="alert-circle" alert>{asApiError(distinguish.error).message}</Banner></div> : null}
          {error ? <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} /> : null}
          {!data && !error ? <div className="grid gap-4 py-8 animate-late" aria-busy="true"><Skeleton className="h-14 w-full" /><Skeleton className="h-14 w-full" /></div> : null}
          {data?.count === 0 ? <EmptyState title={m.none}>{m.noneText}</EmptyState> : null}
          {data && data.count > 0 ? (
            <>
              <h2 className="pt-6 pb-2 text-small font-medium text-text-3">{m.count(data.count)}</h2>
              <ul className="border-t border-line">
                {data.paires.map(({ un, autre, raisons }) => {
                  const [one, other] = [fullName(un), fullName(autre)];
                  return (
                    <li key={un.id + autre.id} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 border-b border-line py-2.5 phone:grid-cols-1">
                      <Face person={un} />
                      <Face person={autre} />
                      <div className="flex items-center gap-2 phone:flex-wrap">
                        <ButtonLink size="sm" variant="soft" to={paths.fusion} params={{ matricule: un.matricule }} search={{ avec: autre.matricule }} aria-label={m.compareOf(one, other)}>{m.compare}</ButtonLink>
                        <Button size="sm" variant="ghost" busy={distinguish.isPending} aria-label={m.distinctOf(one, other)} onClick={() => distinguish.mutate([un, autre])}>{m.distinct}</Button>
                      </div>
                      <p className="col-span-3 -mt-1 text-small text-text-3 phone:col-span-1">{raisons.map((reason) => reasons[reason] ?? reason).join(" · ")}</p>
                    </li>
                  );
                })}
              </ul>
            </>
          ) : null}
          {data && data.fusions.length > 0 ? (
            <section className="pt-8">
              <h2 className="border-b border-line pb-2 text-h3 font-semibold">{m.recent}</h2>
              <ul>{data.fusions.map((fusion) => <MergeRow key={fusion.id} fusion={fusion} />)}</ul>
            </section>
          ) : null}
        </div>
      </PageBody>
    </>
  );
}

function Face({ person }: { person: Person }) {
  const m = useMessages(words);
  const locale = useLocale();
  const name = fullName(person);
  const born = person.date_naissance?.length === 10 ? m.born(formatDate(person.date_naissance, locale)) : null;
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar initials={initials(name)} />
      <div className="min-w-0">
        <p className="truncate font-medium">{name} <span className="code text-small font-normal text-text-3">{person.matricule}</span></p>
        <p className="truncate text-small text-text-3">{[born, person.email, person.telephone ? formatPhone(person.telephone) : null].filter(Boolean).join(" · ")}</p>
      </div>
    </div>
  );
}

function MergeRow({ fusion }: { fusion: Merge }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const [told, setTold] = useState("");
  const undo = useMutation({
    mutationFn: () => undoMerge(fusion.id),
    onSuccess: ({ gardes, perdues }) => {
      const sentence = gardes.length || perdues ? m.undoneBut(gardes.length, perdues) : m.undone;
      setTold(sentence);
      announce(sentence);
      refreshFiles(client);
    },
  });
  return (
    <li className="flex min-h-14 items-center gap-4 border-b border-line py-2 phone:flex-wrap">
      <div className="min-w-0 flex-1">
        <p>{m.into(`${fullName(fusion.absorbe)} (${fusion.absorbe.matricule})`, `${fullName(fusion.survivant)} (${fusion.survivant.matricule})`)}</p>
        <p className="text-small text-text-3">{told || [m.by(fusion.par, formatDay(fusion.created_at, locale)), m.until(formatDate(fusion.annulable_jusqu_a, locale))].join(" · ")}</p>
        {undo.error ? <p role="alert" className="text-small text-bad">{asApiError(undo.error).message}</p> : null}
      </div>
      <Button size="sm" icon="undo" busy={undo.isPending} aria-label={m.undoOf(fullName(fusion.absorbe))} onClick={() => undo.mutate()}>{m.undo}</Button>
    </li>
  );
}
