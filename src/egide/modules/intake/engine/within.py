"""Values of a clause, found in the document's ordered lists."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

from egide.modules.intake.engine.document import Clause


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_Value = TypeVar("_Value", bound=_Placed)


def within(values: Sequence[_Value], clause: Clause) -> Sequence[_Value]:
    """The values (in order) that a clause holds."""
    first = bisect_left(values, clause.start, key=_start)
    return values[first : bisect_left(values, clause.end, first, key=_start)]


def _start(value: _Placed) -> int:
    return value.start
