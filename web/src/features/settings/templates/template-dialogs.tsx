import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { ClientPicker } from "@/shared/clients/client-picker";
import { KINDS } from "@/shared/documents/queries";
import { changeTemplate, templateQuery, wordOf, type Template } from "@/shared/documents/templates";
import { words as documentWords } from "@/shared/documents/words";
import { formatDate } from "@/shared/format/dates";
import { fullName } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { paths } from "@/shared/paths";
import { Button, buttonClass } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input, Select } from "@/shared/ui/field";
import { Icon } from "@/shared/ui/icon";
import { ErrorState, Skeleton } from "@/shared/ui/states";

import { words } from "./words";

type Props = { template: Template; onClose: () => void };

/** Shows the template with a real file: where its document would be made. */
export function TryDialog({ template, onClose }: Props) {
  const m = useMessages(words);
  const navigate = useNavigate();
  return (
    <Dialog open onClose={onClose} title={m.tryTitle(template.nom)} width="narrow" actions={<Button onClick={onClose}>{m.cancel}</Button>}>
      <p className="mb-4 text-text-2">{m.tryText}</p>
      <div className="min-h-40">
        <ClientPicker label={m.client} onPick={({ matricule }) => void navigate({ to: paths.fromTemplate, params: { matricule, modele: template.id } })} />
      </div>
    </Dialog>
  );
}

/** Its name, and which document of the law it stands for. */
export function ChangeDialog({ template, onClose }: Props) {
  const m = useMessages(words);
  const names = useMessages(documentWords);
  const client = useQueryClient();
  const [nom, setNom] = useState(template.nom);
  const [nature, setNature] = useState(template.nature);
  const change = useMutation({
    mutationFn: () => changeTemplate(template, { nom, nature }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["modeles"] });
      onClose();
    },
  });
  const problem = change.error ? asApiError(change.error) : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.rename}
      width="narrow"
      onSubmit={() => change.mutate()}
      actions={<><Button type="submit" variant="primary" busy={change.isPending}>{m.save}</Button><Button onClick={onClose}>{m.cancel}</Button></>}
    >
      <Field label={m.name} error={problem ? (problem.field("nom") ?? problem.message) : undefined}>
        {(wiring) => <Input {...wiring} data-first="" value={nom} maxLength={120} autoComplete="off" onChange={(event) => setNom(event.target.value)} />}
      </Field>
      <Field label={m.nature} help={m.natureHelp}>
        {(wiring) => (
          <Select {...wiring} value={nature} onChange={(event) => setNature(event.target.value as Template["nature"])}>
            {(["autre", ...KINDS] as const).map((kind) => <option key={kind} value={kind}>{names[kind]}</option>)}
          </Select>
        )}
      </Field>
    </Dialog>
  );
}

/** Every version, with what its pages show otherwise than Word. */
export function HistoryDialog({ template, onClose }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const { data, error, refetch } = useQuery(templateQuery(template.id));
  return (
    <Dialog open onClose={onClose} title={m.historyTitle(template.nom)} actions={<Button onClick={onClose}>{m.close}</Button>}>
      {error ? <ErrorState compact error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <div className="animate-late" aria-busy="true"><Skeleton className="h-3 w-64" /></div> : null}
      <ul>
        {data?.versions.map((one) => (
          <li key={one.id} className="border-b border-line py-3 first:pt-0 last:border-0">
            <div className="flex flex-wrap items-center gap-2">
              <p className="min-w-0 flex-1">
                <b className="font-medium first-letter:uppercase">{m.version(one.numero)}</b>{" "}
                <span className="text-text-3">{formatDate(one.created_at, locale)}{one.created_by ? ` ${m.by(fullName(one.created_by))}` : ""}</span>
              </p>
              <a href={wordOf(template.id, one.numero)} aria-label={`${m.download}, ${m.version(one.numero)}`} className={buttonClass({ variant: "normal", size: "sm" })}><Icon name="download" size={14} />{one.nom}</a>
            </div>
            {one.remarques.map((said) => <p key={said} className="mt-1 text-small text-text-2">{said}</p>)}
            <p className="mt-1 text-small text-text-3">{m.fieldsUsed} : <span className="code" lang="fr">{one.champs.join(", ")}</span></p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
