"""Towns, postcodes and street addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from egide.kit.french.gazetteer import Found, Gazetteer
from egide.kit.french.text import fold

_DATA = Path(__file__).parent / "data" / "communes.txt"
# Towns whose name is also an ordinary word, a first name or a family name: believed only with "à" or a postcode.
_AMBIGUOUS = {
    "condom",
    "orange",
    "sens",
    "croix",
    "laval",
    "fontaine",
    "vienne",
    "albert",
    "gray",
    "toul",
    "die",
    "gap",
    "porto",
    "lure",
    "dole",
    "saint-claude",
    "saint-louis",
    "saint-benoit",
    "saint-paul",
    "saint-pierre",
    "sainte-marie",
    "saint-denis",
    "l'union",
    "foix",
    "laon",
    "nice",
    "tours",
    "vannes",
    "lens",
    "pau",
    "calvi",
    "langon",
    "prades",
    "gien",
    "rome",
    "milan",
    "gourdon",
    "thiers",
    "auch",
    "apt",
    "luce",
    "olivet",
    "talant",
    "riom",
    "orthez",
    "crest",
    "delle",
    "mende",
    "malakoff",
    "clichy",
    "torcy",
    "vernon",
    "meaux",
    "redon",
    "bron",
    "ales",
    "dax",
    "brive",
    "pace",
}


@dataclass(frozen=True, slots=True)
class Town:
    """``name`` as written, ``department`` "" abroad; ``ambiguous`` when the word means something else too."""

    name: str
    department: str
    ambiguous: bool = False


@cache
def _towns() -> Gazetteer[Town]:
    entries: list[tuple[str, Town]] = []
    for line in _DATA.read_text("utf-8").splitlines():
        code, colon, names = line.partition(":")
        if line.startswith("#") or not colon:
            continue
        for written in names.split():
            name = written.replace("_", " ")
            folded = fold(name)
            town = Town(name, "" if code == "FR" else code, folded in _AMBIGUOUS)
            entries.append((folded, town))
            if folded.startswith("saint"):
                entries.append((folded.replace("sainte", "ste").replace("saint", "st"), town))
            if folded.startswith("le "):
                entries.append(("au " + folded[3:], town))
            if folded.startswith("les "):
                entries.append(("aux " + folded[4:], town))
    return Gazetteer(entries)


def read_towns(folded: str) -> list[Found[Town]]:
    """Known towns of a folded text, in order ("au Havre" is Le Havre)."""
    return _towns().read(folded)


def department_of(postcode: str) -> str:
    """The department of a postcode ("20137" -> "2A", "97400" -> "974")."""
    if postcode.startswith("20"):
        return "2A" if postcode[:3] in ("200", "201") else "2B"
    return postcode[:3] if postcode.startswith(("97", "98")) else postcode[:2]


_POSTCODE = re.compile(
    r"(?<![\d.,/])(?:(\d{5})|(\d{2}) (\d{3}))(?![\d/%]|[.,]\d| ?(?:euros?|€|km|kilom|bornes|balles|k\b|par|net|brut|"
    r"ans\b|au\b|d[eu]\b))"
)


@dataclass(frozen=True, slots=True)
class Postcode:
    """Five digits, Corsica and overseas included."""

    value: str
    start: int
    end: int


def read_postcodes(folded: str) -> list[Postcode]:
    """Postcodes written in digits. Five digits with a money or distance unit are not one."""
    found = []
    for match in _POSTCODE.finditer(folded):
        value = match[1] or match[2] + match[3]
        if match[1] is None and not re.search(r"code postal\W*$", folded[max(0, match.start() - 14) : match.start()]):
            continue
        if 1000 <= int(value) <= 98890:
            found.append(Postcode(value, match.start(), match.end()))
    return found


WAYS = (
    "rue|avenue|av|boulevard|bd|bld|place|allees?|chemin|impasse|route|quai|cours|square|passage|lotissement|residence|"
    "sentier|villa|faubourg|esplanade|promenade|venelle|hameau|clos|cite|ruelle|traverse|montee|mail|rond[- ]point|"
    "voie|parc"
)
