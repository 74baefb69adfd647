import { describe, expect, it } from "vitest";

import { added, grouped, readCriteria, rejoined, replaced, rulesIn } from "./criteria";

const nantes: ["ville", "est", string] = ["ville", "est", "Nantes"];
const smokes: [string, string, boolean] = ["conjoint.fumeur", "est", true];

describe("filters in the address", () => {
  it("are read as they were written, without what nobody understands", () => {
    const written = { et: [nantes, { ou: [smokes, ["enfants"]] }, 3, { xor: [nantes] }, { ou: [] }] };
    expect(readCriteria(written)).toEqual({ et: [nantes, { ou: [smokes] }] });
    expect(readCriteria({ et: [] })).toBeUndefined();
    expect(readCriteria("nantes")).toBeUndefined();
    expect(readCriteria({ et: [nantes], ou: [smokes] })).toBeUndefined();
  });

  it("grow, change and go away one by one", () => {
    const one = added(undefined, nantes);
    const two = added(one, smokes);
    expect(two).toEqual({ et: [nantes, smokes] });
    expect(rejoined(two, null)).toEqual({ ou: [nantes, smokes] });
    expect(replaced(two, { part: 1, rule: null }, null)).toEqual(one);
    expect(replaced(one, { part: 0, rule: null }, null)).toBeUndefined();
  });

  it("hold groups one level deep", () => {
    const criteria = grouped(added(undefined, nantes), 0, smokes);
    expect(criteria).toEqual({ et: [{ ou: [nantes, smokes] }] });
    expect(rejoined(criteria, 0)).toEqual({ et: [{ et: [nantes, smokes] }] });
    expect(added(criteria, ["age", "superieur", 60], 0)).toEqual({ et: [{ ou: [nantes, smokes, ["age", "superieur", 60]] }] });
    expect(replaced(criteria, { part: 0, rule: 0 }, null)).toEqual({ et: [{ ou: [smokes] }] });
    expect(rulesIn(criteria)).toEqual([nantes, smokes]);
  });
});
