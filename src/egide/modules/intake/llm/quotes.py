"""Where quoted words are in the transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from egide.kit.french.text import Folded, fold
from egide.modules.intake.engine.types import Evidence, Segment, Transcript

_PROOF = re.compile(r"^\s*\[?(\d{1,5})\]?\s*[:\-–—]\s*(.*)$", re.DOTALL)
_WORD = re.compile(r"[a-z0-9@%€]+")
SHORTEST = 2
"""Characters: "si"."""


@dataclass(slots=True)
class Finder:
    """Finds quotes by their words: case, accents, blanks and punctuation do not count; the words and their order do."""

    transcript: Transcript
    _folded: dict[int, tuple[Folded, list[re.Match[str]]]] = field(default_factory=dict)

    def find(self, proof: str) -> Evidence | None:
        """The evidence for "12: les mots": in turn 12, else in the only turn that says them; None: nobody said it."""
        match = _PROOF.match(proof)
        number, quote = (int(match[1]), match[2]) if match else (None, proof)
        wanted = _WORD.findall(fold(quote))
        if sum(map(len, wanted)) < SHORTEST:
            return None
        segments = self.transcript.segments
        if number is not None and number < len(segments):
            found = self._within(segments[number], wanted)
            if found is not None:
                return found
        elsewhere = [found for segment in segments if (found := self._within(segment, wanted)) is not None]
        # A word that several people say proves nothing without its place.
        return elsewhere[0] if len(elsewhere) == 1 else None

    def _within(self, segment: Segment, wanted: list[str]) -> Evidence | None:
        folded, words = self._words(segment)
        said = [word.group() for word in words]
        for start in _places(said, wanted):
            first, last = words[start], words[start + len(wanted) - 1]
            begin, end = folded.span(first.start(), last.end())
            return Evidence(segment.index, begin, end, segment.text[begin:end])
        return None

    def _words(self, segment: Segment) -> tuple[Folded, list[re.Match[str]]]:
        known = self._folded.get(segment.index)
        if known is None:
            folded = Folded.of(segment.text)
            known = self._folded[segment.index] = (folded, list(_WORD.finditer(folded.text)))
        return known


def _places(said: list[str], wanted: list[str]) -> Iterator[int]:
    for start in range(len(said) - len(wanted) + 1):
        if said[start] == wanted[0] and said[start : start + len(wanted)] == wanted:
            yield start
