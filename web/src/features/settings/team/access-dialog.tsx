import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Member } from "@/shared/api/types";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { StandingFields, type Standing } from "./portee-fields";
import { words } from "./words";

/** What a member may do, whose clients they see, and what they are called. */
export function AccessDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const [standing, setStanding] = useState<Standing>({ role: member.role, portee: member.portee, equipe_id: member.equipe_id });
  const [titre, setTitre] = useState(member.titre);
  const name = fullName(member);
  const put = (body: Standing & { titre: string }) => unwrap(api.PATCH("/team/members/{member_id}", { params: { path: { member_id: member.id } }, body }));
  const refresh = () => client.invalidateQueries({ queryKey: ["team"] });
  const save = useMutation({
    mutationFn: () => put({ ...standing, titre: titre.trim() }),
    onSuccess: async () => {
      await refresh();
      const { role, portee, equipe_id } = member;
      announce(m.accessSaved(name), () => void put({ role, portee, equipe_id, titre: member.titre }).then(refresh));
      onClose();
    },
  });
  const problem = save.error ? asApiError(save.error) : null;
  const fields = ["role", "portee", "equipe_id", "titre"];
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.accessTitle(name)}
      width="narrow"
      onSubmit={() => save.mutate()}
      actions={<><Button type="submit" variant="primary" busy={save.isPending}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {problem && !fields.some((field) => problem.field(field)) ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <StandingFields value={standing} onChange={setStanding} error={(field) => problem?.field(field)} />
      <Field label={m.title} optional error={problem?.field("titre")}>
        {(wiring) => <Input {...wiring} value={titre} maxLength={80} onChange={(event) => setTitre(event.target.value)} />}
      </Field>
    </Dialog>
  );
}
