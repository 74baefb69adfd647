"""Reading a meeting with the firm's language models: what is asked, of whom, and what is made of the answers.

The database is read first, then let go: a model may think for a minute, and nothing of the meeting is held meanwhile.
What is read is kept by the extraction step, in one transaction, like any other reading.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from egide.foundation.ai.public import Consulted, Subject, consult, options, plan
from egide.integrations.llm import Question
from egide.modules.intake.engine import extract
from egide.modules.intake.engine.types import SECTIONS, Extraction, Transcript
from egide.modules.intake.llm.again import Answered, closest, digest_of, sections_touched, voices_of
from egide.modules.intake.llm.both import merge
from egide.modules.intake.llm.mixing import take_sections, without_turns
from egide.modules.intake.llm.prompt import instructions, prompt
from egide.modules.intake.llm.pseudonyms import Disguise, disguise
from egide.modules.intake.llm.reading import Reader
from egide.modules.intake.llm.schema import answer_schema, shape_complaint
from egide.modules.intake.llm.suspicion import suspicious_segments
from egide.modules.intake.machine import StepName
from egide.modules.intake.models import Entretien, ExtractionRecord
from egide.modules.intake.notices import Notice
from egide.modules.intake.serial import ROLE_LABELS, transcript_of
from egide.modules.intake.services.steps import (
    Consultation,
    MeetingReading,
    file_of,
    keep_reading,
    known_roles,
    latest_transcript,
)
from egide.modules.intake.services.work import Made, begin, run_step

Json = dict[str, Any]
ROOM = 8000
"""Tokens for an answer."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What a reading needs to know of a meeting."""

    entretien_id: UUID
    version: int
    transcript: Transcript
    labels: tuple[str, ...]
    told: dict[str, str]
    day: date
    engine: str
    by_section: bool
    pseudonymise: bool
    people: tuple[str, ...] = ()
    known: tuple[Answered, ...] = ()
    """What the model answered before the voices were corrected."""


@dataclass(slots=True)
class _Answers:
    """What the models said, put together, and what must be told of it. `again`: what of it was said before."""

    data: Json = field(default_factory=dict)
    again: Answered | None = None
    consulted: list[Consulted] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    disguised: Disguise | None = None


def read_meeting(*, entretien_id: UUID, run: int) -> None:
    """The extraction step of a meeting that models read. Does nothing for work that is over."""
    started, clock = timezone.now(), time.perf_counter()
    with transaction.atomic():
        entretien = begin(entretien_id=entretien_id, step=StepName.EXTRACTION, run=run)
        brief = brief_of(entretien) if entretien is not None else None
    if brief is None:
        return
    reading = read(brief)
    reading.duration_ms = round((time.perf_counter() - clock) * 1000, 2)
    made = Made(partial(keep_reading, reading=reading), started, reading.duration_ms)
    with transaction.atomic():
        run_step(entretien_id=entretien_id, step=StepName.EXTRACTION, run=run, made=made)


def brief_of(entretien: Entretien) -> Brief:
    """Nine statements at most."""
    words, chosen = latest_transcript(entretien), options()
    roles = known_roles(entretien, words)
    transcript = transcript_of(words.segments, roles)
    return Brief(
        entretien_id=entretien.id,
        version=words.version,
        transcript=transcript,
        labels=tuple(sorted({s["speaker"] for s in words.segments if s["speaker"]})),
        told=roles,
        day=entretien.date,
        engine=entretien.moteur or chosen.moteur,
        by_section=chosen.decoupage == "sections",
        pseudonymise=chosen.pseudonymisation,
        people=_people(entretien) if chosen.pseudonymisation else (),
        known=_known(entretien, words.version, digest_of(transcript, entretien.date)),
    )


def _known(entretien: Entretien, version: int, digest: str) -> tuple[Answered, ...]:
    """What whoever would be asked now has answered of other versions of these very words. A version that was read
    already is read again because somebody wants it to be: whole."""
    first = next(iter(plan().providers), None)
    if first is None:
        return ()
    readings = ExtractionRecord.objects.filter(entretien_id=entretien.id)
    if readings.filter(transcript_version=version).exists():
        return ()
    theirs = readings.filter(provider=first.nom, model=first.modele, answers__digest=digest).order_by("-run")
    rows = theirs.values_list("answers", flat=True)
    kept: list[Json] = [row for row in rows if row]
    return tuple(Answered(row["sections"], tuple(row["voices"]), first.nom, first.modele) for row in kept)


def _people(entretien: Entretien) -> tuple[str, ...]:
    """Names that are known: whoever held the meeting, and those of the file."""
    owner = Entretien.objects.filter(pk=entretien.id).values_list("owner__user__prenom", "owner__user__nom").get()
    if entretien.client_id is None:
        return tuple(owner)
    file = file_of(entretien)
    held = [file, file.get("conjoint") or {}, *file.get("enfants", ())]
    names = ("nom", "nom_naissance", "prenom")
    return (*owner, *(str(person[name]) for person in held for name in names if person.get(name)))


def read(brief: Brief) -> MeetingReading:
    """The rules read every meeting: they know who speaks, check the model, and stand in for it."""
    rules = extract(brief.transcript, reference_date=brief.day)
    answers = _ask(brief, rules)
    suspicious = suspicious_segments(brief.transcript)
    notices = _told(answers)
    if answers.data:
        checked = without_turns(rules, suspicious)
        found = Reader(brief.transcript, _roles(rules), brief.day).read(answers.data)
        extraction = merge(found.extraction, checked) if brief.engine == "both" else found.extraction
        extraction = take_sections(extraction, checked, answers.failed)
        if suspicious:
            notices.append(Notice("llm_injection", {"n": len(suspicious)}))
        if found.voided:
            notices.append(Notice("llm_voided", {"n": found.voided}))
    else:
        extraction = rules
    extraction.roles = {label: brief.told.get(label) or rules.roles.get(label, "autre") for label in brief.labels}
    extraction.sureness, extraction.turns = rules.sureness, rules.turns
    return MeetingReading(
        extraction=extraction,
        transcript_version=brief.version,
        consultation=_summary(brief, answers, notices),
        answers=_kept(brief, answers, rules),
    )


def _kept(brief: Brief, answers: _Answers, rules: Extraction) -> Json | None:
    if not answers.data:
        return None
    voices = voices_of(brief.transcript, _roles(rules))
    return {"sections": answers.data, "voices": voices, "digest": digest_of(brief.transcript, brief.day)}


def _roles(rules: Extraction) -> dict[str, str]:
    return {**{label: role for role, label in ROLE_LABELS.items()}, **rules.roles}


def _ask(brief: Brief, rules: Extraction) -> _Answers:
    answers, wanted = _said_before(brief, rules)
    if not wanted:
        return answers
    transcript = brief.transcript
    if brief.pseudonymise:
        answers.disguised = disguise(transcript, rules, people=brief.people)
        transcript = answers.disguised.transcript
    text = prompt(transcript, _roles(rules), brief.day)
    data: Json = {}
    for sections in [(name,) for name in wanted] if brief.by_section else [wanted]:
        consulted = consult(_question(text, sections), Subject("extraction", brief.entretien_id))
        answers.consulted.append(consulted)
        if consulted.data is None:
            answers.failed += sections
        else:
            data |= consulted.data
        if consulted.prevented:
            # The same for every question.
            answers.failed = [name for name in wanted if name not in data]
            break
    answers.data |= answers.disguised.restore(data) if answers.disguised is not None else data
    return answers


def _said_before(brief: Brief, rules: Extraction) -> tuple[_Answers, tuple[str, ...]]:
    """What still holds of an earlier reading, and the sections that are left to ask."""
    closest_known = closest(brief.known, voices_of(brief.transcript, _roles(rules)))
    if closest_known is None:
        return _Answers(), SECTIONS
    before, turns = closest_known
    wanted = sections_touched(turns, before, brief.transcript, rules, brief.day)
    kept = {name: before.sections[name] for name in SECTIONS if name not in wanted}
    return _Answers(data=kept, again=before if kept else None), wanted


def _question(text: str, sections: Sequence[str]) -> Question:
    return Question(
        instructions=instructions(sections),
        prompt=text,
        schema=answer_schema(sections),
        name="dossier",
        check=partial(shape_complaint, sections=sections),
        max_tokens=ROOM,
    )


def _told(answers: _Answers) -> list[Notice]:
    """Why the reading is not what was asked for."""
    prevented = next((c.prevented for c in answers.consulted if c.prevented), "")
    failures = dict(failure for c in answers.consulted for failure in c.failures)
    if not answers.data:
        return [Notice(prevented)] if prevented else [Notice("llm_unavailable", {"fournisseurs": ", ".join(failures)})]
    notices = []
    if answers.failed:
        notices.append(Notice("llm_partial", {"n": len(answers.failed)}))
    answered = next((c.provider for c in answers.consulted if c.provider is not None and c.failures), None)
    if answered is not None:
        notices.append(Notice("llm_fallback", {"fournisseurs": ", ".join(failures), "remplacant": answered.nom}))
    return notices


def _summary(brief: Brief, answers: _Answers, notices: Sequence[Notice]) -> Consultation:
    uses = [use for consulted in answers.consulted for use in consulted.uses]
    provider = next((c.provider for c in answers.consulted if c.provider is not None), None)
    before = answers.again
    return Consultation(
        asked=brief.engine,
        provider=provider.nom if provider else before.provider if before else "",
        model=provider.modele if provider else before.model if before else "",
        input_tokens=sum(use.input_tokens for use in uses),
        output_tokens=sum(use.output_tokens for use in uses),
        cost=sum((use.cost for use in uses), Decimal(0)),
        cached=bool(uses or before) and all(use.cached for use in uses),
        pseudonymised=answers.disguised is not None,
        notices=[notice.kept() for notice in notices],
    )
