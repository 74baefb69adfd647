"""The tables of meetings."""

from .entretien import AccordEntretien, Entretien
from .listening import PieceEntendue, Transcription
from .material import ExtractionRecord, SourceText, Step, TranscriptVersion
from .proposal import Proposal
from .recording import Enregistrement, Onde, Partie, Prise

__all__ = [
    "AccordEntretien",
    "Enregistrement",
    "Entretien",
    "ExtractionRecord",
    "Onde",
    "Partie",
    "PieceEntendue",
    "Prise",
    "Proposal",
    "SourceText",
    "Step",
    "TranscriptVersion",
    "Transcription",
]
