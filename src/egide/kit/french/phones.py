"""Telephones, written or dictated, as E.164."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.numbers import Number, read_numbers

# What may stand between two groups: punctuation, and the words of somebody looking the rest up.
_GAP = re.compile(
    r"[\s,.\-/()…]{0,4}(?:(?:attendez|alors|euh|heu|puis|ensuite|voila|et apres|je regarde)[\s,.…]{1,4}){0,2}"
)
_PLUS = re.compile(r"(?:\+|\bplus|\b00|\bzero zero)\s*$")
# "…78, non, 79 à la fin": the last group said again.
_AGAIN = re.compile(
    r"[\s,.…]*(?:euh,? )?(?:non|pardon|enfin|plutot)[\s,.…]+(?:(?:c'est|pas|pardon|excusez-moi|le)[\s,]+)*"
)
_LAST_WORDS = re.compile(r"\s*(?:a la fin|pour (?:finir|terminer)|les derniers|en dernier|[.,;!?…]|$)")
# Overseas departments keep their own country code: the metropolitan "0" is replaced by it.
_OVERSEAS = {
    prefix: country
    for country, prefixes in {
        "590": ("0690", "0691", "0590"),
        "596": ("0696", "0697", "0596"),
        "594": ("0694", "0594"),
        "262": ("0692", "0693", "0262", "0639", "0269"),
    }.items()
    for prefix in prefixes
}
# Country code -> how many digits a number has, the code included.
_ABROAD: dict[str, tuple[int, ...]] = {
    "33": (11,),
    "41": (11,),
    "32": (10, 11),
    "352": (9, 10, 11, 12),
    "34": (11,),
    "39": (11, 12),
    "49": (11, 12, 13),
    "44": (12,),
    "377": (11,),
    "351": (12,),
    "212": (12,),
    "216": (11,),
}
# "+352 6…" is a mobile, which has nine digits; other lines may be shorter.
_LUXEMBOURG_MOBILE = "3526"
# The regulator keeps these metropolitan numbers for fiction, inside Mayotte's range.
_FICTION = "063998"


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone found in folded text; ``value`` is E.164."""

    value: str
    start: int
    end: int


def to_e164(digits: str, *, international: bool = False) -> str | None:
    """E.164 of bare digits: ten digits from 0, or a country code and number when ``international``."""
    if international:
        digits = digits.lstrip("0")
        if digits.startswith("330"):
            digits = "33" + digits[3:]
        for prefix, sizes in _ABROAD.items():
            if digits.startswith(_LUXEMBOURG_MOBILE) and len(digits) != 12:
                return None
            if digits.startswith(prefix):
                return f"+{digits}" if len(digits) in sizes else None
        return f"+{digits}" if 9 <= len(digits) <= 14 else None
    if len(digits) == 10 and digits[0] == "0" and digits[1] != "0":
        country = None if digits.startswith(_FICTION) else _OVERSEAS.get(digits[:4])
        return f"+{country}{digits[1:]}" if country else f"+33{digits[1:]}"
    return None


def read_phones(folded: str, numbers: list[Number] | None = None) -> list[Phone]:
    """Every telephone of a folded text: "06 12 34 56 78", "zéro six, douze…", "plus quarante et un…"."""
    numbers = read_numbers(folded) if numbers is None else numbers
    found: list[Phone] = []
    index = 0
    while index < len(numbers):
        phone, used = _from(folded, numbers, index)
        if phone is None:
            index += 1
        else:
            found.append(phone)
            index += used
    return found


def _from(folded: str, numbers: list[Number], index: int) -> tuple[Phone | None, int]:
    first = numbers[index]
    international = first.digits.startswith("00") or bool(_PLUS.search(folded[max(0, first.start - 10) : first.start]))
    if not international and first.digits[:1] != "0":
        return None, 0
    digits, best, used = "", None, 0
    for offset in range(14):
        if index + offset >= len(numbers):
            break
        number = numbers[index + offset]
        if offset and not _GAP.fullmatch(folded, numbers[index + offset - 1].end, number.start):
            break
        if not number.digits:
            break
        digits += number.digits
        value = to_e164(digits, international=international)
        if value is not None:
            best, used = Phone(value, first.start, number.end), offset + 1
            if not international or len(value) > 11:
                break
        if len(digits) > 15:
            break
    return (_corrected(folded, numbers, index + used, best), used) if best is not None else (None, used)


def _corrected(folded: str, numbers: list[Number], following: int, phone: Phone) -> Phone:
    if following >= len(numbers):
        return phone
    number = numbers[following]
    alone = following + 1 == len(numbers) or not _GAP.fullmatch(folded, number.end, numbers[following + 1].start)
    said_again = len(number.digits) == 2 and _AGAIN.fullmatch(folded, phone.end, number.start)
    if not said_again or not alone or not _LAST_WORDS.match(folded, number.end):
        return phone
    return Phone(phone.value[:-2] + number.digits, phone.start, number.end)
