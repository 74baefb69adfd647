import { describe, expect, it } from "vitest";

import { hasFilters, parseListSearch, renewed, toQuery, without } from "./search";

const nantes = { et: [["ville", "est", "Nantes"]] } as { et: [string, string, string][] };

describe("the address of the client list", () => {
  it("keeps what it understands and drops the rest", () => {
    expect(parseListSearch({ q: "marchand", filtre: nantes, page: "x", inconnu: "1", densite: "large" })).toEqual({ q: "marchand", filtre: nantes });
  });

  it("still understands the addresses of before", () => {
    expect(renewed({ besoin: "retraite,epargne", patrimoine_min: "150000", a_relire: true, q: "marchand" })).toEqual({
      q: "marchand",
      filtre: { et: [["besoins", "est", "retraite", "epargne"], ["patrimoine_net", "superieur", 150000], ["a_relire", "superieur", 1]] },
    });
    expect(renewed({ q: "marchand", filtre: nantes })).toBeNull();
  });

  it("asks the server for the latest exchanges first, unless told otherwise", () => {
    expect(toQuery({}, [])).toEqual({ sort: "-dernier_echange_at", page_size: 25 });
    expect(toQuery({ sort: "nom", taille: 50, filtre: nantes }, ["ville", "age"])).toEqual({
      sort: "nom", page_size: 50, filtre: JSON.stringify(nantes), colonnes: "ville,age",
    });
  });

  it("keeps the rows of a group together", () => {
    expect(toQuery({ sort: "-patrimoine_net", groupe: "ville" }, []).sort).toBe("ville,-patrimoine_net");
    expect(toQuery({ sort: "-ville", groupe: "ville" }, []).sort).toBe("ville");
  });

  it("goes back to the first page when a filter is removed", () => {
    expect(without({ q: "le", page: 3, filtre: nantes }, "filtre")).toEqual({ q: "le" });
    expect(hasFilters({ sort: "nom", page: 2 })).toBe(false);
    expect(hasFilters({ filtre: nantes })).toBe(true);
  });
});
