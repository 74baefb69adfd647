import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { insurerNames, insurersQuery } from "@/shared/clients/insurers";
import { FormField } from "@/shared/dictionary/form-field";
import type { Row, Value } from "@/shared/dictionary/types";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Banner } from "@/shared/ui/states";

import { refreshFile, write, type SectionName } from "./api";
import { useEditing } from "./editing";
import type { Entry } from "./types";

const words = defineMessages({
  fr: { add: (what: string) => `Ajouter : ${what}`, edit: (what: string) => `Modifier : ${what}`, save: "Enregistrer", cancel: "Annuler" },
  en: { add: (what: string) => `Add: ${what}`, edit: (what: string) => `Edit: ${what}`, save: "Save", cancel: "Cancel" },
});

/** All the fields of a row, or of a once-only section such as the spouse: only what changed is sent. */
export function RowDialog({ name, entry, onClose }: { name: SectionName; entry: Entry | null; onClose: () => void }) {
  const m = useMessages(words);
  const locale = useLocale();
  const client = useQueryClient();
  const { file } = useEditing();
  const { section } = useDictionary();
  const [changes, setChanges] = useState<Row>({});
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const own = section(name);
  const insurers = useQuery({ ...insurersQuery, enabled: name === "contrats_existants" }).data ?? [];
  const saving = useMutation({
    mutationFn: () => write(file, { section: name, entry }, changes),
    onSuccess: async () => {
      await refreshFile(client);
      onClose();
    },
  });
  const problem = saving.error ? asApiError(saving.error) : null;
  const what = own?.singulier ?? name;
  return (
    <Dialog
      open
      onClose={onClose}
      title={entry ? m.edit(what) : m.add(what)}
      onSubmit={() => (Object.keys(changes).length ? wrong.size || saving.mutate() : onClose())}
      actions={
        <>
          <Button type="submit" variant="primary" kbd="Enter" busy={saving.isPending}>{m.save}</Button>
          <Button onClick={onClose}>{m.cancel}</Button>
        </>
      }
    >
      {problem && !Object.keys(problem.errors).length ? <div className="mb-4"><Banner tone="bad" icon="alert" alert>{problem.message}</Banner></div> : null}
      <div className="grid grid-cols-2 gap-x-4 phone:grid-cols-1">
        {own?.champs.map((champ) => (
          <FormField
            key={champ.nom}
            champ={champ}
            label={champ[locale]}
            value={entry?.[champ.nom] as Value}
            error={problem?.field(champ.nom)}
            {...(champ.nom === "assureur" ? { offered: insurerNames(insurers) } : {})}
            onChange={(value, ok) => {
              setChanges((was) => ({ ...was, [champ.nom]: value ?? null }));
              setWrong((was) => new Set(ok ? [...was].filter((nom) => nom !== champ.nom) : [...was, champ.nom]));
            }}
          />
        ))}
      </div>
    </Dialog>
  );
}
