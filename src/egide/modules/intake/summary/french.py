"""French as it is written: amounts, dates, durations, enumerations, and the small words before a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from egide.kit.french.text import fold

NARROW = "\u202f"
NBSP = "\u00a0"
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"),
    *("novembre", "décembre"),
)
_WORDS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")
PERIODS = {
    "mensuel": "par mois",
    "trimestriel": "par trimestre",
    "semestriel": "par semestre",
    "annuel": "par an",
}


def number(value: float, *, decimals: int | None = None) -> str:
    """`1 234,5`: thin spaces in thousands, no decimals when there are none."""
    rounded = round(value, 3 if decimals is None else decimals)
    if rounded == int(rounded):
        return f"{int(rounded):,}".replace(",", NARROW)
    written = f"{rounded:,.{decimals}f}" if decimals is not None else f"{rounded:,.3f}".rstrip("0")
    return written.replace(",", NARROW).replace(".", ",")


def money(value: float) -> str:
    """`1 234 €`, `62,90 €`."""
    return f"{number(value, decimals=2)}{NBSP}€"


def percent(value: float) -> str:
    return f"{number(value)}{NBSP}%"


def count(value: float, one: str, several: str) -> str:
    """`un enfant`, `trois enfants`, `12 trimestres`: masculine nouns."""
    whole = int(value)
    said = _WORDS[whole] if value == whole and 0 <= whole < len(_WORDS) else number(value)
    return f"{said} {one if value < 2 else several}"


def unit(value: float, one: str, several: str) -> str:
    """`1 mois`, `96 trimestres`: in figures."""
    return f"{number(value)}{NBSP}{one if value < 2 else several}"


def months(value: float) -> str:
    """`11 mois`, `3 ans`, `4 ans et 6 mois`."""
    years, rest = divmod(int(value), 12)
    parts = [unit(years, "an", "ans")] if years else []
    if rest or not years:
        parts.append(unit(rest, "mois", "mois"))
    return " et ".join(parts)


def day(iso: str) -> str:
    """`12 mars 2026`, `mars 2026` or `2026`: as precise as what is known."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    month = f"{MONTHS[parts[1] - 1]} {parts[0]}"
    if len(parts) == 2:
        return month
    return f"{'1er' if parts[2] == 1 else parts[2]} {month}"


def on(iso: str) -> str:
    """`le 12 mars 2026`, `en mars 2026`, `en 2026`."""
    return f"{'le' if iso.count('-') == 2 else 'en'} {day(iso)}"


def since(iso: str) -> str:
    """`depuis le 12 mars 2026`, `depuis mars 2026`, `depuis 2026`."""
    return f"depuis le {day(iso)}" if iso.count("-") == 2 else f"depuis {day(iso)}"


def until(iso: str) -> str:
    """`jusqu’au 12 mars 2026`, `jusqu’en mars 2026`."""
    return f"jusqu’au {day(iso)}" if iso.count("-") == 2 else f"jusqu’en {day(iso)}"


def listed(parts: Sequence[str]) -> str:
    """`a`, `a et b`, `a, b et c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} et {parts[-1]}"


def of(noun: str) -> str:
    """`de Rezé`, `d’Angers`: elision before a vowel or a mute h."""
    return f"d’{noun}" if _mute(noun) else f"de {noun}"


# The h of these does not let the word before it lose its vowel.
_ASPIRATED = re.compile(r"^h(?:aut|uit|onte|all|ameau|and|angar|aras|arnais|ors|uiss|ollande|avre|ayes?\b)")


def _mute(noun: str) -> bool:
    first = fold(noun)
    if first.startswith("h"):
        return not _ASPIRATED.match(first)
    return first[:1] in "aeiou" and not re.match(r"(?:onz|oui\b|un\b|ouistiti)", first)


def at(town: str) -> str:
    """`à Rezé`, `au Mans`, `aux Ulis`, `à La Rochelle`."""
    if town.startswith("Le "):
        return f"au {town[3:]}"
    if town.startswith("Les "):
        return f"aux {town[4:]}"
    return f"à {town}"


def telephone(e164: str) -> str:
    """`06 48 21 17 93`; a foreign number keeps its prefix."""
    if e164.startswith("+33") and len(e164) == 12:
        digits = f"0{e164[3:]}"
        return NBSP.join(digits[index : index + 2] for index in range(0, 10, 2))
    return e164


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """A label inside a sentence: its capital goes, those of an abbreviation stay."""
    return text if text[1:2].isupper() or not text[1:2] else text[:1].lower() + text[1:]
