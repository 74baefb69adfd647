import { describe, expect, it } from "vitest";

import { formatCost, parseEuros } from "./cost";
import { daysIn, formatMonth, moved } from "./month";

describe("a month", () => {
  it("is written as people say it", () => expect(formatMonth("2026-11", "fr")).toBe("novembre 2026"));
  it("moves over the year's end", () => expect([moved("2026-12", 1), moved("2026-01", -1)]).toEqual(["2027-01", "2025-12"]));
  it("knows leap years", () => expect([daysIn("2028-02"), daysIn("2026-02"), daysIn("2026-12")]).toEqual([29, 28, 31]));
});

describe("a cost", () => {
  it("never shows a small cost as nothing", () => expect(formatCost(0.0004, "fr")).toBe("< 0,01\u00a0€"));
  it("shows cents", () => expect(formatCost(12.5, "fr")).toBe("12,50\u00a0€"));
  it("is read as people type it", () => expect([parseEuros("1 250,50 €"), parseEuros(" "), parseEuros("douze")]).toEqual([1250.5, null, undefined]));
});
