import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";

import { api, ifMatch, unwrap } from "@/shared/api/client";
import { asApiError } from "@/shared/api/error";
import type { Schemas } from "@/shared/api/schema";
import type { ClientRow } from "@/shared/api/types";
import { etiquettesQuery } from "@/shared/clients/queries";
import { ValueEditor } from "@/shared/dictionary/editor";
import type { Value } from "@/shared/dictionary/types";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import type { Selection } from "@/shared/list/use-selection";
import { useLiveEvent } from "@/shared/realtime/live";
import { membersQuery } from "@/shared/session/members";
import { Button, IconButton } from "@/shared/ui/button";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/shared/ui/menu";
import { Popover } from "@/shared/ui/popover";
import { Banner } from "@/shared/ui/states";
import { announce } from "@/shared/ui/toast";

import { bulkWords } from "./bulk-words";
import type { Field } from "./catalogue";
import { FieldPicker } from "./field-picker";
import { useEditable, written } from "./inline-cell";
import { hasFilters } from "./search";
import type { List } from "./use-list";
import { words } from "./words";

type Lot = Schemas["LotEtat"];
type Values = Record<string, string | number | boolean | null>;
const OVER = ["fait", "annule"];
const POLL_MS = 1_000;

const lotQuery = (id: string) => ({
  queryKey: ["lot", id],
  queryFn: ({ signal }: { signal: AbortSignal }) => unwrap(api.GET("/clients/lots/{lot_id}", { params: { path: { lot_id: id } }, signal })),
});

type Props = { list: List; selection: Selection };

/** What can be done to the ticked clients, or to all those of the list: floats over the foot, covers no row, undone as a whole. */
export function BulkBar({ list, selection }: Props) {
  const m = useMessages(words);
  const b = useMessages(bulkWords);
  const client = useQueryClient();
  const [all, setAll] = useState(false);
  const [failed, setFailed] = useState("");
  const [running, setRunning] = useState<string | null>(null);
  const chosen = list.rows.filter((row) => selection.has(row.id));
  const everything = all && chosen.length > 0;
  const total = list.page.data?.count ?? 0;
  const count = everything ? total : chosen.length;
  const clear = () => {
    selection.clear();
    setAll(false);
  };
  useShortcuts([{ keys: "Escape", label: m.clearSelection, group: m.list, run: clear }], chosen.length > 0);
  const refresh = () => client.invalidateQueries({ queryKey: ["clients"] });

  function follow(lot: Lot): void {
    client.setQueryData(lotQuery(lot.id).queryKey, lot);
    if (OVER.includes(lot.state)) finish(lot);
    else setRunning(lot.id);
  }
  function finish(lot: Lot): void {
    setRunning(null);
    void refresh();
    if (lot.state === "annule") {
      announce(lot.gardes ? b.undoneBut(lot.gardes) : b.undone);
      return;
    }
    setFailed(lot.refuses ? `${b.refused(lot.refuses)} ${lot.refus.join(" ")}` : "");
    announce(b.done(lot.changes), lot.changes ? () => void attempt(unwrap(api.POST("/clients/lots/{lot_id}/undo", { params: { path: { lot_id: lot.id } } }))) : undefined);
  }
  const attempt = (work: Promise<Lot>) => work.then(follow, (error: unknown) => setFailed(asApiError(error).message));

  function change(valeurs: Values): void {
    const { q, filtre } = list.search;
    const found = hasFilters(list.search) ? { ...(q ? { q } : {}), ...(filtre ? { filtre } : {}) } : { tous: true };
    const wanted = everything ? found : { ids: chosen.map((row) => row.id) };
    void attempt(unwrap(api.POST("/clients/lots", { body: { selection: wanted, valeurs } })));
    clear();
  }

  if (!chosen.length && !failed && !running) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-1.5 z-10 flex justify-center phone:hidden">
      {running ? (
        <Progress id={running} onEnd={finish} />
      ) : chosen.length ? (
        <div role="toolbar" aria-label={m.selected(count)} className="pointer-events-auto flex items-center gap-1 rounded-4 bg-overlay p-1.5 shadow-pop animate-rise">
          <span className="num px-2 font-medium">{m.selected(count)}</span>
          {!everything && total > chosen.length && chosen.length === list.rows.length ? (
            <Button variant="ghost" size="sm" onClick={() => setAll(true)}>{b.takeAll(total)}</Button>
          ) : null}
          <span className="h-4 w-px bg-line-2" />
          <AssignMenu onChange={change} />
          <TagMenu onChange={change} />
          <FieldChange list={list} onChange={change} />
          {!everything && chosen.every((row) => row.abilities.includes("delete")) ? <Remove rows={chosen} onDone={clear} onFail={setFailed} refresh={refresh} /> : null}
          <span className="h-4 w-px bg-line-2" />
          <IconButton size="sm" icon="x" label={`${m.clearSelection} (Échap)`} onClick={clear} />
        </div>
      ) : (
        <div className="pointer-events-auto max-w-[80%] rounded-4 bg-overlay shadow-pop">
          <Banner tone="warn" icon="alert-circle" alert action={<IconButton size="sm" icon="x" label={b.close} onClick={() => setFailed("")} />}>
            {failed}
          </Banner>
        </div>
      )}
    </div>
  );
}

/** How far the work is; it goes on if one leaves. */
function Progress({ id, onEnd }: { id: string; onEnd: (lot: Lot) => void }) {
  const b = useMessages(bulkWords);
  const client = useQueryClient();
  const { data } = useQuery({
    ...lotQuery(id),
    refetchInterval: (query) => (query.state.data && OVER.includes(query.state.data.state) ? false : POLL_MS),
  });
  useLiveEvent("lot.changed", (ids) => {
    if (ids["lot_id"] === id) void client.invalidateQueries({ queryKey: ["lot", id] });
  });
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });
  useEffect(() => {
    if (data && OVER.includes(data.state)) end.current(data);
  }, [data]);
  const done = data?.traites ?? 0;
  const total = data?.total ?? 0;
  return (
    <div role="status" className="pointer-events-auto flex w-96 items-center gap-3 rounded-4 bg-overlay px-4 py-2.5 shadow-pop animate-rise">
      <span className="num flex-none">{data?.state === "annulation" ? b.undoing(done, total) : b.doing(done, total)}</span>
      <progress value={done} max={total || 1} aria-label={b.progress} className="h-1 min-w-0 flex-1 appearance-none overflow-hidden rounded-full [&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-solid" />
    </div>
  );
}

function AssignMenu({ onChange }: { onChange: (values: Values) => void }) {
  const m = useMessages(words);
  const b = useMessages(bulkWords);
  const members = useQuery(membersQuery).data ?? [];
  return (
    <Menu label={m.assign} trigger={(props) => <Button {...props} variant="ghost" size="sm" icon="user">{m.assign}</Button>}>
      {members.filter((member) => member.active).map((member) => (
        <MenuItem key={member.id} onSelect={() => onChange({ conseiller_id: member.id })}>{fullName(member)}</MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={() => onChange({ conseiller_id: null })}>{b.nobody}</MenuItem>
    </Menu>
  );
}

function TagMenu({ onChange }: { onChange: (values: Values) => void }) {
  const b = useMessages(bulkWords);
  const tags = useQuery(etiquettesQuery).data ?? [];
  if (!tags.length) return null;
  return (
    <Menu label={b.tags} trigger={(props) => <Button {...props} variant="ghost" size="sm" icon="tag">{b.tags}</Button>}>
      <MenuLabel>{b.addTag}</MenuLabel>
      {tags.map((tag) => <MenuItem key={tag.id} onSelect={() => onChange({ etiquette_ajoutee: tag.id })}>{tag.nom}</MenuItem>)}
      <MenuSeparator />
      <MenuLabel>{b.removeTag}</MenuLabel>
      {tags.map((tag) => <MenuItem key={tag.id} onSelect={() => onChange({ etiquette_retiree: tag.id })}>{tag.nom}</MenuItem>)}
    </Menu>
  );
}

const NEVER = ["nom", "prenom", "conseiller"];

/** Any simple field, and the value everybody is given. */
function FieldChange({ list, onChange }: { list: List; onChange: (values: Values) => void }) {
  const b = useMessages(bulkWords);
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<Field | null>(null);
  const editable = useEditable();
  const close = () => {
    setOpen(false);
    setField(null);
  };
  return (
    <>
      <Button ref={anchor} variant="ghost" size="sm" icon="pencil" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}>{b.edit}</Button>
      <Popover open={open} onClose={close} anchor={anchor} label={b.edit}>
        {field ? (
          <div className="w-80 p-3 pb-14">
            <p className="mb-2 font-medium">{list.catalogue.label(field.nom)}</p>
            <ValueEditor
              champ={editable(field)}
              value={undefined}
              onCancel={close}
              onSave={(value: Value) => {
                onChange({ [written(field)]: value ?? null });
                close();
              }}
            />
          </div>
        ) : (
          <FieldPicker keep={(one) => one.modifiable && !NEVER.includes(one.nom)} first={["statut", "situation_professionnelle", "ville", "profession"]} onChoose={setField} />
        )}
      </Popover>
    </>
  );
}

type RemoveProps = { rows: readonly ClientRow[]; onDone: () => void; onFail: (message: string) => void; refresh: () => Promise<void> };

function Remove({ rows, onDone, onFail, refresh }: RemoveProps) {
  const m = useMessages(words);
  const at = (id: string) => ({ path: { reference: id } });
  async function remove(): Promise<void> {
    const answers = await Promise.allSettled(rows.map(({ id, version }) => api.DELETE("/clients/{reference}", { params: { ...at(id), header: ifMatch(version) } })));
    const gone = rows.filter((_row, index) => answers[index]?.status === "fulfilled");
    onFail(gone.length < rows.length ? m.notAll(gone.length, rows.length) : "");
    if (gone.length) announce(m.removed(gone.length), () => void Promise.allSettled(gone.map(({ id }) => api.POST("/clients/{reference}/restore", { params: at(id) }))).then(refresh));
    onDone();
    await refresh();
  }
  return <Button variant="ghost" size="sm" icon="archive" onClick={() => void remove()}>{m.remove}</Button>;
}
