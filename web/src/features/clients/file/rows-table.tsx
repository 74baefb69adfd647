import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { asApiError } from "@/shared/api/error";
import type { Champ, Value } from "@/shared/dictionary/types";
import { useDictionary } from "@/shared/dictionary/use-dictionary";
import { isUnknown, textOf, ValueText } from "@/shared/dictionary/value-text";
import { Money } from "@/shared/format/format";
import { defineMessages, useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { Button, IconButton } from "@/shared/ui/button";
import { Mark, type Origin } from "@/shared/ui/marks";
import { MiniTable } from "@/shared/ui/table";
import { announce } from "@/shared/ui/toast";

import { refreshFile, removeRow, restoreRow } from "./api";
import { useEditing } from "./editing";
import { COLUMNS, words as file } from "./layout";
import { RowDialog } from "./row-dialog";
import type { Entry, Origine, RowsName } from "./types";

const words = defineMessages({
  fr: { addShort: "Ajouter", edit: (what: string) => `Modifier : ${what}`, remove: (what: string) => `Supprimer : ${what}`, removed: (what: string) => `Supprimé : ${what}`, total: "Total", actions: "Actions", none: "Aucune ligne" },
  en: { addShort: "Add", edit: (what: string) => `Edit: ${what}`, remove: (what: string) => `Delete: ${what}`, removed: (what: string) => `Deleted: ${what}`, total: "Total", actions: "Actions", none: "No row" },
});
const ORIGIN: Record<Origine["kind"], Origin> = { entretien: "said", saisie: "typed", import: "imported" };
const SUMMED: Partial<Record<RowsName, string>> = {
  biens_immobiliers: "valeur_actuelle_estimee", actifs_financiers: "valeur_actuelle", autres_epargnes: "valeur", passifs: "capital_restant_du",
};

const isFigure = (champ: Champ): boolean => champ.kind === "montant" || champ.kind === "nombre";

/** The rows of one table with their total; each is added, corrected and removed here, and a removal can be undone. */
export function RowsTable({ name }: { name: RowsName }) {
  const m = useMessages(words);
  const t = useMessages(file);
  const locale = useLocale();
  const client = useQueryClient();
  const { file: dossier, editable } = useEditing();
  const { section, champ } = useDictionary();
  const [dialog, setDialog] = useState<Entry | "new" | null>(null);
  const own = section(name);
  const rows = dossier[name];
  const columns = COLUMNS[name].map((nom) => champ(name, nom));
  const summed = SUMMED[name];
  const label = (row: Entry): string =>
    columns.slice(0, 2).map((column) => textOf(column, row[column.nom] as Value, locale)).filter(Boolean).join(", ");

  const removal = useMutation({
    mutationFn: (row: Entry) => removeRow(dossier, name, row),
    onSuccess: (_, row) => announce(m.removed(label(row)), () => void restoreRow(dossier, name, row).then(() => refreshFile(client))),
    onSettled: () => refreshFile(client),
  });
  const title = own?.[locale] ?? name;
  return (
    <section className="mt-4" aria-label={title}>
      <header className="flex h-8 items-center gap-2">
        <h3 className="text-small font-semibold text-text-2">{title}</h3>
        <span className="flex-1" />
        {editable ? <Button variant="ghost" size="sm" icon="plus" onClick={() => setDialog("new")}>{m.addShort}<span className="sr-only"> : {own?.singulier ?? title}</span></Button> : null}
      </header>
      {removal.error ? <p role="alert" className="text-small text-bad">{asApiError(removal.error).message}</p> : null}
      {rows.length ? (
        <MiniTable caption={title}>
          <thead>
            <tr>
              {columns.map((column) => <th key={column.nom} scope="col" className={isFigure(column) ? "text-right!" : ""}>{column[locale]}</th>)}
              {editable ? <th scope="col"><span className="sr-only">{m.actions}</span></th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="group">
                {columns.map((column, index) => {
                  const value = row[column.nom] as Value;
                  const origine = row.origines[column.nom];
                  return (
                    <td key={column.nom} className={isFigure(column) ? "num text-right" : ""}>
                      {isUnknown(value) ? <span className="text-text-3">{t.ask}</span> : <ValueText champ={column} value={value} />}
                      {index === 0 && origine ? <Mark origin={ORIGIN[origine.kind]} /> : null}
                    </td>
                  );
                })}
                {editable ? (
                  <td className="w-16 text-right">
                    <span className="inline-flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 phone:opacity-100">
                      <IconButton size="sm" icon="pencil" label={m.edit(label(row))} onClick={() => setDialog(row)} />
                      <IconButton size="sm" icon="trash" label={m.remove(label(row))} onClick={() => removal.mutate(row)} />
                    </span>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
          {summed && rows.length > 1 ? (
            <tfoot>
              <tr>
                <td colSpan={columns.length - 1}>{m.total}</td>
                <td className="num text-right"><Money value={rows.reduce((sum, row) => sum + Number(row[summed] ?? 0), 0)} /></td>
                {editable ? <td /> : null}
              </tr>
            </tfoot>
          ) : null}
        </MiniTable>
      ) : (
        <p className="text-small text-text-3">{m.none}</p>
      )}
      {dialog ? <RowDialog name={name} entry={dialog === "new" ? null : dialog} onClose={() => setDialog(null)} /> : null}
    </section>
  );
}
