import { describe, expect, it } from "vitest";

import type { Proposal } from "../types";
import { count, cut, group, inOrder, nextOpen, step } from "./model";

const proposal = (id: string, over: Partial<Proposal> = {}): Proposal => ({
  id,
  section: "client",
  champ: "ville",
  row_id: null,
  row_label: null,
  path: `client.${id}`,
  label: id,
  kind: "add",
  critical: false,
  safe: true,
  old: null,
  new: "Rezé",
  value: null,
  state: "pending",
  confidence: 0.9,
  speaker: null,
  evidence: [],
  conflict_reason: null,
  autre_lecture: null,
  decided_by: null,
  decided_at: null,
  ...over,
});

const telephone = proposal("telephone", { kind: "conflict", critical: true, safe: false });
const ville = proposal("ville", { kind: "change" });
const pea = proposal("pea", { section: "actifs_financiers", state: "accepted" });
const nom = proposal("nom", { kind: "same" });

describe("the order of a review", () => {
  it("puts conflicts first, then sections, and leaves out what the file already says", () => {
    expect(inOrder(group([ville, nom, pea, telephone], "tout")).map(({ id }) => id)).toEqual(["telephone", "ville", "pea"]);
  });

  it("keeps a person on the first and last decision instead of wrapping", () => {
    expect(step([telephone, ville], "telephone", -1)).toBe("telephone");
    expect(step([telephone, ville], "ville", 1)).toBe("ville");
    expect(step([telephone, ville], null, 1)).toBe("telephone");
  });

  it("goes to the next open decision, back to the top when none is left below", () => {
    expect(nextOpen([telephone, pea, ville], "ville")).toBe("telephone");
    expect(nextOpen([{ ...telephone, state: "refused" }, pea], "telephone")).toBe("telephone");
  });
});

describe("the counts of a review", () => {
  it("count what is still to do, never a sensitive conflict twice", () => {
    expect(count([telephone, ville, pea, nom])).toEqual({ total: 3, decided: 1, conflicts: 1, critical: 0, safe: 1, pending: 2 });
  });
});

describe("the words that prove a value", () => {
  it("stay in place after an emoji", () => {
    expect(cut("👍 à Rezé", [{ start: 4, end: 8, of: "ville" }]).map(({ text }) => text)).toEqual(["👍 à ", "Rezé"]);
  });

  it("are cut out of the sentence, and may prove two values", () => {
    const pieces = cut("un PEA avec huit mille euros", [
      { start: 3, end: 28, of: "pea" },
      { start: 12, end: 28, of: "montant" },
    ]);
    expect(pieces).toEqual([
      { text: "un ", of: [] },
      { text: "PEA avec ", of: ["pea"] },
      { text: "huit mille euros", of: ["pea", "montant"] },
    ]);
  });
});
