import { describe, expect, it } from "vitest";

import { parseValue, readNumber } from "./parse";
import { formatPartialDate, readPartialDate } from "./partial-date";
import { agreed, type Champ } from "./types";
import { isUnknown, textOf } from "./value-text";

const champ = (over: Partial<Champ>): Champ => ({
  nom: "x", kind: "texte", fr: "", en: "", unite: null, critique: false, scelle: false, choix: null, ...over,
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

describe("French words", () => {
  it("agree with the person, and stay open when the title is unknown", () => {
    const situation = champ({ kind: "choix", choix: [{ valeur: "marie", fr: "Marié(e)", en: "Married" }] });
    expect(["Mme", "M.", null].map((civilite) => textOf(agreed(situation, civilite), "marie", "fr"))).toEqual(["Mariée", "Marié", "Marié(e)"]);
    const seule = champ({ kind: "choix", choix: [{ valeur: "veuf", fr: "Veuf, veuve", en: "Widowed" }] });
    expect(["Mme", "M."].map((civilite) => textOf(agreed(seule, civilite), "veuf", "fr"))).toEqual(["Veuve", "Veuf"]);
  });
});

describe("what a broker types", () => {
  it("is read as an amount, however it is written", () => {
    expect(["57 600", "57.600,50", "4,8 k", "1,9 M", "690 €", "beaucoup"].map(readNumber)).toEqual([57600, 57600.5, 4800, 1900000, 690, null]);
  });

  it("is refused with a reason, and emptied to unknown, never to zero", () => {
    expect(parseValue(champ({ kind: "montant" }), "")).toEqual({ value: null });
    expect(parseValue(champ({ kind: "date" }), "bientôt")).toEqual({ refusal: "date" });
    expect(parseValue(champ({ kind: "telephone" }), "06 39 98 12 34")).toEqual({ value: "0639981234" });
    expect(parseValue(champ({ kind: "telephone" }), "06 39")).toEqual({ refusal: "phone" });
  });
});
