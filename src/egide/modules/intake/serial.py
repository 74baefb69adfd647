"""Transcripts and extractions between the engine's objects and the JSON that is kept. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from egide.modules.intake.engine.types import Evidence, Extraction, Leaf, Segment, SetAside, Transcript
from egide.modules.intake.readers import Reading

# What the engine takes for a role when it is a speaker's label.
ROLE_LABELS = {"courtier": "COURTIER", "client": "CLIENT", "conjoint": "CONJOINT", "autre": "AUTRE"}
Json = dict[str, Any]


def segments_json(reading: Reading) -> list[Json]:
    """The segments of a reading as they are kept; `marks` only where there are some."""
    kept: list[Json] = []
    for index, s in enumerate(reading.segments):
        segment: Json = {"index": index, "speaker": s.speaker, "text": s.text, "start": s.start, "end": s.end}
        if s.marks:
            segment["marks"] = [[mark.offset, mark.time] for mark in s.marks]
        kept.append(segment)
    return kept


def transcript_of(segments: Sequence[Json], roles: Mapping[str, str]) -> Transcript:
    """What the engine reads: a speaker whose role is told bears that role's label, and so does a turn whose is."""
    return Transcript(tuple(_segment_of(segment, roles) for segment in segments))


def _segment_of(segment: Json, roles: Mapping[str, str]) -> Segment:
    label, told = segment["speaker"], segment.get("role")
    role = told or roles.get(label)
    speaker = ROLE_LABELS[role] if label is not None and role is not None else label
    return Segment(segment["index"], speaker, segment["text"], segment["start"], segment["end"], told)


def turn_roles(
    segments: Sequence[Json], roles: Mapping[str, str], result: Json
) -> list[tuple[str | None, float | None]]:
    """Who says each turn, and how sure that is where it was guessed (None: it was told).

    A turn's own correction comes first, then its voice's, then what was understood (`result`, an extraction as kept).
    """
    understood, sureness = result.get("roles", {}), result.get("sureness", {})
    turns = result.get("turns", [])
    found: list[tuple[str | None, float | None]] = []
    for place, segment in enumerate(segments):
        label = segment["speaker"]
        if told := segment.get("role") or roles.get(label):
            found.append((told, None))
        elif label is not None:
            found.append((understood.get(label), sureness.get(label)))
        else:
            role, sure = (turns[place] if place < len(turns) else None) or (None, None)
            found.append((role, sure))
    return found


def leaf_json(leaf: Leaf) -> Json:
    kept: Json = {
        "value": leaf.value,
        "confidence": leaf.confidence,
        "speaker": leaf.speaker,
        "evidence": [[e.segment, e.start, e.end, e.quote] for e in leaf.evidence],
    }
    return kept if leaf.rival is None else {**kept, "rival": leaf.rival}


def leaf_of(data: Json) -> Leaf:
    evidence = tuple(Evidence(*e) for e in data["evidence"])
    return Leaf(data["value"], data["confidence"], evidence, data["speaker"], data.get("rival"))


def extraction_json(extraction: Extraction) -> Json:
    return {
        "records": {s: {n: leaf_json(x) for n, x in record.items()} for s, record in extraction.records.items()},
        "rows": {s: [{n: leaf_json(x) for n, x in row.items()} for row in rows] for s, rows in extraction.rows.items()},
        "besoins": {need: leaf_json(x) for need, x in extraction.besoins.items()},
        "set_aside": [
            {
                "label": s.label,
                "reason": s.reason,
                "evidence": [s.evidence.segment, s.evidence.start, s.evidence.end, s.evidence.quote],
            }
            for s in extraction.set_aside
        ],
        "roles": dict(extraction.roles),
        "sureness": dict(extraction.sureness),
        "turns": [list(turn) if turn else None for turn in extraction.turns],
        "timings": dict(extraction.timings),
        "engine": extraction.engine,
        "version": extraction.version,
    }


def extraction_of(data: Json) -> Extraction:
    return Extraction(
        records={s: {n: leaf_of(x) for n, x in record.items()} for s, record in data["records"].items()},
        rows={s: [{n: leaf_of(x) for n, x in row.items()} for row in rows] for s, rows in data["rows"].items()},
        besoins={need: leaf_of(x) for need, x in data["besoins"].items()},
        set_aside=[SetAside(s["label"], s["reason"], Evidence(*s["evidence"])) for s in data["set_aside"]],
        roles=dict(data["roles"]),
        sureness=dict(data.get("sureness", {})),
        turns=[(turn[0], turn[1]) if turn else None for turn in data.get("turns", [])],
        timings=dict(data["timings"]),
        engine=data["engine"],
        version=data["version"],
    )


def instants(segment: Json, start: int, end: int) -> tuple[float | None, float | None]:
    """Seconds at which characters `start` to `end` of a segment are spoken: those of its words, else read between the
    known instants."""
    if segment["start"] is None:
        return None, None
    if segment.get("words"):
        return _of_words(segment["words"], start, end)
    length = max(len(segment["text"]), 1)
    known: list[tuple[float, float]] = [(0.0, segment["start"])]
    known += [(offset, time) for offset, time in segment.get("marks", []) if 0 < offset < length]
    if segment["end"] is not None:
        known.append((float(length), max(segment["end"], known[-1][1])))
    return _at(known, start), _at(known, end)


def _of_words(words: Sequence[Sequence[float]], start: int, end: int) -> tuple[float, float]:
    """From the first word that goes past `start` to the last one that begins before `end`."""
    first = next((word for word in words if word[1] > start), words[-1])
    said = [word for word in words if start < word[1] and word[0] < end]
    return first[2], max((word[3] for word in said), default=first[3])


def _at(known: Sequence[tuple[float, float]], offset: int) -> float:
    for (left, since), (right, until) in pairwise(known):
        if offset <= right:
            return round(since + (until - since) * (offset - left) / (right - left), 3)
    return round(known[-1][1], 3)
