import { describe, expect, it } from "vitest";

import { hasFilters, parseListSearch, toQuery, without } from "./search";

describe("the address of the client list", () => {
  it("keeps what it understands and drops the rest", () => {
    expect(parseListSearch({ q: "marchand", patrimoine_min: "150000", page: "x", inconnu: "1", a_relire: "true" })).toEqual({
      q: "marchand",
      patrimoine_min: 150000,
      a_relire: true,
    });
  });

  it("asks the server for the latest exchanges first, unless told otherwise", () => {
    expect(toQuery({})).toEqual({ sort: "-dernier_echange_at", page_size: 25 });
    expect(toQuery({ sort: "nom", taille: 50, colonnes: "ville", besoin: "retraite" })).toEqual({ sort: "nom", page_size: 50, besoin: "retraite" });
  });

  it("goes back to the first page when a filter is removed", () => {
    expect(without({ q: "le", page: 3, ville: "Nantes" }, "ville")).toEqual({ q: "le" });
    expect(hasFilters({ sort: "nom", page: 2 })).toBe(false);
    expect(hasFilters({ a_relire: true })).toBe(true);
  });
});
