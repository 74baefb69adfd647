import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useRef, useState } from "react";

import { useMessages } from "@/shared/i18n/messages";
import { useShortcuts } from "@/shared/keyboard/use-shortcuts";
import { useCursor } from "@/shared/list/use-cursor";
import { useSelection } from "@/shared/list/use-selection";
import { paths } from "@/shared/paths";
import { useCan } from "@/shared/session/session";
import { Button, ButtonLink, IconButton } from "@/shared/ui/button";
import { useIsPhone } from "@/shared/ui/media";
import { PageHead } from "@/shared/ui/page";
import { EmptyState, ErrorState, ThreadDrawing } from "@/shared/ui/states";

import { BulkBar } from "./bulk-bar";
import { cellWords } from "./cell-words";
import { ClientsPhone } from "./clients-phone";
import { ClientsTable, type CellAt } from "./clients-table";
import { ListFoot } from "./list-foot";
import { ListTools } from "./list-tools";
import { NewClientDialog } from "./new-client-dialog";
import { PhoneTools } from "./phone-tools";
import { viewsQuery } from "./queries";
import { hasFilters, without } from "./search";
import { useList, type List } from "./use-list";
import { searchOf } from "./views";
import { words } from "./words";

/** The list opens on the view its reader chose, unless its address already says something. */
function useOpeningView(list: List): void {
  const blank = useRef(Object.keys(list.search).length === 0);
  const views = useQuery(viewsQuery).data;
  const { go } = list;
  useEffect(() => {
    if (!views || !blank.current) return;
    blank.current = false;
    const first = views.find((view) => view.par_defaut);
    if (first) go(searchOf(first), true);
  });
}

/** The keyboard's cell: arrows move it along the row, E edits it. */
function useCells(list: List, cursor: number | null) {
  const m = useMessages(words);
  const c = useMessages(cellWords);
  const [column, setColumn] = useState<number | null>(null);
  const [editing, setEditing] = useState<CellAt | null>(null);
  const { columns, rows } = list;
  const step = (by: number) => setColumn(column === null ? 0 : Math.max(0, Math.min(columns.length - 1, column + by)));
  const editable = columns.findIndex((one) => one.field.modifiable);
  useShortcuts(
    [
      { keys: "ArrowRight", label: c.nextCell, group: m.list, run: () => step(1) },
      { keys: "ArrowLeft", label: c.previousCell, group: m.list, run: () => step(-1) },
      {
        keys: "e",
        label: c.editKey,
        group: m.list,
        run: () => {
          const at = columns[column ?? editable];
          const row = cursor === null ? undefined : rows[cursor];
          if (row && at?.field.modifiable && row.abilities.includes("edit")) setEditing({ row: row.id, column: at.id });
        },
      },
    ],
    cursor !== null && editing === null,
  );
  return { column, editing, setEditing };
}

export function ClientsPage() {
  const m = useMessages(words);
  const list = useList();
  const navigate = useNavigate();
  const phone = useIsPhone();
  const mayCreate = useCan("clients.create");
  const mayImport = useCan("imports.create");
  const setCreating = (open: boolean) =>
    list.go(open ? { ...list.search, nouveau: true } : without(list.search, "nouveau"), true);
  const [searching, setSearching] = useState(Boolean(list.search.q));
  useOpeningView(list);
  const body = useRef<HTMLTableSectionElement>(null);
  const { rows } = list;
  const selection = useSelection(rows.map((row) => row.id));
  const rowAt = useCallback((index: number) => body.current?.querySelectorAll<HTMLElement>("tr[data-row]")[index], []);
  const cursor = useCursor({
    count: rows.length,
    row: rowAt,
    onOpen: (index) => {
      const row = rows[index];
      if (row) void navigate({ to: paths.client, params: { matricule: row.matricule } });
    },
  });
  const cells = useCells(list, cursor);
  const select = (range: boolean) => {
    const row = cursor === null ? undefined : rows[cursor];
    if (row) selection.toggle(row.id, range);
  };
  useShortcuts([
    { keys: "x", label: m.selectKey, group: m.list, run: () => select(false) },
    { keys: "shift+x", label: m.selectRange, group: m.list, run: () => select(true) },
  ]);
  useShortcuts([{ keys: "n", label: m.newClient, group: m.list, run: () => setCreating(true) }], mayCreate);
  const newButton = mayCreate ? (
    <Button variant="primary" icon="plus" kbd="n" onClick={() => setCreating(true)}>
      {phone ? m.client : m.newClient}
    </Button>
  ) : null;

  return (
    <>
      <PageHead
        title={m.clients}
        actions={
          <>
            {phone ? <IconButton icon="search" label={m.searchKey} aria-expanded={searching} onClick={() => setSearching(!searching)} /> : null}
            {mayImport && !phone ? <ButtonLink to={paths.imports} icon="download">{m.importClients}</ButtonLink> : null}
            {newButton}
          </>
        }
      />
      {phone ? <PhoneTools list={list} searching={searching} /> : <ListTools list={list} />}
      <div className="relative flex min-h-0 flex-1 flex-col overflow-auto">
        {list.page.isError ? (
          <ErrorState title={m.failed} error={list.page.error} onRetry={() => void list.page.refetch()} />
        ) : list.page.data?.count === 0 ? (
          <Nothing list={list} onCreate={() => setCreating(true)} mayCreate={mayCreate} mayImport={mayImport} />
        ) : phone ? (
          <ClientsPhone list={list} />
        ) : (
          <ClientsTable list={list} selection={selection} cursor={cursor} column={cells.column} editing={cells.editing} onEdit={cells.setEditing} body={body} />
        )}
      </div>
      <BulkBar list={list} selection={selection} />
      <ListFoot list={list} />
      <NewClientDialog open={mayCreate && Boolean(list.search.nouveau)} onClose={() => setCreating(false)} />
    </>
  );
}

type NothingProps = { list: List; onCreate: () => void; mayCreate: boolean; mayImport: boolean };

function Nothing({ list, onCreate, mayCreate, mayImport }: NothingProps) {
  const m = useMessages(words);
  if (hasFilters(list.search)) {
    return (
      <EmptyState title={m.noResult} actions={<Button onClick={() => list.go(without(list.search, "q", "filtre"))}>{m.clearFilters}</Button>}>
        {m.noResultText}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={m.empty}
      drawing={<ThreadDrawing />}
      actions={
        <>
          <ButtonLink to={paths.newEntretien} variant="primary" icon="wave">{m.fromEntretien}</ButtonLink>
          {mayCreate ? <Button icon="plus" onClick={onCreate}>{m.newClient}</Button> : null}
          {mayImport ? <ButtonLink to={paths.imports} icon="download">{m.importClients}</ButtonLink> : null}
        </>
      }
    >
      {m.emptyText}
    </EmptyState>
  );
}
