"""The labels of lists: bullets, and numbers counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from egide.integrations.word.names import Element, every, named, told
from egide.integrations.word.styles import Look, paragraph_look

BULLET = "•"
_DASHES = "-–—"
_PLACE = re.compile(r"%(\d)")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


def numeral(number: int, form: str) -> str:
    """ "3", "c", "iii", "03"."""
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(number) if form == "lowerRoman" else _roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
        case "none":
            return ""
    return str(number)


@dataclass(slots=True)
class Numbering:
    """Levels of each list, and where each count stands."""

    levels: dict[str, dict[int, Element]] = field(default_factory=dict)
    _abstract: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        made = cls()
        if root is None:
            return made
        abstract = {
            str(one.get(named("w:abstractNumId"))): {
                int(level.get(named("w:ilvl"), "0")): level for level in one.findall(named("w:lvl"))
            }
            for one in every(root, "w:abstractNum")
        }
        for one in every(root, "w:num"):
            number, base = str(one.get(named("w:numId"))), told(one, "w:abstractNumId") or ""
            made.levels[number] = abstract.get(base, {})
            made._abstract[number] = base
        return made

    def label(self, number: str | None, level: str | None) -> tuple[str, Look] | None:
        """Of the next paragraph of this list, and its indents; None when it is in no list."""
        at = int(level) if level and level.isdigit() else 0
        element = self.levels.get(number or "", {}).get(at)
        if element is None or not number:
            return None
        counts = self._counts.setdefault(self._abstract[number], [])
        while len(counts) <= at:
            counts.append(self._start(number, len(counts)) - 1)
        counts[at] += 1
        del counts[at + 1 :]
        form, words = told(element, "w:numFmt") or "decimal", told(element, "w:lvlText") or ""
        if form == "bullet":
            words = "–" if words in _DASHES and words else BULLET
        else:
            words = _PLACE.sub(lambda found: self._count(number, counts, int(found.group(1)) - 1), words)
        return words, paragraph_look(element.find(named("w:pPr")))

    def _start(self, number: str, level: int) -> int:
        start = told(self.levels[number].get(level), "w:start")
        return int(start) if start and start.isdigit() else 1

    def _count(self, number: str, counts: list[int], level: int) -> str:
        if level >= len(counts):
            return ""
        return numeral(counts[level], told(self.levels[number].get(level), "w:numFmt") or "decimal")
