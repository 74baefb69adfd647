"""How many clients a large firm has, remembered for a moment.

Counting forty thousand rows costs more than finding, joining and writing the fifty of the page; nobody reads the
difference that ten seconds make in such a number. Below `LARGE` the count is always that of the moment.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from uuid import UUID

LARGE = 5_000
SECONDS = 10.0


class Counts:
    """This process's memory of them, by firm."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[UUID, tuple[float, int]] = {}

    def recall(self, team_id: UUID) -> int | None:
        """The firm's count, if it is large and was counted a moment ago."""
        at, count = self._known.get(team_id, (0.0, 0))
        return count if count >= LARGE and self._clock() - at < SECONDS else None

    def note(self, team_id: UUID, count: int) -> None:
        """What was just counted."""
        if count >= LARGE:
            self._known[team_id] = (self._clock(), count)
        else:
            self._known.pop(team_id, None)


counts = Counts()
