"""Look-ups of known names in text: one pass over the words, the longest entry wins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from egide.kit import patterns as re
from egide.kit.french.tokens import places_of, words_of

T = TypeVar("T")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """An entry found in folded text."""

    value: T
    start: int
    end: int


class Gazetteer(Generic[T]):
    """Names (folded, words separated by blanks, hyphens or apostrophes) and what they stand for."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        # first word -> second word ("" for names of one word) -> names, the longest first
        self._names: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}
        for name, value in entries:
            words = tuple(_WORD.findall(name))
            if words:
                second = words[1] if len(words) > 1 else ""
                self._names.setdefault(words[0], {}).setdefault(second, []).append((words, value))
        for seconds in self._names.values():
            for names in seconds.values():
                names.sort(key=lambda entry: -len(entry[0]))

    def read(self, folded: str) -> list[Found[T]]:
        """Every entry present, in order, without overlap."""
        words, places = words_of(folded), places_of(folded)
        found: list[Found[T]] = []
        free = 0
        for index in sorted(index for first in self._names.keys() & places.keys() for index in places[first]):
            if index < free:
                continue
            seconds = self._names[words[index][0]]
            second = words[index + 1][0] if index + 1 < len(words) else ""
            for entry, value in (*seconds.get(second, ()), *(seconds.get("", ()) if second else ())):
                after = index + len(entry)
                if after > len(words) or any(words[at][0] != entry[at - index] for at in range(index + 2, after)):
                    continue
                start, end = words[index][1], words[after - 1][2]
                if "," in folded[start:end] or "\n" in folded[start:end]:
                    continue
                found.append(Found(value, start, end))
                free = after
                break
        return found
