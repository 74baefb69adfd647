"""A child being read: its row of the file, and where the talk names it."""

from __future__ import annotations

from dataclasses import dataclass

from egide.kit.french.names import gender_of
from egide.modules.intake.engine.types import Row


@dataclass(slots=True)
class Child:
    """A row of the file with where the child stands in the talk; ``key`` is "" without a first name."""

    row: Row
    start: int
    end: int
    key: str = ""

    @property
    def gender(self) -> str:
        return gender_of(self.key) if self.key else ""
