"""Values of a part of the text, found in lists that are in its order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Protocol, TypeVar


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


class _Part(_Placed, Protocol):
    @property
    def end(self) -> int: ...


_Value = TypeVar("_Value", bound=_Placed)
_start = attrgetter("start")


def between(values: Sequence[_Value], start: int, end: int) -> Iterator[_Value]:
    """The values that begin from ``start`` and before ``end``."""
    for index in range(bisect_left(values, start, key=_start), len(values)):
        if values[index].start >= end:
            return
        yield values[index]


def within(values: Sequence[_Value], clause: _Part) -> Sequence[_Value]:
    """The values that a clause, or another part, holds."""
    first = bisect_left(values, clause.start, key=_start)
    return values[first : bisect_left(values, clause.end, first, key=_start)]
