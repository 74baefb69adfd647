import { describe, expect, it } from "vitest";

import { formatPartialDate, readPartialDate } from "./partial-date";
import type { Champ } from "./types";
import { isUnknown, textOf } from "./value-text";

const champ = (over: Partial<Champ>): Champ => ({
  nom: "x", kind: "texte", fr: "", en: "", unite: null, critique: false, choix: null, ...over,
});

describe("a partial date", () => {
  it("is shown as precisely as it is known", () => {
    expect(formatPartialDate("1978", "fr")).toBe("1978");
    expect(formatPartialDate("1978-06", "fr")).toBe("juin 1978");
    expect(formatPartialDate("1978-06-08", "fr")).toBe("8 juin 1978");
  });

  it("is read the way people write it", () => {
    expect(readPartialDate("8/6/1978")).toBe("1978-06-08");
    expect(readPartialDate("1er août 2019")).toBe("2019-08-01");
    expect(readPartialDate("06/1978")).toBe("1978-06");
    expect(readPartialDate("Juin 1978")).toBe("1978-06");
    expect(readPartialDate("31/02/2020")).toBeNull();
    expect(readPartialDate("hier")).toBeNull();
  });
});

describe("unknown, no and zero", () => {
  it("are three different things", () => {
    expect([null, "", false, 0].map(isUnknown)).toEqual([true, true, false, false]);
    expect(textOf(champ({ kind: "booleen" }), false, "fr")).toBe("Non");
    expect(textOf(champ({ kind: "montant", unite: "€" }), 0, "fr")).toBe("0\u00a0€");
  });
});
