"""The words of a folded text, read once for all who look for some of them."""

from __future__ import annotations

from functools import lru_cache
from re import Match

from egide.kit import patterns as re

_WORD = re.compile(r"[a-z0-9]+")
_PIECE = re.compile(r"[a-z]+|\d+")


@lru_cache(maxsize=16)
def words_of(folded: str) -> list[tuple[str, int, int]]:
    """The words of a folded text with where they start and end."""
    found = list(_WORD.finditer(folded))
    return list(zip(map(Match.group, found), map(Match.start, found), map(Match.end, found), strict=True))


@lru_cache(maxsize=16)
def places_of(folded: str) -> dict[str, list[int]]:
    """For each word of a folded text, which of its words it is, in order."""
    places: dict[str, list[int]] = {}
    for index, (word, _, _) in enumerate(words_of(folded)):
        places.setdefault(word, []).append(index)
    return places


def starts_of(folded: str, wanted: frozenset[str]) -> list[int]:
    """Where some words are, those in a word that mixes letters and digits included ("vingt2"), in no order."""
    words, places = words_of(folded), places_of(folded)
    found = [words[index][1] for word in wanted.intersection(places) for index in places[word]]
    for word in _mixed(folded):
        pieces = [piece.start() for piece in _PIECE.finditer(word) if piece.group() in wanted]
        found.extend(words[index][1] + piece for piece in pieces for index in places[word])
    return found


@lru_cache(maxsize=16)
def _mixed(folded: str) -> list[str]:
    """The words of a folded text that mix letters and digits."""
    return [word for word in places_of(folded) if not word.isalpha() and not word.isdigit()]


class Tokens:
    """What a pattern finds in a text from a place on, read as far as it is asked for."""

    def __init__(self, pattern: re.Pattern, folded: str, start: int) -> None:
        self._matches = pattern.finditer(folded, start)
        self._words: list[str] = []
        self._ends: list[int] = []

    def word(self, index: int) -> str:
        """A token; "" after the last."""
        if index < len(self._words):
            return self._words[index]
        for match in self._matches:
            self._words.append(match.group())
            self._ends.append(match.end())
            if index < len(self._words):
                return self._words[index]
        return ""

    def end(self, after: int) -> int:
        """Where the token before ``after`` ends."""
        self.word(after - 1)
        return self._ends[after - 1]
