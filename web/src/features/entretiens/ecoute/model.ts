import { fold } from "@/shared/format/fold";

import type { Role, Segment, Transcript } from "../types";

/** How loud, 0 to 255, every `pas_ms`, channel by channel. */
export type Wave = { pas_ms: number; canaux: number[][] };
export type Span = readonly [from: number, to: number];
/** Characters `start` to `end` of a segment's text. */
export type Place = { segment: number; start: number; end: number };

/** A spoken word: characters of the text, seconds of the recording, how sure. */
type Word = readonly [first: number, after: number, from: number, to: number, confidence: number | null];
const wordsOf = (segment: Segment): readonly Word[] => (segment.words ?? []) as unknown as readonly Word[];

/** The second at which a character is spoken: its word's, else read between the ends of the segment. Null: unknown. */
export function instantOf(segment: Segment, character: number): number | null {
  const known = wordsOf(segment);
  const word = known.find(([, after]) => character < after) ?? known[known.length - 1];
  if (word) return word[2];
  if (segment.start === null) return null;
  const length = Math.max(1, [...segment.text].length);
  const end = segment.end ?? segment.start;
  return segment.start + ((end - segment.start) * Math.min(character, length)) / length;
}

/** Index of the last element that began at `time` or before, -1 when none had. */
function lastBegun<Item>(items: readonly Item[], begins: (item: Item) => number, time: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins(items[middle] as Item) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Segments of a transcript that have a time, in the order they are spoken. */
export const timed = (transcript: Transcript | undefined): Segment[] =>
  (transcript?.segments ?? []).filter(({ start }) => start !== null).sort((a, b) => (a.start as number) - (b.start as number));

/** What is being said at `time`: the segment, and its word where words have their times. */
export function spokenAt(segments: readonly Segment[], time: number): Place | null {
  const segment = segments[lastBegun(segments, ({ start }) => start as number, time)];
  if (!segment) return null;
  const known = wordsOf(segment);
  const word = known[lastBegun(known, ([, , from]) => from, time)];
  return { segment: segment.index, start: word?.[0] ?? 0, end: word?.[1] ?? 0 };
}

/** A pause this long is worth skipping; a little of it is left on each side, so that nobody's first word is cut. */
const LONG_PAUSE_S = 1.5;
const MARGIN_S = 0.25;

/** Stretches where nobody speaks, without their margins. What is quiet is measured on the recording itself. */
export function silences({ pas_ms: step, canaux }: Wave): Span[] {
  const levels = (canaux[0] ?? []).map((_, at) => Math.max(...canaux.map((channel) => channel[at] ?? 0)));
  const sorted = [...levels].sort((a, b) => a - b);
  const quiet = sorted[Math.floor(sorted.length * 0.1)] ?? 0;
  const loud = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  const limit = quiet + (loud - quiet) * 0.2;
  const spans: Span[] = [];
  if (loud - quiet < 12) return spans;
  let since = -1;
  for (let at = 0; at <= levels.length; at++) {
    const still = at < levels.length && (levels[at] as number) <= limit;
    if (still && since < 0) since = at;
    if (still || since < 0) continue;
    const [from, to] = [(since * step) / 1000, (at * step) / 1000];
    if (to - from >= LONG_PAUSE_S) spans.push([from + MARGIN_S, to - MARGIN_S]);
    since = -1;
  }
  return spans;
}

/** The span that holds `time`, if any. */
export function within(spans: readonly Span[], time: number): Span | null {
  const span = spans[lastBegun(spans, ([from]) => from, time)];
  return span && time < span[1] ? span : null;
}

/** One stroke of the drawing: how high (0 to 1) above and below the line, and whose voice. */
export type Bar = { up: number; down: number; role: Role | null };

/** The waveform in `count` strokes: one channel on both sides of the line, two channels one on each. */
export function bars({ pas_ms: step, canaux }: Wave, segments: readonly Segment[], count: number): Bar[] {
  const [first = [], second] = canaux;
  const highest = (channel: readonly number[], from: number, to: number) => channel.slice(from, Math.max(to, from + 1)).reduce((a, b) => Math.max(a, b), 0) / 255;
  return Array.from({ length: Math.min(count, first.length) }, (_, at, all = Math.min(count, first.length)) => {
    const [from, to] = [Math.floor((at * first.length) / all), Math.floor(((at + 1) * first.length) / all)];
    const segment = segments[lastBegun(segments, ({ start }) => start as number, ((from + to) / 2) * (step / 1000))];
    const over = segment && segment.end !== null && ((from * step) / 1000 > segment.end + 1);
    const up = highest(first, from, to);
    return { up, down: second ? highest(second, from, to) : up, role: segment && !over ? segment.role : null };
  });
}

/** Where the typed words are said, in order, without accents or case. */
export function found(segments: readonly Segment[], typed: string): Place[] {
  const wanted = [...fold(typed.trim().replace(/\s+/g, " "))];
  if (wanted.length < 2) return [];
  return segments.flatMap(({ index, text }) => {
    const letters = [...fold(text)];
    const places: Place[] = [];
    for (let at = 0; at + wanted.length <= letters.length; at++) {
      if (!wanted.every((letter, shift) => letters[at + shift] === letter)) continue;
      places.push({ segment: index, start: at, end: at + wanted.length });
      at += wanted.length - 1;
    }
    return places;
  });
}
