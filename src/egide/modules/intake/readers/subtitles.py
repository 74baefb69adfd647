"""SubRip (.srt) and WebVTT (.vtt): timed cues to turns.

A cue is a screenful, not a turn: consecutive cues of one voice are put together so that a telephone number
cut in two stays one sentence. The instant of each cue is kept as a mark inside the turn.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from . import errors
from .reading import Mark, SourceSegment, clean, clean_label

_STAMP = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_CUE = re.compile(rf"^\s*({_STAMP})\s*-->\s*({_STAMP})")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?\s+([^>]{1,60})>", re.IGNORECASE)
_TAG = re.compile(r"</?[^<>\n]{0,80}>|\{\\[^{}\n]{0,40}\}")
_LABEL = re.compile(
    r"^\s*[-–—]?\s*\[?(?P<label>[A-ZÀ-ÖØ-Þ][\w.’'-]*(?: [\w.’'-]+){0,3})\]?\s?:(?!//)\s+(?P<text>\S.*)$"
)
_DASH = re.compile(r"^\s*[-–—]\s+\S")
_SENTENCE_END = re.compile(r"[.!?…»\"]\s*$")

LONGEST_SILENCE_SECONDS = 3.0
LONGEST_TURN_CHARACTERS = 1500


@dataclass(slots=True)
class _Piece:
    speaker: str | None
    text: str
    start: float
    end: float
    new_turn: bool = False


def looks_like_vtt(text: str) -> bool:
    return text.lstrip("\ufeff").startswith("WEBVTT")


def looks_like_srt(text: str) -> bool:
    """A number or nothing, then a line of two instants, within the first lines."""
    head = [line for line in text.lstrip("\ufeff").splitlines()[:8] if line.strip()]
    return any(_CUE.match(line) for line in head[:2])


def read_subtitles(text: str, *, kind: str) -> tuple[SourceSegment, ...]:
    """Turns of a subtitle file. Raises ReadError `damaged` when it has no cue at all."""
    pieces = list(_pieces(text))
    if not pieces:
        raise errors.damaged(f".{kind}")
    return tuple(_joined(pieces))


def _pieces(text: str) -> Iterator[_Piece]:
    lines = text.splitlines()
    i = 0
    while i < len(lines):
        cue = _CUE.match(lines[i])
        i += 1
        if not cue:
            continue
        start, end = _seconds(cue[1]), _seconds(cue[2])
        body: list[str] = []
        while i < len(lines) and lines[i].strip() and not _CUE.match(lines[i]):
            body.append(lines[i])
            i += 1
        if i < len(lines) and _CUE.match(lines[i]) and body and body[-1].strip().isdigit():
            body.pop()  # the number of the next cue, when the blank line between is missing
        yield from _voices(body, start, max(start, end))


def _voices(body: list[str], start: float, end: float) -> Iterator[_Piece]:
    """The pieces of one cue: one a voice, time shared by length."""
    parts: list[tuple[str | None, str, bool]] = []
    voice: str | None = None
    for line in body:
        tag = _VOICE.search(line)
        voice = clean_label(html.unescape(tag[1])) if tag else voice
        plain = clean(html.unescape(_TAG.sub("", line)))
        label = _LABEL.match(plain)
        if label and not tag:
            parts.append((clean_label(label["label"]), label["text"], True))
            voice = clean_label(label["label"])
        elif plain and parts and not tag and not (_DASH.match(plain) and len(body) > 1):
            speaker, before, new = parts[-1]
            parts[-1] = (speaker, f"{before} {plain}", new)
        elif plain:
            parts.append((voice, plain.lstrip("-–— "), bool(tag) or bool(_DASH.match(plain))))
    total = sum(len(text) for _, text, _ in parts) or 1
    at = start
    for speaker, text, new_turn in parts:
        until = at + (end - start) * len(text) / total
        yield _Piece(speaker, text, round(at, 3), round(until, 3), new_turn)
        at = until


def _joined(pieces: list[_Piece]) -> Iterator[SourceSegment]:
    named = any(p.speaker for p in pieces)
    group: list[_Piece] = []
    for piece in pieces:
        if group and not _continues(group, piece, named=named):
            yield _segment(group)
            group = []
        group.append(piece)
    if group:
        yield _segment(group)


def _continues(group: list[_Piece], piece: _Piece, *, named: bool) -> bool:
    last = group[-1]
    if piece.speaker not in (None, last.speaker) or (piece.new_turn and not (named and piece.speaker == last.speaker)):
        return False
    length = sum(len(p.text) + 1 for p in group)
    if length >= LONGEST_TURN_CHARACTERS and _SENTENCE_END.search(last.text):
        return False
    return length < 2 * LONGEST_TURN_CHARACTERS and (named or piece.start - last.end <= LONGEST_SILENCE_SECONDS)


def _segment(group: list[_Piece]) -> SourceSegment:
    text, marks = "", []
    for piece in group:
        text = f"{text} {piece.text}" if text else piece.text
        marks.append(Mark(len(text) - len(piece.text), piece.start))
    return SourceSegment(group[0].speaker, text, group[0].start, group[-1].end, tuple(marks) if len(marks) > 1 else ())


def _seconds(stamp: str) -> float:
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return round(total, 3)
