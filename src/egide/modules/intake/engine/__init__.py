"""The rules engine: a French meeting in, a proven client file out. Deterministic, offline, no Django."""

from __future__ import annotations

from egide.modules.intake.engine.pipeline import VERSION, extract
from egide.modules.intake.engine.types import (
    NEEDS_SECTION,
    ONE_TO_ONE_SECTIONS,
    ROW_SECTIONS,
    SECTIONS,
    Evidence,
    Extraction,
    Leaf,
    Row,
    Segment,
    SetAside,
    Transcript,
)

__all__ = [
    "NEEDS_SECTION",
    "ONE_TO_ONE_SECTIONS",
    "ROW_SECTIONS",
    "SECTIONS",
    "VERSION",
    "Evidence",
    "Extraction",
    "Leaf",
    "Row",
    "Segment",
    "SetAside",
    "Transcript",
    "extract",
]
