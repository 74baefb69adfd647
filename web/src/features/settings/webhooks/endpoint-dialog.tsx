import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Checkbox, Field, Input } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import type { Endpoint, Offered } from "./queries";
import { words } from "./words";

type Props = { endpoint: Endpoint | null; offered: readonly Offered[]; onClose: () => void; onSecret: (nom: string, secret: string) => void };

/** Which program, where, and of what it is told. */
export function EndpointDialog({ endpoint, offered, onClose, onSecret }: Props) {
  const m = useMessages(words);
  const client = useQueryClient();
  const [nom, setNom] = useState(endpoint?.nom ?? "");
  const [url, setUrl] = useState(endpoint?.url ?? "https://");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(endpoint?.evenements ?? []));
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: async () => {
      const body = { nom: nom.trim(), url: url.trim(), evenements: [...chosen] };
      if (endpoint) {
        await unwrap(api.PATCH("/webhooks/{endpoint_id}", { params: { path: { endpoint_id: endpoint.id } }, body }));
        return null;
      }
      return unwrap(api.POST("/webhooks", { body }));
    },
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: ["webhooks"] });
      onClose();
      if (made) onSecret(made.nom, made.secret);
    },
  });
  const problem = save.error ? asApiError(save.error) : null;
  const toggle = (name: string) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setChosen(next);
  };
  const fault = checked && !chosen.size ? m.choose : problem?.field("evenements");
  return (
    <Dialog
      open
      onClose={onClose}
      title={endpoint ? endpoint.nom : m.add}
      onSubmit={() => {
        setChecked(true);
        if (nom.trim() && chosen.size) save.mutate();
      }}
      actions={<><Button type="submit" variant="primary" busy={save.isPending}>{endpoint ? m.save : m.create}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {problem && !["nom", "url", "evenements"].some((field) => problem.field(field)) ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <Field label={m.name} help={m.nameHelp} error={checked && !nom.trim() ? m.required : problem?.field("nom")}>
        {(wiring) => <Input {...wiring} value={nom} maxLength={80} autoComplete="off" onChange={(event) => setNom(event.target.value)} />}
      </Field>
      <Field label={m.url} help={m.urlHelp} error={problem?.field("url")}>
        {(wiring) => <Input {...wiring} type="url" value={url} maxLength={500} autoComplete="off" spellCheck={false} onChange={(event) => setUrl(event.target.value)} />}
      </Field>
      <fieldset className="mb-3">
        <legend className="mb-1 font-medium">{m.events}</legend>
        {offered.map(({ nom: name, libelle }) => (
          <label key={name} className="flex min-h-8 items-center gap-2 phone:min-h-11">
            <Checkbox checked={chosen.has(name)} onChange={() => toggle(name)} />
            <span className="flex-1">{libelle}</span>
            <span className="code text-small text-text-3">{name}</span>
          </label>
        ))}
        {fault ? <p className="mt-1.5 flex items-start gap-1.5 text-small text-bad"><Icon name="alert-circle" size={14} className="mt-px" />{fault}</p> : null}
      </fieldset>
    </Dialog>
  );
}

export type Shown = { nom: string; secret: string; renewed: boolean };

/** The secret, this once. */
export function SecretDialog({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const m = useMessages(words);
  const copy = async () => {
    await navigator.clipboard.writeText(shown.secret);
    announce(m.copied);
  };
  return (
    <Dialog open onClose={onClose} title={m.secretTitle(shown.nom)} onSubmit={onClose} actions={<><Button type="submit" variant="primary">{m.close}</Button><Button data-first="" icon="copy" onClick={() => void copy()}>{m.copy}</Button></>}>
      <p className="mb-3 text-text-2">{m.secretText} {shown.renewed ? m.renewedText : ""}</p>
      <p className="code rounded-3 bg-sunken px-3 py-2 text-small break-all whitespace-normal! shadow-inset">{shown.secret}</p>
    </Dialog>
  );
}
