"""What each step does. A step writes in the caller's transaction, raises to fail, and may end the work early."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from egide.kit.errors import Conflict, Invalid, NotFound
from egide.modules.clients.public import SECTIONS, clean
from egide.modules.intake.codes import RECORDING_SOURCES
from egide.modules.intake.compare import Proposed, compare
from egide.modules.intake.compare.reconcile import carry_over
from egide.modules.intake.engine import extract
from egide.modules.intake.engine.types import Extraction, Leaf, SetAside
from egide.modules.intake.failures import CLIENT_MISSING, NO_EXTRACTION, NO_TRANSCRIPT, WRONG_LANGUAGE
from egide.modules.intake.machine import State, StepName
from egide.modules.intake.models import Entretien, ExtractionRecord, TranscriptVersion
from egide.modules.intake.routing import LANGUAGES, genre_of, language_of, refusal_heard
from egide.modules.intake.serial import extraction_json, extraction_of, transcript_of
from egide.modules.intake.services.clientfile import as_dossier, blank_file, read_file
from egide.modules.intake.services.counting import recount
from egide.modules.intake.services.rereading import changes_json, turns_corrected
from egide.modules.intake.services.storing import store_outcome, stored_of
from egide.modules.intake.summary.make import summarise
from egide.modules.intake.summary.serial import summary_json
from egide.modules.intake.voices import told_roles

NOTHING_STATED = "nothing_stated"
ONLY_BROKER = "only_broker"
NOTHING_NEW = "nothing_new"
REFUSAL_HEARD = "refusal_heard"


class StepRefused(Conflict):
    """The step cannot be done, and trying again at once would not help; the sentence says what would."""

    code = "step_refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The work ends here, in `state`."""

    state: State
    columns: Mapping[str, Any] = field(default_factory=dict)


def latest_transcript(entretien: Entretien) -> TranscriptVersion:
    """The words as last corrected. One statement."""
    found = TranscriptVersion.objects.filter(entretien_id=entretien.id).order_by("-version").first()
    if found is None:
        raise StepRefused("no_transcript", NO_TRANSCRIPT)
    return found


def latest_extraction(entretien: Entretien) -> ExtractionRecord | None:
    """What was last understood. One statement."""
    return ExtractionRecord.objects.filter(entretien_id=entretien.id).order_by("-run").first()


def route(entretien: Entretien) -> Outcome | None:
    """What kind of text this is; stops for another language, and for somebody who refuses to be recorded.

    Every section is then looked for: the rules cost milliseconds, and a section not looked for is a value lost.
    """
    segments = latest_transcript(entretien).segments
    language = language_of(" ".join(s["text"] for s in segments))
    if language in LANGUAGES:
        raise StepRefused("wrong_language", WRONG_LANGUAGE % LANGUAGES[language])
    genre = genre_of(segments)
    Entretien.objects.filter(pk=entretien.id).update(genre=genre)
    talk = genre == "dialogue" or entretien.source in RECORDING_SOURCES
    if talk and refusal_heard(segments) is not None:
        return Outcome(State.REFUSED, {"notice": REFUSAL_HEARD, "step": ""})
    return None


@dataclass(frozen=True, slots=True)
class Consultation:
    """What models had to do with a reading: the engine asked for, who answered, at what cost (euros), and what people
    must know of it (`notices.Notice.kept`)."""

    asked: str = "rules"
    provider: str = ""
    model: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    cost: Decimal = Decimal(0)
    cached: bool = False
    pseudonymised: bool = False
    notices: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class MeetingReading:
    """A reading, and how long it took."""

    extraction: Extraction
    transcript_version: int
    consultation: Consultation
    duration_ms: float = 0.0
    answers: dict[str, Any] | None = None


def understand(entretien: Entretien) -> Outcome | None:
    """Run the engine on the words; keep exactly what it said. An earlier extraction stays."""
    words = latest_transcript(entretien)
    roles = known_roles(entretien, words)
    started = time.perf_counter()
    extraction = extract(transcript_of(words.segments, roles), reference_date=entretien.date)
    labels = {s["speaker"] for s in words.segments if s["speaker"]}
    extraction.roles = {label: roles.get(label) or extraction.roles.get(label, "autre") for label in sorted(labels)}
    reading = MeetingReading(extraction, words.version, Consultation())
    reading.duration_ms = round((time.perf_counter() - started) * 1000, 2)
    keep_reading(entretien, reading)
    return None


def keep_reading(entretien: Entretien, reading: MeetingReading) -> None:
    """What was understood, as it was understood. One statement."""
    ExtractionRecord.objects.create(
        entretien_id=entretien.id,
        transcript_version=reading.transcript_version,
        run=entretien.run,
        engine=reading.extraction.engine,
        version=reading.extraction.version,
        duration_ms=reading.duration_ms,
        result=extraction_json(reading.extraction),
        answers=reading.answers,
        **{name: getattr(reading.consultation, name) for name in Consultation.__slots__},
    )


def known_roles(entretien: Entretien, words: TranscriptVersion) -> dict[str, str]:
    """The role of each voice that is told before reading: by a person, by its label, by a name of the file."""
    labels = dict.fromkeys(s["speaker"] for s in words.segments if s["speaker"])
    if not labels:
        return {}
    owner = Entretien.objects.filter(pk=entretien.id).values_list("owner__user__prenom", "owner__user__nom").get()
    people: dict[str, list[str | None]] = {"courtier": list(owner)}
    if entretien.client_id is not None:
        file = file_of(entretien)
        people["client"] = [file["prenom"], file["nom"]]
        people["conjoint"] = [file["conjoint"]["prenom"], file["conjoint"]["nom"]] if file["conjoint"] else []
    return {**told_roles(labels, people), **words.roles}


def normalise(entretien: Entretien) -> Outcome | None:
    """The values as the file keeps them; what the dictionary refuses is set aside with its reason."""
    record = latest_extraction(entretien)
    if record is None:
        raise StepRefused("no_extraction", NO_EXTRACTION)
    normalised = normalised_extraction(extraction_of(record.result))
    ExtractionRecord.objects.filter(pk=record.id, normalised__isnull=True).update(
        normalised=extraction_json(normalised)
    )
    return None


def normalised_extraction(said: Extraction) -> Extraction:
    """The extraction after the rules of the dictionary, field by field. No statement."""
    aside = list(said.set_aside)
    records = {s: _clean(s, leaves, aside) for s, leaves in said.records.items() if s in SECTIONS}
    rows = {
        s: [kept for row in rows if (kept := _clean(s, row, aside))] for s, rows in said.rows.items() if s in SECTIONS
    }
    return replace(said, records=records, rows=rows, set_aside=aside)


def _clean(section: str, leaves: Mapping[str, Leaf], aside: list[SetAside]) -> dict[str, Leaf]:
    today = timezone.localdate()
    kept: dict[str, Leaf] = {}
    for nom, leaf in leaves.items():
        champ = SECTIONS[section].champ(nom)
        if champ is None or not leaf.evidence:
            continue  # a value without words is not a value
        try:
            value = clean(section, {nom: leaf.value}, today=today)[nom]
        except Invalid as refusal:
            reason = " ".join(sentence for sentences in refusal.errors.values() for sentence in sentences)
            aside.append(SetAside(champ.fr, f"Valeur non retenue : {reason}", leaf.evidence[0]))
            continue
        if value is not None:
            kept[nom] = replace(leaf, value=plain(value), rival=_clean_rival(section, nom, leaf, today))
    return kept


def _clean_rival(section: str, nom: str, leaf: Leaf, today: date) -> Any:
    """What the other reading found, as the file would keep it; nothing when it would not, or keeps the same."""
    if leaf.rival is None:
        return None
    try:
        rival = plain(clean(section, {nom: leaf.rival}, today=today)[nom])
        value = plain(clean(section, {nom: leaf.value}, today=today)[nom])
    except Invalid:
        return None
    return None if rival == value else rival


def plain(value: Any) -> Any:
    """A value as JSON keeps it: amounts are numbers, whole when they are."""
    if isinstance(value, bool | int | str):
        return value
    number = float(value)
    return int(number) if number.is_integer() else number


def summary(entretien: Entretien) -> Outcome | None:
    """Tell the meeting to the client and to the broker, and note what was promised."""
    record = latest_extraction(entretien)
    if record is None or record.normalised is None:
        raise StepRefused("no_extraction", NO_EXTRACTION)
    extraction = extraction_of(record.normalised)
    words = transcript_of(latest_transcript(entretien).segments, extraction.roles)
    told = summarise(words, extraction, entretien.date)
    ExtractionRecord.objects.filter(pk=record.id, summary__isnull=True).update(summary=summary_json(told))
    return None


def propose(entretien: Entretien) -> Outcome | None:
    """Compare with the file as it is now. Decisions already taken stand, and so does what is stated as before."""
    record = latest_extraction(entretien)
    if record is None or record.normalised is None:
        raise StepRefused("no_extraction", NO_EXTRACTION)
    extraction = extraction_of(record.normalised)
    file = file_of(entretien)
    fresh = compare(as_dossier(file), extraction, SECTIONS)
    corrected = turns_corrected(entretien, record)
    outcome, sources = carry_over(stored_of(entretien), fresh, run=entretien.run, corrected=corrected)
    store_outcome(entretien, outcome, file=file, roles=extraction.roles, sources=sources, order=fresh)
    ExtractionRecord.objects.filter(pk=record.id).update(changes=changes_json(outcome))
    notice = notice_of(extraction, fresh)
    Entretien.objects.filter(pk=entretien.id).update(client_version=file["version"], notice=notice)
    entretien.notice = notice
    recount(entretien)
    return None


def file_of(entretien: Entretien) -> dict[str, Any]:
    """The file the meeting is compared with; an empty one while its client is not known."""
    if entretien.client_id is None:
        return blank_file()
    try:
        return read_file(entretien.client_id)
    except NotFound:
        raise StepRefused("client_missing", CLIENT_MISSING) from None


def notice_of(extraction: Extraction, fresh: list[Proposed]) -> str:
    """Why there is nothing to decide, when there is nothing."""
    if any(p.kind != "same" for p in fresh):
        return ""
    if fresh:
        return NOTHING_NEW
    voices = set(extraction.roles.values())
    return ONLY_BROKER if voices == {"courtier"} else NOTHING_STATED


StepFunction = Callable[[Entretien], Outcome | None]
STEP_FUNCTIONS: dict[StepName, StepFunction] = {
    StepName.ROUTING: route,
    StepName.EXTRACTION: understand,
    StepName.NORMALISATION: normalise,
    StepName.SUMMARY: summary,
    StepName.PROPOSALS: propose,
}
