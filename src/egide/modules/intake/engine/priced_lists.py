"""Contracts told in a list with one insurer: "tout est à l'Abeille, 206 l'appartement, 345 la fourgonnette"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from egide.kit import patterns as re
from egide.kit.french.gazetteer import Found
from egide.kit.french.institutions import Institution
from egide.kit.french.measures import Measure
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.listed_covers import THINGS
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount
from egide.modules.intake.engine.types import Row

# What may stand between a figure and the thing it pays for, in either order.
_FOR = re.compile(
    r"\s*(?:euros?|€)?\s*(?:par mois|par an|l'annee|a l'annee)?\s*(?:pour|sur)?\s*"
    r"(?:la |le |l'|les |ma |mon |mes |notre |nos |sa |son |leur )?"
)
_IS = re.compile(r"\W*(?:(?:c'est|elle|il|est|fait|a|me|nous|coute)\W+)*")
_PER = re.compile(r"\b(?:a l'annee|par an|l'annee|annuels?|par mois|mensuels?|tous les mois|chaque mois)\b")
_LONGEST = 160


class PricedList:
    """Things with their premiums, after the one insurer of their sentence; ``start`` and ``end``: where it stands."""

    def __init__(
        self, insurer: Found[Institution], items: list[tuple[re.Match[str], Measure | None]], end: int
    ) -> None:
        self.insurer = insurer
        self.items = items
        self.start = insurer.end
        self.end = end

    def tells(self, anchor: Anchor) -> bool:
        """Whether a contract named in the list, or asked about before it, is one of its things."""
        if self.start <= anchor.start < self.end:
            return True
        kinds = {thing.lastgroup for thing, _ in self.items}
        return self.insurer in anchor.institutions and anchor.kind in {"", *kinds}

    def rows(self, reading: Reading) -> Iterator[tuple[Row, int, int]]:
        """A row for each thing, with the period said once for all where a premium has none of its own."""
        insurer = reading.leaf(self.insurer.value.name, (self.insurer.start, self.insurer.end), confidence=0.82)
        said = next((m.period for _, m in self.items if m is not None and m.period), None) or self._period(reading)
        for thing, premium in self.items:
            row: Row = {"type": reading.leaf(thing.lastgroup or "", thing.span(), confidence=0.76), "assureur": insurer}
            last = thing.end()
            if premium is not None:
                period = premium.period or said or ("mensuel" if premium.value < 250 else "annuel")
                row["cotisation"] = amount(reading, premium, 0.78)
                row["periodicite"] = reading.leaf(period, (premium.start, premium.end), confidence=0.74)
                last = max(last, premium.end)
            yield row, min(thing.start(), premium.start if premium else thing.start()), last

    def _period(self, reading: Reading) -> str:
        told = _PER.search(reading.text, self.start, self.end)
        return "" if told is None else "mensuel" if "mois" in told[0] or "mensuel" in told[0] else "annuel"


def priced_lists(reading: Reading) -> list[PricedList]:
    """The lists of two things or more, of different kinds, that follow the only insurer of their sentence."""
    found = []
    for insurer in reading.document.institutions:
        clause = reading.document.clause_at(insurer.start)
        alone = all(
            other is insurer or not clause.start <= other.start < clause.end + 2
            for other in reading.document.institutions
        )
        if "a" not in insurer.value.kinds or not alone or not reading.believed(clause) or clause.question:
            continue
        items = _items(reading, clause, insurer.end)
        kinds = [thing.lastgroup for thing, _ in items]
        if len(items) > 1 and len(set(kinds)) == len(kinds) and any(premium for _, premium in items):
            found.append(PricedList(insurer, items, clause.end))
    return found


def _items(reading: Reading, clause: Clause, start: int) -> list[tuple[re.Match[str], Measure | None]]:
    """The things after ``start`` with their figures: "206 l'appartement, 345 la voiture", "la maison 31, la voiture
    je ne sais plus". The first figure tells the order: a list that begins with one names each thing after it."""
    end = min(clause.end, start + _LONGEST)
    things = [thing for thing in THINGS.finditer(reading.text, start, end) if thing.lastgroup]
    premiums = [m for m in reading.measures_between(start, end) if m.kind == "money"]
    if len(things) < 2 or not premiums or any(not 2 <= m.value < 5000 or m.wage for m in premiums):
        return []
    if premiums[0].start < things[0].start():
        if len(premiums) != len(things):
            return []
        after = list(zip(things, premiums, strict=True))
        beside = all(_FOR.fullmatch(reading.text, m.end, thing.start()) for thing, m in after)
        apart = all(m.start >= thing.end() for (thing, _), (_, m) in pairwise(after))
        return [(thing, m) for thing, m in after] if beside and apart else []
    bounds = [*(thing.start() for thing in things[1:]), end]
    items: list[tuple[re.Match[str], Measure | None]] = []
    for thing, bound in zip(things, bounds, strict=True):
        own = [m for m in premiums if thing.end() <= m.start < bound]
        if len(own) > 1 or any(not _IS.fullmatch(reading.text, thing.end(), m.start) for m in own):
            return []
        items.append((thing, own[0] if own else None))
    return items if items[0][1] is not None else []
