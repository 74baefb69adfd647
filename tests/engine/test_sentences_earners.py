"""Incomes: whose they are past whoever is named on the way, figures taken back, and ways of telling a wage."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

S, P, A, R = "salaire", "pension_retraite", "pension_alimentaire", "revenus_locatifs"
# The lines, then (nature, beneficiaire, montant, periodicite) of every income expected.
CASES: list[tuple[list[str], list[tuple[str, str, float, str]]]] = [
    # named on the way: an employer, a company, a payer
    (["B: Et vous, Madame ?", "S: Secrétaire, salariée de maître Aubin, à Gap. 1 640 net."], [(S, "conjoint", 1640, "mensuel")]),
    (["C: Je suis employée par la SARL de mon frère, 1 480 net par mois."], [(S, "client", 1480, "mensuel")]),
    (["C: Je travaille pour la boîte de mon oncle, je touche 1 910 par mois."], [(S, "client", 1910, "mensuel")]),
    (["C: J'encaisse un loyer de ma cousine, 310 euros par mois, pour mon studio."], [(R, "client", 310, "mensuel")]),
    (["C: Chez mon beau-frère, le garagiste, je gagne 1 730 par mois."], [(S, "client", 1730, "mensuel")]),
    # figures taken back as soon as said
    (["C: Je gagne 1 900… non, 1 950 net par mois."], [(S, "client", 1950, "mensuel")]),
    (["C: Je touche 2 300, pardon, 2 030 par mois."], [(S, "client", 2030, "mensuel")]),
    (["C: Je suis payée 1 480 par mois, je me trompe, 1 840."], [(S, "client", 1840, "mensuel")]),
    (["je gagne deux mille cent non deux mille deux cents par mois"], [(S, "client", 2200, "mensuel")]),
    (["C: Mon salaire, 1 850, 1 900, disons 1 880 net par mois."], [(S, "client", 1880, "mensuel")]),
    (["C: Mon mari, lui, il touche 2 600… 2 650. Mettez 2 650 par mois."], [(S, "conjoint", 2650, "mensuel")]),
    # what is, beside what would be
    (["C: Avec le poste de Metz je monterais à 2 900. Aujourd'hui je suis à 2 350."], [(S, "client", 2350, "mensuel")]),
    (["C: On m'a promis 2 700 net. Pour l'instant c'est 2 480 par mois."], [(S, "client", 2480, "mensuel")]),
    # the status and the figure
    (["C: Mon mari est fonctionnaire, il a ses 2 310 tous les mois."], [(S, "conjoint", 2310, "mensuel")]),
    (["je suis cantinière titulaire fonctionnaire donc mille cinq cent quarante par mois"], [(S, "client", 1540, "mensuel")]),
    (["C: Ajusteur, en trois-huit, il arrive à 2 450 par mois, mon mari."], [(S, "conjoint", 2450, "mensuel")]),
    # the amount before its name
    (["j'ai douze cent quatre vingts de retraite et cinq cent dix de rente pour l'amiante par mois"], [(P, "client", 1280, "mensuel"), ("rente", "client", 510, "mensuel")]),
    (["B: Votre exploitation ?", "C: Année moyenne, vingt-huit mille de BA."], [("ba", "client", 28000, "annuel")]),
    # notes
    (["Soldes nettes : 1 640 euros pour lui, 1 590 pour elle. Lui, Marc Vidal, le client, elle, Anne Vidal."], [(S, "client", 1640, "mensuel"), (S, "conjoint", 1590, "mensuel")]),
    (["Paul Giraud est gérant, rémunération 2 900 par mois. Sa femme Aline est salariée de la SARL, 1 470 net."], [(S, "client", 2900, "mensuel"), (S, "conjoint", 1470, "mensuel")]),
    # one is out of work, the other is not
    (["C: Moi je suis au chômage, 1 180 par mois.", "B: Et votre mari ?", "C: Il travaille chez Leclerc, 1 760 net."], [("allocation_chomage", "client", 1180, "mensuel"), (S, "conjoint", 1760, "mensuel")]),
    # whose, settled by a question
    (["B: Et le salaire ?", "C: Le mien ou le sien ?", "B: Le sien.", "C: 1 990 par mois."], [(S, "conjoint", 1990, "mensuel")]),
    # nobody's income
    (["C: Je verse 400 de rente à la vieille dame du viager."], []),
    (["C: La vieille dame, je lui paie 520 de rente tous les mois."], []),
    (["elle est locataire, elle loue, 610 euros"], []),
    (["C: Mes parents touchent 2 400 de retraite à eux deux."], []),
    (["C: L'entreprise de mon frère dégage 60 000 par an."], []),
    (["B: Le loyer du local, la vendeuse, ça fait combien ?", "C: 24 000 par an."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "incomes"), CASES, ids=[case[0][-1][:60] for case in CASES])
def test_an_income_is_the_one_s_who_earns_it(lines: list[str], incomes: list[tuple[str, str, float, str]]) -> None:
    rows = read(*lines).fiche().get("revenus", [])
    assert isinstance(rows, list)
    found = {(row["nature"], row["beneficiaire"], row["montant"], row["periodicite"]) for row in rows}
    assert found == set(incomes)
