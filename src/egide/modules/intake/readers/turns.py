"""Plain and Markdown text to turns: who speaks is written at the start of lines, or not at all.

Recognised: `CLIENT : …`, `Claire Vasseur (14:28) : …`, `[00:14:28] Hélène : …`, `**Hélène** : …`,
`### Hélène` above a paragraph, and `Hélène   14:28` above one, as meeting tools export it.
A label counts only if it is a known role or comes back: "Note : …" in a memo is not a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .reading import SourceSegment, clean, clean_label

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_PREFIX = r"^\s*(?:>\s*)*(?:[-*•]\s+|#{1,6}\s*)?"
_LINE_TIME = rf"(?:[\[(]?(?P<before>{_TIME})[\])]?\s*(?:-->\s*{_TIME}\s*)?[-–—]?\s*)?"
_NAME = r"(?:\*\*|__|_|\*)?(?P<label>[^\W\d_][\w.’' /-]{0,38}?(?:\s?\([^():]{1,24}\))?)(?:\*\*|__|_|\*)?"
_AFTER = rf"(?:\s*[\[(]?(?P<after>{_TIME})[\])]?)?"
_SPOKEN = re.compile(rf"{_PREFIX}{_LINE_TIME}{_NAME}{_AFTER}\s*(?:\*\*|__)?\s?:(?!//)\s*(?:\*\*|__)?\s*(?P<text>.*)$")
_HEADER = re.compile(rf"{_PREFIX}{_LINE_TIME}{_NAME}{_AFTER}\s*$")
_TIMED = re.compile(rf"^\s*[\[(]?(?P<before>{_TIME})[\])]?\s*[-–—:]?\s+(?P<text>\S.*)$")
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$")
_MARKUP = re.compile(r"(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1")
_BULLET = re.compile(r"^\s*(?:>\s*)*(?:#{1,6}\s+|[-*•]\s+)?")
_KNOWN = re.compile(
    r"^(?:le |la |l['’])?(?:courti(?:er|ère)|conseill(?:er|ère)|agente?|client(?:e)?|conjointe?|"
    r"monsieur|madame|mari|épouse|époux|"
    r"prospect(?:e)?|assuré(?:e)?|interlocut(?:eur|rice)|locut(?:eur|rice)|speaker|spk|participant|intervenant|voix|s|p)"
    r"[ _-]?[\dA-Z]{0,3}$",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"^(?:note|notes|mémo|memo|objet|date|lieu|sujet|résumé|total|attention|ps|nb|rappel|suite|à faire|email|e-mail|"
    r"mail|tél|tel|téléphone|adresse|profession|nom|prénom|besoin|besoins|revenus?|santé|retraite|"
    r"prévoyance|épargne|situation|famille)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Line:
    """One line, cut once: its label and time if it has the form of a turn, and the rest."""

    text: str
    raw: str
    label: str | None = None
    time: float | None = None
    alone: bool = False  # the label is the whole line: what follows is said by it
    timed: bool = False  # a time beside the label, placed so that it cannot be a sentence


def seconds(stamp: str) -> float:
    """`14:28`, `1:02:03`, `00:00:01,500` → seconds."""
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return round(total, 3)


def read_turns(text: str) -> tuple[SourceSegment, ...]:
    """Turns of a labelled text, or its paragraphs when nobody is named."""
    lines = [_cut(raw) for raw in text.splitlines() if not _RULE.match(raw)]
    labels = _accepted_labels(lines)
    if labels:
        return tuple(_with_ends(list(_labelled(lines, labels))))
    return tuple(_with_ends(list(_paragraphs(lines))))


def _cut(raw: str) -> _Line:
    header = _HEADER.match(raw)
    if header and (
        header["before"]
        or header["after"]
        or raw.lstrip().startswith(("#", "**"))
        or _KNOWN.match(header["label"].strip())
    ):
        return _Line(
            text=raw,
            raw=raw,
            label=clean_label(header["label"]),
            time=_time_of(header),
            alone=True,
            timed=bool(header["after"]),
        )
    spoken = _SPOKEN.match(raw)
    label = clean_label(spoken["label"]) if spoken else None
    if spoken is None or label is None:
        return _Line(text=raw, raw=raw)
    time = _time_of(spoken)
    return _Line(
        text=spoken["text"], raw=raw, label=label, time=time, alone=not spoken["text"].strip(), timed=time is not None
    )


def _time_of(match: re.Match[str]) -> float | None:
    stamp = match["before"] or match["after"]
    return seconds(stamp) if stamp else None


def _accepted_labels(lines: list[_Line]) -> set[str]:
    """The labels that are people: known roles, and names that come back or carry a time."""
    counts = Counter(line.label for line in lines if line.label)
    timed = {line.label for line in lines if line.timed}
    accepted = {
        label
        for label, count in counts.items()
        if not _NOT_A_NAME.match(label)
        and (_KNOWN.match(label) or (_looks_like_a_name(label) and (count > 1 or label in timed)))
    }
    if accepted:
        # Beside people already recognised, someone who spoke once is a person too, if named like one.
        accepted |= {label for label in counts if _looks_like_a_name(label) and not _NOT_A_NAME.match(label)}
    return accepted


def _looks_like_a_name(label: str) -> bool:
    words = label.split("(")[0].split()
    return 1 <= len(words) <= 4 and all(w[0].isupper() or w in {"de", "du", "le", "la", "et"} for w in words)


def _labelled(lines: list[_Line], labels: set[str]) -> Iterator[SourceSegment]:
    speaker: str | None = None
    time: float | None = None
    said: list[str] = []
    for line in lines:
        if line.label in labels:
            yield from _turn(speaker, time, said)
            speaker, time, said = line.label, line.time, [] if line.alone else [_unmark(line.text)]
        else:
            said.append(_unmark(line.raw))
    yield from _turn(speaker, time, said)


def _paragraphs(lines: list[_Line]) -> Iterator[SourceSegment]:
    """Blank lines part paragraphs; a line that starts with an instant opens one too."""
    time: float | None = None
    said: list[str] = []
    for line in lines:
        timed = _TIMED.match(line.raw)
        if timed or not line.raw.strip():
            yield from _turn(None, time, said)
            time, said = (seconds(timed["before"]), [_unmark(timed["text"])]) if timed else (None, [])
        else:
            said.append(_unmark(line.raw))
    yield from _turn(None, time, said)


def _turn(speaker: str | None, time: float | None, said: list[str]) -> Iterator[SourceSegment]:
    text = clean(" ".join(said))
    if text:
        yield SourceSegment(speaker=speaker, text=text, start=time)


def _unmark(text: str) -> str:
    return _MARKUP.sub(r"\2", _BULLET.sub("", text))


def _with_ends(segments: list[SourceSegment]) -> Iterator[SourceSegment]:
    """Only starts are written: a turn ends where the next begins, if time runs forward."""
    for i, segment in enumerate(segments):
        following = segments[i + 1].start if i + 1 < len(segments) else None
        if segment.start is None or following is None or following < segment.start:
            yield segment
        else:
            yield SourceSegment(segment.speaker, segment.text, segment.start, following)
