import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { formatListDate } from "@/shared/format/dates";
import { fullName, initials } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { changeTask, refreshFollowUp, seeMention, type Mention, type Tache } from "@/shared/suivi/api";
import { DueDate } from "@/shared/suivi/due-date";
import { LightText } from "@/shared/suivi/light-text";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Avatar } from "@/shared/ui/marks";
import { announce } from "@/shared/ui/toast";

import { words } from "./words";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="pt-4">
      <h2 className="pb-1 text-small font-medium text-text-3 phone:px-4">{title}</h2>
      <ul className="border-t border-line">{children}</ul>
    </section>
  );
}

const ROW = "flex min-h-16 items-center gap-4 border-b border-line px-2 py-2 hover:bg-hover phone:px-4";

/** Notes in which a colleague calls me, until I say I saw them. */
export function MyMentions({ mentions }: { mentions: readonly Mention[] }) {
  const m = useMessages(words);
  if (!mentions.length) return null;
  return <Part title={m.mentions}>{mentions.map((mention) => <MentionRow key={mention.id} mention={mention} />)}</Part>;
}

function MentionRow({ mention: { id, note, auteur, client, created_at } }: { mention: Mention }) {
  const m = useMessages(words);
  const locale = useLocale();
  const cache = useQueryClient();
  const refresh = () => refreshFollowUp(cache, "mentions", "todo");
  const seeing = useMutation({
    mutationFn: () => seeMention(id, true),
    onSuccess: () => announce(m.seenDone, () => void seeMention(id, false).then(refresh)),
    onSettled: refresh,
  });
  const who = auteur ? fullName(auteur) : m.somebody;
  return (
    <li className={ROW}>
      <Avatar initials={initials(who)} shape="circle" size="md" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link to={paths.client} params={{ matricule: client.matricule }} hash="section-notes" className="inline-flex min-h-6 items-center rounded-1 font-medium">{fullName(client)}</Link>
          <span className="text-small text-text-3">{m.calls(who)}, <time dateTime={created_at}>{formatListDate(created_at, locale)}</time></span>
        </p>
        <div className="line-clamp-3 text-text-2"><LightText text={note.texte} /></div>
      </div>
      <Button size="sm" icon="check" busy={seeing.isPending} aria-label={`${m.seen} : ${fullName(client)}`} onClick={() => seeing.mutate()}>{m.seen}</Button>
    </li>
  );
}

/** My tasks to be done today or before, the latest ones first. */
export function MyTasks({ tasks, onEdit }: { tasks: readonly Tache[]; onEdit: (task: Tache) => void }) {
  const m = useMessages(words);
  if (!tasks.length) return null;
  return <Part title={m.tasks}>{tasks.map((task) => <TaskRow key={task.id} task={task} onEdit={() => onEdit(task)} />)}</Part>;
}

function TaskRow({ task, onEdit }: { task: Tache; onEdit: () => void }) {
  const m = useMessages(words);
  const cache = useQueryClient();
  const refresh = () => refreshFollowUp(cache, "taches", "todo", "fil");
  const doing = useMutation({
    mutationFn: () => changeTask(task, { faite: true }),
    onSuccess: (done) => announce(m.ticked(task.titre), () => void changeTask(done, { faite: false }).then(refresh)),
    onSettled: refresh,
  });
  return (
    <li className={ROW}>
      <span className={`grid size-8 flex-none place-content-center rounded-3 ${task.en_retard ? "bg-bad-soft text-bad" : "bg-soft text-accent"}`}><Icon name="check" /></span>
      <div className="min-w-0 flex-1">
        <button type="button" aria-label={m.editTask(task.titre)} onClick={onEdit} className="block min-h-6 max-w-full truncate rounded-1 text-left leading-6 font-medium hover:text-accent">{task.titre}</button>
        <p className="flex flex-wrap items-center gap-x-3 text-small text-text-3">
          {task.client ? <Link to={paths.client} params={{ matricule: task.client.matricule }} className="inline-flex min-h-6 items-center rounded-1 text-text-2 hover:text-text">{fullName(task.client)}</Link> : m.noSubject}
          <DueDate task={task} />
        </p>
      </div>
      <Button size="sm" icon="check" busy={doing.isPending} aria-label={`${m.doIt} : ${task.titre}`} onClick={() => doing.mutate()}>{m.doIt}</Button>
    </li>
  );
}
