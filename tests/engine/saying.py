"""Whole numbers in French words, as each country of French speakers says them: what the reader of numbers must undo."""

from __future__ import annotations

from dataclasses import dataclass

_SAID_UNITS = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
]  # fmt: skip
_SAID_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}


@dataclass(frozen=True, slots=True)
class Accent:
    """How a country says its tens: ``eighty`` is "quatre-vingts", "huitante" or "octante"."""

    seventy: str = ""
    eighty: str = ""
    ninety: str = ""


FRANCE = Accent()
BELGIUM = Accent("septante", "", "nonante")
SWITZERLAND = Accent("septante", "huitante", "nonante")


def say(number: int, accent: Accent = FRANCE) -> str:
    """A whole number from 0 to 999 999 999 in French words, as a country of French speakers says it."""
    if number < 20:
        return _SAID_UNITS[number]
    if number < 100:
        return _say_tens(number, accent)
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{_SAID_UNITS[hundreds]} cent" + ("" if rest else "s")
        return head + (f" {say(rest, accent)}" if rest else "")
    if number < 10**6:
        thousands, rest = divmod(number, 1000)
        counted = say(thousands, accent)
        if counted.endswith(("cents", "vingts")):
            counted = counted[:-1]
        head = "mille" if thousands == 1 else f"{counted} mille"
        return head + (f" {say(rest, accent)}" if rest else "")
    millions, rest = divmod(number, 10**6)
    head = f"{say(millions, accent)} million" + ("s" if millions > 1 else "")
    return head + (f" {say(rest, accent)}" if rest else "")


def _say_tens(number: int, accent: Accent) -> str:
    tens, rest = divmod(number, 10)
    regional = {7: accent.seventy, 8: accent.eighty, 9: accent.ninety}.get(tens, "")
    word = regional or _SAID_TENS.get(tens, "")
    if word:
        if not rest:
            return word
        return f"{word} et un" if rest == 1 else f"{word}-{_SAID_UNITS[rest]}"
    if tens == 7:
        return "soixante et onze" if rest == 1 else f"soixante-{_SAID_UNITS[10 + rest]}"
    if number == 80:
        return "quatre-vingts"
    return f"quatre-vingt-{_SAID_UNITS[number - 80]}"
