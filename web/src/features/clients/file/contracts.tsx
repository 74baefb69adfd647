import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import type { Value } from "@/shared/dictionary/types";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { textOf } from "@/shared/dictionary/value-text";
import { Money } from "@/shared/format/format";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button, IconButton } from "@/shared/ui/button";
import { Icon } from "@/shared/ui/icon";
import type { IconName } from "@/shared/ui/icons";
import { Mark, Tag, type Origin } from "@/shared/ui/marks";
import { announce } from "@/shared/ui/toast";

import { deadlinesQuery, refreshFile, removeRow, restoreRow } from "./api";
import { Deadlines } from "./deadlines";
import { useEditing } from "./editing";
import { words as file } from "./layout";
import { RowDialog } from "./row-dialog";
import type { Entry, Origine } from "./types";

const words = defineMessages({
  fr: {
    none: "Aucun contrat connu.", add: "Ajouter un contrat", edit: (what: string) => `Modifier : ${what}`, remove: (what: string) => `Supprimer : ${what}`, removed: (what: string) => `Supprimé : ${what}`, insurer: "assureur à demander",
    number: (n: string) => `n° ${n}`, effect: (date: string) => `effet ${date}`, due: (date: string) => `échéance ${date}`, ended: (date: string) => `résilié ${date}`, year: "an", total: "Cotisations en cours", ours: "Souscrit par le cabinet",
    code: "Articles du code des assurances, sauf mention contraire.", premium: "cotisation à demander", mensuel: "mois", trimestriel: "trimestre", semestriel: "semestre", annuel: "an",
  },
  en: {
    none: "No known contract.", add: "Add a contract", edit: (what: string) => `Edit: ${what}`, remove: (what: string) => `Delete: ${what}`, removed: (what: string) => `Deleted: ${what}`, insurer: "insurer to ask",
    number: (n: string) => `no. ${n}`, effect: (date: string) => `effective ${date}`, due: (date: string) => `due ${date}`, ended: (date: string) => `terminated ${date}`, year: "year", total: "Premiums in force", ours: "Sold by the firm",
    code: "Articles of the Code des assurances unless stated otherwise.", premium: "premium to ask", mensuel: "month", trimestriel: "quarter", semestriel: "half-year", annuel: "year",
  },
});
const ICONS: Record<string, IconName> = {
  auto: "car", moto: "car", habitation: "house", sante: "heart", prevoyance: "shield", emprunteur: "coins", protection_juridique: "badge", rc_pro: "briefcase", multirisque_pro: "briefcase",
};
const ORIGIN: Record<Origine["kind"], Origin> = { entretien: "said", saisie: "typed", import: "imported" };
const OVER = ["resilie", "sans_effet", "echu"];

/** The contracts of the client, those in force first, each with what the law lets one do and until when. */
export function Contracts() {
  const m = useMessages(words);
  const client = useQueryClient();
  const { file: dossier, editable } = useEditing();
  const { data: deadlines } = useQuery(deadlinesQuery(dossier.id));
  const [dialog, setDialog] = useState<Entry | "new" | null>(null);
  const label = useLabel();
  const rows = [...dossier.contrats_existants].sort((a, b) => Number(OVER.includes(String(a["statut"]))) - Number(OVER.includes(String(b["statut"]))));
  const removal = useMutation({
    mutationFn: (row: Entry) => removeRow(dossier, "contrats_existants", row),
    onSuccess: (_, row) => announce(m.removed(label(row)), () => void restoreRow(dossier, "contrats_existants", row).then(() => refreshFile(client))),
    onSettled: () => refreshFile(client),
  });
  const { cotisations_annuelles: total } = dossier.derives;
  return (
    <>
      {rows.length ? (
        <ul className="rounded-3 shadow-inset">
          {rows.map((row) => (
            <Contract
              key={row.id}
              row={row}
              deadlines={deadlines?.filter(({ contrat_id }) => contrat_id === row.id) ?? []}
              {...(editable ? { onEdit: () => setDialog(row), onRemove: () => removal.mutate(row) } : {})}
            />
          ))}
        </ul>
      ) : (
        <p className="text-small text-text-3">{m.none}</p>
      )}
      {removal.error ? <p role="alert" className="mt-1 text-small text-bad">{asApiError(removal.error).message}</p> : null}
      <p className="mt-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        {editable ? <Button variant="ghost" size="sm" icon="plus" className="-ml-2" onClick={() => setDialog("new")}>{m.add}</Button> : null}
        {deadlines?.length ? <span className="flex-1 text-small text-text-3 phone:basis-full">{m.code}</span> : null}
        {total > 0 ? <span className="text-small text-text-2">{m.total} <b className="font-medium text-text"><Money value={total} per={m.year} /></b></span> : null}
      </p>
      {dialog ? <RowDialog name="contrats_existants" entry={dialog === "new" ? null : dialog} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function useLabel(): (row: Entry) => string {
  const locale = useLocale();
  const { champ } = useDictionary();
  return (row) => [textOf(champ("contrats_existants", "type"), row["type"] as Value, locale), row["assureur"]].filter(Boolean).join(", ");
}

type ContractProps = { row: Entry; deadlines: Parameters<typeof Deadlines>[0]["deadlines"]; onEdit?: () => void; onRemove?: () => void };

function Contract({ row, deadlines, onEdit, onRemove }: ContractProps) {
  const m = useMessages(words);
  const t = useMessages(file);
  const locale = useLocale();
  const { champ } = useDictionary();
  const label = useLabel();
  const say = (nom: string) => textOf(champ("contrats_existants", nom), row[nom] as Value, locale);
  const over = OVER.includes(String(row["statut"]));
  const statut = row["statut"] as string | null;
  const tone = over ? "neutral" : statut === "en_cours" ? "ok" : statut === "suspendu" ? "warn" : "line";
  const periodicite = row["periodicite"] as "mensuel" | "trimestriel" | "semestriel" | "annuel" | null;
  const facts = [
    row["numero"] ? m.number(String(row["numero"])) : "",
    row["date_effet"] ? m.effect(say("date_effet")) : "",
    row["echeance"] && !deadlines.some(({ kind }) => kind === "echeance" || kind === "terme") ? m.due(say("echeance")) : "",
    row["date_resiliation"] ? m.ended(say("date_resiliation")) : "",
    row["par_le_cabinet"] === true ? m.ours : "",
  ].filter(Boolean);
  const origine = row.origines["type"];
  return (
    <li className="border-line px-3 py-2.5 not-first:border-t">
      <div className="flex items-start gap-3">
        <span className="grid size-8 flex-none place-content-center rounded-3 bg-press text-text-2"><Icon name={ICONS[String(row["type"])] ?? "file-text"} /></span>
        <div className={`min-w-0 flex-1 ${over ? "text-text-3" : ""}`}>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
            <b className="font-medium">{say("type")}</b>
            <span className="text-text-2">{[row["assureur"] ?? m.insurer, row["produit"]].filter(Boolean).join(" · ")}</span>
            {statut ? <Tag tone={tone}>{say("statut")}</Tag> : null}
            {origine ? <Mark origin={ORIGIN[origine.kind]} /> : null}
          </p>
          {facts.length ? <p className="text-small text-text-3 tabular-nums">{facts.join(" · ")}</p> : <p className="text-small text-text-3">{t.ask}</p>}
        </div>
        <span className="num flex-none pt-0.5 text-right whitespace-nowrap">
          {typeof row["cotisation"] === "number" ? (
            <Money value={row["cotisation"]} cents={!Number.isInteger(row["cotisation"])} {...(periodicite ? { per: m[periodicite] } : {})} />
          ) : (
            <span className="text-small text-text-3 phone:hidden">{m.premium}</span>
          )}
        </span>
        {onEdit ? (
          <span className="flex flex-none phone:flex-col">
            <IconButton size="sm" icon="pencil" label={m.edit(label(row))} onClick={onEdit} />
            {onRemove ? <IconButton size="sm" icon="trash" label={m.remove(label(row))} onClick={onRemove} /> : null}
          </span>
        ) : null}
      </div>
      <Deadlines deadlines={deadlines} />
    </li>
  );
}
