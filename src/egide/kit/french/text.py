"""Folding: text without accents and case, with the way back to the original characters."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_REPLACED = {
    "œ": "oe",
    "Œ": "oe",
    "æ": "ae",
    "Æ": "ae",
    "’": "'",
    "‘": "'",
    "`": "'",
    "ʼ": "'",
    "\u2010": "-",
    "\u2011": "-",
    "–": "-",
    "—": "-",
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
}


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """The folded form of one character: lower case, no accent; "" for a combining mark, " " for any blank."""
    replaced = _REPLACED.get(char)
    if replaced is not None:
        return replaced
    if char < "\x80":
        return " " if char.isspace() else char.lower()
    if unicodedata.combining(char):
        return ""
    if char.isspace() or unicodedata.category(char) in ("Zs", "Cc", "Cf"):
        return " "
    base = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    return base.lower() or " "


class _Folds(dict[int, str]):
    """What ``str.translate`` asks: the fold of a character, learned as it comes."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold_char(chr(code))
        return folded


_FOLDS = _Folds()


_PLAIN: set[str] = set()  # characters known to fold to one


def _is_plain(char: str) -> bool:
    if len(fold_char(char)) != 1:
        return False
    _PLAIN.add(char)
    return True


def words(text: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(text.split())


def fold(text: str) -> str:
    """``text`` in lower case, without accents, ligatures opened, blanks and apostrophes made plain."""
    return text.translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers where each of its characters comes from."""

    text: str
    original: str
    origin: Sequence[int]

    @classmethod
    def of(cls, original: str) -> Folded:
        if _PLAIN.issuperset(original) or all(_is_plain(char) for char in set(original)):
            return cls(original.translate(_FOLDS), original, range(len(original)))
        pieces: list[str] = []
        origin: list[int] = []
        for index, char in enumerate(original):
            piece = fold_char(char)
            pieces.append(piece)
            origin.extend([index] * len(piece))
        return cls("".join(pieces), original, tuple(origin))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that ``text[start:end]`` was folded from (marks that follow included)."""
        if start >= end or not self.origin:
            return (0, 0)
        if isinstance(self.origin, range):  # every character folds to one
            return start, self.origin[end - 1] + 1
        first, last = self.origin[start], self.origin[end - 1] + 1
        while last < len(self.original) and fold_char(self.original[last]) == "":
            last += 1
        return first, last

    def at(self, position: int) -> int:
        """Where in ``text`` a place of the original is."""
        return position if isinstance(self.origin, range) else bisect_left(self.origin, position)

    def quote(self, start: int, end: int) -> str:
        """The original characters of ``text[start:end]``."""
        first, last = self.span(start, end)
        return self.original[first:last]
