import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, newKey, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { today } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { membersQuery } from "@/shared/session/members";
import { useCan, useSession } from "@/shared/session/session";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input, Select } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { delegationsQuery } from "./queries";
import { words } from "./words";

const FIELDS = ["absent_id", "delegue_id", "debut", "fin"];

/** From when to when, and who stands in. */
export function DelegationDialog({ absent, onClose }: { absent?: string; onClose: () => void }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const manage = useCan("team.manage");
  const { membership_id } = useSession();
  const { data: members = [] } = useQuery(membersQuery);
  const [values, setValues] = useState({ absent_id: absent ?? membership_id ?? "", delegue_id: "", debut: today(), fin: "", motif: "" });
  const [checked, setChecked] = useState(false);
  const [key] = useState(newKey);
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const people = members.filter(({ active }) => active);
  const plan = useMutation({
    mutationFn: () => unwrap(api.POST("/team/delegations", { body: values, headers: idempotent(key) })),
    onSuccess: async () => {
      announce(m.planned);
      await client.invalidateQueries(delegationsQuery);
      onClose();
    },
  });
  const problem = plan.error ? asApiError(plan.error) : null;
  const wrong = (name: "delegue_id" | "debut" | "fin") => (checked && !values[name] ? m.required : problem?.field(name));
  const submit = () => {
    setChecked(true);
    if (values.delegue_id && values.debut && values.fin) plan.mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.absenceNew}
      width="narrow"
      onSubmit={submit}
      actions={<><Button type="submit" variant="primary" busy={plan.isPending}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {problem && !FIELDS.some((field) => problem.field(field)) ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <Field label={m.absentPerson} error={problem?.field("absent_id")}>
        {(wiring) => (
          <Select {...wiring} value={values.absent_id} disabled={!manage} onChange={(event) => set({ absent_id: event.target.value })}>
            {people.map((one) => <option key={one.id} value={one.id}>{fullName(one)}</option>)}
          </Select>
        )}
      </Field>
      <Field label={m.standIn} error={wrong("delegue_id")}>
        {(wiring) => (
          <Select {...wiring} value={values.delegue_id} onChange={(event) => set({ delegue_id: event.target.value })}>
            <option value="">{m.choose}</option>
            {people.filter(({ id }) => id !== values.absent_id).map((one) => <option key={one.id} value={one.id}>{fullName(one)}</option>)}
          </Select>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-x-4">
        <Field label={m.from} error={wrong("debut")}>
          {(wiring) => <Input {...wiring} type="date" value={values.debut} onChange={(event) => set({ debut: event.target.value })} />}
        </Field>
        <Field label={m.to} error={wrong("fin")}>
          {(wiring) => <Input {...wiring} type="date" value={values.fin} min={values.debut} onChange={(event) => set({ fin: event.target.value })} />}
        </Field>
      </div>
      <Field label={m.reason} optional>
        {(wiring) => <Input {...wiring} value={values.motif} maxLength={200} onChange={(event) => set({ motif: event.target.value })} />}
      </Field>
    </Dialog>
  );
}
