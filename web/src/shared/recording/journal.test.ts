import { describe, expect, it } from "vitest";

import { cellsOf, nextTake, offRecordSeconds, partsPerTake, recordedMs, takeLengths, withinSound } from "./journal";
import type { Part, Sheet } from "./types";

const part = (take: number, n: number, end: number): Part => ({ recording: "r", take, n, end, size: 1, digest: "" });
const MEETING = [part(0, 0, 2500), part(0, 1, 5000), part(1, 0, 2500), part(1, 1, 4100)];
const sheet = (given: Partial<Sheet>): Sheet => ({
  consent: { accorde: true, personne: "Hélène Marchand", formulation: "", mode: "oral", at: "2026-03-12T09:00:00Z" },
  client: null, title: "", date: "2026-03-12", marks: [], offRecord: [], ...given,
});

describe("the journal of takes", () => {
  it("measures a recording by what was kept of each take", () => {
    expect(takeLengths(MEETING)).toEqual([5000, 4100]);
    expect(recordedMs(MEETING)).toBe(9100);
    expect(recordedMs([])).toBe(0);
  });

  it("tells how many pieces each take has, and numbers the next without a hole", () => {
    expect(partsPerTake(MEETING)).toEqual([2, 2]);
    expect([nextTake([]), nextTake(MEETING.slice(0, 1)), nextTake(MEETING)]).toEqual([0, 1, 2]);
  });

  it("lets nothing stand beyond the sound that a kill left", () => {
    const cut = withinSound(sheet({ marks: [{ t: 3, text: "prêt" }, { t: 12, text: "solde" }], offRecord: [{ from: 10, to: 70 }] }), 9.1);
    expect(cut.marks).toEqual([{ t: 3, text: "prêt" }, { t: 9.1, text: "solde" }]);
    expect(cut.offRecord).toEqual([{ from: 9.1, to: 69.1 }]);
    expect(offRecordSeconds(cut.offRecord)).toBeCloseTo(60);
  });
});

describe("the cells of a recording", () => {
  it("are on the server, then on this device", () => {
    expect(cellsOf(35, 20, [], 10)).toEqual(["server", "server", "device", "device"]);
    expect(cellsOf(35, 35, [], 10)).toEqual(["server", "server", "server", "server"]);
    expect(cellsOf(0, 0, [], 10)).toEqual([]);
  });

  it("show a passage off the record where it was, for as long as it lasted", () => {
    expect(cellsOf(20, 0, [{ from: 10, to: 35 }], 10)).toEqual(["device", "off", "off", "off", "device"]);
    expect(cellsOf(10, 10, [{ from: 10, to: 10 }], 10)).toEqual(["server", "off"]);
  });
});
