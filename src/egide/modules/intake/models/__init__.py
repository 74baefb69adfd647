"""The tables of meetings."""

from .correction import CorrectionVoix
from .entretien import AccordEntretien, Entretien
from .listening import PieceEntendue, Transcription
from .material import ExtractionRecord, SourceText, Step, TranscriptVersion
from .opening import Ecoute
from .proposal import Proposal
from .recording import Enregistrement, Onde, Partie, Prise

__all__ = [
    "AccordEntretien",
    "CorrectionVoix",
    "Ecoute",
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
