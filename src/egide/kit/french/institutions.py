"""Insurers, banks, mutuals and lenders by the names people give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from egide.kit import patterns as re
from egide.kit.french.gazetteer import Found, Gazetteer
from egide.kit.french.text import fold

# What a speech recogniser may write letter by letter: "a p i c i l".
_SPELLABLE = re.compile(r"[a-z]{4,8}")
# Letters that are said one by one whatever is written: "m g c", "g p m".
_INITIALS = re.compile(r"[b-df-hj-np-tv-xz]{3,5}")
_DATA = Path(__file__).parent / "data" / "institutions.txt"


@dataclass(frozen=True, slots=True)
class Institution:
    """``kinds``: a insurer, b bank, c credit company, m health mutual, t asset manager, o obligatory scheme.

    ``ambiguous``: also an ordinary word, believed only with a capital or after "chez", "à la", "avec".
    """

    name: str
    kinds: str
    ambiguous: bool = False


@cache
def _institutions() -> Gazetteer[Institution]:
    entries: list[tuple[str, Institution]] = []
    for line in _DATA.read_text("utf-8").splitlines():
        if line.startswith("#") or "|" not in line:
            continue
        name, kinds, forms = line.split("|")
        spoken = {fold(name): False}
        spoken.update((form.lstrip("~"), form.startswith("~")) for form in forms.split(",") if form)
        letters = fold(name)
        if _SPELLABLE.fullmatch(letters):
            spoken.setdefault(" ".join(letters), False)
        for form in [form for form in spoken if _INITIALS.fullmatch(form)]:
            spoken.setdefault(" ".join(form), False)
        entries.extend((form, Institution(name, kinds, ambiguous)) for form, ambiguous in sorted(spoken.items()))
    return Gazetteer(entries)


def read_institutions(folded: str) -> list[Found[Institution]]:
    """Known institutions of a folded text, in order."""
    return _institutions().read(folded)
