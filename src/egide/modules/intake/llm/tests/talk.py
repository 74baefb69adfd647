"""Short meetings, and what a model may answer about them."""

from __future__ import annotations

from datetime import date
from typing import Any

from egide.modules.intake.engine.types import SECTIONS, Extraction, Segment, Transcript
from egide.modules.intake.llm.reading import Read, Reader

DAY = date(2026, 3, 12)
ROLES = {"COURTIER": "courtier", "CLIENT": "client", "CONJOINT": "conjoint"}


def talk(*turns: str) -> Transcript:
    """ "COURTIER: Bonjour." """
    split = [turn.partition(": ") for turn in turns]
    return Transcript(tuple(Segment(index, who, text) for index, (who, _, text) in enumerate(split)))


def fact(champ: str, valeur: Any, *preuves: str) -> dict[str, Any]:
    return {"champ": champ, "valeur": valeur, "preuves": list(preuves)}


def answer(**sections: Any) -> dict[str, Any]:
    """A whole answer; the sections not given are empty."""
    return {name: sections.get(name, []) for name in SECTIONS}


def read(transcript: Transcript, **sections: Any) -> Read:
    return Reader(transcript, ROLES, DAY).read(answer(**sections))


def values(extraction: Extraction, section: str = "client") -> dict[str, Any]:
    return {name: leaf.value for name, leaf in extraction.records.get(section, {}).items()}
