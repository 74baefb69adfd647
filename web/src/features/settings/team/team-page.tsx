import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Member } from "@/shared/api/types";
import { fullName, initials } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { membersQuery } from "@/shared/session/members";
import { useCan, useSession } from "@/shared/session/session";
import { Button, IconButton } from "@/shared/ui/button";
import { Avatar, Status } from "@/shared/ui/marks";
import { Menu, MenuItem, MenuSeparator } from "@/shared/ui/menu";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { Section, SettingsFrame } from "../settings-frame";
import { words as common } from "../words";

import { AccessDialog } from "./access-dialog";
import { AccessSection } from "./access-section";
import { DelegationDialog } from "./delegation-dialog";
import { DelegationsSection } from "./delegations-section";
import { DepartureDialog } from "./departure-dialog";
import { EquipesSection } from "./equipes-section";
import { FactorResetDialog } from "./factor-reset-dialog";
import { InviteDialog } from "./invite-dialog";
import { InvitationsSection } from "./invitations-section";
import { SsoSection } from "./sso-section";
import { words } from "./words";

type What = "access" | "absence" | "handOver" | "leave" | "factor";
type Asked = { what: What; member: Member } | { what: "invite" } | { what: "plan" } | null;

export function TeamPage() {
  const m = useMessages(common);
  const manage = useCan("team.manage");
  const secure = useCan("team.secure");
  const sso = useCan("team.sso");
  const [asked, setAsked] = useState<Asked>(null);
  const { data, error, refetch } = useQuery(membersQuery);
  const client = useQueryClient();
  const close = () => setAsked(null);
  const resume = useMutation({
    mutationFn: ({ id }: Member) => unwrap(api.PATCH("/team/members/{member_id}", { params: { path: { member_id: id } }, body: { active: true } })),
    onSuccess: (_answer, member) => announce(m.resumed(fullName(member))),
    onSettled: () => client.invalidateQueries(membersQuery),
  });
  return (
    <SettingsFrame title={m.team} actions={manage ? <Button variant="primary" icon="plus" onClick={() => setAsked({ what: "invite" })}>{m.invite}</Button> : null}>
      <Section title={m.members}>
        {resume.error ? <div className="pt-3"><Banner tone="bad" icon="alert-circle" alert>{asApiError(resume.error).message}</Banner></div> : null}
        {error ? (
          <ErrorState compact title={m.failed} error={error} onRetry={() => void refetch()} />
        ) : (
          <MembersTable members={data} manage={manage} secure={secure} onAsk={(what, member) => setAsked({ what, member })} onResume={(member) => resume.mutate(member)} />
        )}
      </Section>
      {secure ? <AccessSection /> : null}
      {sso ? <SsoSection /> : null}
      <DelegationsSection onPlan={() => setAsked({ what: "plan" })} />
      {manage ? <EquipesSection /> : null}
      {manage ? <InvitationsSection /> : null}
      {asked?.what === "invite" ? <InviteDialog open onClose={close} /> : null}
      {asked?.what === "plan" ? <DelegationDialog onClose={close} /> : null}
      {asked?.what === "absence" ? <DelegationDialog absent={asked.member.id} onClose={close} /> : null}
      {asked?.what === "access" ? <AccessDialog member={asked.member} onClose={close} /> : null}
      {asked?.what === "handOver" ? <DepartureDialog member={asked.member} leaving={false} onClose={close} /> : null}
      {asked?.what === "factor" ? <FactorResetDialog member={asked.member} onClose={close} /> : null}
      {asked?.what === "leave" ? <DepartureDialog member={asked.member} leaving onClose={close} /> : null}
    </SettingsFrame>
  );
}

type TableProps = { members: readonly Member[] | undefined; manage: boolean; secure: boolean; onAsk: (what: What, member: Member) => void; onResume: (member: Member) => void };

function MembersTable({ members, ...rest }: TableProps) {
  const c = useMessages(common);
  const m = useMessages(words);
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{c.members}</caption>
      <thead className="text-small text-text-3 phone:sr-only">
        <tr className="[&_th]:h-8 [&_th]:border-b [&_th]:border-line [&_th]:pr-3 [&_th]:font-medium">
          <th scope="col">{c.person}</th>
          <th scope="col" className="w-28">{c.role}</th>
          <th scope="col" className="w-32">{m.sees}</th>
          <th scope="col" className={rest.secure ? "w-40" : "w-28"}>{c.state}</th>
          <th scope="col" className="w-10"><span className="sr-only">{c.change}</span></th>
        </tr>
      </thead>
      <tbody>
        {members?.map((member) => <MemberRow key={member.id} member={member} {...rest} />)}
        {members ? null : <tr><td colSpan={5} className="h-14 animate-late"><Skeleton className="h-3 w-72" /></td></tr>}
      </tbody>
    </table>
  );
}

function MemberRow({ member, manage, secure, onAsk, onResume }: Omit<TableProps, "members"> & { member: Member }) {
  const c = useMessages(common);
  const m = useMessages(words);
  const { membership_id } = useSession();
  const name = fullName(member);
  const mine = member.id === membership_id;
  const mayReset = secure && !mine && member.second_facteur === true;
  const sees = member.portee === "equipe" && member.equipe_nom ? m.ofTeam(member.equipe_nom) : m[member.portee];
  const ask = (what: What) => () => onAsk(what, member);
  return (
    <tr className="[&_td]:border-b [&_td]:border-line [&_td]:pr-3 phone:grid phone:grid-cols-[1fr_auto] phone:border-b phone:border-line phone:py-2 phone:[&_td]:border-0">
      <td className="h-14 py-1.5 phone:h-auto phone:py-1">
        <span className="flex items-center gap-3">
          <Avatar initials={initials(name)} shape="circle" size="md" />
          <span className="grid min-w-0">
            <b className="truncate font-medium">{name}</b>
            {member.titre ? <span className="text-small text-text-3">{member.titre}</span> : null}
            <span className="text-small text-text-3 wrap-anywhere">{member.email}</span>
          </span>
        </span>
      </td>
      <td className="text-text-2 phone:order-2 phone:col-span-2 phone:pl-11">{c[member.role]}<span className="hidden text-text-3 phone:inline"> · {sees}</span></td>
      <td className="text-text-2 phone:hidden">{sees}</td>
      <td className="phone:order-3 phone:col-span-2 phone:flex phone:flex-wrap phone:gap-x-4 phone:pl-11">
        {member.active ? <Status tone="ok" icon="check">{c.active}</Status> : <Status tone="mute" icon="pause">{c.inactive}</Status>}
        {member.active && member.second_facteur !== null ? (
          <span className="block text-small">
            {member.second_facteur ? <Status tone="ok" icon="shield-check">{m.hasFactor}</Status> : <Status tone="mute" icon="shield">{m.hasNoFactor}</Status>}
          </span>
        ) : null}
      </td>
      <td className="pr-0! text-right phone:self-center">
        {manage || mayReset ? (
          <Menu label={c.actionsOf(name)} align="end" trigger={(props) => <IconButton {...props} size="sm" icon="more" label={c.actionsOf(name)} />}>
            {manage && member.active && !mine ? <MenuItem icon="shield-check" onSelect={ask("access")}>{m.access}</MenuItem> : null}
            {manage && member.active ? <MenuItem icon="calendar" onSelect={ask("absence")}>{m.absent}</MenuItem> : null}
            {manage ? <MenuItem icon="users" onSelect={ask("handOver")}>{m.handOver}</MenuItem> : null}
            {mayReset ? <MenuItem icon="shield" onSelect={ask("factor")}>{m.factorRemove}</MenuItem> : null}
            {mine || !manage ? null : <MenuSeparator />}
            {mine || !manage ? null : member.active ? (
              <MenuItem icon="lock" danger onSelect={ask("leave")}>{c.suspend}</MenuItem>
            ) : (
              <MenuItem icon="check" onSelect={() => onResume(member)}>{c.resume}</MenuItem>
            )}
          </Menu>
        ) : null}
      </td>
    </tr>
  );
}
