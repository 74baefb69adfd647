import { useNavigate } from "@tanstack/react-router";
import type { RefObject } from "react";

import type { ClientRow } from "@/shared/api/types";
import { fullName } from "@/shared/format/names";
import { useMessages } from "@/shared/i18n/messages";
import type { Selection } from "@/shared/list/use-selection";
import { paths } from "@/shared/paths";
import { Checkbox } from "@/shared/ui/field";
import { Skeleton } from "@/shared/ui/states";
import { Td, Th } from "@/shared/ui/table";

import { Who, type Column } from "./columns";
import { ROW_HEIGHT, type Density } from "./density";
import { sortOf, type List } from "./use-list";
import { words } from "./words";

const SKELETON_ROWS = 14;
/** Ticks and the client: what is left for a name. */
const NAME_WIDTH = 272;
const FIRST = "border-b border-line pl-5";

type Props = {
  list: List;
  columns: readonly Column[];
  density: Density;
  selection: Selection;
  cursor: number | null;
  body: RefObject<HTMLTableSectionElement | null>;
};

/** The desk's list: sticky head, sort, ticks, keyboard cursor. On a phone see `ClientsPhone`. */
export function ClientsTable({ list, columns, density, selection, cursor, body }: Props) {
  const m = useMessages(words);
  const { rows, search } = list;
  const sort = sortOf(search);
  const all = rows.length > 0 && rows.every((row) => selection.has(row.id));
  const loading = list.page.isPending;
  return (
    <table
      aria-busy={list.page.isFetching}
      className="w-full table-fixed border-separate border-spacing-0"
      style={{ minWidth: columns.reduce((sum, column) => sum + column.width, NAME_WIDTH) }}
    >
      <caption className="sr-only">{loading ? m.loading : m.count(list.page.data?.count ?? 0)}</caption>
      <colgroup>
        <col className="w-11" />
        <col />
        {columns.map((column) => <col key={column.id} style={{ width: column.width }} />)}
      </colgroup>
      <thead>
        <tr>
          <Th className="px-0! pl-5!">
            <Checkbox aria-label={m.selectAll} checked={all} mixed={!all && selection.ids.size > 0} onChange={selection.toggleAll} />
          </Th>
          <Th field="nom" sort={sort} onSort={(field) => list.sortBy(field, false)}>{m.client}</Th>
          {columns.map(({ id, label, right, sort: field, down }, index) => (
            <Th
              key={id}
              className={index === columns.length - 1 ? "pr-5!" : ""}
              {...(right ? { right } : {})}
              {...(field ? { field, sort, onSort: (name: string) => list.sortBy(name, down ?? false) } : {})}
            >
              {m[label]}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} className={list.page.isPlaceholderData ? "opacity-60 transition-opacity" : ""}>
        {loading
          ? Array.from({ length: SKELETON_ROWS }, (_, index) => <SkeletonRow key={index} columns={columns} index={index} density={density} />)
          : rows.map((row, index) => (
              <Row key={row.id} row={row} columns={columns} density={density} selection={selection} current={index === cursor} />
            ))}
      </tbody>
    </table>
  );
}

type RowProps = { row: ClientRow; columns: readonly Column[]; density: Density; selection: Selection; current: boolean };

function Row({ row, columns, density, selection, current }: RowProps) {
  const m = useMessages(words);
  const navigate = useNavigate();
  const selected = selection.has(row.id);
  const tint = selected
    ? "bg-soft border-soft-2! [&_.bg-hover]:bg-surface [&_.bg-press]:bg-surface"
    : "group-hover:bg-hover group-hover:[&_.bg-hover]:bg-press";
  return (
    <tr
      aria-selected={selected}
      data-current={current || undefined}
      className={`group cursor-pointer ${ROW_HEIGHT[density]}`}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a, button, input, .tick")) return;
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
      {columns.map((column, index) => (
        <Td key={column.id} {...(column.right ? { right: true } : {})} className={`${tint} ${index === columns.length - 1 ? "pr-5!" : ""}`}>
          {column.cell(row)}
        </Td>
      ))}
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
