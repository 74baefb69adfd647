"""What a model has to be asked again once some turns were given to another voice. Pure.

A section is asked again when what was answered of it rests on those turns or on those beside them, when the rules now
find something of it there, or when their words speak of it. A turn that says something of which nobody can tell where
it belongs has everything asked again: a value not asked for would be a value lost.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from egide.modules.intake.engine.anchors import find_anchors
from egide.modules.intake.engine.document import open_document
from egide.modules.intake.engine.pipeline import section_files
from egide.modules.intake.engine.types import NEEDS_SECTION, SECTIONS, Extraction, Leaf, Transcript
from egide.modules.intake.llm.prompt import voice
from egide.modules.intake.llm.quotes import Finder

Json = dict[str, Any]
SAYS_SOMETHING = 6
"""Words: a shorter turn answers or agrees, and belongs to what is beside it."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a model answered of a meeting, section by section, and as whose words it was shown each turn."""

    sections: Mapping[str, Any]
    voices: tuple[str, ...]
    provider: str
    model: str


def voices_of(transcript: Transcript, roles: Mapping[str, str]) -> tuple[str, ...]:
    """Who says each turn, as a model is told."""
    return tuple(voice(segment, roles) for segment in transcript.segments)


def digest_of(transcript: Transcript, day: date) -> str:
    """Of every word, whoever says it."""
    said = "\x00".join((day.isoformat(), *(segment.text for segment in transcript.segments)))
    return hashlib.sha256(said.encode()).hexdigest()


def closest(known: Collection[Answered], voices: Sequence[str]) -> tuple[Answered, frozenset[int]] | None:
    """The reading of the same words that differs by the fewest turns, and which turns these are."""
    measured = [
        (one, frozenset(turn for turn, (was, now) in enumerate(zip(one.voices, voices, strict=True)) if was != now))
        for one in known
    ]
    return min(measured, key=lambda one: len(one[1]), default=None)


def sections_touched(
    turns: Collection[int], answered: Answered, transcript: Transcript, rules: Extraction, day: date
) -> tuple[str, ...]:
    """The sections to ask again, in their order."""
    if not turns:
        return tuple(name for name in SECTIONS if name not in answered.sections)
    near = {turn + step for turn in turns for step in (-1, 0, 1)}
    spoken = _spoken_of(transcript, day)
    finder = Finder(transcript)
    places = {name: {*_proofs(answered.sections.get(name), finder), *_evidence(rules, name)} for name in SECTIONS}
    claimed: set[int] = set().union(*places.values(), *spoken.values())
    for turn in turns:
        if turn not in claimed and len(transcript.segments[turn].text.split()) >= SAYS_SOMETHING:
            return SECTIONS
    return tuple(
        name
        for name in SECTIONS
        if name not in answered.sections or places[name] & near or spoken.get(name, set()) & set(turns)
    )


def _spoken_of(transcript: Transcript, day: date) -> dict[str, set[int]]:
    """The turns whose words name a thing of each section."""
    document = open_document(transcript, day)
    triggers = [(file.name, trigger) for file in section_files() if file.name in SECTIONS for trigger in file.triggers]
    found: dict[str, set[int]] = {}
    if document.folded:
        for anchor in find_anchors(document, triggers):
            found.setdefault(anchor.section, set()).add(document.segment_at(anchor.start))
    return found


def _proofs(answer: Any, finder: Finder) -> Iterator[int]:
    """The turns that an answer quotes."""
    if isinstance(answer, list):
        for item in answer:
            yield from _proofs(item, finder)
    elif isinstance(answer, dict):
        yield from _proofs(answer.get("faits"), finder)
        proofs = answer.get("preuves")
        for proof in proofs if isinstance(proofs, list) else []:
            if isinstance(proof, str) and (found := finder.find(proof)) is not None:
                yield found.segment


def _evidence(rules: Extraction, section: str) -> Iterator[int]:
    leaves: list[Leaf] = [*rules.records.get(section, {}).values()]
    leaves += [leaf for row in rules.rows.get(section, []) for leaf in row.values()]
    if section == NEEDS_SECTION:
        leaves += rules.besoins.values()
    for leaf in leaves:
        yield from (proof.segment for proof in leaf.evidence)
