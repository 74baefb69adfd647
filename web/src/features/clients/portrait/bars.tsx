import { Money, Percent } from "@/shared/format/format";

export type Bar = { code: string; label: string; value: number; share: number; look?: "solid" | "light" | "hatch" };

const LOOKS = { solid: "bg-g-1", light: "bg-g-2 shadow-[inset_0_0_0_1px_var(--g-1)]", hatch: "hatch shadow-[inset_0_0_0_1px_var(--g-1)]" };

/** Lines of one scale, with the figures beside: read as a table as well as seen. */
export function Bars({ caption, head, bars, foot }: { caption: string; head: readonly [string, string, string]; bars: readonly Bar[]; foot?: { label: string; value: number } }) {
  const largest = Math.max(...bars.map(({ value }) => Math.abs(value)), 1);
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only"><tr>{head.map((title) => <th key={title} scope="col">{title}</th>)}</tr></thead>
      <tbody>
        {bars.map(({ code, label, value, share, look = "light" }) => (
          <tr key={code} className="h-7 print:h-5">
            <th scope="row" className="min-w-44 pr-3 text-left font-normal whitespace-nowrap text-text-2 phone:min-w-24 phone:whitespace-normal">{label}</th>
            <td className="w-full">
              <i aria-hidden="true" className={`block h-3 min-w-0.5 rounded-[2px] ${LOOKS[look]}`} style={{ width: `${(Math.abs(value) / largest) * 100}%` }} />
            </td>
            <td className="pl-3 text-right whitespace-nowrap"><Money value={value} /> <span className="inline-block w-14 text-small text-text-3"><Percent value={share} /></span></td>
          </tr>
        ))}
      </tbody>
      {foot ? (
        <tfoot>
          <tr className="h-9 border-t border-line print:h-6">
            <th scope="row" colSpan={2} className="text-left font-semibold">{foot.label}</th>
            <td className="pl-3 text-right font-semibold whitespace-nowrap"><Money value={foot.value} /> <span className="inline-block w-14" /></td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  );
}
