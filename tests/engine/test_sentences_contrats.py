"""Contracts in force, as people tell of them: by the insurer alone, one insurer for two things, premiums put right."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

ROWS = [
    (["B: Et la voiture, vous l'assurez où ?", "C: À la Maif, 48 euros par mois."], [("auto", "MAIF", 48, "mensuel")]),
    (["B: Vous avez une mutuelle ?", "C: La MGEN, 87 euros par mois."], [("sante", "MGEN", 87, "mensuel")]),
    (["C: On est chez Groupama pour la maison, 310 euros par an."], [("habitation", "Groupama", 310, "annuel")]),
    (["C: La voiture et l'appartement sont à la GMF."], [("auto", "GMF", None, None), ("habitation", "GMF", None, None)]),
    (["C: La maison est chez MMA. La voiture y est aussi, 52 euros par mois."], [("habitation", "MMA", None, None), ("auto", "MMA", 52, "mensuel")]),
    (["C: Je suis à la MGEN… non, la MNH pour moi, 104 euros par mois."], [("sante", "MNH", 104, "mensuel")]),
    (["C: Notre mutuelle c'est Aésio, 143 euros par mois.", "S: 134 !", "C: 134, oui."], [("sante", "Aésio", 134, "mensuel")]),
    (["C: On a un prêt au CIC, 900 euros par mois.", "B: Et l'assurance ?", "C: La CNP, 34 euros par mois."], [("emprunteur", "CNP", 34, "mensuel")]),
    (["C: L'assurance du prêt est chez Cardif, 28 euros par mois."], [("emprunteur", "Cardif", 28, "mensuel")]),
    (["C: J'ai une prévoyance Harmonie Mutuelle, 52 euros par mois."], [("prevoyance", "Harmonie Mutuelle", 52, "mensuel")]),
    (["C: Ma décennale est à la SMABTP, 1 150 euros par an."], [("rc_pro", "SMABTP", 1150, "annuel")]),
    (["C: Pour le restaurant, la multirisque est chez Generali, 3 900 euros par an."], [("multirisque_pro", "Generali", 3900, "annuel")]),
    (["C: Elle est à la Macif, ma Clio, 540 euros l'année."], [("auto", "Macif", 540, "annuel")]),
    (["C: J'ai une garantie accidents de la vie à Pacifica, 19 euros par mois."], [("gav", "Pacifica", 19, "mensuel")]),
    (["C: Mon scooter est à l'AMV, 320 euros par an."], [("moto", "AMV", 320, "annuel")]),
    (["C: Les obsèques, c'est réglé, on a un contrat chez PFG."], [("obseques", "PFG", None, None)]),
    (["C: La protection juridique est à la Macif, 7 euros par mois."], [("protection_juridique", "Macif", 7, "mensuel")]),
    (["C: La mutuelle de mon employeur, c'est Malakoff Humanis, 41 euros par mois."], [("sante", "Malakoff Humanis", 41, "mensuel")]),
    (["C: La santé c'est la Mutualia, 78 euros par mois."], [("sante", "Mutualia", 78, "mensuel")]),
    (["bonjour alors ma voiture elle est chez axa nonante deux euros par mois et la mutuelle c'est la matmut soixante euros par mois voilà"], [("auto", "AXA", 92, "mensuel"), ("sante", "Matmut", 60, "mensuel")]),
    # nothing in force
    (["B: Je peux vous proposer une mutuelle chez April, 60 euros par mois.", "C: Non merci."], []),
    (["C: Mon frère est à la Macif pour sa voiture, 40 euros par mois."], []),
    (["C: Je travaille à la MAIF, à Niort."], []),
    (["C: Avant j'étais chez Axa pour la voiture."], []),
    (["C: J'ai une assurance vie à la MAIF, 20 000 euros."], []),
    (["B: Vous connaissez la Matmut ?", "C: De nom."], []),
    (["C: Je voudrais une mutuelle, trente euros grand maximum."], []),
    (["C: Aucune prévoyance, rien du tout."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "rows"), ROWS, ids=[" / ".join(lines)[:60] for lines, _ in ROWS])
def test_the_contracts_in_force(lines: list[str], rows: list[tuple[object, ...]]) -> None:
    found = read(*lines).fiche().get("contrats_existants", [])
    assert isinstance(found, list)
    told = [tuple(row.get(name) for name in ("type", "assureur", "cotisation", "periodicite")) for row in found]
    assert sorted(told, key=str) == sorted(rows, key=str)


def test_a_renewal_without_its_year_is_the_next_one() -> None:
    fiche = read("C: La Clio est chez Allianz, 540 l'année, ça tombe le 30 avril.", on="2026-05-12").fiche()
    assert fiche["contrats_existants"] == [
        {"assureur": "Allianz", "cotisation": 540, "periodicite": "annuel", "echeance": "2027-04-30", "type": "auto"}
    ]


def test_a_policy_number_is_kept_as_said() -> None:
    fiche = read("C: L'assurance habitation est chez Thélem, contrat numéro 06 88 41 C.").fiche()
    assert fiche["contrats_existants"] == [{"assureur": "Thélem", "numero": "06 88 41 C", "type": "habitation"}]
