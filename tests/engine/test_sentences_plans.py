"""What is only planned, left to a firm, or said of the children who still count for the tax."""

from __future__ import annotations

import pytest
from tests.engine.talk import read


@pytest.mark.parametrize(
    ("lines", "counted"),
    [
        (("C: Nous avons Axel, 25 ans, et Gabin, 12 ans. On ne déclare plus que Gabin.",), {"Axel": False, "Gabin": True}),
        (("C: J'ai une fille, Lou, 12 ans.", "B: Vous la déclarez ?", "C: Non, c'est mon ex-mari qui la met sur ses impôts."), {"Lou": False}),
        (("C: Deux enfants, Camille et Arthur.", "B: À charge ?", "C: Arthur seulement."), {"Camille": False, "Arthur": True}),
        (("Enfants : Nathan (20 ans), Eva (17 ans). Plus aucun n'est à charge.",), {"Nathan": False, "Eva": False}),
        (("C: Nous avons Léo, 9 ans, et Nina, 6 ans.",), {"Léo": None, "Nina": None}),
    ],
)  # fmt: skip
def test_who_counts_for_the_tax_is_written_from_its_statement_alone(
    lines: tuple[str, ...], counted: dict[str, bool | None]
) -> None:
    rows = read(*lines).rows["enfants"]
    found = {
        row["prenom"].value: row["fiscalement_a_charge"].value if "fiscalement_a_charge" in row else None
        for row in rows
    }
    assert found == counted


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("actifs_financiers", "C: Donc on ouvre un PER, on met 200 euros par mois dessus."),
        ("actifs_financiers", "Objectifs du client : assurance vie à ouvrir, 20 000 euros à verser en mai."),
        ("actifs_financiers", "C: J'ai placé 40 000 euros sur un compte-titres, mais c'est la société qui le détient, pas moi."),
        ("biens_immobiliers", "Projet : résidence secondaire à Royan, budget 180 000 euros, horizon cinq ans."),
        ("biens_immobiliers", "on vit en location à chambéry et l'idée c'est de prendre une maison dans trois ans pour deux cent mille"),
    ],
)  # fmt: skip
def test_what_is_planned_or_a_firm_s_makes_no_row(section: str, line: str) -> None:
    assert section not in read(line).rows


@pytest.mark.parametrize(
    ("section", "line"),
    [
        ("actifs_financiers", "C: J'ai ouvert un PER en 2019, il y a 12 000 euros dessus."),
        ("biens_immobiliers", "C: Notre maison de Royan vaut 180 000 euros, l'idée c'est d'ouvrir un livret."),
    ],
)  # fmt: skip
def test_what_is_held_beside_a_plan_keeps_its_row(section: str, line: str) -> None:
    assert len(read(line).rows[section]) == 1
