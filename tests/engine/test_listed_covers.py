"""Contracts told in one breath: each thing with its insurer, one insurer for several, two premiums, "pareil"."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

Contract = tuple[str | None, str | None, float | None]


def _contracts(*lines: str) -> list[Contract]:
    rows = read(*lines).fiche().get("contrats_existants", [])
    assert isinstance(rows, list)
    return sorted((row.get("type"), row.get("assureur"), row.get("cotisation")) for row in rows)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ("C: Alors on a Generali pour la maison, Allianz pour la voiture, et la CNP pour le prêt.",),
            [("auto", "Allianz", None), ("emprunteur", "CNP", None), ("habitation", "Generali", None)],
        ),
        (
            ("C: Nous, c'est la Maaf pour la voiture et pour l'appartement.",),
            [("auto", "MAAF", None), ("habitation", "MAAF", None)],
        ),
        (
            ("C: On est chez Groupama pour le logement et les deux voitures.",),
            [("auto", "Groupama", None), ("habitation", "Groupama", None)],
        ),
        (("B: Le magasin, il est assuré ?", "C: Par la MMA, oui."), [("multirisque_pro", "MMA", None)]),
        (("B: Votre commerce ?", "C: Une multirisque chez Axa."), [("multirisque_pro", "AXA", None)]),
        (("B: Et votre décennale ?", "C: Chez la SMABTP."), [("rc_pro", "SMABTP", None)]),
        (
            ("B: La voiture de monsieur ?", "C: À la Matmut.", "B: Et la vôtre ?", "C: Pareil."),
            [("auto", "Matmut", None), ("auto", "Matmut", None)],
        ),
        (
            ("C: L'auto est à la Macif, 52 euros. L'appartement aussi, 14 euros.",),
            [("auto", "Macif", 52), ("habitation", "Macif", 14)],
        ),
        (
            ("C: Nos deux voitures sont chez GMF, 46 et 51 euros par mois.",),
            [("auto", "GMF", 46), ("auto", "GMF", 51)],
        ),
        (
            ("C: La mutuelle. Ma femme est chez Harmonie par son travail et moi chez Aésio, 74 euros par mois.",),
            [("sante", "Aésio", 74), ("sante", "Harmonie Mutuelle", None)],
        ),
        (
            ("C: Le prêt est au Crédit Agricole et leur assurance nous coûte 58 euros par mois.",),
            [("emprunteur", "Crédit Agricole", 58)],
        ),
        (
            ("C: Je paie 33 euros d'assurance pour mon prêt, c'est la CNP.",),
            [("emprunteur", "CNP", 33)],
        ),
        (("C: La mutuelle c'est chez a p i c i l, soixante-deux euros par mois.",), [("sante", "Apicil", 62)]),
        (("moi la mutuelle c'est m a c i f quarante euros par mois",), [("sante", "Macif", 40)]),
        (("C: L'auto est chez Aviva, enfin Abeille maintenant, 480 à l'année.",), [("auto", "Abeille", 480)]),
        (
            ("Contrat multirisque du hangar chez Groupama, 900 par an.",),
            [("multirisque_pro", "Groupama", 900)],
        ),
    ],
)
def test_each_contract_keeps_its_insurer_and_premium(lines: tuple[str, ...], expected: list[Contract]) -> None:
    assert _contracts(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        ("C: L'auto est à la Macif.", "B: On parle de la prévoyance aussi ?", "C: Non."),
        ("C: L'auto est à la Macif. Mon frère, sa maison, pareil."),
        ("C: L'auto est à la Macif.", "B: Et la sienne ?", "C: Elle n'en a pas."),
        ("C: L'auto est à la Macif, 40 euros et 200 euros de franchise."),
    ],
)
def test_nothing_is_made_up_beside_a_contract(lines: tuple[str, ...] | str) -> None:
    said = lines if isinstance(lines, tuple) else (lines,)
    assert [kind for kind, _, _ in _contracts(*said)] == ["auto"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("C: La moto, une BMW, est chez AMV, 310 euros par an.",), [("moto", "AMV", 310)]),
        (
            ("C: La voiture est chez MMA.", "B: Et le logement ?", "C: Je loue, c'est à la MAAF, 16 euros par mois."),
            [("auto", "MMA", None), ("habitation", "MAAF", 16)],
        ),
        (("C: Il me faut la décennale. Le camion, lui, est chez MMA, 80 euros par mois.",), [("auto", "MMA", 80)]),
        (("Santé : Mégane et Paul, son fils, sont chez Harmonie, 128 euros par mois. Mégane est la cliente.",), [("sante", "Harmonie Mutuelle", 128)]),
        (("C: La mutuelle générale de l'Éducation nationale, c'est ma mutuelle.",), [("sante", "MGEN", None)]),
        (("B: Vous mettez combien de côté ?", "C: Mille. La voiture est finie de payer depuis décembre."), []),
    ],
)  # fmt: skip
def test_the_kind_is_of_what_is_spoken_of(lines: tuple[str, ...], expected: list[Contract]) -> None:
    assert _contracts(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "needs"),
    [
        (("C: Je paie 44 euros d'assurance pour mon prêt à la CNP, et un collègue du même âge en paie dix-neuf.",), ["emprunteur"]),
        (("C: Ma voiture est à la Macif, 60 euros par mois, ils m'ont augmentée. Faites-moi un devis.",), ["auto"]),
        (("C: Ma voiture est à la Macif, 60 euros par mois, on est contents.",), []),
        (("B: On fait quoi ?", "C: On part sur la prévoyance et la mutuelle, le reste on verra."), ["prevoyance", "sante"]),
        (("C: Je m'installe, il me faut une couverture en cas d'arrêt.",), ["prevoyance"]),
        (("C: La mutuelle a encore pris dix pour cent, trouvez-moi autre chose.",), ["sante"]),
        (("C: Pas de cures. Et elle demande le dentaire au maximum pour la mutuelle.",), ["sante"]),
    ],
)  # fmt: skip
def test_a_dear_contract_is_a_need(lines: tuple[str, ...], needs: list[str]) -> None:
    assert sorted(read(*lines).besoins) == needs


def test_the_health_contract_studied_is_the_one_whose_price_is_told() -> None:
    said = read(
        "C: La mutuelle. Mon mari est chez Harmonie et moi à la MNT, 74 euros par mois.",
        "B: Quel budget pour la vôtre ?",
        "C: 60 euros maximum.",
    )
    assert said.records["sante_souhait"]["contrat_en_place"].value == "MNT"


def test_no_cures_is_no_whatever_is_said_next() -> None:
    said = read("Santé : dentaire au minimum. Pas de cures. Et elle demande la chambre particulière.")
    assert said.records["sante_souhait"]["souhaite_cures_thermales"].value is False


@pytest.mark.parametrize(
    ("lines", "name", "expected"),
    [
        (("B: Il vous reste combien à payer sur l'appartement ?", "C: Quatre-vingt-dix mille."), "capital_restant_du", 90000),
        (("C: La banque nous a prêté 160 000 à 1,9 pour la maison.",), "montant_initial", 160000),
        (("C: Le crédit de la maison, 1 100 par mois jusqu'en octobre 2041, c'est marqué sur le frigo.", "B: Le taux ?", "C: Un virgule quatre."), "nature", "credit_immobilier"),
    ],
)  # fmt: skip
def test_a_loan_told_loosely(lines: tuple[str, ...], name: str, expected: object) -> None:
    rows = read(*lines).rows["passifs"]
    assert [row[name].value for row in rows] == [expected]
