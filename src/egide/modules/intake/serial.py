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
    """What the engine reads: a speaker whose role a person has told bears that role's label."""
    return Transcript(
        tuple(
            Segment(
                index=s["index"],
                speaker=ROLE_LABELS[roles[s["speaker"]]] if s["speaker"] in roles else s["speaker"],
                text=s["text"],
                start=s["start"],
                end=s["end"],
            )
            for s in segments
        )
    )


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
