import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { newKey } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { formatDateTime } from "@/shared/format/dates";
import { fullName, initials } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { useCan } from "@/shared/session/session";
import { addNote, changeNote, notesQuery, refreshFollowUp, removeNote, restoreNote, type Note } from "@/shared/suivi/api";
import { LightText } from "@/shared/suivi/light-text";
import { Button, IconButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Avatar } from "@/shared/ui/marks";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { MentionBox } from "./mention-box";
import { noteWords } from "./words";

/** What colleagues should know of a client: pinned first, then the latest. */
export function Notes({ client }: { client: string }) {
  const m = useMessages(noteWords);
  const mayAdd = useCan("notes.add");
  const { data, error, refetch } = useQuery(notesQuery(client));
  return (
    <>
      {mayAdd ? <Composer client={client} /> : null}
      {error ? <ErrorState compact error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="mt-3 grid gap-2 animate-late" aria-busy="true"><Skeleton className="h-3 w-56" /><Skeleton className="h-3 w-80" /></div> : null}
      {data && !data.results.length ? <p className="mt-2 text-text-3">{m.empty}</p> : null}
      <ul aria-label={m.list} className="mt-1">
        {data?.results.map((note) => <Line key={note.id} note={note} />)}
      </ul>
    </>
  );
}

function Composer({ client }: { client: string }) {
  const m = useMessages(noteWords);
  const cache = useQueryClient();
  const [texte, setTexte] = useState("");
  const [key, setKey] = useState(newKey);
  const adding = useMutation({
    mutationFn: () => addNote(client, texte, key),
    onSuccess: () => {
      setTexte("");
      setKey(newKey());
      void refreshFollowUp(cache, "notes", "fil");
    },
  });
  const submit = () => {
    if (texte.trim() && !adding.isPending) adding.mutate();
  };
  const typed = (value: string) => {
    setTexte(value);
    setKey(newKey());
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <MentionBox label={m.label} value={texte} onChange={typed} onSubmit={submit} placeholder={m.placeholder} invalid={adding.isError} />
      {adding.error ? <p role="alert" className="mt-1 text-small text-bad">{asApiError(adding.error).message}</p> : null}
      {texte.trim() ? (
        <p className="mt-2 flex items-center gap-3">
          <Button type="submit" size="sm" variant="primary" kbd="mod+Enter" busy={adding.isPending}>{m.add}</Button>
          <span className="code text-small text-text-3 phone:hidden">{m.help}</span>
        </p>
      ) : null}
    </form>
  );
}

function Line({ note }: { note: Note }) {
  const m = useMessages(noteWords);
  const locale = useLocale();
  const [editing, setEditing] = useState(false);
  const who = note.created_by ? fullName(note.created_by) : m.somebody;
  const changed = note.updated_at.slice(0, 19) > note.created_at.slice(0, 19);
  return (
    <li className="grid grid-cols-[24px_minmax(0,1fr)_auto] gap-x-2.5 border-line py-2.5 not-last:border-b">
      <Avatar initials={initials(who)} shape="circle" />
      <div className="min-w-0">
        <p className="flex min-h-6 flex-wrap items-center gap-x-2">
          <b className="font-medium">{who}</b>
          <time dateTime={note.created_at} className="num text-small text-text-3">{formatDateTime(note.created_at, locale)}{changed ? `, ${m.edited}` : ""}</time>
          {note.epinglee ? <span className="inline-flex items-center gap-1 text-small text-text-2"><Icon name="pin" size={12} />{m.pinned}</span> : null}
        </p>
        {editing ? <Editor note={note} onDone={() => setEditing(false)} /> : <LightText text={note.texte} called={note.mentions.map(fullName)} />}
      </div>
      <Actions note={note} who={who} onEdit={() => setEditing(true)} />
    </li>
  );
}

function Editor({ note, onDone }: { note: Note; onDone: () => void }) {
  const m = useMessages(noteWords);
  const cache = useQueryClient();
  const [texte, setTexte] = useState(note.texte);
  const saving = useMutation({
    mutationFn: () => changeNote(note, { texte }),
    onSuccess: async () => {
      await refreshFollowUp(cache, "notes", "fil");
      onDone();
    },
  });
  const submit = () => {
    if (texte.trim() && !saving.isPending) saving.mutate();
  };
  return (
    <div className="mt-1">
      <MentionBox label={m.editLabel} value={texte} onChange={setTexte} onSubmit={submit} onCancel={onDone} first invalid={saving.isError} />
      {saving.error ? <p role="alert" className="mt-1 text-small text-bad">{asApiError(saving.error).message}</p> : null}
      <p className="mt-2 flex gap-2">
        <Button size="sm" variant="primary" busy={saving.isPending} onClick={submit}>{m.save}</Button>
        <Button size="sm" onClick={onDone}>{m.cancel}</Button>
      </p>
    </div>
  );
}

function Actions({ note, who, onEdit }: { note: Note; who: string; onEdit: () => void }) {
  const m = useMessages(noteWords);
  const cache = useQueryClient();
  const refresh = () => refreshFollowUp(cache, "notes", "fil");
  const pinning = useMutation({ mutationFn: () => changeNote(note, { epinglee: !note.epinglee }), onSettled: refresh });
  const removal = useMutation({
    mutationFn: () => removeNote(note),
    onSuccess: () => announce(m.removed, () => void restoreNote(note.id).then(refresh)),
    onSettled: refresh,
  });
  const may = (verb: string) => note.abilities.includes(verb);
  return (
    <Menu label={m.actions(who)} align="end" trigger={(trigger) => <IconButton {...trigger} size="sm" icon="more" label={m.actions(who)} />}>
      {may("pin") ? <MenuItem icon="pin" onSelect={() => pinning.mutate()}>{note.epinglee ? m.unpin : m.pin}</MenuItem> : null}
      {may("edit") ? <MenuItem icon="pencil" onSelect={onEdit}>{m.edit}</MenuItem> : null}
      {may("delete") ? <MenuItem icon="trash" danger onSelect={() => removal.mutate()}>{m.remove}</MenuItem> : null}
    </Menu>
  );
}
