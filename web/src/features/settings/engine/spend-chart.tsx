import { formatDay, today } from "@/shared/format/dates";
import { useLocale } from "@/shared/i18n/locale";
import { useMessages } from "@/shared/i18n/messages";

import { formatCost } from "./cost";
import { daysIn } from "./month";
import type { Count } from "./queries";
import { words } from "./words";

const HEIGHT = 96;

/** One bar a day, neutral but for today's; its figures are in the table that follows for who does not see it. */
export function SpendChart({ month, days }: { month: string; days: (Count & { jour: string })[] }) {
  const m = useMessages(words);
  const locale = useLocale();
  const byDay = new Map(days.map((one) => [one.jour, one]));
  const all = Array.from({ length: daysIn(month) }, (_, index) => `${month}-${String(index + 1).padStart(2, "0")}`);
  const highest = Math.max(...days.map(({ cout }) => cout), 0);
  const now = today();
  return (
    <>
      <div aria-hidden="true" className="flex items-end gap-[3px] border-b border-line-2 pt-5 phone:gap-px" style={{ height: HEIGHT + 20 }}>
        {all.map((day) => {
          const cost = byDay.get(day)?.cout ?? 0;
          const height = highest ? Math.max(cost ? 2 : 0, (cost / highest) * HEIGHT) : 0;
          return (
            <span key={day} title={`${formatDay(day, locale)} · ${formatCost(cost, locale)}`} className="group relative flex h-full flex-1 items-end">
              <span className={`w-full rounded-t-1 ${day === now ? "bg-c-1" : "bg-g-2 shadow-inset"}`} style={{ height }} />
              {cost === highest && highest > 0 ? (
                <span className="num absolute left-1/2 -translate-x-1/2 text-micro whitespace-nowrap text-text-2" style={{ bottom: HEIGHT + 3 }}>{formatCost(cost, locale)}</span>
              ) : null}
            </span>
          );
        })}
      </div>
      <div aria-hidden="true" className="num flex justify-between pt-1 text-micro text-text-3">
        {[1, 8, 15, 22, all.length].map((day) => <span key={day}>{day}</span>)}
      </div>
      <table className="sr-only">
        <caption>{m.cost}</caption>
        <thead><tr><th scope="col">{m.day}</th><th scope="col">{m.cost}</th></tr></thead>
        <tbody>{days.map(({ jour, cout }) => <tr key={jour}><th scope="row">{formatDay(jour, locale)}</th><td>{formatCost(cout, locale)}</td></tr>)}</tbody>
      </table>
    </>
  );
}
