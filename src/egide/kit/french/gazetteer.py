"""Look-ups of known names in text: one pass over the words, the longest entry wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from egide.kit import patterns as re

T = TypeVar("T")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """An entry found in folded text."""

    value: T
    start: int
    end: int


@lru_cache(maxsize=2)
def words_of(folded: str) -> list[tuple[str, int, int]]:
    """The words of a folded text with where they start and end; kept, since every gazetteer asks for the same."""
    return [(match.group(), match.start(), match.end()) for match in _WORD.finditer(folded)]


class Gazetteer(Generic[T]):
    """Names (folded, words separated by blanks, hyphens or apostrophes) and what they stand for."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for name, value in entries:
            words = tuple(_WORD.findall(name))
            if words:
                self._by_first.setdefault(words[0], []).append((words, value))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda entry: -len(entry[0]))

    def read(self, folded: str) -> list[Found[T]]:
        """Every entry present, in order, without overlap."""
        words, by_first = words_of(folded), self._by_first
        found: list[Found[T]] = []
        free = 0
        for index, (first, _, _) in enumerate(words):
            if first not in by_first or index < free:
                continue
            for entry, value in by_first[first]:
                size = len(entry)
                if size > 1 and (index + size > len(words) or words[index + 1][0] != entry[1]):
                    continue
                if size < 3 or all(words[index + at][0] == entry[at] for at in range(2, size)):
                    end = words[index + size - 1][2]
                    if "," in folded[words[index][1] : end] or "\n" in folded[words[index][1] : end]:
                        continue
                    found.append(Found(value, words[index][1], end))
                    free = index + size
                    break
        return found
