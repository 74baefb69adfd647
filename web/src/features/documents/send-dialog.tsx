import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { sendDocument, type Document } from "@/shared/documents/queries";
import { words } from "@/shared/documents/words";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Checkbox, Field, Input, Select, Textarea } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

const DAYS = [7, 30, 60, 90];
const SIGNED = new Set<Document["kind"]>(["der", "recueil", "conseil", "mandat"]);

/** Sends a version as a link, to be read or signed. The address is the client's own unless another is typed. */
export function SendDialog({ document: one, matricule, onClose }: { document: Document; matricule: string; onClose: () => void }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const file = useQuery({
    queryKey: ["client", matricule, "adresse"],
    queryFn: ({ signal }) => unwrap(api.GET("/clients/{reference}", { params: { path: { reference: matricule } }, signal })),
  });
  const signable = one.media_type === "application/pdf";
  const [typed, setTyped] = useState<string | null>(null);
  const [message, setMessage] = useState("");
  const [jours, setJours] = useState(30);
  const [toSign, setToSign] = useState(signable && SIGNED.has(one.kind));
  const email = typed ?? file.data?.email ?? "";
  const send = useMutation({
    mutationFn: () => sendDocument(one.id, { email, message, jours, a_signer: toSign }),
    onSuccess: () => {
      announce(m.onItsWay);
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["documents"] }),
  });
  const problem = send.error ? asApiError(send.error) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.sendTitle}
      onSubmit={() => send.mutate()}
      actions={<><Button type="submit" variant="primary" icon="mail" busy={send.isPending}>{m.send}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      <p className="mb-4 text-text-2">{m.sendText}</p>
      {problem && !problem.field("email") ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <Field label={m.email} error={problem?.field("email")}>
        {(wiring) => <Input {...wiring} type="email" autoComplete="off" value={email} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
      <Field label={m.message} optional>
        {(wiring) => <Textarea {...wiring} maxLength={2000} value={message} onChange={(event) => setMessage(event.target.value)} />}
      </Field>
      <Field label={m.days}>
        {(wiring) => (
          <Select {...wiring} value={jours} onChange={(event) => setJours(Number(event.target.value))}>
            {DAYS.map((days) => <option key={days} value={days}>{m.dayCount(days)}</option>)}
          </Select>
        )}
      </Field>
      {signable ? (
        <label className="mb-2 flex min-h-9 items-center gap-2">
          <Checkbox checked={toSign} onChange={(event) => setToSign(event.target.checked)} />
          {m.toSign}
        </label>
      ) : <p className="mb-2 text-small text-text-3">{m.wordHelp}</p>}
    </Dialog>
  );
}
