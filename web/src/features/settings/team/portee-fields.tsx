import { useQuery } from "@tanstack/react-query";

import type { Role } from "@/shared/api/types";
import { useMessages } from "@/shared/i18n/messages";
import { Field, Select } from "@/shared/ui/field";

import { words as common } from "../words";

import { equipesQuery, type Portee } from "./queries";
import { words } from "./words";

export type Standing = { role: Role; portee: Portee; equipe_id: string | null };
export const ROLES: readonly Role[] = ["admin", "manager", "employe"];
const PORTEES: readonly Portee[] = ["tous", "equipe", "siens"];

type Props = { value: Standing; onChange: (value: Standing) => void; error: (name: string) => string | undefined };

/** Role, visible clients and team: what a person may do, and whose clients they see. */
export function StandingFields({ value, onChange, error }: Props) {
  const m = useMessages(words);
  const c = useMessages(common);
  const { data: equipes = [] } = useQuery(equipesQuery);
  const admin = value.role === "admin";
  return (
    <>
      <Field label={m.role} error={error("role")}>
        {(wiring) => (
          <Select {...wiring} value={value.role} onChange={(event) => {
            const role = event.target.value as Role;
            onChange({ ...value, role, portee: role === "admin" ? "tous" : value.portee });
          }}>
            {[...ROLES].reverse().map((role) => <option key={role} value={role}>{c[role]}</option>)}
          </Select>
        )}
      </Field>
      <Field label={m.seen} help={admin ? m.adminSees : m.seenHelp} error={error("portee")}>
        {(wiring) => (
          <Select {...wiring} value={value.portee} disabled={admin} onChange={(event) => onChange({ ...value, portee: event.target.value as Portee })}>
            {PORTEES.map((portee) => <option key={portee} value={portee}>{m[portee]}</option>)}
          </Select>
        )}
      </Field>
      {equipes.length ? (
        <Field label={m.team} optional={value.portee !== "equipe"} error={error("equipe_id")}>
          {(wiring) => (
            <Select {...wiring} value={value.equipe_id ?? ""} onChange={(event) => onChange({ ...value, equipe_id: event.target.value || null })}>
              <option value="">{m.noTeam}</option>
              {equipes.map(({ id, nom }) => <option key={id} value={id}>{nom}</option>)}
            </Select>
          )}
        </Field>
      ) : value.portee === "equipe" ? (
        <p className="-mt-2 mb-4 text-small text-warn">{m.teamsNone}</p>
      ) : null}
    </>
  );
}
