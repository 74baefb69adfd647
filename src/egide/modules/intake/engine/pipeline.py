"""The order in which the layers run."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from time import perf_counter

from egide.kit import patterns as re
from egide.modules.intake.engine import sections as section_package
from egide.modules.intake.engine.anchors import Anchor, Trigger, attach, find_anchors
from egide.modules.intake.engine.confidence import calibrate
from egide.modules.intake.engine.document import Document, open_document
from egide.modules.intake.engine.identity import Household, identify
from egide.modules.intake.engine.inferred import infer
from egide.modules.intake.engine.people import People
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.review import review
from egide.modules.intake.engine.roles import assign_roles
from egide.modules.intake.engine.types import NEEDS_SECTION, ROW_SECTIONS, Extraction, Transcript

VERSION = "rules-1"


@dataclass(frozen=True, slots=True)
class Section:
    """One file of ``sections``: its name, when it runs (lower first), what names its things, and its rules.

    ``on_request``: read only when ``extract`` is asked for it by name (the client file has no place for it yet).
    """

    name: str
    order: int
    triggers: tuple[Trigger, ...]
    build: Callable[[Reading], None]
    on_request: bool = False


@cache
def section_files() -> tuple[Section, ...]:
    """Every module of the ``sections`` package; adding a file adds a section."""
    found = []
    for info in pkgutil.iter_modules(section_package.__path__):
        module = importlib.import_module(f"{section_package.__name__}.{info.name}")
        if hasattr(module, "build"):
            found.append(
                Section(
                    info.name,
                    getattr(module, "ORDER", 50),
                    tuple(getattr(module, "TRIGGERS", ())),
                    module.build,
                    getattr(module, "ON_REQUEST", False),
                )
            )
    return tuple(sorted(found, key=lambda section: (section.order, section.name)))


def extract(transcript: Transcript, *, reference_date: date, sections: Collection[str] | None = None) -> Extraction:
    """Read a meeting.

    ``reference_date`` is the day of the meeting, from which relative dates count;
    ``sections`` limits the answer to those sections (by default all those of the client file).
    """
    reading = understand(transcript, reference_date=reference_date, sections=sections)
    if reading is None:
        return Extraction(version=VERSION)
    clock = perf_counter()
    calibrate(reading)
    review(reading)
    if sections is not None:
        _limit(reading.extraction, set(sections))
    reading.extraction.timings["relecture"] = round((perf_counter() - clock) * 1000, 3)
    return reading.extraction


def understand(
    transcript: Transcript, *, reference_date: date, sections: Collection[str] | None = None
) -> Reading | None:
    """Every layer but the last ones: values with the confidence their rules give; None when nothing is said."""
    extraction = Extraction(version=VERSION)
    clock = perf_counter()

    def lap(step: str) -> None:
        nonlocal clock
        now = perf_counter()
        extraction.timings[step] = round((now - clock) * 1000, 3)
        clock = now

    if not any(segment.text.strip() for segment in transcript.segments):
        return None
    document = open_document(transcript, reference_date)
    lap("texte")
    voices = assign_roles(document)
    extraction.roles, extraction.sureness, extraction.turns = voices.roles, voices.sureness, voices.turns
    household = identify(document)
    reading = Reading(document, household, People(document, household), extraction)
    lap("personnes")
    files = [section for section in section_files() if not section.on_request or section.name in (sections or ())]
    anchors = find_anchors(document, [(section.name, trigger) for section in files for trigger in section.triggers])
    anchors = _not_people(document, household, anchors)
    attach(document, anchors)
    reading.things = anchors
    for anchor in anchors:
        reading.anchors.setdefault(anchor.section, []).append(anchor)
    lap("rattachement")
    for section in files:
        section.build(reading)
        lap(section.name)
    infer(reading)
    return reading


_A_THING = re.compile(r"\b(?:la|une|ma|notre|sa|votre|leur) $")


def _not_people(document: Document, household: Household, anchors: list[Anchor]) -> list[Anchor]:
    """Leave out things whose word is somebody's first name here: Mégane is no car, but "la Mégane" is."""
    named = {name.start: name.end for name in household.names if name.person in ("client", "conjoint", "enfant")}
    return [
        anchor
        for anchor in anchors
        if named.get(anchor.start) != anchor.end
        or _A_THING.search(document.text[max(0, anchor.start - 8) : anchor.start])
    ]


def _limit(extraction: Extraction, wanted: set[str]) -> None:
    extraction.records = {name: record for name, record in extraction.records.items() if name in wanted}
    extraction.rows = {
        name: rows for name, rows in extraction.rows.items() if name in wanted or name not in ROW_SECTIONS
    }
    if NEEDS_SECTION not in wanted:
        extraction.besoins = {}
