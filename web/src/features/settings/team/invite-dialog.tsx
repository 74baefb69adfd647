import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, newKey, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { words } from "../words";

import { invitationsQuery } from "./invitations-section";
import { StandingFields, type Standing } from "./portee-fields";

const EMPTY: Standing & { email: string; titre: string } = { email: "", role: "employe", titre: "", portee: "tous", equipe_id: null };

/** Sends the invitation, then shows its link once, to hand over by other means. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const [values, setValues] = useState(EMPTY);
  const [wrong, setWrong] = useState(false);
  const invite = useMutation({
    mutationFn: () => unwrap(api.POST("/team/invitations", { body: { ...values, email: values.email.trim() }, headers: idempotent(newKey()) })),
    onSuccess: () => client.invalidateQueries(invitationsQuery),
  });
  const close = () => {
    setValues(EMPTY);
    setWrong(false);
    invite.reset();
    onClose();
  };
  const submit = () => {
    const bad = !/^\S+@\S+\.\S+$/.test(values.email.trim());
    setWrong(bad);
    if (!bad && !invite.isPending) invite.mutate();
  };
  const sent = invite.data;
  if (sent) {
    const copy = async () => {
      await navigator.clipboard.writeText(sent.lien);
      announce(m.linkCopied);
    };
    return (
      <Dialog open={open} onClose={close} title={m.invited(sent.email)} onSubmit={close} actions={<><Button type="submit" variant="primary">{m.close}</Button><Button data-first="" icon="copy" onClick={() => void copy()}>{m.copyLink}</Button></>}>
        <p className="mb-3 text-text-2">{m.linkText}</p>
        <p className="code rounded-3 bg-sunken px-3 py-2 text-small break-all whitespace-normal! shadow-inset">{sent.lien}</p>
      </Dialog>
    );
  }
  const problem = invite.error ? asApiError(invite.error) : null;
  return (
    <Dialog
      open={open}
      onClose={close}
      title={m.inviteTitle}
      width="narrow"
      onSubmit={submit}
      actions={
        <>
          <Button type="submit" variant="primary" busy={invite.isPending}>{m.sendInvitation}</Button>
          <Button onClick={close}>{m.cancel}</Button>
        </>
      }
    >
      <p className="mb-4 text-text-2">{m.inviteText}</p>
      {problem && !["email", "role", "portee", "equipe_id"].some((field) => problem.field(field)) ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <Field label={m.email} error={wrong ? m.emailWrong : problem?.field("email")}>
        {(wiring) => <Input {...wiring} type="email" autoComplete="off" value={values.email} onChange={(event) => setValues({ ...values, email: event.target.value })} />}
      </Field>
      <StandingFields value={values} onChange={(standing) => setValues({ ...values, ...standing })} error={(field) => problem?.field(field)} />
      <Field label={m.optionalTitle} optional help={m.titleHelp}>
        {(wiring) => <Input {...wiring} value={values.titre} onChange={(event) => setValues({ ...values, titre: event.target.value })} />}
      </Field>
    </Dialog>
  );
}
