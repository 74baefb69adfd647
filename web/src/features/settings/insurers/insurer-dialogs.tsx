import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Insurer } from "@/shared/clients/insurers";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { Banner } from "@/shared/ui/states";

import { useRefreshInsurers, useRename } from "./insurers-page";
import { words } from "./words";

/** Where an insurer is reached. */
export function InsurerDialog({ insurer, onClose }: { insurer: Insurer | null; onClose: () => void }) {
  const m = useMessages(words);
  const refresh = useRefreshInsurers();
  const fiche = insurer?.fiche ?? null;
  const [text, setText] = useState({
    nom: fiche?.nom ?? insurer?.nom ?? "",
    adresse: fiche?.adresse ?? "",
    email: fiche?.email ?? "",
    telephone: fiche?.telephone ?? "",
    extranet: fiche?.extranet ?? "",
  });
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: () => unwrap(fiche ? api.PATCH("/assureurs/{assureur_id}", { params: { path: { assureur_id: fiche.id } }, body: text }) : api.POST("/assureurs", { body: text })),
    onSuccess: async () => {
      await refresh();
      onClose();
    },
  });
  const problem = save.error ? asApiError(save.error) : null;
  const bind = (name: keyof typeof text) => ({ value: text[name], autoComplete: "off", onChange: (event: { target: { value: string } }) => setText({ ...text, [name]: event.target.value }) });
  const contracts = insurer !== null && fiche === null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={insurer ? insurer.nom : m.add}
      onSubmit={() => {
        setChecked(true);
        if (text.nom.trim()) save.mutate();
      }}
      actions={<><Button type="submit" variant="primary" busy={save.isPending}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {problem && !Object.keys(problem.errors).length ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      {contracts ? null : (
        <Field label={m.name} error={checked && !text.nom.trim() ? m.required : problem?.field("nom")}>{(wiring) => <Input {...wiring} {...bind("nom")} maxLength={200} />}</Field>
      )}
      <Field label={m.address} optional error={problem?.field("adresse")}>{(wiring) => <Input {...wiring} {...bind("adresse")} maxLength={300} />}</Field>
      <div className="grid grid-cols-2 gap-x-4 phone:grid-cols-1">
        <Field label={m.email} optional error={problem?.field("email")}>{(wiring) => <Input {...wiring} {...bind("email")} inputMode="email" />}</Field>
        <Field label={m.phone} optional error={problem?.field("telephone")}>{(wiring) => <Input {...wiring} {...bind("telephone")} inputMode="tel" maxLength={30} />}</Field>
      </div>
      <Field label={m.extranet} optional help={m.extranetHelp} error={problem?.field("extranet")}>{(wiring) => <Input {...wiring} {...bind("extranet")} inputMode="url" maxLength={500} />}</Field>
    </Dialog>
  );
}

/** Another name on every contract; one that is there already unites the two. */
export function RenameDialog({ insurer, names, onClose }: { insurer: Insurer; names: readonly string[]; onClose: () => void }) {
  const m = useMessages(words);
  const list = useId();
  const [vers, setVers] = useState(insurer.usuel ?? insurer.nom);
  const [checked, setChecked] = useState(false);
  const rename = useRename();
  const problem = rename.error ? asApiError(rename.error) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.renameTitle(insurer.nom)}
      width="narrow"
      onSubmit={() => {
        setChecked(true);
        if (vers.trim()) rename.mutate({ noms: [insurer.nom], vers: vers.trim() }, { onSuccess: onClose });
      }}
      actions={<><Button type="submit" variant="primary" busy={rename.isPending}>{m.renameDo}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      <p className="mb-4 text-text-2">{m.renameText(insurer.contrats)}</p>
      <Field label={m.newName} error={checked && !vers.trim() ? m.required : problem ? (problem.field("vers") ?? problem.field("noms") ?? problem.message) : undefined}>
        {(wiring) => <Input {...wiring} data-first="" list={list} value={vers} maxLength={200} autoComplete="off" onChange={(event) => setVers(event.target.value)} />}
      </Field>
      <datalist id={list}>{names.filter((name) => name !== insurer.nom).map((name) => <option key={name} value={name} />)}</datalist>
    </Dialog>
  );
}
