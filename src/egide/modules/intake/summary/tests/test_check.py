"""Sentences of a language model: what the facts support stays, with its proof; the rest is dropped and counted."""

from __future__ import annotations

from datetime import date

import pytest

from egide.modules.intake.compare.tests.stated import stated
from egide.modules.intake.summary.check import Written, check
from egide.modules.intake.summary.types import Facts

DAY = date(2026, 3, 12)
FACTS = Facts.of(
    stated(
        client={
            "prenom": "Hélène",
            "profession": "infirmière libérale",
            "date_naissance": "1984-03-12",
            "fumeur": False,
            "telephone": "+33648211793",
            "situation_matrimoniale": "marie",
            "ville": "Rezé",
        },
        conjoint={"prenom": "Julien", "profession": "responsable de maintenance"},
        enfants=[{"prenom": "Maël"}, {"prenom": "Louise"}],
        revenus=[{"nature": "salaire", "montant": 2680, "periodicite": "mensuel", "beneficiaire": "conjoint"}],
        passifs=[{"nature": "credit_immobilier", "preteur": "Crédit Agricole", "capital_restant_du": 95000, "taux": 1.75}],
        bae_prevoyance={"revenu_a_garantir": 3000, "franchise_souhaitee_jours": 15},
        bae_epargne={"tolerance_risque": "prudent"},
    )
)  # fmt: skip


def kept(text: str, *facts: str) -> bool:
    answer = check([Written(text, facts, "foyer")], FACTS, DAY)
    assert len(answer.kept) + answer.dropped == 1
    return bool(answer.kept)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Vous êtes infirmière libérale.", ["client.profession"]),
        ("Hélène est née le 12 mars 1984.", ["client.date_naissance"]),
        ("Vous êtes née en 1984.", ["client.date_naissance"]),
        ("Vous ne fumez pas.", ["client.fumeur"]),
        ("Vous êtes joignable au 06 48 21 17 93.", ["client.telephone"]),
        ("Vous habitez à Rezé et vous êtes mariée.", ["client.ville", "client.situation_matrimoniale"]),
        ("Votre conjoint, Julien, est responsable de maintenance.", ["conjoint.prenom", "conjoint.profession"]),
        ("Vous avez deux enfants, Maël et Louise.", ["enfants[0].prenom", "enfants[1].prenom"]),
        (
            "Julien perçoit un salaire de 2 680 € par mois.",
            ["revenus[0].nature", "revenus[0].montant", "revenus[0].periodicite", "revenus[0].beneficiaire"],
        ),
        (
            "Il reste 95 000 € à rembourser sur votre crédit immobilier du Crédit Agricole, au taux de 1,75 %.",
            ["passifs[0].nature", "passifs[0].preteur", "passifs[0].capital_restant_du", "passifs[0].taux"],
        ),
        ("Vous souhaitez garantir un revenu de trois mille euros par mois.", ["bae_prevoyance.revenu_a_garantir"]),
        ("La franchise souhaitée est de 15 jours.", ["bae_prevoyance.franchise_souhaitee_jours"]),
        ("Votre tolérance au risque est prudente.", ["bae_epargne.tolerance_risque"]),
    ],
)
def test_what_the_facts_say_is_kept(text: str, facts: list[str]) -> None:
    assert kept(text, *facts)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Vous êtes infirmière libérale.", []),
        ("Vous êtes infirmière libérale.", ["client.metier"]),
        ("Vous êtes infirmière libérale à la retraite.", ["client.profession"]),
        ("Vous êtes une excellente infirmière libérale.", ["client.profession"]),
        ("Vous êtes née le 13 mars 1984.", ["client.date_naissance"]),
        ("Vous avez 42 ans.", ["client.date_naissance"]),
        ("Vous fumez.", ["client.fumeur"]),
        ("Vous n’êtes pas mariée.", ["client.situation_matrimoniale"]),
        ("Vous êtes divorcée.", ["client.situation_matrimoniale"]),
        ("Vous êtes joignable au 06 48 21 17 94.", ["client.telephone"]),
        ("Vous habitez à Nantes.", ["client.ville"]),
        ("Votre conjoint est infirmière libérale.", ["client.profession"]),
        ("Vous êtes responsable de maintenance.", ["conjoint.profession"]),
        ("Vous avez trois enfants, Maël et Louise.", ["enfants[0].prenom", "enfants[1].prenom"]),
        ("Julien perçoit un salaire de 2 860 € par mois.", ["revenus[0].montant", "revenus[0].nature"]),
        (
            "Julien perçoit un salaire de 2 680 € par an.",
            ["revenus[0].nature", "revenus[0].montant", "revenus[0].periodicite", "revenus[0].beneficiaire"],
        ),
        ("Vous percevez un salaire de 2 680 €.", ["revenus[0].montant", "revenus[0].nature", "revenus[0].beneficiaire"]),
        ("Il reste 95 000 € à rembourser à la BNP.", ["passifs[0].capital_restant_du"]),
        ("Vous souhaitez garantir un revenu de 3 000 € par an.", ["bae_prevoyance.revenu_a_garantir"]),
        ("Votre tolérance au risque est dynamique.", ["bae_epargne.tolerance_risque"]),
        ("Nous vous conseillons de changer de banque.", ["passifs[0].preteur"]),
        ("", ["client.ville"]),
    ],
)  # fmt: skip
def test_what_they_do_not_say_is_dropped(text: str, facts: list[str]) -> None:
    assert not kept(text, *facts)


def test_what_is_dropped_is_counted_and_what_is_kept_carries_its_proof() -> None:
    answer = check(
        [
            Written("Vous habitez à Rezé.", ("client.ville",), "foyer"),
            Written("Vous habitez à Nantes.", ("client.ville",), "foyer"),
            Written("Vous ne fumez pas.", ("client.fumeur",), "une rubrique inventée"),
        ],
        FACTS,
        DAY,
    )
    assert answer.dropped == 1
    assert [(s.theme, s.text, [e.quote for e in s.evidence]) for s in answer.kept] == [
        ("foyer", "Vous habitez à Rezé.", ["Rezé"]),
        ("foyer", "Vous ne fumez pas.", ["False"]),
    ]
