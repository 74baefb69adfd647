import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { newKey } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { dayIn } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { membersQuery } from "@/shared/session/members";
import { useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input, Select, Textarea } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { addTask, changeTask, refreshFollowUp, removeTask, type NewTask, type Tache } from "./api";

const words = defineMessages({
  fr: {
    create: "Nouvelle tâche", edit: "Modifier la tâche", title: "À faire", titleMissing: "Dites ce qu’il y a à faire.", due: "Pour le", who: "Pour qui", me: (name: string) => `${name} (moi)`, nobody: "Qui la prendra", detail: "Détail",
    about: (name: string) => `Au sujet de ${name}`, add: "Ajouter la tâche", save: "Enregistrer", cancel: "Annuler", added: (title: string) => `«\u00a0${title}\u00a0» ajoutée`,
    today: "Aujourd’hui", tomorrow: "Demain", week: "Dans une semaine", month: "Dans un mois",
  },
  en: {
    create: "New task", edit: "Edit the task", title: "To do", titleMissing: "Say what there is to do.", due: "Due on", who: "For whom", me: (name: string) => `${name} (me)`, nobody: "Whoever takes it", detail: "Detail",
    about: (name: string) => `About ${name}`, add: "Add the task", save: "Save", cancel: "Cancel", added: (title: string) => `“${title}” added`,
    today: "Today", tomorrow: "Tomorrow", week: "In a week", month: "In a month",
  },
});

export type TaskClient = { id: string; nom: string | null; prenom: string | null };
type Props = { task?: Tache; client?: TaskClient | null; onClose: () => void };

/** A task to give, or one to change: what, for when, for whom. */
export function TaskDialog({ task, client = task?.client ?? null, onClose }: Props) {
  const m = useMessages(words);
  const cache = useQueryClient();
  const { user } = useSession();
  const { data: members = [] } = useQuery(membersQuery);
  const mine = members.find(({ user_id }) => user_id === user.id)?.id ?? "";
  const [titre, setTitre] = useState(task?.titre ?? "");
  const [detail, setDetail] = useState(task?.detail ?? "");
  const [echeance, setEcheance] = useState(task?.echeance ?? "");
  const [chosen, setWho] = useState<string | null>(task ? (task.assigne?.id ?? "") : null);
  const who = chosen ?? mine;
  const [missing, setMissing] = useState(false);
  const intention = useRef({ body: "", key: "" });
  /** The key of one content through its retries; another content is another intention. */
  const keyOf = (body: NewTask): string => {
    const text = JSON.stringify(body);
    if (intention.current.body !== text) intention.current = { body: text, key: newKey() };
    return intention.current.key;
  };
  const saving = useMutation({
    mutationFn: () => {
      const body: NewTask = { titre, detail, echeance: echeance || null, assigne_id: who || null, client_id: client?.id ?? null };
      return task ? changeTask(task, body) : addTask(body, keyOf(body));
    },
    onSuccess: async (saved) => {
      await refreshFollowUp(cache, "taches", "fil", "todo");
      onClose();
      if (!task) announce(m.added(saved.titre), () => void removeTask(saved).then(() => refreshFollowUp(cache, "taches", "fil", "todo")));
    },
  });
  const problem = saving.error ? asApiError(saving.error) : null;
  const submit = () => {
    setMissing(!titre.trim());
    if (titre.trim() && !saving.isPending) saving.mutate();
  };
  const soon = [[m.today, 0], [m.tomorrow, 1], [m.week, 7], [m.month, 30]] as const;
  return (
    <Dialog
      open
      onClose={onClose}
      title={task ? m.edit : m.create}
      onSubmit={submit}
      actions={<><Button type="submit" variant="primary" busy={saving.isPending}>{task ? m.save : m.add}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {client ? <p className="mb-3 text-text-2">{m.about(fullName(client))}</p> : null}
      {problem && !Object.keys(problem.errors).length ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <Field label={m.title} error={missing ? m.titleMissing : problem?.field("titre")}>
        {(wiring) => <Input {...wiring} data-first value={titre} maxLength={200} onChange={(event) => setTitre(event.target.value)} autoComplete="off" />}
      </Field>
      <div className="grid grid-cols-2 gap-x-3 phone:grid-cols-1">
        <Field label={m.due} optional error={problem?.field("echeance")}>
          {(wiring) => <Input {...wiring} type="date" value={echeance} onChange={(event) => setEcheance(event.target.value)} />}
        </Field>
        <Field label={m.who} error={problem?.field("assigne_id")}>
          {(wiring) => (
            <Select {...wiring} value={who} onChange={(event) => setWho(event.target.value)}>
              {members.filter(({ active, id }) => active || id === who).map((member) => (
                <option key={member.id} value={member.id}>{member.id === mine ? m.me(fullName(user)) : fullName(member)}</option>
              ))}
              <option value="">{m.nobody}</option>
            </Select>
          )}
        </Field>
      </div>
      <p className="-mt-2 mb-4 flex flex-wrap gap-1.5">
        {soon.map(([label, days]) => (
          <Button key={days} size="sm" variant={echeance === dayIn(days) ? "soft" : "ghost"} aria-pressed={echeance === dayIn(days)} onClick={() => setEcheance(dayIn(days))}>{label}</Button>
        ))}
      </p>
      <Field label={m.detail} optional error={problem?.field("detail")}>
        {(wiring) => <Textarea {...wiring} value={detail} maxLength={2000} onChange={(event) => setDetail(event.target.value)} />}
      </Field>
    </Dialog>
  );
}
