import { describe, expect, it } from "vitest";

import { dayIn, formatClock, formatDate, formatDay, formatDuration, formatListDate, formatTime } from "./dates";
import { fullName, initials } from "./names";
import { formatMoney, formatNumber, formatPercent, formatPhone } from "./numbers";

const NOW = new Date("2026-03-12T10:00:00Z");

describe("figures the French way", () => {
  it("separates thousands by a thin no-break space and the euro by a no-break space", () => {
    expect(formatMoney(1234.56, "fr", true)).toBe("1\u202f234,56\u00a0€");
    expect(formatMoney(1846200, "fr")).toBe("1\u202f846\u202f200\u00a0€");
  });

  it("writes a real minus sign, and never minus zero", () => {
    expect(formatMoney(-71200, "fr")).toBe("\u221271\u202f200\u00a0€");
    expect(formatNumber(-0.001, "fr")).toBe("0");
  });

  it("keeps one decimal in a percentage", () => {
    expect(formatPercent(21.5, "fr")).toBe("21,5\u00a0%");
    expect(formatPercent(30, "fr")).toBe("30\u00a0%");
  });

  it("follows English habits in English", () => {
    expect(formatMoney(1234.5, "en", true)).toBe("€1,234.50");
    expect(formatMoney(-12, "en")).toBe("\u2212€12");
    expect(formatPercent(21.5, "en")).toBe("21.5%");
  });

  it("groups a telephone by pairs, whatever its writing, and leaves others as they are", () => {
    const expected = "06\u00a048\u00a021\u00a017\u00a093";
    expect(formatPhone("+33648211793")).toBe(expected);
    expect(formatPhone("06.48.21.17.93")).toBe(expected);
    expect(formatPhone("+33 (0)6 48 21 17 93")).toBe(expected);
    expect(formatPhone("+32 470 12 34 56")).toBe("+32 470 12 34 56");
  });
});

describe("dates as they are said", () => {
  it("names the day, and the year only when it is another one", () => {
    expect(formatDate("2026-03-12", "fr")).toBe("12 mars 2026");
    expect(formatDay("2026-03-12", "fr", NOW)).toBe("12 mars");
    expect(formatDay("2025-11-04", "fr", NOW)).toBe("4 novembre 2025");
    expect(formatDate("2026-05-01", "fr")).toBe("1er mai 2026");
  });

  it("says today and yesterday in a list, nothing vaguer", () => {
    expect(formatListDate("2026-03-12T08:00:00Z", "fr", NOW)).toBe("Aujourd’hui");
    expect(formatListDate("2026-03-11T22:30:00Z", "fr", NOW)).toBe("Hier");
    expect(formatListDate("2026-02-27", "fr", NOW)).toBe("27 févr.");
    expect(formatListDate("2025-02-27", "fr", NOW)).toBe("27 févr. 2025");
  });

  it("is already tomorrow in Paris before midnight in Greenwich", () => {
    const late = new Date("2026-11-30T23:18:30Z");
    expect(dayIn(0, late)).toBe("2026-12-01");
    expect(dayIn(31, late)).toBe("2027-01-01");
    expect(dayIn(0, new Date("2026-07-12T21:59:59Z"))).toBe("2026-07-12");
  });

  it("reads hours in Paris", () => {
    expect(formatTime("2026-03-12T17:40:00Z", "fr")).toBe("18:40");
    expect(formatTime("2026-07-12T16:40:00Z", "fr")).toBe("18:40");
  });

  it("tells a place in a recording from a length", () => {
    expect(formatClock(872)).toBe("14:32");
    expect(formatClock(3725)).toBe("1:02:05");
    expect(formatDuration(2828, "fr")).toBe("47\u00a0min\u00a008\u00a0s");
    expect(formatDuration(4320, "fr")).toBe("1\u00a0h\u00a012\u00a0min");
    expect(formatDuration(0.42, "fr")).toBe("0,4\u00a0s");
  });
});

describe("names", () => {
  it("gives a face two letters, particles aside", () => {
    expect(initials("Jean-Baptiste de Kermadec")).toBe("JK");
    expect(initials("Pauline Rousseau-Dubreuil")).toBe("PR");
    expect(initials("Yann Le Bihan")).toBe("YB");
    expect(initials("Émile")).toBe("É");
  });

  it("keeps what is known of a name", () => {
    expect(fullName({ prenom: null, nom: "Marchand" })).toBe("Marchand");
  });
});
