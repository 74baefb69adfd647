import { afterEach, describe, expect, it } from "vitest";

import { setLocale } from "./locale";
import { defineMessages, messagesNow, plural } from "./messages";

const words = defineMessages({
  fr: { save: "Enregistrer", count: (n: number) => `${n} ${plural("fr", n, "client", "clients")}` },
  en: { save: "Save", count: (n: number) => `${n} ${plural("en", n, "client", "clients")}` },
});

describe("words", () => {
  afterEach(() => setLocale("fr"));

  it("speak the language of the page, and say so to the browser", () => {
    expect(messagesNow(words).save).toBe("Enregistrer");
    setLocale("en");
    expect(messagesNow(words).save).toBe("Save");
    expect(document.documentElement.lang).toBe("en");
  });

  it("count zero and one as singular in French, one alone in English", () => {
    expect([0, 1, 2].map((n) => messagesNow(words).count(n))).toEqual(["0 client", "1 client", "2 clients"]);
    setLocale("en");
    expect([0, 1, 2].map((n) => messagesNow(words).count(n))).toEqual(["0 clients", "1 client", "2 clients"]);
  });

  it("cannot lack a key nor take other values: the compiler refuses", () => {
    // @ts-expect-error `b` is missing in English.
    defineMessages({ fr: { a: "a", b: "b" }, en: { a: "a" } });
    // @ts-expect-error a number is not a name.
    defineMessages({ fr: { a: (name: string) => name }, en: { a: (n: number) => n.toFixed() } });
    expect(true).toBe(true);
  });
});
