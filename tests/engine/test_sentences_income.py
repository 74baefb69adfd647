"""Incomes in talk: two partners in a row, figures mended by the other, amounts without their word, and what is no income."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

S, P = "salaire", "pension_retraite"
# The lines, then (nature, beneficiaire, montant, periodicite) of every income expected.
CASES: list[tuple[list[str], list[tuple[str, str, float, str]]]] = [
    (["B: Vos salaires ?", "C: Je gagne 2 150 net par mois.", "S: Moi c'est 1 730, tous les mois aussi."], [(S, "client", 2150, "mensuel"), (S, "conjoint", 1730, "mensuel")]),
    (["B: Ta paie ?", "C: 1 040 par mois."], [(S, "client", 1040, "mensuel")]),
    (["B: Vous vous versez combien ?", "C: Deux mille huit cents par mois."], [(S, "client", 2800, "mensuel")]),
    (["C: Je touche 1 380 de retraite par mois.", "S: La mienne, 910."], [(P, "client", 1380, "mensuel"), (P, "conjoint", 910, "mensuel")]),
    (["B: Vos retraites, chacun ?", "C: Moi je touche mille six cent quarante par mois.", "S: Et moi 720."], [(P, "client", 1640, "mensuel"), (P, "conjoint", 720, "mensuel")]),
    (["C: Ma femme gagne 1 900 net par mois.", "S: 1 950, depuis janvier."], [(S, "conjoint", 1950, "mensuel")]),
    (["C: Je suis à deux mille cinq net par mois."], [(S, "client", 2500, "mensuel")]),
    (["C: Je suis vendeuse à mi-temps, 890 euros net par mois."], [(S, "client", 890, "mensuel")]),
    (["C: Mon salaire c'est nonante mille brut par an."], [(S, "client", 90000, "annuel")]),
    (["C: Je gagne 2 300 net sur treize mois."], [(S, "client", 2300, "mensuel")]),
    (["C: J'ai une rente d'accident, 95 euros.", "B: Par mois ?", "C: Par trimestre."], [("rente", "client", 95, "trimestriel")]),
    (["C: Mes SCPI, ça me rapporte 180 euros par trimestre."], [("scpi", "client", 180, "trimestriel")]),
    (["C: J'ai un studio à Lille que je loue 450 euros par mois."], [("revenus_locatifs", "client", 450, "mensuel")]),
    (["S: La pension que me verse mon ex pour les filles, 240 euros par mois."], [("pension_alimentaire", "conjoint", 240, "mensuel")]),
    (["C: Mon salaire ? 2 000 euros net par mois.", "C: Et mon mari, lui, à peu près 2 600."], [(S, "client", 2000, "mensuel"), (S, "conjoint", 2600, "mensuel")]),
    # no income
    (["C: Il vit chez sa mère, je donne 180 euros par mois pour lui."], []),
    (["B: Vous roulez beaucoup ?", "C: Je fais 42 000 par an, avec les tournées."], []),
    (["B: En cas d'arrêt, vous auriez besoin de quoi ?", "C: 3 200 par mois."], []),
    (["C: On tourne à 2 400 par mois, charges, courses, tout compris."], []),
    (["C: Mon contrat verse 800 euros de rente d'invalidité."], []),
    (["C: Je prends 45 euros de l'heure."], []),
    (["C: Mon frère gagne 4 000 net par mois."], []),
    (["B: Si vous touchiez 3 000 par mois à la retraite, ça irait ?", "C: Oui, très bien."], []),
    (["C: La voiture est chez Allianz, 620 l'année."], []),
    (["C: On paie une nounou, 900 euros par mois."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "incomes"), CASES, ids=[" / ".join(lines)[:70] for lines, _ in CASES])
def test_incomes_are_told_apart(lines: list[str], incomes: list[tuple[str, str, float, str]]) -> None:
    rows = read(*lines).fiche().get("revenus", [])
    assert isinstance(rows, list)
    found = [(row["nature"], row["beneficiaire"], row["montant"], row["periodicite"]) for row in rows]
    assert sorted(found) == sorted(incomes)
