"""Short meetings written as lines: "B: …" the broker, "C: …" the client, "S: …" the spouse, bare lines a memo or raw speech."""

from __future__ import annotations

import re
from datetime import date

from egide.modules.intake.engine import Extraction, Segment, Transcript, extract

SPEAKERS = {"B": "COURTIER", "C": "CLIENT", "S": "CONJOINT"}


def read(*lines: str, on: str = "2026-03-12") -> Extraction:
    segments = []
    for index, line in enumerate(lines):
        match = re.match(r"([BCS]): ", line)
        speaker = SPEAKERS[match[1]] if match else None
        segments.append(Segment(index, speaker, line[match.end() :] if match else line))
    return extract(Transcript(tuple(segments)), reference_date=date.fromisoformat(on))


def value(extraction: Extraction, path: str) -> object:
    """The value at ``client.nom``, ``enfants[0].age`` or ``besoins`` (sorted list); None when absent."""
    fiche = extraction.fiche()
    if path == "besoins":
        return sorted(extraction.besoins)
    match = re.fullmatch(r"(\w+)\[(\d+)\]\.(\w+)", path)
    if match:
        rows = fiche.get(match[1], [])
        assert isinstance(rows, list)
        return rows[int(match[2])].get(match[3]) if int(match[2]) < len(rows) else None
    section, _, name = path.partition(".")
    if not name:
        return fiche.get(section)
    record = fiche.get(section, {})
    assert isinstance(record, dict)
    return record.get(name)
