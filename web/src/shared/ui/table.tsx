import type { ReactNode, TdHTMLAttributes } from "react";

import { Icon } from "./icon";

export type Sort = { field: string; descending: boolean };

type ThProps = {
  children: ReactNode;
  right?: boolean;
  /** The field this column sorts by; absent: not sortable. */
  field?: string;
  sort?: Sort | null;
  onSort?: (field: string) => void;
  className?: string;
};

/** Header cell of a list: sticky, and the button of its sort. */
export function Th({ children, right, field, sort, onSort, className = "" }: ThProps) {
  const sorted = field !== undefined && sort?.field === field ? sort : null;
  const arrow = sorted ? <Icon name={sorted.descending ? "arrow-down" : "arrow-up"} size={12} /> : null;
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sorted.descending ? "descending" : "ascending") : undefined}
      className={`sticky top-0 z-2 h-9 bg-surface px-2.5 text-small font-medium whitespace-nowrap shadow-[inset_0_1px_0_var(--line),inset_0_-1px_0_var(--line)] ${sorted ? "text-text" : "text-text-3"} ${right ? "text-right" : "text-left"} ${className}`}
    >
      {field && onSort ? (
        <button
          type="button"
          onClick={() => onSort(field)}
          className={`inline-flex h-6 items-center gap-1 rounded-1 font-medium hover:text-text ${right ? "flex-row-reverse" : ""}`}
        >
          {children}
          {arrow}
        </button>
      ) : (
        children
      )}
    </th>
  );
}

type TdProps = TdHTMLAttributes<HTMLTableCellElement> & { right?: boolean };

export const Td = ({ right, className = "", ...rest }: TdProps) => (
  <td
    {...rest}
    className={`overflow-hidden border-b border-line px-2.5 text-ellipsis whitespace-nowrap text-text-2 ${right ? "num text-right" : ""} ${className}`}
  />
);

/** A small table inside a section of a file: no sticky head, its own total row. */
export const MiniTable = ({ caption, children }: { caption: string; children: ReactNode }) => (
  <div className="overflow-x-auto">
    <table className="w-full border-collapse [&_td]:h-9 [&_td]:border-b [&_td]:border-line [&_td]:px-2 [&_td]:whitespace-nowrap [&_td:first-child]:pl-0 [&_td:last-child]:pr-0 [&_tfoot_td]:border-0 [&_tfoot_td]:font-semibold [&_th]:h-7 [&_th]:border-b [&_th]:border-line [&_th]:px-2 [&_th]:text-left [&_th]:text-small [&_th]:font-medium [&_th]:text-text-3 [&_th:first-child]:pl-0 [&_th:last-child]:pr-0">
      <caption className="sr-only">{caption}</caption>
      {children}
    </table>
  </div>
);
