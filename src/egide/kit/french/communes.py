"""The communes of France, from the official list: names, postcodes, population.

``data/communes.tsv`` (INSEE and La Poste, Licence Ouverte) holds one line a name, sorted by key; ``tools/communes.py``
writes it. Read at first use: about 20 ms.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from egide.kit import patterns as re
from egide.kit.french.text import fold

_DATA = Path(__file__).parent / "data" / "communes.tsv"
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Commune:
    """A name and the postcodes of every commune that bears it, most populated first.

    ``population`` is that of the most populated; ``is_a_word`` says that the name is also an ordinary word.
    """

    name: str
    postcodes: tuple[str, ...]
    population: int
    is_a_word: bool


def key_of(name: str) -> str:
    """The form names are compared in: folded words, "saint" and "sainte" whole ("St-Malo" -> "saint malo")."""
    words = _WORD.findall(fold(name))
    return " ".join({"st": "saint", "ste": "sainte"}.get(word, word) for word in words)


@cache
def _table() -> tuple[list[str], list[str]]:
    lines = _DATA.read_text("utf-8").splitlines()[1:]
    return [line[: line.index("\t")] for line in lines], lines


def commune_named(name: str) -> Commune | None:
    """The commune of that name, however it is written ("st malo", "Saint-Malo"), None if France has none."""
    return commune_of_key(key_of(name))


def commune_of_key(key: str) -> Commune | None:
    """The commune of a key made by :func:`key_of`."""
    keys, lines = _table()
    index = bisect_left(keys, key)
    if index == len(keys) or keys[index] != key:
        return None
    _, written, where, population, flag = lines[index].split("\t")
    return Commune(written, tuple(where.replace(";", ",").split(",")), int(population), bool(flag))


def communes_at(postcode: str) -> tuple[str, ...]:
    """The names of the communes that a postcode serves."""
    _, lines = _table()
    return tuple(line.split("\t")[1] for line in lines if postcode in line)
