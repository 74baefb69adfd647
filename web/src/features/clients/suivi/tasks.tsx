import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { changeTask, refreshFollowUp, removeTask, restoreTask, tasksQuery, type Tache } from "@/shared/suivi/api";
import { TaskDialog, type TaskClient } from "@/shared/suivi/task-dialog";
import { DueDate } from "@/shared/suivi/due-date";
import { fullName, initials } from "@/shared/format/names";
import { Button, IconButton } from "@/shared/ui/button";
import { Checkbox } from "@/shared/ui/field";
import { Avatar } from "@/shared/ui/marks";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { taskWords } from "./words";

/** What there is to do for a client: late first, then by date; what is done folds away. */
export function Tasks({ client }: { client: TaskClient }) {
  const m = useMessages(taskWords);
  const mayAdd = useCan("taches.add");
  const [dialog, setDialog] = useState<Tache | "new" | null>(null);
  const { data, error, refetch } = useQuery(tasksQuery({ client: client.id, etat: "toutes" }));
  if (error) return <ErrorState compact error={error} onRetry={() => void refetch()} />;
  if (!data) return <div className="grid gap-2 animate-late" aria-busy="true"><Skeleton className="h-10 w-full" /></div>;
  const open = data.filter(({ faite_at }) => !faite_at);
  const done = data.filter(({ faite_at }) => faite_at).sort((a, b) => (b.faite_at ?? "").localeCompare(a.faite_at ?? ""));
  const lines = (tasks: readonly Tache[]) => tasks.map((task) => <Line key={task.id} task={task} onEdit={() => setDialog(task)} />);
  return (
    <>
      {open.length ? <ul aria-label={m.list} className="rounded-3 shadow-inset">{lines(open)}</ul> : <p className="text-text-3">{m.empty}</p>}
      {mayAdd ? <p className="mt-2"><Button size="sm" icon="plus" onClick={() => setDialog("new")}>{m.add}</Button></p> : null}
      {done.length ? (
        <details className="mt-2">
          <summary className="inline-flex h-7 cursor-pointer items-center rounded-2 px-2 text-small text-text-2 hover:bg-hover">{m.done(done.length)}</summary>
          <ul className="mt-1 rounded-3 shadow-inset">{lines(done)}</ul>
        </details>
      ) : null}
      {dialog ? <TaskDialog client={client} {...(dialog === "new" ? {} : { task: dialog })} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function Line({ task, onEdit }: { task: Tache; onEdit: () => void }) {
  const m = useMessages(taskWords);
  const client = useQueryClient();
  const refresh = () => refreshFollowUp(client, "taches", "fil", "todo");
  const ticking = useMutation({ mutationFn: (faite: boolean) => changeTask(task, { faite }), onSettled: refresh });
  const removal = useMutation({
    mutationFn: () => removeTask(task),
    onSuccess: () => announce(m.removed(task.titre), () => void restoreTask(task.id).then(refresh)),
    onSettled: refresh,
  });
  const done = Boolean(task.faite_at);
  const who = task.assigne ? fullName(task.assigne) : null;
  return (
    <li className="flex min-h-10 items-center gap-3 border-line py-1 pr-1.5 pl-3 not-first:border-t hover:bg-hover phone:min-h-12">
      <Checkbox
        checked={ticking.isPending ? ticking.variables : done}
        aria-label={done ? m.untick(task.titre) : m.tick(task.titre)}
        disabled={!task.abilities.includes("edit")}
        onChange={(event) => ticking.mutate(event.target.checked)}
      />
      <span className="min-w-0 flex-1">
        <span className={`block truncate ${done ? "text-text-3 line-through" : "font-medium"}`} title={task.titre}>{task.titre}</span>
        {task.detail ? <span className="block truncate text-small text-text-3" title={task.detail}>{task.detail}</span> : null}
      </span>
      <DueDate task={task} />
      <span title={who ? m.by(who) : m.nobody} className="flex-none text-small text-text-3">
        {who ? <><Avatar initials={initials(who)} shape="circle" /><span className="sr-only">{m.by(who)}</span></> : m.nobody}
      </span>
      <Menu label={m.actions(task.titre)} align="end" trigger={(trigger) => <IconButton {...trigger} size="sm" icon="more" label={m.actions(task.titre)} />}>
        {task.abilities.includes("edit") ? <MenuItem icon="pencil" onSelect={onEdit}>{m.edit}</MenuItem> : null}
        {task.abilities.includes("delete") ? <MenuItem icon="trash" danger onSelect={() => removal.mutate()}>{m.remove}</MenuItem> : null}
      </Menu>
    </li>
  );
}
