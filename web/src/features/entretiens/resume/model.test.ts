import { describe, expect, it } from "vitest";

import type { Action, Summary } from "../types";
import { actionLines, asText, blocksOf, deadline } from "./model";

const preuve = { segment: 3, start: 0, end: 4, quote: "Rezé", t0: null, t1: null };
const action = (over: Partial<Action> = {}): Action => ({
  texte: "Envoyer le devis", qui: "courtier", date: "2026-03-19", precision: "jour", avant: false, preuves: [preuve], ...over,
});
const summary: Summary = {
  run: 1, engine: "rules", version: "resume-1", modele: null, retirees: 0, avis: null,
  client: [
    { rubrique: "besoins", phrases: [{ texte: "Vos besoins portent sur votre santé.", preuves: [preuve] }] },
    { rubrique: "foyer", phrases: [{ texte: "Vous habitez à Rezé.", preuves: [preuve] }, { texte: "Vous ne fumez pas.", preuves: [preuve] }] },
  ],
  courtier: [],
  actions: [action(), action({ texte: "Renvoyer le RIB", qui: "client", date: null })],
};

describe("a deadline", () => {
  it.each([
    [action(), "19 mars 2026"],
    [action({ avant: true }), "avant le 19 mars 2026"],
    [action({ date: "2026-03-16", precision: "semaine" }), "semaine du 16 mars 2026"],
    [action({ date: "2026-04-01", precision: "mois" }), "avril 2026"],
    [action({ date: null }), "sans date"],
  ])("is said as precisely as it was promised", (promised, said) => {
    expect(deadline(promised, "fr")).toBe(said);
  });

  it("is said in English too", () => {
    expect(deadline(action({ avant: true }), "en")).toBe("before 19 March 2026");
  });
});

describe("the sentences", () => {
  it("each have a name of their own", () => {
    expect(blocksOf(summary, "client").flatMap(({ lines }) => lines.map(({ id }) => id))).toEqual(["client-0-0", "client-1-0", "client-1-1"]);
    expect(actionLines(summary).map(({ id }) => id)).toEqual(["action-0", "action-1"]);
  });

  it("become a text to paste, with what is to be done and what is left to ask", () => {
    const question = { section: "sante_souhait", champ: "budget_mensuel_maximum", besoin: "sante", libelle: "Budget maximum", question: "Quel budget ?", article: "C. assur., art. L. 521-4", row_id: null };
    const text = asText(
      {
        title: "Entretien du 12 mars 2026",
        blocks: blocksOf(summary, "client"),
        actions: actionLines(summary),
        questions: [{ besoin: "sante", libelle: "Santé", questions: [question] }],
        who: ({ qui }) => qui,
      },
      "fr",
    );
    expect(text).toBe(
      `Entretien du 12 mars 2026

Besoins
Vos besoins portent sur votre santé.

Identité et foyer
Vous habitez à Rezé.
Vous ne fumez pas.

À faire
– Envoyer le devis (courtier, 19 mars 2026)
– Renvoyer le RIB (client, sans date)

Questions à poser : Santé
– Quel budget ? (C. assur., art. L. 521-4)`,
    );
  });
});
