import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { api, idempotent, newKey, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import { useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Banner } from "@/shared/ui/states";

import { listeningWords } from "./listening-words";
import type { Provider } from "./queries";
import { words } from "./words";

/** The administrator's permission, in the words kept as its proof. */
export function ConsentDialog({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const texts = useMessages(words);
  const listening = useMessages(listeningWords);
  const m = provider.usage === "parole" ? { ...texts, ...listening } : texts;
  const client = useQueryClient();
  const [key] = useState(newKey);
  const formulation = m.consentWords(provider.nom, provider.modele, provider.base_url || m.itsOwn);
  const allow = useMutation({
    mutationFn: () => unwrap(api.POST("/ai/providers/{id}/consent", { params: { path: { id: provider.id } }, body: { accorde: true, formulation }, headers: idempotent(key) })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["ai"] });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.consentTitle(provider.nom)}
      onSubmit={() => allow.mutate()}
      actions={<><Button type="submit" variant="primary" busy={allow.isPending}>{m.consentAct}</Button><Button data-first="" onClick={onClose}>{m.cancel}</Button></>}
    >
      {allow.error ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{asApiError(allow.error).message}</Banner></div> : null}
      <p className="mb-3 text-text-2">{m.consentText}</p>
      <blockquote className="rounded-3 bg-sunken px-4 py-3 shadow-inset">{formulation}</blockquote>
    </Dialog>
  );
}
