import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { ClientRow } from "@/shared/api/types";
import { ValueEditor } from "@/shared/dictionary/editor";
import type { Champ, Value } from "@/shared/dictionary/types";
import { textOf } from "@/shared/dictionary/value-text";
import { fullName } from "@/shared/format/names";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { membersQuery } from "@/shared/session/members";
import { Button, IconButton } from "@/shared/ui/button";
import { Dialog } from "@/shared/ui/dialog";
import { announce } from "@/shared/ui/toast";

import { asChamp, type Field } from "./catalogue";
import { cellWords } from "./cell-words";

/** A field as it is edited in the list: the adviser is chosen among the members. */
export function useEditable(): (field: Field) => Champ {
  const members = useQuery(membersQuery).data ?? [];
  return (field) => {
    if (field.nom !== "conseiller") return asChamp(field);
    const choix = members.filter((one) => one.active).map((one) => ({ valeur: one.id, fr: fullName(one), en: fullName(one) }));
    return { ...asChamp(field), kind: "choix", choix };
  };
}

/** Its name in the body of a request. */
export const written = (field: Field): string => (field.nom === "conseiller" ? "conseiller_id" : field.nom);

type Clash = { mine: Value; theirs: Value; version: number };
type Props = { row: ClientRow; field: Field; editing: boolean; onEdit: () => void; onDone: () => void; children: ReactNode };

/** A cell, and its value edited where it stands; what somebody else wrote meanwhile is shown beside. */
export function InlineCell({ row, field, editing, onEdit, onDone, children }: Props) {
  const m = useMessages(cellWords);
  const locale = useLocale();
  const client = useQueryClient();
  const champ = useEditable()(field);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [clash, setClash] = useState<Clash | null>(null);
  const name = written(field);
  const value = (name === "conseiller_id" ? row.conseiller_id : row.valeurs?.[field.nom]) as Value;
  const path = { reference: row.id };
  const patch = (to: Value, version: number) =>
    unwrap(api.PATCH("/clients/{reference}", { params: { path, header: ifMatch(version) }, body: { [name]: to ?? null } }));
  const refresh = () => client.invalidateQueries({ queryKey: ["clients"] });

  async function save(to: Value, version = row.version): Promise<void> {
    setBusy(true);
    try {
      const file = await patch(to, version);
      setError(undefined);
      setClash(null);
      onDone();
      announce(m.saved(champ[locale]), () => void patch(value, file.version).then(refresh, refresh));
      await refresh();
    } catch (caught) {
      const problem = asApiError(caught);
      if (problem.status === 412) {
        const now = await unwrap(api.GET("/clients/{reference}", { params: { path } }));
        setClash({ mine: to, theirs: (now as Record<string, unknown>)[name] as Value, version: now.version });
      } else setError(problem.errors[name]?.[0] ?? problem.message);
    } finally {
      setBusy(false);
    }
  }

  const keepTheirs = () => {
    setClash(null);
    onDone();
    void refresh();
  };
  const shown = (side: Value) => textOf(champ, side, locale) || m.nothing;
  return (
    <>
      {editing ? (
        <span className="absolute inset-x-1 top-1/2 z-3 -translate-y-1/2 whitespace-normal">
          <ValueEditor champ={champ} value={value} busy={busy} error={error} label={`${champ[locale]}, ${fullName(row) || row.matricule}`} onSave={(to) => void save(to)} onCancel={onDone} />
        </span>
      ) : (
        <>
          {children}
          <span className="absolute inset-y-0 right-1 flex items-center opacity-0 group-hover/cell:opacity-100 focus-within:opacity-100">
            <IconButton size="sm" icon="pencil" tabIndex={-1} label={m.edit(champ[locale])} onClick={onEdit} />
          </span>
        </>
      )}
      {clash ? (
        <Dialog
          open
          onClose={keepTheirs}
          width="narrow"
          title={m.clash}
          onSubmit={() => void save(clash.mine, clash.version)}
          actions={
            <>
              <Button type="submit" variant="primary" busy={busy}>{m.takeMine}</Button>
              <Button onClick={keepTheirs}>{m.keepTheirs}</Button>
            </>
          }
        >
          <p className="mb-3 text-text-2">{m.clashText(fullName(row) || row.matricule)}</p>
          <dl className="mb-2 grid grid-cols-2 gap-2">
            <div className="rounded-3 bg-hover p-3"><dt className="text-small text-text-3">{m.theirs}</dt><dd className="font-medium">{shown(clash.theirs)}</dd></div>
            <div className="rounded-3 bg-soft p-3 text-on-soft"><dt className="text-small">{m.mine}</dt><dd className="font-medium">{shown(clash.mine)}</dd></div>
          </dl>
        </Dialog>
      ) : null}
    </>
  );
}
