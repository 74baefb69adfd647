import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input } from "@/shared/ui/field";
import { MenuItem } from "@/shared/ui/menu";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { refresh } from "../api";
import type { Entretien } from "../types";
import { words } from "./words";

const at = (id: string) => ({ params: { path: { id } } });

/** Keeps the recording beyond its retention, or lets it go again. */
export function HoldItem({ entretien, onHold }: { entretien: Entretien; onHold: () => void }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const release = useMutation({
    mutationFn: () => api.DELETE("/entretiens/{id}/enregistrement/gel", at(entretien.id)),
    onSuccess: () => {
      announce(m.released);
      void refresh(client, entretien.id);
    },
  });
  return entretien.enregistrement?.gel ? (
    <MenuItem icon="lock" onSelect={() => release.mutate()}>{m.release}</MenuItem>
  ) : (
    <MenuItem icon="lock" onSelect={onHold}>{m.hold}</MenuItem>
  );
}

/** Why the recording must be kept. */
export function HoldDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const [motif, setMotif] = useState("");
  const [checked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: () => unwrap(api.PUT("/entretiens/{id}/enregistrement/gel", { ...at(id), body: { motif: motif.trim() } })),
    onSuccess: async () => {
      await refresh(client, id);
      onClose();
    },
  });
  const problem = save.error ? asApiError(save.error) : null;
  const submit = () => {
    setChecked(true);
    if (motif.trim()) save.mutate();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.hold}
      width="narrow"
      onSubmit={submit}
      actions={<><Button type="submit" variant="primary" busy={save.isPending}>{m.keep}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      {problem && !problem.field("motif") ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      <Field label={m.reason} help={m.holdHelp} error={checked && !motif.trim() ? m.reasonAsked : problem?.field("motif")}>
        {(wiring) => <Input {...wiring} value={motif} maxLength={300} autoComplete="off" onChange={(event) => setMotif(event.target.value)} />}
      </Field>
    </Dialog>
  );
}
