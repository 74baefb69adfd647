import { formatNumber } from "@/shared/format/numbers";
import { useMessages } from "@/shared/i18n/messages";
import { useLocale } from "@/shared/i18n/locale";
import { cellsOf, type Cell } from "@/shared/recording/journal";
import type { OffRecord } from "@/shared/recording/types";

import { words } from "./words";

const LOOK: Record<Cell, string> = { server: "bg-g-1 opacity-60", device: "bg-warn", off: "hatch shadow-inset" };
/** Seconds a cell stands for: three hours fit in as many cells as ten minutes. */
const cellSeconds = (seconds: number): number => (seconds < 900 ? 10 : seconds < 3600 ? 30 : 60);

type Props = { seconds: number; pieces: number; acknowledged: number; offRecord: readonly OffRecord[]; moving: boolean };

/** What of the recording is safe, and where. */
export function Pieces({ seconds, pieces, acknowledged, offRecord, moving }: Props) {
  const m = useMessages(words);
  const locale = useLocale();
  const waiting = Math.max(0, pieces - acknowledged);
  const per = cellSeconds(seconds);
  const cells = cellsOf(seconds, pieces ? (seconds * acknowledged) / pieces : 0, offRecord, per);
  const n = (value: number) => formatNumber(value, locale);
  return (
    <section aria-labelledby="fragments" className="border-t border-line px-6 py-4 phone:px-4 phone:py-3">
      <header className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-text-3">
        <h3 id="fragments" className="font-semibold text-text phone:sr-only">{m.pieces}</h3>
        <span className="flex-1 phone:hidden" />
        <Legend look={LOOK.server} label={m.onServer} value={n(pieces - waiting)} />
        <Legend look={LOOK.device} label={m.onDevice} value={n(waiting)} />
        {offRecord.length ? <Legend look={LOOK.off} label={m.off} /> : null}
      </header>
      <p role="img" aria-label={m.strip(per, n(pieces - waiting), n(waiting))} className="flex max-h-10 min-h-4 flex-wrap gap-[3px] overflow-hidden">
        {cells.map((cell, index) => <i key={index} className={`size-2.5 rounded-[2px] ${LOOK[cell]}`} />)}
        {moving ? <i className="size-2.5 rounded-[2px] bg-bad motion-safe:animate-pulse" /> : null}
      </p>
    </section>
  );
}

const Legend = ({ look, label, value }: { look: string; label: string; value?: string }) => (
  <span className="flex items-center gap-1.5">
    <i aria-hidden="true" className={`size-2.5 rounded-[2px] ${look}`} />
    {label}
    {value === undefined ? null : <b className="num font-medium text-text">{value}</b>}
  </span>
);
