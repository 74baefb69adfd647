"""The loan-insurance section: asked for by name, absent otherwise."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.engine.talk import SPEAKERS, read

from egide.modules.intake.engine import Segment, Transcript, extract

LOAN = "C: On a emprunté 172 000 euros à la Caisse d'Épargne, sur vingt-deux ans à 3,35 %, un prêt immobilier."
CASES = [
    ([LOAN, "B: Et l'assurance du prêt ?", "C: La CNP, 41 euros par mois."], {"montant": 172000, "duree_mois": 264, "taux": 3.35, "assureur": "CNP"}),
    ([LOAN, "C: L'assurance du prêt, c'est cent pour cent chacun."], {"quotite_client": 100, "quotite_conjoint": 100}),
    (["C: Je suis marié avec Luc.", LOAN, "C: L'assurance emprunteur, c'est cent pour cent pour moi, cinquante pour cent pour mon mari."], {"quotite_client": 100, "quotite_conjoint": 50}),
    ([LOAN, "C: Je veux changer l'assurance du prêt.", "B: Vous fumez ?", "C: Oui, un paquet par jour."], {"fumeur_client": True}),
    ([LOAN, "C: Je veux changer l'assurance du prêt.", "C: La maison, on l'a achetée à 60 % pour moi."], {"quotite_client": None}),
    (["C: Je viens pour ma mutuelle."], {"montant": None, "assureur": None}),
]  # fmt: skip


def asked(*lines: str) -> dict[str, object]:
    segments = [Segment(i, SPEAKERS[line[0]], line[3:]) for i, line in enumerate(lines) if re.match("[BCS]: ", line)]
    found = extract(Transcript(tuple(segments)), reference_date=date(2026, 3, 12), sections={"emprunteur"})
    assert set(found.records) <= {"emprunteur"}
    return {name: leaf.value for name, leaf in found.records.get("emprunteur", {}).items()}


@pytest.mark.parametrize(("lines", "expected"), CASES, ids=[" / ".join(c[0])[-60:] for c in CASES])
def test_the_loan_insurance_wanted(lines: list[str], expected: dict[str, object]) -> None:
    found = asked(*lines)
    assert {name: found.get(name) for name in expected} == expected


def test_it_is_read_only_when_it_is_asked_for() -> None:
    assert "emprunteur" not in read(LOAN, "B: Et l'assurance du prêt ?", "C: La CNP, 41 euros par mois.").fiche()
