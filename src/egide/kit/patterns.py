"""Regular expressions for talk: the functions of ``re`` and its answers, at a fraction of the cost.

    from egide.kit import patterns as re

A meeting holds the words of few of the thousand patterns that are looked for in it. A pattern is compiled when it is
first needed; it is tried only in a text that holds one of its *needles* (``needles.py``), and in a long text only
around them. Which needles a text can hold is told by the pieces of its words, gathered once for a text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, reduce
from itertools import compress
from operator import or_
from re import IGNORECASE, Match, escape
from typing import Any

from egide.kit.needles import FAR, studied

__all__ = [
    "IGNORECASE", "Match", "Pattern", "compile", "escape", "findall", "finditer", "fullmatch", "match", "search",
    "split", "sub",
]  # fmt: skip

_SHORT = 32  # characters below which a text is simply searched
_LONG = 600  # characters from which a text is searched around the needles only
_PIECE = 5  # letters of a word that are enough to tell needles apart
_KEPT = 4096  # texts whose pieces are remembered
_TOLD = 4096  # pieces that are told apart: patterns made of names as they come would make it many
_END = 1 << 60
_WORD = re.compile(r"[a-z0-9]+")
_BLANKED = {code: code if chr(code).isalnum() else ord(" ") for code in range(128)}


class _Masks(dict[str, int]):
    """The bits of the pieces of a word, learned as words come."""

    def __missing__(self, word: str) -> int:
        mask = 0
        for size in range(2, _PIECE + 1):
            for at in range(len(word) - size + 1):
                mask |= _bits.get(word[at : at + size], 0)
        self[word] = mask
        return mask


_bits: dict[str, int] = {}  # the bit of each piece by which a needle of some pattern is told, in order
_masks = _Masks()
_texts: dict[str, _Text] = {}


class _Text:
    """What is known of a text: the bits of its words; of a long one, where the needles of patterns are."""

    __slots__ = ("bits", "mask", "pieces", "places", "spots")

    def __init__(self, text: str) -> None:
        self.bits = len(_bits)
        words = text.translate(_BLANKED).split()
        if len(text) < _LONG:
            self.mask = reduce(or_, map(_masks.__getitem__, words), 0)
            return
        self.mask = reduce(or_, map(_masks.__getitem__, set(words)), 0)
        self.pieces = frozenset(compress(_bits, map("1".__eq__, reversed(f"{self.mask:b}"))))
        self.places: dict[str, list[int]] = {}
        self.spots: dict[Pattern, list[int]] = {}

    def find(self, needle: str, text: str) -> list[int]:
        """Where a needle is in a long text."""
        places = self.places.get(needle)
        if places is None:
            places = self.places[needle] = []
            at = text.find(needle)
            while at >= 0:
                places.append(at)
                at = text.find(needle, at + 1)
        return places


def _known(text: str) -> _Text:
    if len(_texts) >= _KEPT:
        _texts.clear()
    if len(_masks) >= 4 * _KEPT:
        _masks.clear()
    found = _texts[text] = _Text(text)
    return found


def _register(keys: Iterable[str]) -> int:
    """The bits of these pieces; what was learned of words without them is forgotten."""
    mask = 0
    for key in keys:
        if key not in _bits:
            _bits[key] = 1 << len(_bits)
            _masks.clear()
        mask |= _bits[key]
    return mask


class Pattern:
    """A pattern: the methods of ``re.Pattern``."""

    __slots__ = ("_bits", "_compiled", "_mask", "_needles", "_reach", "_whole", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        return self._compiled or self._compile()

    def _compile(self) -> re.Pattern[str]:
        needles, self._reach = (None, FAR) if self.flags else studied(self.pattern)
        self._needles: dict[str, list[str]] = {}
        for needle in needles or ():
            self._needles.setdefault(_key(needle), []).append(needle)
        self._whole = "$" in self.pattern and self._reach >= FAR
        # no bits: it may match anything
        self._mask = 0 if "" in self._needles or len(_bits) >= _TOLD else _register(self._needles)
        self._bits = len(_bits)
        self._compiled = re.compile(self.pattern, self.flags)
        return self._compiled

    def search(self, text: str, start: int = 0, end: int = _END) -> Match[str] | None:
        compiled = self._compiled or self._compile()
        if self._mask and len(text) >= _SHORT:
            known = _texts.get(text) or _known(text)
            if not self._mask & known.mask and self._bits <= known.bits:
                return None
            if len(text) >= _LONG:
                return next(self._around(text, known, start, end), None)
        return compiled.search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[Match[str]]:
        compiled = self._compiled or self._compile()
        if self._mask and len(text) >= _SHORT:
            known = _texts.get(text) or _known(text)
            if not self._mask & known.mask and self._bits <= known.bits:
                return iter(())
            if len(text) >= _LONG:
                return self._around(text, known, start, end)
        return compiled.finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = _END) -> list[Any]:
        compiled = self._compiled or self._compile()
        if self._mask and len(text) >= _SHORT:
            known = _texts.get(text) or _known(text)
            if not self._mask & known.mask and self._bits <= known.bits:
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
        keys = self._needles.keys()
        found: list[int] = []
        for key in keys & known.pieces if self._bits <= known.bits else keys:
            for needle in self._needles[key]:
                found += known.find(needle, text)
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
