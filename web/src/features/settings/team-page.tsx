import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Member, Role } from "@/shared/api/types";
import { fullName, initials } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { membersQuery } from "@/shared/session/members";
import { useCan, useSession } from "@/shared/session/session";
import { Button, IconButton } from "@/shared/ui/button";
import { Avatar, Status } from "@/shared/ui/marks";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { InviteDialog } from "./invite-dialog";
import { InvitationsSection } from "./invitations-section";
import { Section, SettingsFrame } from "./settings-frame";
import { words } from "./words";

export const ROLES: readonly Role[] = ["admin", "manager", "employe"];
type Change = Partial<Pick<Member, "role" | "active">>;

export function TeamPage() {
  const m = useMessages(words);
  const manage = useCan("team.manage");
  const [inviting, setInviting] = useState(false);
  const { data, error, refetch } = useQuery(membersQuery);
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ id, body }: { id: string; body: Change }) => unwrap(api.PATCH("/team/members/{member_id}", { params: { path: { member_id: id } }, body })),
    onSettled: () => client.invalidateQueries(membersQuery),
  });
  function apply(member: Member, body: Change, message: string): void {
    const before = Object.fromEntries(Object.keys(body).map((name) => [name, member[name as keyof Change]])) as Change;
    change.mutate({ id: member.id, body }, { onSuccess: () => announce(message, () => change.mutate({ id: member.id, body: before })) });
  }
  return (
    <SettingsFrame title={m.team} actions={manage ? <Button variant="primary" icon="plus" onClick={() => setInviting(true)}>{m.invite}</Button> : null}>
      <Section title={m.members}>
        {change.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(change.error).message}</Banner></div> : null}
        {error ? (
          <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} />
        ) : (
          <table className="w-full border-collapse text-left">
            <caption className="sr-only">{m.members}</caption>
            <thead className="text-small text-text-3 phone:sr-only">
              <tr className="[&_th]:h-8 [&_th]:border-b [&_th]:border-line [&_th]:font-medium">
                <th scope="col">{m.person}</th>
                <th scope="col" className="w-32">{m.title}</th>
                <th scope="col" className="w-40">{m.role}</th>
                <th scope="col" className="w-28">{m.state}</th>
                <th scope="col" className="w-10"><span className="sr-only">{m.change}</span></th>
              </tr>
            </thead>
            <tbody>
              {data?.map((member) => <MemberRow key={member.id} member={member} manage={manage} onChange={apply} />)}
              {data ? null : <tr><td colSpan={5} className="h-14 animate-late"><Skeleton className="h-3 w-72" /></td></tr>}
            </tbody>
          </table>
        )}
      </Section>
      {manage ? <InvitationsSection /> : null}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </SettingsFrame>
  );
}

type RowProps = { member: Member; manage: boolean; onChange: (member: Member, body: Change, message: string) => void };

function MemberRow({ member, manage, onChange }: RowProps) {
  const m = useMessages(words);
  const { membership_id } = useSession();
  const name = fullName(member);
  const mine = member.id === membership_id;
  return (
    <tr className="[&_td]:border-b [&_td]:border-line phone:grid phone:grid-cols-[1fr_auto] phone:border-b phone:border-line phone:py-2 phone:[&_td]:border-0">
      <td className="h-14 pr-3">
        <span className="flex items-center gap-3">
          <Avatar initials={initials(name)} shape="circle" size="md" />
          <span className="grid min-w-0">
            <b className="truncate font-medium">{name}</b>
            <span className="truncate text-small text-text-3">{member.email}</span>
          </span>
        </span>
      </td>
      <td className="text-text-2 phone:hidden">{member.titre}</td>
      <td className="phone:order-2">
        {manage && !mine ? (
          <Menu label={m.roleOf(name)} trigger={(props) => <Button {...props} size="sm" trailing="chevron-down" aria-label={`${m.roleOf(name)} : ${m[member.role]}`}>{m[member.role]}</Button>}>
            {ROLES.map((role) => (
              <MenuItem key={role} checked={role === member.role} onSelect={() => role !== member.role && onChange(member, { role }, m.roleChanged(name, m[role]))}>
                {m[role]}
              </MenuItem>
            ))}
          </Menu>
        ) : (
          <span className="text-text-2">{m[member.role]}</span>
        )}
      </td>
      <td className="phone:order-3 phone:self-center">
        {member.active ? <Status tone="ok" icon="check">{m.active}</Status> : <Status tone="mute" icon="pause">{m.inactive}</Status>}
      </td>
      <td className="text-right phone:self-center">
        {manage && !mine ? (
          <Menu label={m.actionsOf(name)} align="end" trigger={(props) => <IconButton {...props} size="sm" icon="more" label={m.actionsOf(name)} />}>
            {member.active ? (
              <MenuItem icon="lock" danger onSelect={() => onChange(member, { active: false }, m.suspended(name))}>{m.suspend}</MenuItem>
            ) : (
              <MenuItem icon="check" onSelect={() => onChange(member, { active: true }, m.resumed(name))}>{m.resume}</MenuItem>
            )}
          </Menu>
        ) : null}
      </td>
    </tr>
  );
}
