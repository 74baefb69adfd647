"""First names, with their usual gender."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from egide.kit.french.text import fold

_DATA = Path(__file__).parent / "data" / "prenoms.txt"


@dataclass(frozen=True, slots=True)
class FirstName:
    """``name`` as usually written; ``gender`` "m", "f" or "" when both are usual."""

    name: str
    gender: str


@cache
def first_names() -> dict[str, FirstName]:
    """Folded first name -> FirstName."""
    table: dict[str, FirstName] = {}
    for line in _DATA.read_text("utf-8").splitlines():
        gender, colon, names = line.partition(":")
        if gender not in ("m", "f", "x") or not colon:
            continue
        for name in names.split():
            table[fold(name)] = FirstName(name, "" if gender == "x" else gender)
    return table


def gender_of(name: str) -> str:
    """ "m", "f" or "" (unknown or both) for a first name; a compound counts by its first part."""
    table = first_names()
    folded = fold(name)
    entry = table.get(folded) or table.get(folded.split("-")[0].split(" ")[0])
    return entry.gender if entry else ""
