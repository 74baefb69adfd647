"""Contracts in force told from covers taken today, instalments of a loan, and what is told to be left out."""

from __future__ import annotations

import pytest
from tests.engine.talk import read

# The lines, then for each contract the fields that must be exactly so.
CASES: list[tuple[list[str], list[dict[str, object]]]] = [
    (["C: J'ai un élève qui me fait un procès.", "B: Une protection juridique, six ou sept euros par mois.", "C: Mettez-la."], []),
    (["B: La garantie accidents de la vie, douze euros par mois.", "C: D'accord, je la prends."], []),
    (["B: Une assurance habitation, onze euros par mois.", "C: Allez, on la fait."], []),
    (["B: Votre protection juridique, sept euros par mois à la Macif.", "C: Oui."], [{"type": "protection_juridique", "assureur": "Macif", "cotisation": 7}]),
    (["C: J'ai une Sandero, 165 euros par mois au Crédit Agricole, jusqu'en mai 2029."], []),
    (["C: La Clio est à la Macif, 42 euros par mois."], [{"type": "auto", "assureur": "Macif", "cotisation": 42}]),
    (["Vu Paul Rey. Je passe sur la vieille dame, qui a une dépendance chez Ethias, cela ne nous concerne pas."], []),
    (["Vu Paul Rey. L'obsèques chez Groupama de sa tante, je n'en fais rien."], []),
    (["la maison elle est assurée à la maaf vingt et un euros par mois"], [{"type": "habitation", "assureur": "MAAF", "cotisation": 21}]),
    (["B: Pour la moto, je vous ai trouvé l'AMV à 38 euros par mois. On part là-dessus ?", "C: Oui, allez."], []),
    (["Proposé : mutuelle Apivia à 74 euros, validée. GAV Allianz à 13 euros, validée aussi."], []),
    (["C: Je vais prendre une assurance habitation chez la Macif, ils m'ont fait un devis à 21 euros par mois."], []),
    (["Demande : changer de mutuelle. Ils sont à la MGEN, 98 euros par mois."], [{"type": "sante", "assureur": "MGEN", "cotisation": 98}]),
    (["C: La mutuelle est à la MAAF, 61 euros par mois, ce serait bien de baisser."], [{"type": "sante", "assureur": "MAAF", "cotisation": 61}]),
    (["C: Il faut un gros capital. La maison elle est assurée. 120 000, c'est bien."], []),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_only_contracts_in_force_are_read(lines: list[str], expected: list[dict[str, object]]) -> None:
    rows = read(*lines).fiche().get("contrats_existants", [])
    assert isinstance(rows, list)
    assert len(rows) == len(expected), rows
    for row, wanted in zip(rows, expected, strict=True):
        assert {name: row.get(name) for name in wanted} == wanted
