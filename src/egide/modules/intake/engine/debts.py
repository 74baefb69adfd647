"""The debt in hand: a loan is told over several turns ("Et le crédit ?" "Au CIC." "Mensualité ?" "902, à 3,35.").

From each mention the walk goes on through the clauses that still speak of the loan and gives it their values.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol, TypeVar

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_ABOUT = re.compile(
    r"\b(?:mensualites?|taux|duree|reste\w*|restant|capital|rembours\w+|emprunt\w*|credit|pret|banque|jusqu'\w+|"
    r"termine|"
    r"finit|fini[rt]|encore|par mois|combien|au depart|initial|interets?)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:assurances?|assure\w*|cotis\w+|mutuelle|prevoyance|retraite|epargne|salaires?|gagne\w*|touche\w*|"
    r"impots?|fum\w+|"
    r"sport\w*|kilometres?|bornes|enfants?|garantie|capital deces|loyers?|voisin|collegue)\b"
)
_HOMES = ("maison", "appartement", "studio", "immeuble", "terrain", "")


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_Value = TypeVar("_Value", bound=_Placed)


def asked_about(reading: Reading, position: int) -> str:
    """The question a clause of the household answers, if it is fresh; "" otherwise."""
    clause = reading.document.clause_at(position)
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    return question.text if question is not None and clause.index - question.index <= 3 else ""


def follow(reading: Reading, anchor: Anchor, stop: int, busy: AbstractSet[int]) -> None:
    """Give a loan the values of the clauses that go on about it, up to the next loan.

    ``busy``: the clauses in which something else is named.
    """
    misses = 0
    for clause in reading.document.clauses[anchor.clause.index + 1 : anchor.clause.index + 9]:
        if clause.start >= stop or misses > 1 or clause.turn - anchor.clause.turn > 4 or clause.role == "narrateur":
            return
        if clause.index in busy or _ELSEWHERE.search(clause.text):
            if clause.role == "courtier":
                return
            misses += 2
            continue
        if clause.role == "courtier" and not reading.guessed_roles:
            if not _ABOUT.search(clause.text):
                return
            continue
        misses = 0 if _take(reading, anchor, clause) else misses + 1


def busy_clauses(reading: Reading) -> set[int]:
    """Clauses in which something else is named."""
    return {
        anchor.clause.index
        for section, anchors in reading.anchors.items()
        if section not in ("passifs", "hors_fiche", "biens_immobiliers", "bae_epargne")
        for anchor in anchors
        if anchor.kind not in ("revenu", "")
    }


def _take(reading: Reading, anchor: Anchor, clause: Clause) -> bool:
    document = reading.document
    measures = [m for m in within(document.measures, clause) if m.kind in ("money", "percent", "duration", "years")]
    moneys = [m for m in measures if m.kind == "money" and m not in anchor.moneys]
    others = [m for m in measures if m.kind != "money" and m not in anchor.measures]
    dates = [d for d in within(document.dates, clause) if d not in anchor.dates]
    firms = [i for i in within(document.institutions, clause) if i not in anchor.institutions]
    anchor.moneys.extend(moneys)
    anchor.measures.extend(others)
    anchor.dates.extend(dates)
    anchor.institutions.extend(firms)
    return bool(measures or dates or firms)


def within(values: Sequence[_Value], clause: Clause) -> Sequence[_Value]:
    """The values (in order) that a clause holds."""
    first = bisect_left(values, clause.start, key=_start)
    return values[first : bisect_left(values, clause.end, first, key=_start)]


def _start(value: _Placed) -> int:
    return value.start


def on_a_home(reading: Reading, anchor: Anchor) -> bool:
    """A property was being spoken of just before, and nothing with wheels since."""
    homes = [
        home
        for home in reading.anchors.get("biens_immobiliers", [])
        if home.kind in _HOMES and 0 < anchor.start - home.end < 500 and anchor.clause.turn - home.clause.turn <= 6
    ]
    if not homes:
        return False
    between = reading.text[homes[-1].end : anchor.start]
    return not re.search(
        r"\b(?:voitures?|vehicules?|moto|camion\w*|camping-car|auto|etudes|conso\w*|perso\w*)\b", between
    )
