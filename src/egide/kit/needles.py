"""Patterns that are skipped at once in a text that cannot match them.

A meeting holds the words of few of the several hundred patterns that are looked for in it. From each pattern come its
*needles*: strings of which every match must contain one. Looking for a string costs a hundredth of looking for a
pattern: where none of its needles is, a pattern is not even compiled, and the answer is the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

_LEAST = 3  # characters of a needle: shorter ones are everywhere
_REACH = 240  # characters on either side of a needle where a match may lie: a match is a phrase, not a page
_MOST = 120  # needles a pattern may have: above, looking for them costs what the pattern does
_parser: Any = import_module("re._parser")


class Seeker:
    """A pattern, compiled at the first text that may match it."""

    __slots__ = ("_compiled", "_needles", "_pattern")

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._compiled: re.Pattern[str] | None = None
        self._needles = needles_of(pattern)

    @property
    def compiled(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        return self._compiled

    def may_match(self, text: str) -> bool:
        """False only for a text without any match."""
        return self._needles is None or any(needle in text for needle in self._needles)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in ``text``."""
        return self.compiled.search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in ``text``: looked for only around the needles, as far as ``_REACH`` characters away."""
        if self._needles is None or "$" in self._pattern:
            return self.compiled.finditer(text) if self.may_match(text) else iter(())
        found = sorted(at for needle in self._needles for at in _occurrences(text, needle))
        return self._around(text, found)

    def _around(self, text: str, found: list[int]) -> Iterator[re.Match[str]]:
        index, free = 0, 0
        while index < len(found):
            low, high = max(free, found[index] - _REACH), found[index] + _REACH
            while index < len(found) and found[index] < high:
                high = found[index] + _REACH
                index += 1
            for match in self.compiled.finditer(text, low, min(high, len(text))):
                free = match.end()
                yield match


def _occurrences(text: str, needle: str) -> Iterator[int]:
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


@cache
def seeker(pattern: str) -> Seeker:
    """One seeker a pattern, for the life of the process."""
    return Seeker(pattern)


def needles_of(pattern: str) -> frozenset[str] | None:
    """Strings of which every match holds at least one; None when there is no such set."""
    parsed = _parser.parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return None
    found = _needles(list(parsed))
    return frozenset(found) if found is not None else None


def _needles(items: list[Any]) -> set[str] | None:
    """The best needles of a sequence: those of the part that has the fewest."""
    best: set[str] | None = None
    run: list[str] = [""]
    for name, argument in [(str(op), value) for op, value in items] + [("END", None)]:
        texts = _texts(name, argument)
        if texts is not None and len(run) * len(texts) <= _MOST:
            run = [before + after for before in run for after in texts]
            continue
        best = _fewer(best, _whole(run))
        run = texts if texts is not None else [""]
        if texts is None:
            best = _fewer(best, _inside(name, argument))
    return _fewer(best, _whole(run))


def _whole(run: list[str]) -> set[str] | None:
    """Needles of a part that is one of these strings."""
    if any(len(text) < _LEAST for text in run):
        return None
    return {text for text in run if not any(other != text and other in text for other in run)}


def _fewer(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other, key=_commonness)


def _commonness(needles: set[str]) -> float:
    """How often needles would be found by chance, at a rough guess: shorter and more means oftener."""
    return sum(6.0 ** -min(len(needle), 8) for needle in needles)


def _inside(name: str, argument: Any) -> set[str] | None:
    """Needles of one part that is not plain text."""
    if name == "SUBPATTERN":
        return None if argument[1] or argument[2] else _needles(list(argument[3]))
    if name == "BRANCH":
        united: set[str] = set()
        for branch in argument[1]:
            found = _needles(list(branch))
            if found is None:
                return None
            united |= found
        return united if len(united) <= _MOST else None
    if name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] >= 1:
        return _needles(list(argument[2]))
    return None


def _texts(name: str, argument: Any) -> list[str] | None:
    """Every string that a part can be, when they are few and plain; [""] for what takes no room."""
    if name == "LITERAL":
        return [chr(argument)]
    if name == "AT" or name in ("ASSERT", "ASSERT_NOT"):
        return [""]
    if name == "IN":
        letters = [chr(value) for op, value in argument if str(op) == "LITERAL"]
        return letters if len(letters) == len(argument) <= 8 else None
    if name == "BRANCH":
        every = [_sequence(list(branch)) for branch in argument[1]]
        flat = [text for texts in every if texts is not None for text in texts]
        return flat if None not in every and len(flat) <= _MOST else None
    if name == "SUBPATTERN":
        return None if argument[1] or argument[2] else _sequence(list(argument[3]))
    if name == "MAX_REPEAT" and tuple(argument[:2]) == (0, 1):
        texts = _sequence(list(argument[2]))
        return ["", *texts] if texts is not None and len(texts) < 8 else None
    return None


def _sequence(items: list[Any]) -> list[str] | None:
    whole = [""]
    for op, value in items:
        texts = _texts(str(op), value)
        if texts is None or len(whole) * len(texts) > _MOST:
            return None
        whole = [before + after for before in whole for after in texts]
    return whole
