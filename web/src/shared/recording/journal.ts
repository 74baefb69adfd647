import type { OffRecord, Part, Sheet } from "./types";

/** Length of each take in milliseconds, from the pieces kept. */
export function takeLengths(parts: readonly Part[]): number[] {
  const lengths: number[] = [];
  for (const { take, end } of parts) lengths[take] = Math.max(lengths[take] ?? 0, end);
  return Array.from(lengths, (length) => length ?? 0);
}

/** Milliseconds of sound kept, all takes together. */
export const recordedMs = (parts: readonly Part[]): number => takeLengths(parts).reduce((sum, length) => sum + length, 0);

/** Number of pieces of each take, as the server is told at the end. */
export function partsPerTake(parts: readonly Pick<Part, "take">[]): number[] {
  const counts: number[] = [];
  for (const { take } of parts) counts[take] = (counts[take] ?? 0) + 1;
  return Array.from(counts, (count) => count ?? 0);
}

/** Takes are numbered without holes: one of which nothing was kept gives its number to the next. */
export const nextTake = (parts: readonly Pick<Part, "take">[]): number => partsPerTake(parts).length;

/** Nothing may be said to stand beyond the sound that was kept: what a kill took away is cut. */
export function withinSound(sheet: Sheet, seconds: number): Pick<Sheet, "marks" | "offRecord"> {
  const clamp = (t: number): number => round(Math.min(Math.max(t, 0), seconds));
  return {
    marks: sheet.marks.map(({ t, text }) => ({ t: clamp(t), text })),
    offRecord: sheet.offRecord.map(({ from, to }) => ({ from: clamp(from), to: round(clamp(from) + Math.max(to - from, 0)) })),
  };
}
const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** Seconds spent off the record. */
export const offRecordSeconds = (passages: readonly OffRecord[]): number =>
  passages.reduce((sum, { from, to }) => sum + (to - from), 0);

export type Cell = "server" | "device" | "off";

/** The recording as cells of `perCell` seconds: the first `sent` seconds of sound are on the server, passages off the record in their place. */
export function cellsOf(seconds: number, sent: number, passages: readonly OffRecord[], perCell: number): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  const sound = (until: number) => {
    for (; at < until - 1e-6; at = Math.min(at + perCell, until)) {
      cells.push(Math.min(at + perCell, until) <= sent + 1e-6 ? "server" : "device");
    }
  };
  for (const { from, to } of [...passages].sort((a, b) => a.from - b.from)) {
    sound(from);
    cells.push(...Array.from({ length: Math.max(1, Math.ceil((to - from) / perCell)) }, (): Cell => "off"));
  }
  sound(seconds);
  return cells;
}
