"""Having a model write the client's summary: asked for by a person, kept beside what the rules wrote."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import transaction

from egide.foundation.ai.public import Consulted, Subject, consult
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.integrations.llm import Question
from egide.modules.intake import tasks
from egide.modules.intake.machine import MoveRefused, State
from egide.modules.intake.models import Entretien, ExtractionRecord
from egide.modules.intake.notices import Notice
from egide.modules.intake.serial import extraction_of, transcript_of
from egide.modules.intake.services.locking import locked
from egide.modules.intake.services.steps import latest_extraction, latest_transcript
from egide.modules.intake.summary.make import summarise
from egide.modules.intake.summary.serial import summary_json
from egide.modules.intake.summary.types import Facts
from egide.modules.intake.summary.writing import INSTRUCTIONS, prompt, rewritten, schema, shape_complaint

Json = dict[str, Any]
READ = frozenset({State.TO_REVIEW, State.APPLIED})
ROOM = 4000
"""Tokens for an answer."""


def ask_writing(*, entretien_id: UUID) -> Entretien:
    """Queue it. What a model has already written of this reading stays.

    :raises NotFound: no such meeting. :raises MoveRefused: it is not read yet.
    """
    entretien = locked(entretien_id, states=READ)
    record = latest_extraction(entretien)
    if record is None or record.summary is None:
        raise MoveRefused
    if not is_written(record.written):
        tasks.write.enqueue(team_id=current_team_id(), entretien_id=entretien.id)
    return entretien


def is_written(written: Json | None) -> bool:
    """Whether sentences were kept; a notice alone is why there are none."""
    return written is not None and "client" in written


def write_summary(*, entretien_id: UUID) -> None:
    """Ask with no transaction open, then keep the answer with the extraction it tells, once."""
    with transaction.atomic():
        entretien = Entretien.objects.filter(pk=entretien_id, deleted_at__isnull=True, state__in=READ).first()
        record = latest_extraction(entretien) if entretien is not None else None
        if entretien is None or record is None or record.normalised is None or is_written(record.written):
            return
        extraction = extraction_of(record.normalised)
        words = transcript_of(latest_transcript(entretien).segments, extraction.roles)
    facts = Facts.of(extraction)
    question = Question(INSTRUCTIONS, prompt(facts), schema(), "resume", shape_complaint, ROOM)
    consulted = consult(question, Subject("resume", entretien_id))
    if consulted.data is None:
        written: Json = {"notice": _why(consulted).kept()}
    else:
        by_rules = summarise(words, extraction, entretien.date)
        written = summary_json(rewritten(by_rules, consulted.data, facts, entretien.date))
        written["model"] = consulted.provider.modele if consulted.provider else ""
    with transaction.atomic():
        ExtractionRecord.objects.filter(pk=record.id).update(written=written)
        publish("entretien.changed", entretien_id=entretien_id)


def _why(consulted: Consulted) -> Notice:
    """Why the summary is still the rules'."""
    if consulted.prevented:
        return Notice(consulted.prevented)
    return Notice("llm_summary", {"fournisseurs": ", ".join(dict(consulted.failures))})
