import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Fragment, type RefObject } from "react";

import type { ClientRow } from "@/shared/api/types";
import { fullName } from "@/shared/format/names";
import { formatNumber } from "@/shared/format/numbers";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import type { Selection } from "@/shared/list/use-selection";
import { paths } from "@/shared/paths";
import { Checkbox } from "@/shared/ui/field";
import { Skeleton } from "@/shared/ui/states";
import { Td, Th } from "@/shared/ui/table";

import { isNumber } from "./catalogue";
import { Who, type Column } from "./columns";
import { useGroupWords } from "./groups";
import { InlineCell } from "./inline-cell";
import { groupsQuery } from "./queries";
import { selectionOf, type Density } from "./search";
import { sortOf, type List } from "./use-list";
import { words } from "./words";

const SKELETON_ROWS = 14;
/** Ticks and the client: what is left for a name. */
const NAME_WIDTH = 236;
const FIRST = "border-b border-line pl-5";
const ROW_HEIGHT: Record<Density, string> = { compact: "h-8", normal: "h-10", airy: "h-12" };

/** The keyboard's cell: its row's client, its column. */
export type CellAt = { row: string; column: string };
type Props = {
  list: List;
  selection: Selection;
  cursor: number | null;
  column: number | null;
  editing: CellAt | null;
  onEdit: (at: CellAt | null) => void;
  body: RefObject<HTMLTableSectionElement | null>;
};

/** The desk's list: sticky head, sort, ticks, groups, keyboard cursor, cells edited in place. On a phone see `ClientsPhone`. */
export function ClientsTable({ list, selection, cursor, column, editing, onEdit, body }: Props) {
  const m = useMessages(words);
  const { rows, search, columns } = list;
  const density = search.densite ?? "normal";
  const sort = sortOf(search);
  const all = rows.length > 0 && rows.every((row) => selection.has(row.id));
  const loading = list.page.isPending;
  const { groupe } = search;
  const groups = useQuery({ ...groupsQuery({ ...selectionOf(search), groupe: groupe ?? "" }), enabled: Boolean(groupe) }).data ?? [];
  return (
    <table
      aria-busy={list.page.isFetching}
      className="w-full table-fixed border-separate border-spacing-0"
      style={{ minWidth: columns.reduce((sum, one) => sum + one.width, NAME_WIDTH) }}
    >
      <caption className="sr-only">{loading ? m.loading : m.count(list.page.data?.count ?? 0)}</caption>
      <colgroup>
        <col className="w-11" />
        <col />
        {columns.map((one) => <col key={one.id} style={{ width: one.width }} />)}
      </colgroup>
      <thead>
        <tr>
          <Th className="px-0! pl-5!">
            <Checkbox aria-label={m.selectAll} checked={all} mixed={!all && selection.ids.size > 0} onChange={selection.toggleAll} />
          </Th>
          <Th field="nom" sort={sort} onSort={(field) => list.sortBy(field, false)}>{m.client}</Th>
          {columns.map(({ id, field, right }, index) => (
            <Th
              key={id}
              className={`overflow-hidden text-ellipsis ${index === columns.length - 1 ? "pr-5!" : ""}`}
              {...(right ? { right } : {})}
              {...(field.triable ? { field: id, sort, onSort: (name: string) => list.sortBy(name, isNumber(field) || field.kind === "instant") } : {})}
            >
              {list.catalogue.fullLabel(field)}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} className={list.page.isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
        {loading
          ? Array.from({ length: SKELETON_ROWS }, (_, index) => <SkeletonRow key={index} columns={columns} index={index} density={density} />)
          : rows.map((row, index) => (
              <Fragment key={row.id}>
                {groupe && (index === 0 || rows[index - 1]?.groupe !== row.groupe) ? (
                  <GroupRow list={list} groupe={groupe} value={row.groupe ?? null} count={groups.find((one) => one.groupe === (row.groupe ?? null))?.count} span={columns.length + 2} />
                ) : null}
                <Row row={row} columns={columns} density={density} selection={selection} current={index === cursor} column={index === cursor ? column : null} editing={editing?.row === row.id ? editing.column : null} onEdit={onEdit} />
              </Fragment>
            ))}
      </tbody>
    </table>
  );
}

type GroupProps = { list: List; groupe: string; value: string | null; count: number | undefined; span: number };

function GroupRow({ list, groupe, value, count, span }: GroupProps) {
  const locale = useLocale();
  const say = useGroupWords();
  return (
    <tr data-group="">
      <th scope="rowgroup" colSpan={span} className="h-9 border-b border-line bg-sunken pl-5 text-left align-middle text-small font-medium text-text">
        {say(list.catalogue.field(groupe), value)}
        {count === undefined ? null : <span className="num ml-2 font-normal text-text-3">{formatNumber(count, locale)}</span>}
      </th>
    </tr>
  );
}

type RowProps = {
  row: ClientRow;
  columns: readonly Column[];
  density: Density;
  selection: Selection;
  current: boolean;
  column: number | null;
  editing: string | null;
  onEdit: (at: CellAt | null) => void;
};

function Row({ row, columns, density, selection, current, column, editing, onEdit }: RowProps) {
  const m = useMessages(words);
  const navigate = useNavigate();
  const selected = selection.has(row.id);
  const mayEdit = row.abilities.includes("edit");
  const tint = selected
    ? "bg-soft border-soft-2! [&_.bg-hover]:bg-surface [&_.bg-press]:bg-surface"
    : "group-hover:bg-hover group-hover:[&_.bg-hover]:bg-press";
  return (
    <tr
      data-row=""
      aria-selected={selected}
      data-current={current || undefined}
      className={`group cursor-pointer ${ROW_HEIGHT[density]}`}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a, button, input, select, dialog, .tick")) return;
        void navigate({ to: paths.client, params: { matricule: row.matricule } });
      }}
    >
      <td className={`tick ${FIRST} ${tint} ${current ? "shadow-[inset_2px_0_0_var(--accent)]" : ""}`}>
        <Checkbox
          aria-label={m.select(fullName(row) || row.matricule)}
          checked={selected}
          onChange={(event) => selection.toggle(row.id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
        />
      </td>
      <Td className={tint}><Who row={row} /></Td>
      {columns.map((one, index) => {
        const open = editing === one.id;
        const at = `group/cell relative ${tint} ${open ? "overflow-visible!" : ""} ${index === columns.length - 1 ? "pr-5!" : ""} ${column === index ? "shadow-[inset_0_0_0_1.5px_var(--accent)]" : ""}`;
        return (
          <Td key={one.id} {...(one.right ? { right: true } : {})} className={at}>
            {mayEdit && one.field.modifiable ? (
              <InlineCell row={row} field={one.field} editing={open} onEdit={() => onEdit({ row: row.id, column: one.id })} onDone={() => onEdit(null)}>
                {one.cell(row)}
              </InlineCell>
            ) : (
              one.cell(row)
            )}
          </Td>
        );
      })}
    </tr>
  );
}

/** The exact shape of a row. */
function SkeletonRow({ columns, index, density }: { columns: readonly Column[]; index: number; density: Density }) {
  return (
    <tr aria-hidden="true" className={`animate-late ${ROW_HEIGHT[density]}`}>
      <td className={FIRST}><Skeleton className="size-4" /></td>
      <Td>
        <span className="flex items-center gap-2.5">
          <Skeleton className="size-6" />
          <span style={{ width: 90 + ((index * 37) % 70) }}><Skeleton className="h-2.5 w-full" /></span>
        </span>
      </Td>
      {columns.map((column, place) => (
        <Td key={column.id} className={`${column.right ? "text-right" : ""} ${place === columns.length - 1 ? "pr-5!" : ""}`}>
          <span className="inline-block" style={{ width: `${45 + ((index * 13 + place * 29) % 35)}%` }}><Skeleton className="h-2.5 w-full" /></span>
        </Td>
      ))}
    </tr>
  );
}
