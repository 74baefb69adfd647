import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { asApiError } from "@/shared/api/error";
import { formatDate, today } from "@/shared/format/dates";
import { fullName, initials } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { membersQuery } from "@/shared/session/members";
import { Button } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import { Avatar } from "@/shared/ui/marks";
import { Popover } from "@/shared/ui/popover";
import { announce } from "@/shared/ui/toast";

import { addFollower, changeFollower, refreshFile, write, type Follower } from "./api";
import { useEditing } from "./editing";

const words = defineMessages({
  fr: {
    title: "Qui suit ce client", nobody: "Suivi par personne", followed: (name: string) => `Suivi par ${name}`, more: (n: number) => `et ${n} de plus`, main: "Conseiller principal", since: (date: string) => `depuis le ${date}`,
    from: (from: string, to: string) => `du ${from} au ${to}`, also: "Suivent aussi", before: "Avant", end: "Mettre fin", ended: (name: string) => `${name} ne suit plus ce client`, add: "Ajouter un conseiller", make: "Rendre principal", choose: "Choisir", roleOf: (name: string) => `Rôle de ${name}`,
    conseiller: "Conseiller", gestionnaire: "Gestionnaire", specialiste: "Spécialiste", principal: "Conseiller principal",
  },
  en: {
    title: "Who follows this client", nobody: "Followed by nobody", followed: (name: string) => `Followed by ${name}`, more: (n: number) => `and ${n} more`, main: "Main adviser", since: (date: string) => `since ${date}`,
    from: (from: string, to: string) => `from ${from} to ${to}`, also: "Also follow", before: "Before", end: "End", ended: (name: string) => `${name} no longer follows this client`, add: "Add an adviser", make: "Make main", choose: "Choose", roleOf: (name: string) => `Role of ${name}`,
    conseiller: "Adviser", gestionnaire: "Account manager", specialiste: "Specialist", principal: "Main adviser",
  },
});
type Role = Follower["role"];
/** Main adviser is not a role one is given here: « Rendre principal » does it. */
const ROLES: readonly Role[] = ["conseiller", "gestionnaire", "specialiste"];
const isNow = ({ jusqua }: Follower): boolean => jusqua === null || jusqua > today();

/** The main adviser and the others, in one line; a press tells the dates and changes them. */
export function Followers() {
  const m = useMessages(words);
  const { file } = useEditing();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const others = file.conseillers.filter(isNow);
  return (
    <>
      <button ref={anchor} type="button" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)} className="-ml-1.5 inline-flex h-6 max-w-full items-center gap-1.5 rounded-2 px-1.5 text-small text-text-2 hover:bg-hover phone:h-11">
        {file.conseiller_nom ? <Avatar initials={initials(file.conseiller_nom)} shape="circle" size="xs" /> : <Icon name="user" size={14} className="text-text-3" />}
        <span className="truncate">{file.conseiller_nom ? m.followed(file.conseiller_nom) : m.nobody}</span>
        {others.length ? <span className="text-text-3">{m.more(others.length)}</span> : null}
        <Icon name="chevron-down" size={12} className="text-text-3" />
      </button>
      <Popover open={open} onClose={() => setOpen(false)} anchor={anchor} label={m.title} className="w-[560px]">
        <FollowersList others={others} />
      </Popover>
    </>
  );
}

function FollowersList({ others }: { others: readonly Follower[] }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const { file, editable } = useEditing();
  const members = useQuery(membersQuery).data ?? [];
  const past = file.conseillers.filter((follower) => !isNow(follower));
  const refresh = () => refreshFile(client);
  const add = useMutation({ mutationFn: (membre_id: string) => addFollower(file.id, { membre_id }), onSettled: refresh });
  const main = useMutation({ mutationFn: (conseiller_id: string | null) => write(file, { section: "client", entry: null }, { conseiller_id }), onSettled: refresh });
  const role = useMutation({ mutationFn: ({ follower, to }: { follower: Follower; to: Role }) => changeFollower(file.id, follower, { role: to }), onSettled: refresh });
  const end = useMutation({
    mutationFn: (follower: Follower) => changeFollower(file.id, follower, { jusqua: today() < follower.depuis ? follower.depuis : today() }),
    onSuccess: (_, follower) => announce(m.ended(follower.nom), () => void changeFollower(file.id, follower, { jusqua: null }).then(refresh)),
    onSettled: refresh,
  });
  const busy = add.isPending || main.isPending || end.isPending || role.isPending;
  const failure = add.error ?? main.error ?? end.error ?? role.error;
  const taken = new Set([file.conseiller_id, ...others.map(({ membre_id }) => membre_id)]);
  const free = members.filter(({ id, active }) => active && !taken.has(id));
  const day = (iso: string) => formatDate(iso, locale);
  return (
    <div className="grid gap-2 p-3">
      <Person name={file.conseiller_nom ?? m.nobody} line={file.conseiller_nom ? [m.main, file.conseiller_depuis ? m.since(day(file.conseiller_depuis)) : ""] : []} />
      {others.length ? (
        <section aria-label={m.also}>
          <h3 className="mb-1 text-small font-medium text-text-3">{m.also}</h3>
          {others.map((follower) => (
            <Person key={follower.id} name={follower.nom} line={[editable ? "" : m[follower.role], m.since(day(follower.depuis))]}>
              {editable ? (
                <>
                  <select aria-label={m.roleOf(follower.nom)} disabled={busy} value={follower.role} onChange={(event) => role.mutate({ follower, to: event.target.value as Role })} className="h-7 rounded-2 bg-raised px-1 text-small text-text shadow-field phone:h-11">
                    {[...new Set([...ROLES, follower.role])].map((code) => <option key={code} value={code} disabled={code === "principal"}>{m[code]}</option>)}
                  </select>
                  <Button size="sm" variant="ghost" busy={busy} onClick={() => main.mutate(follower.membre_id)}>{m.make}</Button>
                  <Button size="sm" variant="ghost" busy={busy} onClick={() => end.mutate(follower)}>{m.end}</Button>
                </>
              ) : null}
            </Person>
          ))}
        </section>
      ) : null}
      {past.length ? (
        <section aria-label={m.before}>
          <h3 className="mb-1 text-small font-medium text-text-3">{m.before}</h3>
          {past.map((follower) => <Person key={follower.id} name={follower.nom} line={[m[follower.role], m.from(day(follower.depuis), day(follower.jusqua ?? follower.depuis))]} />)}
        </section>
      ) : null}
      {failure ? <p role="alert" className="text-small text-bad">{asApiError(failure).message}</p> : null}
      {editable && free.length ? (
        <label className="grid gap-1 border-t border-line pt-2 text-small text-text-3">
          {m.add}
          <select disabled={busy} value="" onChange={(event) => add.mutate(event.target.value)} className="h-8 rounded-2 bg-raised px-2 text-body text-text shadow-field phone:h-11">
            <option value="" disabled>{m.choose}</option>
            {free.map((member) => <option key={member.id} value={member.id}>{fullName(member)}</option>)}
          </select>
        </label>
      ) : null}
    </div>
  );
}

function Person({ name, line, children }: { name: string; line: readonly string[]; children?: React.ReactNode }) {
  return (
    <div className="flex min-h-10 items-center gap-2.5">
      <Avatar initials={initials(name)} shape="circle" />
      <span className="grid min-w-0 flex-1">
        <b className="truncate font-medium">{name}</b>
        <span className="truncate text-small text-text-3">{line.filter(Boolean).join(", ")}</span>
      </span>
      {children}
    </div>
  );
}
