"""Numbers that name French companies and insurance intermediaries. A `ValueError` carries the French reason."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"[\s.\-/()\u00a0\u202f\u2011]+")
LA_POSTE = "356000000"
ORIAS_OPENED = 7
"""The register opened in 2007; a number begins with the year of its registration."""
NOT_SIREN = "Ce numéro SIREN n’est pas valable : neuf chiffres, dont une clé."
NOT_SIRET = "Ce numéro SIRET n’est pas valable : le SIREN, puis cinq chiffres."
WRONG_SIRET = "La clé de ce numéro SIRET n’est pas bonne : vérifiez-le."
NOT_ORIAS = "Ce numéro ORIAS n’est pas valable : huit chiffres, comme 07 001 234."


def luhn(digits: str) -> bool:
    """The check of SIREN and SIRET numbers."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        double = int(digit) * (1 + position % 2)
        total += double - 9 if double > 9 else double
    return total % 10 == 0


def siren(value: str) -> str:
    """Nine digits, the last one checking the others."""
    digits = _SEPARATORS.sub("", value)
    if not re.fullmatch(r"[0-9]{9}", digits) or not luhn(digits):
        raise ValueError(NOT_SIREN)
    return digits


def siret(value: str) -> str:
    """Fourteen digits: the SIREN, the establishment, and a check over both.

    La Poste (SIREN 356 000 000) has more establishments than the check allows: theirs, the seat aside, have digits
    that add up to a multiple of five (Insee, note on the SIRET of La Poste).
    """
    digits = _SEPARATORS.sub("", value)
    if not re.fullmatch(r"[0-9]{14}", digits) or not luhn(digits[:9]):
        raise ValueError(NOT_SIRET)
    posts = digits.startswith(LA_POSTE) and sum(map(int, digits)) % 5 == 0
    if not luhn(digits) and not posts:
        raise ValueError(WRONG_SIRET)
    return digits


def orias(value: str) -> str:
    """Eight digits, the first two the year of registration: "07 001 234" (C. assur. L. 512-1). It has no key."""
    digits = _SEPARATORS.sub("", value)
    if not re.fullmatch(r"[0-9]{8}", digits) or int(digits[:2]) < ORIAS_OPENED:
        raise ValueError(NOT_ORIAS)
    return digits
