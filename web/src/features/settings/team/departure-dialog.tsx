import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Member } from "@/shared/api/types";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { membersQuery } from "@/shared/session/members";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Select } from "@/shared/ui/field";
import { Banner, ErrorState, Skeleton } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { chargesQuery } from "./queries";
import { words } from "./words";

type Props = { member: Member; leaving: boolean; onClose: () => void };

/** A member leaves, or only gives their clients to another: how many there are is said first. */
export function DepartureDialog({ member, leaving, onClose }: Props) {
  const m = useMessages(words);
  const client = useQueryClient();
  const name = fullName(member);
  const charges = useQuery(chargesQuery(member.id));
  const { data: members = [] } = useQuery(membersQuery);
  const [heir, setHeir] = useState("");
  const [wrong, setWrong] = useState(false);
  const heirs = members.filter(({ id, active }) => active && id !== member.id);
  const params = { path: { member_id: member.id } };
  const done = useMutation({
    mutationFn: async () => {
      if (!leaving) return (await unwrap(api.POST("/team/members/{member_id}/charges", { params, body: { confier_a: heir } }))).clients;
      const { charges: moved } = await unwrap(api.POST("/team/members/{member_id}/departure", { params, body: { confier_a: heir || null } }));
      return heir ? moved.clients : 0;
    },
    onSuccess: async (clients) => {
      const to = heirs.find(({ id }) => id === heir);
      announce(leaving ? m.left(name, clients) : m.given(clients, to ? fullName(to) : ""));
      await client.invalidateQueries();
      onClose();
    },
  });
  const submit = () => {
    setWrong(!leaving && !heir);
    if (leaving || heir) done.mutate();
  };
  const problem = done.error ? asApiError(done.error) : null;
  const count = charges.data;
  const something = count && Object.values(count).some(Boolean);
  return (
    <Dialog
      open
      onClose={onClose}
      title={leaving ? m.leaveTitle(name) : m.handOverTitle(name)}
      onSubmit={submit}
      actions={
        <>
          <Button type="submit" variant={leaving ? "danger-solid" : "primary"} busy={done.isPending}>{leaving ? m.leave : m.give}</Button>
          <Button onClick={onClose}>{m.cancel}</Button>
        </>
      }
    >
      <p className="mb-3 text-text-2">{leaving ? m.leaveText : m.handOverText}</p>
      {charges.error ? <ErrorState compact title={m.failed} error={charges.error} onRetry={() => void charges.refetch()} /> : null}
      <p className="mb-4 font-medium" aria-live="polite">
        {count ? (something ? m.inCharge(count) : m.nothingInCharge) : charges.error ? null : <Skeleton className="h-3 w-64" />}
      </p>
      {problem && !problem.field("confier_a") ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      {leaving && count && !something ? null : (
        <Field label={m.givenTo} error={wrong ? m.chooseOne : problem?.field("confier_a")}>
          {(wiring) => (
            <Select {...wiring} value={heir} onChange={(event) => setHeir(event.target.value)}>
              <option value="">{leaving ? m.keep : m.choose}</option>
              {heirs.map((one) => <option key={one.id} value={one.id}>{fullName(one)}</option>)}
            </Select>
          )}
        </Field>
      )}
    </Dialog>
  );
}
