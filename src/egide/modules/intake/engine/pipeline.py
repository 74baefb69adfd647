"""The order in which the layers run."""
from __future__ import annotations

from collections.abc import Collection
from datetime import date

from egide.modules.intake.engine.types import Extraction, Transcript

VERSION = "rules-1"


def extract(transcript: Transcript, *, reference_date: date, sections: Collection[str] | None = None) -> Extraction:
    """Read a meeting.

    ``reference_date`` is the day of the meeting, from which relative dates count;
    ``sections`` limits the work to those sections (all of them by default).
    """
    return Extraction(version=VERSION)
