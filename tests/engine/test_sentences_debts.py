"""Loans told over several turns: amounts, rates, ends and lenders go to the loan in hand, and to no other."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

IMMO, AUTO, CONSO, FAMILY = "credit_immobilier", "credit_auto", "credit_consommation", "dette_familiale"
CASES: list[tuple[list[str], list[dict[str, object]]]] = [
    (
        ["C: On a acheté une maison à Dax.", "B: Et le crédit ?", "C: Au CIC, 190 000 au départ.", "B: Mensualité ?", "S: 845, à 2,15.", "B: Encore combien de temps ?", "C: Dix-sept ans."],
        [{"nature": IMMO, "preteur": "CIC", "montant_initial": 190000, "montant_remboursement": 845, "taux": 2.15, "duree_restante": 204}],
    ),
    (
        ["B: Le prêt de l'appartement, il reste combien ?", "C: Cent douze mille.", "B: Vous payez combien par mois ?", "C: 730."],
        [{"nature": IMMO, "capital_restant_du": 112000, "montant_remboursement": 730, "periodicite": "mensuel"}],
    ),
    (
        ["C: On a un crédit immobilier à la Caisse d'Épargne, 980 par mois, jusqu'en 2037.", "C: Et un crédit auto chez Cetelem, 240 par mois, encore trente mois."],
        [{"nature": IMMO, "preteur": "Caisse d'Épargne", "montant_remboursement": 980, "date_fin": "2037"}, {"nature": AUTO, "preteur": "Cetelem", "montant_remboursement": 240, "duree_restante": 30}],
    ),
    (
        ["C: J'ai un prêt relais de 150 000 euros au LCL."],
        [{"nature": IMMO, "preteur": "LCL", "montant_initial": 150000}],
    ),
    (
        ["C: Il y a un crédit in fine, 200 000, on paie 410 par mois d'intérêts au Crédit Mutuel, à 2,4."],
        [{"nature": IMMO, "preteur": "Crédit Mutuel", "montant_initial": 200000, "montant_remboursement": 410, "taux": 2.4}],
    ),
    (
        ["C: Mon beau-frère m'a prêté 6 000 euros, je lui rends 200 par mois."],
        [{"nature": FAMILY, "montant_initial": 6000, "montant_remboursement": 200}],
    ),
    (
        ["B: C'est vos parents qui ont payé la voiture ?", "C: Mamie. Elle m'a avancé 3 500 balles, je lui rends cent par mois."],
        [{"nature": FAMILY, "montant_initial": 3500, "montant_remboursement": 100}],
    ),
    (
        ["C: Prêt étudiant au Crédit Agricole, 15 000 euros, je rembourse 180 par mois."],
        [{"nature": "credit_etudiant", "preteur": "Crédit Agricole", "montant_remboursement": 180}],
    ),
    (
        ["C: Pour le gîte il reste six ans à 480 par mois, à la Banque Populaire."],
        [{"nature": IMMO, "preteur": "Banque Populaire", "montant_remboursement": 480, "duree_restante": 72}],
    ),
    (
        ["C: On a pris 205 000 à la Société Générale, sur vingt ans, pour la maison. À 1,9."],
        [{"nature": IMMO, "preteur": "Société Générale", "montant_initial": 205000, "taux": 1.9}],
    ),
    (
        ["C: J'ai un découvert de 900 euros à la BNP."],
        [{"nature": "decouvert", "capital_restant_du": 900}],
    ),
    (
        ["C: On rembourse 640 par mois pour la maison, il reste huit ans et demi."],
        [{"nature": IMMO, "montant_remboursement": 640, "duree_restante": 102}],
    ),
    # nothing
    (["B: Un crédit en cours ?", "C: Plus rien, la maison est payée."], []),
    (["B: Des crédits ?", "C: Non.", "B: Les impôts ?", "C: 2 300 euros."], []),
    (["C: L'assurance de ce prêt est chez CNP, 19 euros par mois."], []),
    (["C: Ma sœur a un crédit de 900 euros par mois."], []),
    (["C: On a une LOA sur la voiture, 320 par mois."], []),
    (["C: Le tracteur, c'est le GAEC qui rembourse, 800 par mois."], []),
    (["B: Si vous empruntiez 200 000 sur vingt ans ?", "C: On verra."], []),
    (["C: J'ai prêté 5 000 euros à mon frère."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "rows"), CASES, ids=[" / ".join(lines)[:70] for lines, _ in CASES])
def test_a_loan_keeps_its_own_figures(lines: list[str], rows: list[dict[str, object]]) -> None:
    found = read(*lines).fiche().get("passifs", [])
    assert isinstance(found, list)
    assert len(found) == len(rows), found
    for row, wanted in zip(found, rows, strict=True):
        assert {name: row.get(name) for name in wanted} == wanted
