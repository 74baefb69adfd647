"""Regular expressions for talk: the functions of ``re`` and its answers, at a fraction of the cost.

    from egide.kit import patterns as re

A meeting holds the words of few of the thousand patterns that are looked for in it. A pattern is compiled when it is
first needed; it is tried only in a text that holds one of its *needles* (``needles.py``), and only where these let a
match begin or, when they do not tell, in a long text only around them. Which needles a text can hold is told by the
pieces of its words, gathered once for a text.

What is learned of texts and patterns is shared by all threads, and learned by one at a time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from operator import or_
from re import IGNORECASE, Match, escape
from threading import RLock
from typing import Any, Generic, TypeVar

from egide.kit.compiled import Kept, Made, Needles, load
from egide.kit.needles import EDGE, FAR, Places, studied

__all__ = [
    "IGNORECASE", "Choice", "Match", "Pattern", "compile", "escape", "findall", "finditer", "fullmatch", "know",
    "match", "search", "split", "sub",
]  # fmt: skip

Name = TypeVar("Name")
_LONG = 600  # characters from which a text is known without asking, and searched around the needles only
_PIECE = 7  # characters of a word, with the blanks around it, that are enough to tell needles apart
_KEPT = 4096  # texts whose pieces are remembered
_TOLD = 8192  # pieces that are told apart: patterns made of names as they come would make it many
_END = 1 << 60
_WORD = re.compile(r"[a-z]+")
_COMMON = (
    "a ai au avec avez c ce ces ca d de des deux du elle en est et il ils j je l la le les leur ma me mes mois mon "
    "n ne nous on ou par pas pour qu que qui s sa se ses si son suis sur un une vous y"
)
_FIRST = (0,)
_COMPILED = ("_ends", "_finditer", "_search", "compiled", "fullmatch", "match", "split", "sub")
_EVERYWHERE = {"", *(f"{left}{word}{right}" for word in _COMMON.split() for left in (" ", "") for right in (" ", ""))}


class _Blanked(dict[int, int]):
    """What ``str.translate`` asks, to leave nothing but letters and blanks."""

    def __missing__(self, code: int) -> int:
        self[code] = code if ord("a") <= code <= ord("z") else ord(" ")
        return self[code]


_BLANKED = _Blanked()


class _Pieces(dict[str, frozenset[str]]):
    """The pieces that a word between blanks holds, learned as words come."""

    def __missing__(self, word: str) -> frozenset[str]:
        whole = f" {word} "
        every = {whole[at : at + size] for size in range(2, _PIECE + 1) for at in range(len(whole) - size + 1)}
        pieces = self[word] = frozenset(every & _bits.keys())
        return pieces


class _Masks(dict[str, int]):
    """The bits of the pieces of a word."""

    def __missing__(self, word: str) -> int:
        mask = self[word] = reduce(or_, map(_bits.__getitem__, _pieces[word]), 0)
        return mask


_ANYTHING = 1  # the bit of every text, and of a pattern that may match anything
_bits: dict[str, int] = {"": _ANYTHING}  # the bit of each piece by which a needle of some pattern is told, in order
_told: list[str] = [""]  # the pieces, in that order
_pieces = _Pieces()
_masks = _Masks()
_texts: dict[str, _Text] = {}
_learning = RLock()
_kept: Kept | None = None


class _Text:
    """What is known of a text: the bits of its words; of a long one, where pieces and the needles of patterns are."""

    __slots__ = ("bits", "blanked", "long", "mask", "places", "spots")

    def __init__(self, text: str) -> None:
        self.bits = len(_bits)
        self.long = len(text) >= _LONG
        self.blanked = f" {text.translate(_BLANKED)} "
        words = self.blanked.split()
        self.mask = reduce(or_, map(_masks.__getitem__, set(words) if self.long else words), _ANYTHING)
        if self.long:
            self.places: dict[str, list[int]] = {}
            self.spots: dict[Pattern, list[int]] = {}

    def learn(self) -> None:
        """Know the pieces that are told apart since this text was read."""
        held = [piece for piece in _told[self.bits :] if piece in self.blanked]
        self.mask = reduce(or_, map(_bits.__getitem__, held), self.mask)
        self.bits = len(_bits)

    def find(self, piece: str) -> list[int]:
        """Where a piece is."""
        places = self.places.get(piece)
        if places is None:
            places, at = [], self.blanked.find(piece)
            while at >= 0:
                places.append(at - 1)
                at = self.blanked.find(piece, at + 1)
            self.places[piece] = places
        return places


def _recalled() -> Kept:
    """The patterns compiled beforehand; their pieces are told apart from the first text on."""
    global _kept
    if _kept is None:
        with _learning:
            if _kept is None:
                kept = load()
                _register(kept.pieces)
                _kept = kept
    return _kept


def know(text: str) -> _Text:
    """What is known of a text; to be called for a short one of which much will be asked."""
    return _texts.get(text) or _read(text)


def _read(text: str) -> _Text:
    with _learning:
        _recalled()
        if len(_texts) >= _KEPT:
            _texts.clear()
        if len(_masks) >= 4 * _KEPT:
            _pieces.clear()
            _masks.clear()
        found = _texts[text] = _Text(text)
        return found


def _register(pieces: Iterable[str]) -> int:
    """The bits of these pieces; what was learned of the words that hold a new one is forgotten."""
    mask = 0
    for piece in pieces:
        if piece not in _bits:
            _bits[piece] = 1 << len(_bits)
            _told.append(piece)
            for word in [word for word in _masks if piece in f" {word} "]:
                del _pieces[word], _masks[word]
        mask |= _bits[piece]
    return mask


class Pattern:
    """A pattern: the methods of ``re.Pattern``. What no needle can spare is asked of ``re`` itself."""

    __slots__ = (
        "_bits", "_ends", "_finditer", "_mask", "_needles", "_placed", "_reach", "_search", "_whole", "compiled",
        "flags", "fullmatch", "match", "pattern", "split", "sub",
    )  # fmt: skip
    compiled: re.Pattern[str]
    match: Callable[..., Match[str] | None]
    fullmatch: Callable[..., Match[str] | None]
    split: Callable[..., list[Any]]
    sub: Callable[..., str]
    _search: Callable[..., Match[str] | None]
    _finditer: Callable[..., Iterator[Match[str]]]
    _ends: tuple[str, ...]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._bits = _END  # those told apart when it was studied
        self._mask = _ANYTHING  # the bits of its pieces

    def __getattr__(self, name: str) -> Any:
        """What compiling gives, when the first of it is needed."""
        if name not in _COMPILED:
            raise AttributeError(name)
        kept = None if self.flags else _recalled().compiled(self.pattern)
        made, anchored, self._ends = kept or Made(re.compile(self.pattern, self.flags))
        self.match, self.fullmatch, self.split, self.sub = made.match, made.fullmatch, made.split, made.sub
        self._search, self._finditer = made.match if anchored else made.search, made.finditer
        self.compiled = made
        return getattr(self, name)

    def _study(self) -> None:
        kept = None if self.flags else _recalled().studied(self.pattern)
        self._needles, self._reach = kept or study(self.pattern, self.flags)
        self._placed = all(places is not None for told in self._needles.values() for _, _, places in told)
        self._whole = "$" in self.pattern and self._reach >= FAR
        self._mask = _register(self._needles) if len(_bits) < _TOLD else 0
        if not self._mask or "" in self._needles:
            self._mask = _ANYTHING
        self._bits = len(_bits)

    def _learn(self, known: _Text) -> None:
        """Know, of a text, what tells whether the pattern is there."""
        with _learning:
            if self._bits == _END:
                self._study()
            known.learn()

    def search(self, text: str, start: int = 0, end: int = _END) -> Match[str] | None:
        known = _texts.get(text)
        if known is None:
            if len(text) < _LONG:
                fits = not self._ends or text.endswith(self._ends, start, end)
                return self._search(text, start, end) if fits else None
            known = know(text)
        if self._bits > known.bits:
            self._learn(known)
        if not self._mask & known.mask:
            return None
        return next(self._around(text, known, start, end), None) if known.long else self._search(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[Match[str]]:
        known = _texts.get(text)
        if known is None:
            if len(text) < _LONG:
                return self._finditer(text, start, end)
            known = know(text)
        if self._bits > known.bits:
            self._learn(known)
        if not self._mask & known.mask:
            return iter(())
        return self._around(text, known, start, end) if known.long else self._finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = _END) -> list[Any]:
        known = know(text) if len(text) >= _LONG else _texts.get(text)
        if known is not None:
            if self._bits > known.bits:
                self._learn(known)
            if not self._mask & known.mask:
                return []
        return self.compiled.findall(text, start, end)

    def _around(self, text: str, known: _Text, start: int, end: int) -> Iterator[Match[str]]:
        """The matches in a part of a long text: looked for only where they can begin, or as far from a needle as they
        reach."""
        if self._mask == _ANYTHING:
            return self._finditer(text, start, end)
        spots = known.spots.get(self)
        if spots is None:
            spots = known.spots[self] = self._spots(text, known)
        index = bisect_left(spots, start)
        if index == len(spots) or spots[index] >= end:
            return iter(())
        if self._placed:
            return self._there(text, spots, index, min(end, len(text)))
        if self._whole:
            return self._finditer(text, start, end)
        return self._walk(text, spots, index, start, min(end, len(text)))

    def _there(self, text: str, spots: list[int], index: int, end: int) -> Iterator[Match[str]]:
        look, free = self.match, 0
        while index < len(spots) and (spot := spots[index]) < end:
            index += 1
            if spot >= free and (match := look(text, spot, end)) is not None:
                free = match.end()
                yield match

    def _walk(self, text: str, spots: list[int], index: int, free: int, end: int) -> Iterator[Match[str]]:
        reach, count = self._reach, len(spots)
        while index < count and spots[index] < end:
            low, high = max(free, spots[index] - reach), spots[index] + reach
            while index < count and spots[index] < high:
                high = spots[index] + reach
                index += 1
            for match in self._finditer(text, low, min(high, end)):
                free = match.end()
                yield match

    def _spots(self, text: str, known: _Text) -> list[int]:
        """Where a match can begin or, when the needles do not tell, where these are; in order."""
        found: set[int] = set()
        held = self._mask & known.mask
        while held:
            bit = held.bit_length() - 1
            held ^= 1 << bit
            piece = _told[bit]
            told = self._needles[piece]
            for spot in known.places.get(piece) or known.find(piece):
                for needles, at, places in told:
                    if spot >= at and text.startswith(needles, spot - at):
                        for place in places or _FIRST:
                            found.add(spot - at - place)
        return sorted(found)


class Choice(Generic[Name]):
    """Patterns that are asked of one text together, each under a name: which of them it can hold is told at once."""

    def __init__(self, patterns: Iterable[tuple[Name, Pattern]]) -> None:
        self._patterns = tuple(patterns)
        self._bits = _END  # as of each pattern
        self._mask = 0

    def among(self, text: str) -> Sequence[tuple[Name, Pattern]]:
        """Those that a text may hold, in their order; all of them when nothing is known of the text."""
        known = _texts.get(text)
        if known is None:
            return self._patterns
        if self._bits > known.bits:
            self._learn(known)
        held = self._mask & known.mask
        return [each for each in self._patterns if each[1]._mask & held] if held else ()

    def _learn(self, known: _Text) -> None:
        for _, pattern in self._patterns:
            if pattern._bits > known.bits:
                pattern._learn(known)
        self._mask = reduce(or_, [pattern._mask for _, pattern in self._patterns], 0)
        self._bits = max([pattern._bits for _, pattern in self._patterns], default=0)


def study(pattern: str, flags: int = 0) -> tuple[Needles, int]:
    """The needles of a pattern by the pieces that tell them ("" for one that nothing tells), and its longest match."""
    found, reach = (None, FAR) if flags else studied(pattern)
    grouped: dict[str, dict[tuple[int, Places], list[str]]] = {}
    for needle, places in (found or {}).items():
        piece, at = _piece(needle)
        grouped.setdefault(piece, {}).setdefault((at, places), []).append(needle.replace(EDGE, ""))
    told = {
        piece: [(tuple(some), at, None if places is None else tuple(places)) for (at, places), some in group.items()]
        for piece, group in grouped.items()
    }
    return told, reach


def _piece(needle: str) -> tuple[str, int]:
    """The piece of a word by which a needle is first looked for, and where in it; "" when it has none."""
    best, place = "", 0
    for word in _WORD.finditer(needle):
        before, after = word.start() > 0, word.end() < len(needle)
        piece = " " * before + word[0] + " " * after
        if len(piece) > 1 and (piece not in _EVERYWHERE, len(piece)) >= (best not in _EVERYWHERE, len(best)):
            best, place = piece, word.start() - before - needle.count(EDGE, 0, word.start())
    return best[:_PIECE], place


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
