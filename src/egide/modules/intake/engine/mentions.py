"""The persons spoken of in a meeting, in order, and how they are looked up by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.person_words import Mention


class Mentions:
    """Every ``Mention`` of a meeting, by where it begins."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self._starts: list[int] = []

    def mentions_in(self, clause: Clause) -> list[Mention]:
        """The persons spoken of in a clause, in order."""
        first = bisect_left(self._starts, clause.start)
        return self.mentions[first : bisect_left(self._starts, clause.end)]

    def last_before(self, position: int, floor: int) -> Mention | None:
        """The last strong mention between ``floor`` and ``position`` (a weak one if there is no strong one)."""
        index = bisect_right(self._starts, position) - 1
        weak: Mention | None = None
        while index >= 0 and self.mentions[index].start >= floor:
            mention = self.mentions[index]
            if mention.strong:
                return mention
            weak = weak or mention
            index -= 1
        return weak

    def _first_in(self, clause: Clause, position: int) -> Mention | None:
        index = bisect_right(self._starts, position)
        if index < len(self.mentions) and self.mentions[index].start < clause.end:
            return self.mentions[index]
        return None
