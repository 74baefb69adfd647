import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { EntretienRow } from "@/shared/api/types";
import { formatListDate, formatTime } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { useCursor } from "@/shared/list/use-cursor";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { mentionsQuery, type Tache } from "@/shared/suivi/api";
import { TaskDialog } from "@/shared/suivi/task-dialog";
import { Button, ButtonLink } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { PageBody, PageHead } from "@/shared/ui/page";
import { EmptyState, ErrorState, Skeleton, ThreadDrawing } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { MyMentions, MyTasks } from "./mine";
import { dueTasksQuery, waitingQuery } from "./queries";
import { words } from "./words";

const target = (one: EntretienRow) => (one.state === "to_review" ? paths.review : paths.entretien);

/** Everything waiting, by day. */
export function TodoPage() {
  const m = useMessages(words);
  const locale = useLocale();
  const navigate = useNavigate();
  const mayCreate = useCan("entretiens.create");
  const { data = [], isPending, isError, error, refetch } = useQuery(waitingQuery);
  const { data: tasks = [], isPending: tasksPending } = useQuery(dueTasksQuery);
  const { data: mentions = [], isPending: mentionsPending } = useQuery(mentionsQuery);
  const nothing = data.length + tasks.length + mentions.length === 0;
  const list = useRef<HTMLDivElement>(null);
  const rowAt = useCallback((index: number) => list.current?.querySelectorAll<HTMLElement>("[data-row]")[index], []);
  const cursor = useCursor({
    count: data.length,
    row: rowAt,
    onOpen: (index) => {
      const one = data[index];
      if (one) void navigate({ to: target(one), params: { id: one.id } });
    },
  });
  const mayGive = useCan("taches.add");
  const { tache, client: about } = useSearch({ from: "/shell/a-traiter" });
  const [edited, setTask] = useState<Tache | "new" | null>(null);
  const task = edited ?? (tache && mayGive ? "new" : null);
  const closeTask = () => {
    setTask(null);
    if (tache) void navigate({ to: paths.todo, search: {}, replace: true });
  };
  const create = () => void navigate({ to: paths.newEntretien });
  useShortcuts([{ keys: "n", label: m.newEntretien, group: m.list, run: create }], mayCreate);
  const days = Map.groupBy(data, (one) => formatListDate(one.created_at, locale));
  const newEntretien = (className = "") => <ButtonLink className={className} to={paths.newEntretien} variant="primary" icon="wave" kbd="n">{m.newEntretien}</ButtonLink>;

  return (
    <>
      <PageHead
        title={m.title}
        actions={
          <>
            {mayGive ? <Button icon="check" onClick={() => setTask("new")}>{m.newTask}</Button> : null}
            {mayCreate ? newEntretien("phone:hidden!") : null}
          </>
        }
      />
      <PageBody>
        {isError ? (
          <ErrorState title={m.failed} error={error} onRetry={() => void refetch()} />
        ) : isPending || tasksPending || mentionsPending ? (
          <Waiting label={m.loading} />
        ) : nothing ? (
          <EmptyState title={m.done} drawing={<ThreadDrawing />} actions={mayCreate ? newEntretien() : null}>{m.doneText}</EmptyState>
        ) : (
          <div ref={list} className="w-full max-w-[920px] px-5 pb-8 phone:px-0">
            <MyMentions mentions={mentions} />
            <MyTasks tasks={tasks} onEdit={setTask} />
            {[...days].map(([day, rows]) => (
              <section key={day} className="pt-4">
                <h2 className="pb-1 text-small font-medium text-text-3 phone:px-4">{day}</h2>
                <ul className="border-t border-line">
                  {rows.map((row) => <Row key={row.id} row={row} current={cursor !== null && data[cursor] === row} />)}
                </ul>
              </section>
            ))}
          </div>
        )}
      </PageBody>
      {task ? <TaskDialog {...(task === "new" ? { client: about ?? null } : { task })} onClose={closeTask} /> : null}
    </>
  );
}

function Row({ row, current }: { row: EntretienRow; current: boolean }) {
  const m = useMessages(words);
  const locale = useLocale();
  const failed = row.state === "failed";
  const said = failed
    ? [m.failedAt(row.failure?.reason ?? "")]
    : [m.proposals(row.counts.pending), ...(row.counts.conflicts ? [m.conflicts(row.counts.conflicts)] : [])];
  return (
    <li data-row="" className={`flex min-h-16 items-center gap-4 border-b border-line px-2 hover:bg-hover phone:px-4 ${current ? "shadow-[inset_2px_0_0_var(--accent)]" : ""}`}>
      <span className={`grid size-8 flex-none place-content-center rounded-3 ${failed ? "bg-bad-soft text-bad" : "bg-soft text-accent"}`}>
        <Icon name={failed ? "alert-circle" : "wave"} />
      </span>
      <div className="min-w-0 flex-1 py-2">
        <p className="flex items-baseline gap-2 phone:block">
          <Link to={target(row)} params={{ id: row.id }} className="truncate rounded-1 font-medium phone:block">{row.titre}</Link>
          <span className="truncate text-text-3 phone:block phone:text-small">{row.client ? fullName(row.client) : m.noClient}</span>
        </p>
        <p className={`text-small ${failed ? "text-bad" : "text-text-2"}`}>{said.join(", ")}</p>
      </div>
      <time dateTime={row.created_at} className="num text-small text-text-3 phone:hidden">{formatTime(row.created_at, locale)}</time>
      {failed && row.failure?.retryable ? (
        <Retry row={row} />
      ) : (
        <ButtonLink to={target(row)} params={{ id: row.id }} variant={failed ? "normal" : "soft"} size="sm" aria-label={`${failed ? m.see : m.review} ${row.titre}`}>
          {failed ? m.see : m.review}
        </ButtonLink>
      )}
    </li>
  );
}

function Retry({ row }: { row: EntretienRow }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => unwrap(api.POST("/entretiens/{id}/retry", { params: { path: { id: row.id } } })),
    onSuccess: async () => {
      announce(m.retried(row.titre));
      await Promise.all([client.invalidateQueries({ queryKey: ["entretiens"] }), client.invalidateQueries({ queryKey: ["todo"] })]);
    },
  });
  return (
    <span className="flex items-center gap-2">
      {retry.error ? <span role="alert" className="text-small text-bad">{asApiError(retry.error).message}</span> : null}
      <Button size="sm" icon="retry" busy={retry.isPending} aria-label={`${m.retry} ${row.titre}`} onClick={() => retry.mutate()}>{m.retry}</Button>
    </span>
  );
}

function Waiting({ label }: { label: string }) {
  return (
    <ul aria-label={label} className="w-full max-w-[920px] px-5 pt-10">
      {Array.from({ length: 5 }, (_, index) => (
        <li key={index} className="flex min-h-16 items-center gap-4 border-b border-line px-2 animate-late">
          <Skeleton className="size-8" />
          <span className="grid flex-1 gap-2"><Skeleton className="h-3 w-48" /><Skeleton className="h-2.5 w-72 max-w-full" /></span>
          <Skeleton className="h-7 w-16" />
        </li>
      ))}
    </ul>
  );
}
