import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, ifMatch } from "@/shared/api/client";
import type { ClientRow, Member } from "@/shared/api/types";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import type { Selection } from "@/shared/list/use-selection";
import { membersQuery } from "@/shared/session/members";
import { Button, IconButton } from "@/shared/ui/button";
import { Menu, MenuItem } from "@/shared/ui/menu";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { words } from "./words";

type Props = { rows: readonly ClientRow[]; selection: Selection };

const at = (id: string) => ({ params: { path: { reference: id } } });

/** How many of these requests the server accepted. */
async function all(requests: readonly Promise<unknown>[]): Promise<number> {
  const answers = await Promise.allSettled(requests);
  return answers.filter((answer) => answer.status === "fulfilled").length;
}

/** What can be done to the ticked rows: floats over the foot, covers no row. Everything can be undone. */
export function BulkBar({ rows, selection }: Props) {
  const m = useMessages(words);
  const client = useQueryClient();
  const members = useQuery(membersQuery).data ?? [];
  const [partial, setPartial] = useState("");
  const chosen = rows.filter((row) => selection.has(row.id));
  useShortcuts([{ keys: "Escape", label: m.clearSelection, group: m.list, run: selection.clear }], chosen.length > 0);

  const refresh = () => client.invalidateQueries({ queryKey: ["clients"] });
  async function finish(done: number, message: string, undo: () => Promise<unknown>): Promise<void> {
    setPartial(done < chosen.length ? m.notAll(done, chosen.length) : "");
    if (done) announce(message, () => void undo().then(refresh));
    selection.clear();
    await refresh();
  }

  async function assign(member: Member): Promise<void> {
    const before = chosen.map(({ id, conseiller_id, version }) => ({ id, conseiller_id, version }));
    const done = await all(before.map(({ id, version }) => api.PATCH("/clients/{reference}", { params: { ...at(id).params, header: ifMatch(version) }, body: { conseiller_id: member.id } })));
    await finish(done, m.assigned(done, fullName(member)), () =>
      all(before.map(({ id, conseiller_id, version }) => api.PATCH("/clients/{reference}", { params: { ...at(id).params, header: ifMatch(version + 1) }, body: { conseiller_id } }))),
    );
  }

  async function remove(): Promise<void> {
    const before = chosen.map(({ id, version }) => ({ id, version }));
    const done = await all(before.map(({ id, version }) => api.DELETE("/clients/{reference}", { params: { ...at(id).params, header: ifMatch(version) } })));
    await finish(done, m.removed(done), () => all(before.map(({ id }) => api.POST("/clients/{reference}/restore", at(id)))));
  }

  if (!chosen.length && !partial) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-1.5 z-10 flex justify-center phone:hidden">
      {chosen.length ? (
        <div role="toolbar" aria-label={m.selected(chosen.length)} className="pointer-events-auto flex items-center gap-1 rounded-4 bg-overlay p-1.5 shadow-pop animate-rise">
          <span className="num px-2 font-medium">{m.selected(chosen.length)}</span>
          <span className="h-4 w-px bg-line-2" />
          <Menu label={m.assign} trigger={(props) => <Button {...props} variant="ghost" size="sm" icon="user">{m.assign}</Button>}>
            {members.filter((member) => member.active).map((member) => (
              <MenuItem key={member.id} onSelect={() => void assign(member)}>{fullName(member)}</MenuItem>
            ))}
          </Menu>
          {chosen.every((row) => row.abilities.includes("delete")) ? (
            <Button variant="ghost" size="sm" icon="archive" onClick={() => void remove()}>{m.remove}</Button>
          ) : null}
          <span className="h-4 w-px bg-line-2" />
          <IconButton size="sm" icon="x" label={`${m.clearSelection} (Échap)`} onClick={selection.clear} />
        </div>
      ) : (
        <div className="pointer-events-auto rounded-4 bg-overlay shadow-pop">
          <Banner tone="warn" icon="alert-circle" alert action={<IconButton size="sm" icon="x" label={m.clearSelection} onClick={() => setPartial("")} />}>
            {partial}
          </Banner>
        </div>
      )}
    </div>
  );
}
