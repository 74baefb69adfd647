import type { Evidence, Proposal } from "../types";

export type Filter = "tout" | "conflits" | "sensible" | "sures";
export type Group = { key: string; conflicts: boolean; proposals: Proposal[] };
export type Counts = { total: number; decided: number; conflicts: number; critical: number; safe: number; pending: number };

export const isDecided = (proposal: Proposal): boolean => proposal.state !== "pending";
export const isConflict = (proposal: Proposal): boolean => proposal.kind === "conflict";

/** What the review shows: a value equal to the file's needs no decision, a superseded one has left the table. */
export const visible = (proposals: readonly Proposal[]): Proposal[] =>
  proposals.filter((proposal) => proposal.kind !== "same" && proposal.state !== "superseded");

export function passes(proposal: Proposal, filter: Filter): boolean {
  switch (filter) {
    case "tout":
      return true;
    case "conflits":
      return isConflict(proposal);
    case "sensible":
      return proposal.critical;
    case "sures":
      return proposal.safe;
  }
}

export function count(proposals: readonly Proposal[]): Counts {
  const shown = visible(proposals);
  const pending = shown.filter((proposal) => !isDecided(proposal));
  return {
    total: shown.length,
    decided: shown.length - pending.length,
    conflicts: pending.filter(isConflict).length,
    critical: pending.filter((proposal) => proposal.critical && !isConflict(proposal)).length,
    safe: pending.filter((proposal) => proposal.safe).length,
    pending: pending.length,
  };
}

/** Conflicts first, all together; then the sections in the order the server gives them. */
export function group(proposals: readonly Proposal[], filter: Filter): Group[] {
  const shown = visible(proposals).filter((proposal) => passes(proposal, filter));
  const conflicts = shown.filter(isConflict);
  const groups: Group[] = conflicts.length ? [{ key: "conflits", conflicts: true, proposals: conflicts }] : [];
  for (const proposal of shown) {
    if (isConflict(proposal)) continue;
    const same = groups.find((candidate) => !candidate.conflicts && candidate.key === proposal.section);
    if (same) same.proposals.push(proposal);
    else groups.push({ key: proposal.section, conflicts: false, proposals: [proposal] });
  }
  return groups;
}

/** The proposals in the order of the screen: what J and K walk through. */
export const inOrder = (groups: readonly Group[]): Proposal[] => groups.flatMap(({ proposals }) => proposals);

export function step(order: readonly Proposal[], current: string | null, by: 1 | -1): string | null {
  const at = order.findIndex(({ id }) => id === current);
  if (at < 0) return order[0]?.id ?? null;
  return order[Math.min(order.length - 1, Math.max(0, at + by))]?.id ?? null;
}

/** After a decision, the eye goes on to the next one still open, below first, then from the top. */
export function nextOpen(order: readonly Proposal[], current: string): string | null {
  const at = order.findIndex(({ id }) => id === current);
  const after = [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0))];
  return after.find((proposal) => !isDecided(proposal))?.id ?? current;
}

/** Three bars, never a percentage: how sure the reading is, as a person says it. */
export const strength = (confidence: number): 1 | 2 | 3 => (confidence >= 0.85 ? 3 : confidence >= 0.6 ? 2 : 1);

/** Words that prove something: `of` is a proposal, or a sentence of the summary. */
export type Mark = { start: number; end: number; of: string };
export type Piece = { text: string; of: string[] };
type Proven = { id: string; evidence: readonly Evidence[] };

/** Cuts a segment's text at the edges of the quotes it holds; a piece may prove several things. Places count characters, as the engine does, not UTF-16 units. */
export function cut(text: string, marks: readonly Mark[]): Piece[] {
  const characters = [...text];
  const edges = [...new Set([0, characters.length, ...marks.flatMap(({ start, end }) => [start, end])])]
    .filter((edge) => edge >= 0 && edge <= characters.length)
    .sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i] as number, edges[i + 1] as number];
    pieces.push({
      text: characters.slice(start, end).join(""),
      of: marks.filter((mark) => mark.start <= start && mark.end >= end).map(({ of }) => of),
    });
  }
  return pieces;
}

/** Where on the recording each thing is proven. */
export const ticksOf = (proven: readonly Proven[], current: string | null): { id: string; t: number; current: boolean }[] =>
  proven.flatMap(({ id, evidence: [first] }) => (first && first.t0 !== null ? [{ id, t: first.t0, current: id === current }] : []));

/** Every quote, by segment. */
export function marksBySegment(proven: readonly Proven[]): Map<number, Mark[]> {
  const marks = new Map<number, Mark[]>();
  for (const { id, evidence } of proven)
    for (const { segment, start, end } of evidence) marks.set(segment, [...(marks.get(segment) ?? []), { start, end, of: id }]);
  return marks;
}
