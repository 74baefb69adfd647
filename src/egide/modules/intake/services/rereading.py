"""A meeting read again after a correction of its voices: which turns it is about, and what it changed."""

from __future__ import annotations

from typing import Any

from egide.modules.intake.compare import Outcome
from egide.modules.intake.compare.changes import changes_of
from egide.modules.intake.models import Entretien, ExtractionRecord, TranscriptVersion
from egide.modules.intake.serial import turn_roles

Json = dict[str, Any]


def turns_corrected(entretien: Entretien, record: ExtractionRecord) -> frozenset[int]:
    """The turns that another voice says than in the reading whose proposals stand. At most two statements."""
    earlier = ExtractionRecord.objects.filter(entretien_id=entretien.id, run__lt=record.run).order_by("-run")
    readings = list(earlier.only("run", "transcript_version", "result", "changes"))
    before = next((reading for reading in readings if reading.changes is not None), next(iter(readings), None))
    if before is None or before.transcript_version == record.transcript_version:
        return frozenset()
    asked = (before.transcript_version, record.transcript_version)
    versions = TranscriptVersion.objects.filter(entretien_id=entretien.id, version__in=asked)
    was, now = (
        [role for role, _ in turn_roles(words.segments, words.roles, result)]
        for words, result in zip(versions.order_by("version"), (before.result, record.result), strict=True)
    )
    return frozenset(turn for turn, (old, new) in enumerate(zip(was, now, strict=False)) if old != new)


def changes_json(outcome: Outcome) -> list[Json]:
    """`[{what, section, champ, row_id, before, after, from}]`, as they are kept with the reading."""
    return [
        {
            "what": change.what,
            "section": change.place.section,
            "champ": change.place.champ,
            "row_id": change.place.row_id,
            "before": change.before,
            "after": change.after,
            "from": change.section,
        }
        for change in changes_of(outcome)
    ]
