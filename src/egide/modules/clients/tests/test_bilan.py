"""The balance of a household: shares, marginal rate, classes of wealth, monthly budget."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import logged_in

from egide.modules.clients.bilan import bilan
from egide.modules.clients.fiscalite import children_shares, fiscalite, marginal_rate, tax
from egide.modules.clients.services.changes import Origine
from egide.modules.clients.services.clients import blank_dossier
from egide.modules.clients.services.edition import Edition


def file(
    client: Mapping[str, object], conjoint: Mapping[str, object] | None = None, **rows: Sequence[Mapping[str, object]]
) -> dict[str, Any]:
    now = timezone.now()
    edition = Edition(blank_dossier(now=now), Origine("saisie"), now)
    edition.set_client({"nom": "Marchand", **client})
    if conjoint is not None:
        edition.set_record("conjoint", conjoint)
    for section, lines in rows.items():
        for line in lines:
            edition.add_row(section, line)
    return edition.dossier


def children(whole: int, alternating: int = 0) -> list[dict[str, object]]:
    return [{"prenom": f"Enfant {n}", "garde_alternee": n > whole} for n in range(1, whole + alternating + 1)]


@pytest.mark.parametrize(
    ("whole", "alternating", "shares"),
    [(0, 0, 0), (1, 0, 0.5), (2, 0, 1), (3, 0, 2), (4, 0, 3), (0, 1, 0.25), (0, 2, 0.5), (0, 3, 1), (1, 1, 0.75), (2, 1, 1.5)],
)  # fmt: skip
def test_children_give_their_shares(whole: int, alternating: int, shares: float) -> None:
    assert children_shares(whole, alternating) == Decimal(str(shares))


@pytest.mark.parametrize(
    ("client", "conjoint", "kids", "parts"),
    [
        ({"situation_matrimoniale": "marie"}, {"prenom": "Julien"}, (2, 0), 3),
        ({"situation_matrimoniale": "concubinage"}, {"prenom": "Julien"}, (2, 0), 2),
        ({"situation_matrimoniale": "divorce"}, None, (1, 0), 2),
        ({"situation_matrimoniale": "divorce"}, None, (0, 1), 1.5),
        ({"situation_matrimoniale": "divorce"}, None, (0, 2), 2),
        ({"situation_matrimoniale": "veuf"}, None, (1, 0), 2.5),
        ({"situation_matrimoniale": "veuf"}, None, (0, 0), 1),
        ({"situation_matrimoniale": "celibataire", "nombre_enfants": 3}, None, (0, 0), 3.5),
        ({}, None, (0, 0), 1),
    ],
)
def test_the_household_has_the_shares_the_law_gives(client, conjoint, kids, parts) -> None:
    assert fiscalite(file(client, conjoint, enfants=children(*kids))).parts == Decimal(str(parts))


def test_an_independent_child_brings_no_share() -> None:
    grown = [{"prenom": "Léa", "fiscalement_a_charge": False}, {"prenom": "Tom"}]
    assert fiscalite(file({"situation_matrimoniale": "marie"}, enfants=grown)).parts == Decimal("2.5")


def test_the_scale_of_2026() -> None:
    assert tax(Decimal(11_600), Decimal(1)) == 0
    assert tax(Decimal(30_000), Decimal(1)) == Decimal("2103.99")
    assert tax(Decimal(60_000), Decimal(2)) == Decimal("4207.98")
    assert tax(Decimal(200_000), Decimal(1)) == Decimal("66523.84")
    assert [marginal_rate(Decimal(share)) for share in (11_600, 11_601, 29_579, 29_580, 84_578, 181_918)] == [
        0,
        11,
        11,
        30,
        41,
        45,
    ]


def test_wages_count_for_nine_tenths_and_a_couple_is_taxed_together() -> None:
    told = fiscalite(
        file(
            {"situation_matrimoniale": "marie"},
            {"prenom": "Julien", "revenus_annuels": 30_000},
            revenus=[{"nature": "salaire", "beneficiaire": "client", "montant": 3_000, "periodicite": "mensuel"}],
            enfants=children(1),
        )
    )
    assert (told.revenu_imposable, told.parts, told.tmi, told.impot) == (59_400, Decimal("2.5"), 11, 3344)
    assert told.plafonne is False


def test_cohabiting_partners_are_taxed_apart() -> None:
    told = fiscalite(
        file({"situation_matrimoniale": "concubinage", "revenus_annuels": 40_000}, {"revenus_annuels": 90_000})
    )
    assert (told.revenu_imposable, told.parts, told.tmi) == (36_000, 1, 30)


def test_above_the_ceiling_children_no_longer_lower_the_rate() -> None:
    told = fiscalite(file({"situation_matrimoniale": "marie", "revenus_annuels": 200_000}, enfants=children(2)))
    assert (told.revenu_imposable, told.parts, told.plafonne, told.tmi) == (180_000, 3, True, 41)
    assert told.impot == (tax(Decimal(180_000), Decimal(2)) - 2 * 1_807).quantize(Decimal(1))


def test_dividends_and_family_allowances_are_outside_the_scale() -> None:
    rows = [
        {"nature": "dividendes", "montant": 20_000, "periodicite": "annuel"},
        {"nature": "allocations_familiales", "montant": 150, "periodicite": "mensuel"},
    ]
    assert fiscalite(file({}, revenus=rows)).revenu_imposable == 0
    assert fiscalite(file({})).revenu_imposable is None


def test_what_is_owned_is_told_by_class_and_adds_up() -> None:
    told = bilan(
        file(
            {},
            biens_immobiliers=[
                {"designation": "residence_principale", "valeur_actuelle_estimee": 300_000},
                {"designation": "locatif", "valeur_actuelle_estimee": 100_000},
            ],
            actifs_financiers=[
                {"nature": "livret_a", "valeur_actuelle": 20_000},
                {"nature": "assurance_vie", "valeur_actuelle": 60_000},
                {"nature": "per", "valeur_actuelle": 20_000},
            ],
            passifs=[{"nature": "credit_immobilier", "capital_restant_du": 120_000, "montant_remboursement": 900}],
        )
    )
    assert [(c.code, c.valeur, c.part) for c in told.classes] == [
        ("usage", 300_000, 60),
        ("rapport", 100_000, 20),
        ("liquide", 20_000, 4),
        ("financier", 60_000, 12),
        ("retraite", 20_000, 4),
    ]
    assert (told.patrimoine_brut, told.dettes, told.patrimoine_net) == (500_000, 120_000, 380_000)


def test_the_budget_leaves_what_is_not_spent_and_the_tax_said_is_preferred_to_the_estimate() -> None:
    rows: dict[str, Any] = {
        "revenus": [{"nature": "salaire", "montant": 3_000, "periodicite": "mensuel"}],
        "passifs": [{"nature": "credit_immobilier", "montant_remboursement": 800, "periodicite": "mensuel"}],
        "contrats_existants": [{"type": "auto", "cotisation": 600, "periodicite": "annuel"}],
    }
    spent = [{"nature": "energie", "montant": 150, "periodicite": "mensuel"}]
    estimated = bilan(file({}, charges=spent, **rows)).budget
    assert (estimated.revenus, estimated.emprunts, estimated.charges, estimated.cotisations) == (3000, 800, 150, 50)
    assert estimated.impot == Decimal("235.33")
    assert estimated.reste == Decimal("1764.67")
    said = bilan(
        file({}, charges=[*spent, {"nature": "impot_revenu", "montant": 2_400, "periodicite": "annuel"}], **rows)
    ).budget
    assert (said.charges, said.impot, said.reste) == (150, 200, 1800)


AMOUNTS = st.decimals(0, 2_000_000, places=2)


@given(AMOUNTS, AMOUNTS, st.integers(2, 12))
def test_more_income_never_means_less_tax_and_more_shares_never_more(
    income: Decimal, more: Decimal, halves: int
) -> None:
    parts = Decimal(halves) / 2
    assert tax(income + more, parts) >= tax(income, parts) >= tax(income, parts + Decimal("0.5"))
    assert 0 <= tax(income, parts) <= income


@pytest.mark.django_db
def test_claire_reads_the_balance_of_a_file(cast: Cast) -> None:
    claire = logged_in(cast.claire)
    made = claire.send(
        "POST", "clients", {"nom": "Marchand", "situation_matrimoniale": "celibataire", "revenus_annuels": 36_000}
    ).json()
    claire.send("POST", f"clients/{made['id']}/actifs_financiers", {"nature": "livret_a", "valeur_actuelle": 12_000.5})
    told = claire.read(f"clients/{made['matricule']}/bilan").json()
    assert told["classes"] == [{"code": "liquide", "valeur": 12_000.5, "part": 100.0}]
    assert (told["fiscalite"]["tmi"], told["fiscalite"]["parts"], told["budget"]["revenus"]) == (30, 1.0, 3000.0)
    assert told["fiscalite"]["bareme"].startswith("Barème 2026")
