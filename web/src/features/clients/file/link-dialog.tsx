import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import { ClientPicker, type Picked } from "@/shared/clients/client-picker";
import { readNumber } from "@/shared/dictionary/parse";
import { formatPartialDate, readPartialDate } from "@/shared/dictionary/partial-date";
import { fullName, initials } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { Field, Input, Select } from "@/shared/ui/field";
import { Avatar } from "@/shared/ui/marks";
import { Banner } from "@/shared/ui/states";

import { addLink, refreshFile, type Link } from "./api";
import { useEditing } from "./editing";
import { LINKS, linkWords, SHARED, type Lien } from "./link-words";

const words = defineMessages({
  fr: {
    title: "Lier un dossier", edit: "Modifier le lien", keep: "Enregistrer", who: "Quel dossier", other: "Choisir un autre dossier", what: (name: string) => `Qui est ${name} pour ce client`, part: "Part", since: "Depuis", precision: "Précision", save: "Lier", cancel: "Annuler",
    both: "Le lien se voit dans les deux dossiers.", missing: "Choisissez un dossier du cabinet.", dateWrong: "Écrivez une date : 8 juin 1978, 06/1978 ou 1978.", partWrong: "Écrivez un pourcentage de 0 à 100.",
  },
  en: {
    title: "Link a file", edit: "Edit the link", keep: "Save", who: "Which file", other: "Choose another file", what: (name: string) => `What ${name} is to this client`, part: "Share", since: "Since", precision: "Details", save: "Link", cancel: "Cancel",
    both: "The link is seen in both files.", missing: "Choose a file of the firm.", dateWrong: "Write a date: 8/6/1978, 06/1978 or 1978.", partWrong: "Write a percentage from 0 to 100.",
  },
});

/** Which other file, and what it is to this one; the details of `link` when it is there already. */
export function LinkDialog({ link, onClose }: { link: Link | null; onClose: () => void }) {
  const m = useMessages(words);
  const t = useMessages(linkWords);
  const locale = useLocale();
  const client = useQueryClient();
  const { file } = useEditing();
  const choices = link ? [link.lien] : LINKS[file.type_personne];
  const [other, setOther] = useState<Picked | null>(link?.autre ?? null);
  const [lien, setLien] = useState<Lien>(choices[0] ?? "autre");
  const [text, setText] = useState({
    part: typeof link?.part === "number" ? String(link.part).replace(".", ",") : "",
    depuis: link?.depuis ? formatPartialDate(link.depuis, locale) : "",
    precision: link?.precision ?? "",
  });
  const [wrong, setWrong] = useState({ other: false, part: false, depuis: false });
  const saving = useMutation({
    mutationFn: () =>
      addLink(file.id, {
        autre: other?.id ?? "",
        lien,
        precision: text.precision.trim() || null,
        part: SHARED.has(lien) && text.part.trim() ? readNumber(text.part) : null,
        depuis: text.depuis.trim() ? readPartialDate(text.depuis) : null,
      }),
    onSuccess: async () => {
      await refreshFile(client);
      onClose();
    },
  });
  const problem = saving.error ? asApiError(saving.error) : null;
  const submit = () => {
    const share = text.part.trim() ? readNumber(text.part) : 0;
    const found = {
      other: !other,
      part: SHARED.has(lien) && (share === null || share < 0 || share > 100),
      depuis: Boolean(text.depuis.trim()) && readPartialDate(text.depuis) === null,
    };
    setWrong(found);
    if (!Object.values(found).some(Boolean) && !saving.isPending) saving.mutate();
  };
  const bind = (name: keyof typeof text) => ({ value: text[name], autoComplete: "off", onChange: (event: { target: { value: string } }) => setText({ ...text, [name]: event.target.value }) });
  return (
    <Dialog
      open
      onClose={onClose}
      title={link ? m.edit : m.title}
      onSubmit={submit}
      actions={
        <>
          <Button type="submit" variant="primary" busy={saving.isPending}>{link ? m.keep : m.save}</Button>
          <Button onClick={onClose}>{m.cancel}</Button>
        </>
      }
    >
      <p className="mb-4 text-text-2">{m.both}</p>
      {problem && !Object.keys(problem.errors).length ? <div className="mb-4"><Banner tone="bad" icon="alert-circle" alert>{problem.message}</Banner></div> : null}
      {other ? (
        <p className="mb-4 flex min-h-12 items-center gap-3 rounded-3 px-3 shadow-inset">
          <Avatar initials={initials(fullName(other))} size="md" />
          <b className="min-w-0 flex-1 truncate font-medium">{fullName(other)}</b>
          <span className="code text-small text-text-3">{other.matricule}</span>
          {link ? null : <IconButton size="sm" icon="x" label={m.other} onClick={() => setOther(null)} />}
        </p>
      ) : (
        <div className="mb-4 min-h-36">
          <ClientPicker label={m.who} onPick={setOther} />
          {wrong.other ? <p role="alert" className="mt-1 text-small text-bad">{m.missing}</p> : null}
        </div>
      )}
      {other ? (
        <>
          <Field label={m.what(fullName(other))} error={problem?.field("lien") ?? problem?.field("autre")}>
            {(wiring) => (
              <Select {...wiring} autoFocus={!link} disabled={link !== null} value={lien} onChange={(event) => setLien(event.target.value as Lien)}>
                {choices.map((code) => <option key={code} value={code}>{t[code]}</option>)}
              </Select>
            )}
          </Field>
          <div className="grid grid-cols-2 gap-x-4 phone:grid-cols-1">
            <Field label={m.since} optional error={wrong.depuis ? m.dateWrong : problem?.field("depuis")}>{(wiring) => <Input {...wiring} {...bind("depuis")} />}</Field>
            {SHARED.has(lien) ? (
              <Field label={m.part} optional aside={<span className="text-small text-text-3">%</span>} error={wrong.part ? m.partWrong : problem?.field("part")}>
                {(wiring) => <Input {...wiring} {...bind("part")} inputMode="decimal" />}
              </Field>
            ) : null}
          </div>
          <Field label={m.precision} optional error={problem?.field("precision")}>{(wiring) => <Input {...wiring} {...bind("precision")} />}</Field>
        </>
      ) : null}
    </Dialog>
  );
}
