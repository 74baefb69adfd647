import { describe, expect, it } from "vitest";

import type { Segment } from "../types";
import { bars, found, instantOf, silences, spokenAt, within, type Wave } from "./model";
import { proofSpan } from "./proof-button";

const segment = (index: number, text: string, start: number | null, end: number | null, words?: (number | null)[][]): Segment =>
  ({ index, text, start, end, speaker: "S1", role: "client", ...(words ? { words } : {}) }) as unknown as Segment;

const telephone = segment(0, "C’est le zéro six 😀 quarante", 10, 14, [[0, 5, 10, 10.4, 0.9], [6, 8, 10.4, 10.6, null], [9, 13, 10.8, 11.2, 0.8], [14, 17, 11.2, 11.6, 0.8], [20, 28, 12.5, 13.4, 0.9]]);
const answer = segment(1, "Très bien", 15, 16, [[0, 4, 15, 15.4, 0.9], [5, 9, 15.4, 16, 0.9]]);

const wave = (...levels: number[][]): Wave => ({ pas_ms: 100, canaux: levels });
const repeat = (level: number, times: number) => Array.from({ length: times }, () => level);

describe("a place in the words and a second of the recording", () => {
  it("gives the second of the word under a character, past a letter of two units too", () => {
    expect([0, 9, 12, 14, 22].map((character) => instantOf(telephone, character))).toEqual([10, 10.8, 10.8, 11.2, 12.5]);
  });
  it("goes to the word that follows a space, and to the last one after the end", () => {
    expect([instantOf(telephone, 13), instantOf(telephone, 500)]).toEqual([11.2, 12.5]);
  });
  it("reads between the ends of a turn whose words have no times, and says nothing without a clock", () => {
    expect([instantOf(segment(0, "abcd", 10, 14), 2), instantOf(segment(0, "abcd", null, null), 2)]).toEqual([12, null]);
  });
  it("finds the word being said, and keeps it through the breath that follows", () => {
    const heard = [telephone, answer];
    expect([9, 10.9, 12, 15.5].map((time) => spokenAt(heard, time))).toEqual([
      null,
      { segment: 0, start: 9, end: 13 },
      { segment: 0, start: 14, end: 17 },
      { segment: 1, start: 5, end: 9 },
    ]);
  });
});

describe("silences", () => {
  it("are the long stretches where nobody speaks, with a margin at each end", () => {
    const found = silences(wave([...repeat(120, 20), ...repeat(4, 30), ...repeat(140, 20), ...repeat(4, 8), ...repeat(130, 20)]));
    expect(found).toEqual([[2.25, 4.75]]);
    expect([within(found, 2), within(found, 3), within(found, 4.75)]).toEqual([null, [2.25, 4.75], null]);
  });
  it("are heard on both sides of a call", () => {
    const [one, other] = [[...repeat(120, 20), ...repeat(0, 40)], [...repeat(0, 20), ...repeat(90, 20), ...repeat(0, 20)]];
    expect(silences(wave(one, other))).toEqual([[4.25, 5.75]]);
  });
  it("are none in a recording that is all noise or all silence", () => {
    expect([silences(wave(repeat(60, 100))), silences(wave(repeat(0, 100))), silences(wave([]))]).toEqual([[], [], []]);
  });
});

describe("the drawing", () => {
  it("keeps the highest level of each stroke, on both sides, in the colour of who speaks", () => {
    const drawn = bars(wave([...repeat(0, 100), 255, ...repeat(0, 99)]), [telephone], 20);
    expect(drawn).toHaveLength(20);
    expect(drawn[10]).toEqual({ up: 1, down: 1, role: "client" });
    expect([drawn[0]?.role, drawn[19]?.role]).toEqual([null, null]);
  });
  it("never has more strokes than there are levels, and puts each side of a call on its own", () => {
    expect(bars(wave([255, 0], [0, 51]), [], 300)).toEqual([{ up: 1, down: 0, role: null }, { up: 0, down: 0.2, role: null }]);
  });
});

describe("the search in a meeting", () => {
  it("finds words without accents or case, and where they stand", () => {
    expect(found([telephone, answer], "  ZERO  six ")).toEqual([{ segment: 0, start: 9, end: 17 }]);
    expect(found([telephone, answer], "tres")).toEqual([{ segment: 1, start: 0, end: 4 }]);
  });
  it("waits for two letters and says when there is nothing", () => {
    expect([found([telephone], "z"), found([telephone], "capital")]).toEqual([[], []]);
  });
});

describe("the seconds that prove a value", () => {
  it("are those of its words, with the question that gives them sense when it is near", () => {
    expect(proofSpan([{ t0: 12, t1: 13 }, { t0: 9, t1: 10 }, { t0: 300, t1: 301 }])).toEqual([9, 13]);
  });
  it("are unknown in a meeting without a clock", () => {
    expect([proofSpan([{ t0: null, t1: null }]), proofSpan([])]).toEqual([null, null]);
  });
});
