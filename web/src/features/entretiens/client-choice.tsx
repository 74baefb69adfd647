import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { asApiError } from "@/shared/api/error";
import { fullName, initials } from "@/shared/format/names";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { Button } from "@/shared/ui/button";
import { Avatar } from "@/shared/ui/marks";

import { candidatesQuery, chooseClient, refresh } from "./api";
import { ClientPicker } from "@/shared/clients/client-picker";

const words = defineMessages({
  fr: {
    title: "À quel dossier rattacher cet entretien ?",
    found: "Ces dossiers ressemblent à la personne entendue. Rien n’est rattaché sans vous.",
    none: "Aucun dossier du cabinet ne correspond à la personne entendue.",
    this: "C’est ce dossier", create: "Créer un nouveau dossier", other: "Ou choisir un autre dossier",
    email: "même e-mail", telephone: "même téléphone", nom_prenom_naissance: "mêmes nom, prénom et date de naissance", nom_prenom: "mêmes nom et prénom",
  },
  en: {
    title: "Which file does this meeting belong to?",
    found: "These files look like the person heard. Nothing is attached without you.",
    none: "No file of the firm matches the person heard.",
    this: "This file", create: "Create a new file", other: "Or choose another file",
    email: "same e-mail", telephone: "same telephone", nom_prenom_naissance: "same name, first name and birth date", nom_prenom: "same name and first name",
  },
});
const REASONS = ["email", "telephone", "nom_prenom_naissance", "nom_prenom"] as const;

/** Files that look like the person heard: proposed, never silently chosen. */
export function ClientChoice({ id }: { id: string }) {
  const m = useMessages(words);
  const client = useQueryClient();
  const { data: candidates } = useQuery(candidatesQuery(id));
  const choice = useMutation({
    mutationFn: (chosen: { client_id: string } | { nouveau: true }) => chooseClient(id, chosen),
    onSuccess: () => refresh(client, id),
  });
  const reason = (code: string) => (REASONS.includes(code as (typeof REASONS)[number]) ? m[code as (typeof REASONS)[number]] : code);
  return (
    <section className="mt-6 rounded-4 bg-sunken p-5 shadow-inset" aria-labelledby="quel-dossier">
      <h2 id="quel-dossier" className="text-h3 font-semibold">{m.title}</h2>
      <p className="mb-3 text-text-2">{candidates?.length ? m.found : m.none}</p>
      <ul className="grid gap-2">
        {candidates?.map(({ client: found, reasons }) => (
          <li key={found.id} className="flex items-center gap-3 rounded-3 bg-raised px-3 py-2 shadow-card">
            <Avatar initials={initials(fullName(found))} />
            <span className="grid min-w-0 flex-1">
              <b className="truncate">{fullName(found)} <span className="code ml-1 font-normal text-text-3">{found.matricule}</span></b>
              <span className="truncate text-small text-text-2">{[found.ville, ...reasons.map(reason)].filter(Boolean).join(" · ")}</span>
            </span>
            <Button size="sm" variant="primary" busy={choice.isPending} onClick={() => choice.mutate({ client_id: found.id })}>{m.this}</Button>
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <Button icon="plus" busy={choice.isPending} onClick={() => choice.mutate({ nouveau: true })}>{m.create}</Button>
        <div className="min-w-60 flex-1"><ClientPicker label={m.other} onPick={(picked) => choice.mutate({ client_id: picked.id })} /></div>
      </div>
      {choice.error ? <p role="alert" className="mt-2 text-bad">{asApiError(choice.error).message}</p> : null}
    </section>
  );
}
