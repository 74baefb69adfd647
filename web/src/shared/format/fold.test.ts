import { describe, expect, it } from "vitest";

import { answers, pieces } from "./fold";

describe("the palette's search", () => {
  it("marks what matches whatever the accents and the case", () => {
    expect(pieces("Hélène Marchandeau", "helene MARCHAND")).toEqual([
      { text: "Hélène", match: true },
      { text: " ", match: false },
      { text: "Marchand", match: true },
      { text: "eau", match: false },
    ]);
  });

  it("keeps an action only when every typed word is in it", () => {
    expect(answers("Nouvel entretien", "entretien nouv")).toBe(true);
    expect(answers("Nouvel entretien", "nouveau")).toBe(false);
  });
});
