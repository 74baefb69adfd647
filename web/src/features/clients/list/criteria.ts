/** Filters as the address holds them: `[column, operator, ...values]`, all of them or any, one level deep. */
export type Scalar = string | number | boolean;
export type Rule = [string, string, ...Scalar[]];
export type Join = "et" | "ou";
export type Inner = { et: Rule[] } | { ou: Rule[] };
export type Part = Rule | Inner;
export type Criteria = { et: Part[] } | { ou: Part[] };

export const joinOf = (group: Criteria | Inner): Join => ("et" in group ? "et" : "ou");
export const partsOf = <P extends Part>(group: { et: P[] } | { ou: P[] }): P[] => ("et" in group ? group.et : group.ou);
export const isRule = (part: unknown): part is Rule => Array.isArray(part);
const made = (join: Join, parts: Part[]): Criteria => (join === "et" ? { et: parts } : { ou: parts });
const inner = (join: Join, rules: Rule[]): Inner => (join === "et" ? { et: rules } : { ou: rules });

/** Where a rule stands: its place at the top, and in the group there when it is in one. */
export type Place = { part: number; rule: number | null };

const NONE: Criteria = { et: [] };

function readRule(raw: unknown): Rule | null {
  if (!Array.isArray(raw) || raw.length < 2) return null;
  return raw.every((one) => ["string", "number", "boolean"].includes(typeof one)) ? (raw as Rule) : null;
}

function readGroup<P>(raw: unknown, read: (part: unknown) => P | null): { join: Join; parts: P[] } | null {
  if (typeof raw !== "object" || raw === null) return null;
  const [entry, ...others] = Object.entries(raw);
  if (!entry || others.length || (entry[0] !== "et" && entry[0] !== "ou") || !Array.isArray(entry[1])) return null;
  return { join: entry[0], parts: (entry[1] as unknown[]).map(read).filter((part): part is Awaited<P> & P => part !== null) };
}

/** Whatever someone typed in the address: what is not understood is left out. */
export function readCriteria(raw: unknown): Criteria | undefined {
  const top = readGroup<Part>(raw, (part) => {
    const rule = readRule(part);
    if (rule) return rule;
    const group = readGroup(part, readRule);
    return group && group.parts.length ? inner(group.join, group.parts) : null;
  });
  return top && top.parts.length ? made(top.join, top.parts) : undefined;
}

/** Undefined rather than empty: the address stays clean. */
const tidy = (join: Join, parts: Part[]): Criteria | undefined => {
  const kept = parts.filter((part) => isRule(part) || partsOf(part).length > 0);
  return kept.length ? made(join, kept) : undefined;
};

export const rulesIn = (criteria: Criteria | undefined): Rule[] =>
  partsOf(criteria ?? NONE).flatMap((part) => (isRule(part) ? [part] : partsOf(part)));

/** `rule` at the end, or at the end of the group there. */
export function added(criteria: Criteria | undefined, rule: Rule, group: number | null = null): Criteria {
  const top = criteria ?? NONE;
  if (group === null) return made(joinOf(top), [...partsOf(top), rule]);
  return made(joinOf(top), partsOf(top).map((part, index) => (index === group && !isRule(part) ? inner(joinOf(part), [...partsOf(part), rule]) : part)));
}

/** `rule` instead of the one there; null takes it away. */
export function replaced(criteria: Criteria, place: Place, rule: Rule | null): Criteria | undefined {
  const parts = partsOf(criteria).flatMap((part, index): Part[] => {
    if (index !== place.part) return [part];
    if (isRule(part) || place.rule === null) return rule ? [rule] : [];
    return [inner(joinOf(part), partsOf(part).flatMap((one, at) => (at === place.rule ? (rule ? [rule] : []) : [one])))];
  });
  return tidy(joinOf(criteria), parts);
}

/** All of them or any of them, at the top or in a group. */
export function rejoined(criteria: Criteria, group: number | null): Criteria {
  const other = (join: Join): Join => (join === "et" ? "ou" : "et");
  if (group === null) return made(other(joinOf(criteria)), partsOf(criteria));
  return made(joinOf(criteria), partsOf(criteria).map((part, index) => (index === group && !isRule(part) ? inner(other(joinOf(part)), partsOf(part)) : part)));
}

/** The rule there and a new one, in a group that either of them satisfies. */
export function grouped(criteria: Criteria, at: number, rule: Rule): Criteria {
  const join: Join = joinOf(criteria) === "et" ? "ou" : "et";
  return made(joinOf(criteria), partsOf(criteria).map((part, index) => (index === at && isRule(part) ? inner(join, [part, rule]) : part)));
}
