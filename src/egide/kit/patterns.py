"""Regular expressions for talk: the functions of ``re`` and its answers, at a fraction of the cost.

    from egide.kit import patterns as re

A meeting holds the words of few of the thousand patterns that are looked for in it. A pattern is compiled when it is
first needed; it is tried only in a text that holds one of its *needles* (``needles.py``), and in a long text only
around them. Which needles a text can hold is told by the pieces of its words, gathered once for a text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import lru_cache
from re import IGNORECASE, Match, escape
from typing import Any

from egide.kit.needles import FAR, studied

__all__ = [
    "IGNORECASE", "Match", "Pattern", "compile", "escape", "findall", "finditer", "fullmatch", "match", "search",
    "split", "sub",
]  # fmt: skip

_LONG = 600  # characters from which a text is searched around the needles only
_PIECE = 5  # letters of a word that are enough to tell needles apart
_KEPT = 4096  # texts whose pieces are remembered
_END = 1 << 60
_WORD = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=8192)
def _pieces(word: str) -> frozenset[str]:
    """The pieces of a word that a needle may be told by."""
    return frozenset(word[at : at + size] for size in range(2, _PIECE + 1) for at in range(len(word) - size + 1))


class _Text:
    """What is known of a text: the pieces of its words, and where the needles of patterns are (long texts)."""

    __slots__ = ("pieces", "spots")

    def __init__(self, text: str) -> None:
        self.pieces: set[str] = set().union(*map(_pieces, set(_WORD.findall(text))))
        self.spots: dict[Pattern, list[int]] = {}


_texts: dict[str, _Text | None] = {}


def _known(text: str) -> _Text | None:
    """What is known of a text; nothing of a short one that is seen for the first time."""
    found = _texts.get(text)
    if found is None:
        if len(_texts) >= _KEPT:
            _texts.clear()
        found = _texts[text] = _Text(text) if len(text) >= _LONG or text in _texts else None
    return found


class Pattern:
    """A pattern: the methods of ``re.Pattern``."""

    __slots__ = ("_compiled", "_keys", "_needles", "_reach", "_whole", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        return self._compiled or self._compile()

    def _compile(self) -> re.Pattern[str]:
        needles, self._reach = studied(self.pattern) if not self.flags else (None, 0)
        self._whole = "$" in self.pattern and self._reach >= FAR
        self._needles: dict[str, list[str]] = {}
        for needle in needles or ():
            self._needles.setdefault(_key(needle), []).append(needle)
        self._keys = None if needles is None or "" in self._needles else frozenset(self._needles)
        self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = _END) -> Match[str] | None:
        compiled = self._compiled or self._compile()
        keys = self._keys
        if keys is not None:
            known = _texts.get(text) or _known(text)
            if known is not None:
                if keys.isdisjoint(known.pieces):
                    return None
                if len(text) >= _LONG:
                    return next(self._around(text, known, start, end), None)
        return compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[Match[str]]:
        compiled = self._compiled or self._compile()
        keys = self._keys
        if keys is not None:
            known = _texts.get(text) or _known(text)
            if known is not None:
                if keys.isdisjoint(known.pieces):
                    return iter(())
                if len(text) >= _LONG:
                    return self._around(text, known, start, end)
        return compiled.finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = _END) -> list[Any]:
        compiled, keys, known = self.compiled, self._keys, _known(text)
        if keys is not None and known is not None and keys.isdisjoint(known.pieces):
            return []
        return compiled.findall(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END) -> Match[str] | None:
        return (self._compiled or self._compile()).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> Match[str] | None:
        return (self._compiled or self._compile()).fullmatch(text, start, end)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        return self.compiled.split(text, maxsplit)

    def sub(self, replacement: str | Callable[[Match[str]], str], text: str, count: int = 0) -> str:
        return self.compiled.sub(replacement, text, count)

    def _around(self, text: str, known: _Text, start: int, end: int) -> Iterator[Match[str]]:
        """The matches in a part of a long text: looked for only as far from a needle as a match can reach."""
        spots = known.spots.get(self)
        if spots is None:
            spots = known.spots[self] = self._spots(text, known)
        reach, end = self._reach, min(end, len(text))
        index, free = bisect_left(spots, start), start
        if self._whole and index < len(spots) and spots[index] < end:
            yield from self.compiled.finditer(text, start, end)
            return
        count = len(spots)
        while index < count and spots[index] < end:
            low, high = max(free, spots[index] - reach), spots[index] + reach
            while index < count and spots[index] < high:
                high = spots[index] + reach
                index += 1
            for match in self.compiled.finditer(text, low, min(high, end)):
                free = match.end()
                yield match

    def _spots(self, text: str, known: _Text) -> list[int]:
        """Where the needles are, in order."""
        found: list[int] = []
        for key in self._needles.keys() & known.pieces:
            for needle in self._needles[key]:
                at = text.find(needle)
                while at >= 0:
                    found.append(at)
                    at = text.find(needle, at + 1)
        found.sort()
        return found


def _key(needle: str) -> str:
    """The piece of a word by which a needle is first looked for; "" when it has none."""
    word = max(_WORD.findall(needle), key=len, default="")
    return word[:_PIECE] if len(word) > 1 else ""


@lru_cache(maxsize=4096)
def compile(pattern: str, flags: int = 0) -> Pattern:  # noqa: A001  the name it has in ``re``
    """A pattern, the same for the same words."""
    return Pattern(pattern, flags)


def search(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    return compile(pattern, flags).search(text)


def match(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    return compile(pattern, flags).match(text)


def fullmatch(pattern: str, text: str, flags: int = 0) -> Match[str] | None:
    return compile(pattern, flags).fullmatch(text)


def finditer(pattern: str, text: str, flags: int = 0) -> Iterator[Match[str]]:
    return compile(pattern, flags).finditer(text)


def findall(pattern: str, text: str, flags: int = 0) -> list[Any]:
    return compile(pattern, flags).findall(text)


def split(pattern: str, text: str, maxsplit: int = 0, flags: int = 0) -> list[str]:
    return compile(pattern, flags).split(text, maxsplit)


def sub(pattern: str, replacement: str | Callable[[Match[str]], str], text: str, count: int = 0, flags: int = 0) -> str:
    return compile(pattern, flags).sub(replacement, text, count)
