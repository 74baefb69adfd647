"""What a reader gives back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\r\n\u00a0\u202f\u2009]+")
_WORD = re.compile(r"[^\W\d_]{2,}|\d+|\b[^\W\d_]\b")


@dataclass(frozen=True, slots=True)
class Mark:
    """The instant (seconds) at which the character `offset` of a segment's text is spoken."""

    offset: int
    time: float


@dataclass(frozen=True, slots=True)
class SourceSegment:
    """One turn. `speaker` is the label as written, or None; `start` and `end` are seconds, or None.

    `marks` are known instants inside the turn, when it was put together from several timed pieces.
    """

    speaker: str | None
    text: str
    start: float | None = None
    end: float | None = None
    marks: tuple[Mark, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Reading:
    """A meeting as read. `format` is text, json, srt, vtt or docx; `date` is ISO if the file states it."""

    segments: tuple[SourceSegment, ...]
    format: str
    date: str | None = None

    @property
    def speakers(self) -> tuple[str, ...]:
        """Speaker labels in order of first appearance."""
        return tuple(dict.fromkeys(s.speaker for s in self.segments if s.speaker is not None))

    @property
    def words(self) -> int:
        return sum(count_words(s.text) for s in self.segments)


def count_words(text: str) -> int:
    return len(_WORD.findall(text))


def clean(text: str) -> str:
    """One line, composed characters (NFC), no control character: what segments are made of."""
    return _SPACES.sub(" ", _CONTROL.sub("", unicodedata.normalize("NFC", text))).strip()


def clean_label(label: str) -> str | None:
    """A speaker's label without decoration, or None if nothing is left of it."""
    return clean(label.strip().strip("*_#<>[]()-–—:").strip()) or None


def tidy(segments: Iterable[SourceSegment]) -> tuple[SourceSegment, ...]:
    """Segments with clean text; those without a character left are dropped."""
    kept = (s if s.marks else replace(s, text=clean(s.text)) for s in segments)
    return tuple(s for s in kept if s.text)
