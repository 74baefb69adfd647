"""Values of a clause, found in the document's ordered lists."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_Value = TypeVar("_Value", bound=_Placed)


def within(values: Sequence[_Value], span: _Span) -> Sequence[_Value]:
    """The values (in order) that a clause, or another span, holds."""
    first = bisect_left(values, span.start, key=_start)
    return values[first : bisect_left(values, span.end, first, key=_start)]


def _start(value: _Placed) -> int:
    return value.start
