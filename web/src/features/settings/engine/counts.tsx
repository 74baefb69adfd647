import type { ReactNode } from "react";

import { formatNumber } from "@/shared/format/numbers";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";
import { MiniTable } from "@/shared/ui/table";

import { formatCost } from "./cost";
import type { Count } from "./queries";
import { words } from "./words";

type Props = { caption: string; head: string; rows: (Count & { key: string; label: ReactNode })[] };

/** Calls, failures, what was read again for free, tokens and cost: one line a model, a meeting or a month. */
export function Counts({ caption, head, rows }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  return (
    <MiniTable caption={caption}>
      <thead className="text-left text-small text-text-3">
        <tr className="[&_th]:h-9 [&_th]:border-b [&_th]:border-line [&_th]:px-2 [&_th]:font-medium [&_th:first-child]:pl-0 [&_th:not(:first-child)]:text-right">
          <th scope="col">{head}</th>
          <th scope="col">{m.calls}</th>
          <th scope="col">{m.failures}</th>
          <th scope="col" className="phone:hidden">{m.cached}</th>
          <th scope="col" className="phone:hidden">{m.tokens}</th>
          <th scope="col">{m.cost}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{row.label}</td>
            <td className="num text-right">{number(row.appels)}</td>
            <td className={`num text-right ${row.echecs ? "text-bad" : "text-text-3"}`}>{number(row.echecs)}</td>
            <td className="num text-right text-text-2 phone:hidden">{number(row.depuis_cache)}</td>
            <td className="num text-right text-text-2 phone:hidden">{number(row.tokens_entree + row.tokens_sortie)}</td>
            <td className="num text-right">{formatCost(row.cout, locale)}</td>
          </tr>
        ))}
      </tbody>
    </MiniTable>
  );
}
