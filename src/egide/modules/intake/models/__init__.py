"""The tables of meetings."""

from .entretien import AccordEntretien, Entretien
from .material import ExtractionRecord, SourceText, Step, TranscriptVersion
from .proposal import Proposal

__all__ = [
    "AccordEntretien",
    "Entretien",
    "ExtractionRecord",
    "Proposal",
    "SourceText",
    "Step",
    "TranscriptVersion",
]
