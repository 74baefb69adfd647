"""Employers that people name alone, without a word that says they work there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from egide.kit.french.gazetteer import Found, Gazetteer
from egide.kit.french.text import fold

_DATA = Path(__file__).parent / "data" / "employeurs.txt"


@dataclass(frozen=True, slots=True)
class Employer:
    """``public``: most of its staff are civil servants. ``ambiguous``: the form is an ordinary word or a name too."""

    name: str
    public: bool
    ambiguous: bool = False


@cache
def _employers() -> Gazetteer[Employer]:
    entries: dict[str, Employer] = {}
    for line in _DATA.read_text("utf-8").splitlines():
        if line.startswith("#") or "|" not in line:
            continue
        name, kind, forms = line.split("|")
        entries[fold(name)] = Employer(name, kind == "f", "~" + fold(name) in forms.split(","))
        for form in filter(None, forms.split(",")):
            entries[form.lstrip("~")] = Employer(name, kind == "f", form.startswith("~"))
    return Gazetteer(sorted(entries.items()))


def read_employers(folded: str) -> list[Found[Employer]]:
    """Known employers of a folded text, in order."""
    return _employers().read(folded)
