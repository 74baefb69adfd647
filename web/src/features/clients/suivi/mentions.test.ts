import { describe, expect, it } from "vitest";

import { calling, completed, matching } from "./mentions";

const NAMES = ["Claire Vasseur", "Thomas Berger", "Anne Lavigne", "Antoine Lavigne"];

describe("calling a colleague", () => {
  it("begins with an @ at the start of a word, and ends with the caret", () => {
    expect(calling("Voir @cla", 9)).toBe("cla");
    expect(calling("@", 1)).toBe("");
    expect(calling("@Claire Va", 10)).toBe("Claire Va");
    expect(calling("helene@orange", 13)).toBeNull();
    expect(calling("Voir @cla\nsuite", 15)).toBeNull();
  });

  it("offers the names that fit, whatever the accents and the case, until one is whole", () => {
    expect(matching(NAMES, "")).toEqual(NAMES);
    expect(matching(NAMES, "an lav")).toEqual(["Anne Lavigne", "Antoine Lavigne"]);
    expect(matching(NAMES, "berg")).toEqual(["Thomas Berger"]);
    expect(matching(NAMES, "Claire Vasseur")).toEqual([]);
    expect(matching(NAMES, "Claire Vasseur tu")).toEqual([]);
  });

  it("writes the name where it was asked for", () => {
    expect(completed("Voir @cla, merci", 9, "Claire Vasseur")).toEqual({ text: "Voir @Claire Vasseur , merci", caret: 21 });
    expect(completed("@th", 3, "Thomas Berger")).toEqual({ text: "@Thomas Berger ", caret: 15 });
  });
});
