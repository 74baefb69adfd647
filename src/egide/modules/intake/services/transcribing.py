"""The words of a recording: cut once, heard piece by piece, put together at the end.

One job does one thing, then queues the next: firms take turns between the pieces, a process killed at any moment redoes
at most the piece it was at, and a meeting that is cancelled stops after it. Nothing is held in the database while sound
is read or heard. What is heard of a piece is a row at once; its sound waits sealed in the storage until then.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from egide.foundation.ai.public import Heard, NotHeard, Subject, listen, listeners
from egide.foundation.files.public import open_file, read_file
from egide.foundation.jobs.public import FailureReason
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.integrations.speech import SpeechFailure, Word
from egide.integrations.speech.hearing import stitched
from egide.integrations.speech.packing import unpacked
from egide.integrations.speech.sound import Takes
from egide.integrations.speech.speakers import NoLongerWanted
from egide.integrations.speech.stitching import moved
from egide.modules.intake import tasks
from egide.modules.intake.failures import CANCELLED, NO_WORDS, NOT_HEARD, UNHEARABLE
from egide.modules.intake.machine import SPOKEN, WORKING, MoveRefused, State, StepName
from egide.modules.intake.models import Entretien, PieceEntendue, Prise, Transcription, TranscriptVersion
from egide.modules.intake.routing import refusal_heard
from egide.modules.intake.services.cutting import Cutting
from egide.modules.intake.services.diarising import voices_of
from egide.modules.intake.services.locking import locked, move
from egide.modules.intake.services.pieces import forget_pieces
from egide.modules.intake.services.steps import REFUSAL_HEARD, Outcome, StepRefused, file_of
from egide.modules.intake.services.work import Made, begin, run_step, step_failed
from egide.modules.intake.transcription.hints import hints
from egide.modules.intake.transcription.segments import spoken_segments

STEP = StepName.TRANSCRIPTION
AGAIN_IN = (timedelta(minutes=2), timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=30))
LAST_DELAY = timedelta(hours=1)
MOST_STOPS = 26
"""In a row: about a day. After it, somebody takes the meeting up again."""


def transcribe_recording(*, entretien_id: UUID, run: int) -> None:
    """One thing of the `transcription` step: the cutting, a piece, or the transcript. Nothing for work that is over.

    :raises StepRefused: nothing can be heard in this recording. :raises FileUnreadable, StorageUnavailable:
    """
    with transaction.atomic():
        entretien = begin(entretien_id=entretien_id, step=STEP, run=run)
        if entretien is None:
            return
        state, _ = Transcription.objects.get_or_create(entretien_id=entretien.id)
        piece = _next_piece(entretien) if state.pieces is not None else None
    if state.pieces is None:
        _cut(entretien)
    elif piece is not None:
        _hear(entretien, piece)
    else:
        _finish(entretien, state)


def _next_piece(entretien: Entretien) -> PieceEntendue | None:
    waiting = PieceEntendue.objects.filter(entretien_id=entretien.id, mots__isnull=True)
    return waiting.order_by("numero").first()


def _go_on(entretien: Entretien) -> None:
    """The next thing, ahead of the firm's recordings that were not begun."""
    tasks.transcribe.enqueue_next(
        team_id=current_team_id(), entretien_id=entretien.id, step=STEP.value, run=entretien.run
    )


def _mine(entretien: Entretien) -> Entretien | None:
    """The meeting, locked, if it still waits for this very work: it may have been cancelled meanwhile."""
    return begin(entretien_id=entretien.id, step=STEP, run=entretien.run)


# Cutting


def _cut(entretien: Entretien) -> None:
    """What was not cut while the recording was assembled: nobody could listen then, or a stop came between.

    Nothing is cut for nobody: pieces take room.
    """
    with transaction.atomic():
        takes = Prise.objects.filter(enregistrement__entretien_id=entretien.id).order_by("numero")
        files = [take.file for take in takes.select_related("file") if take.file is not None]
        planned = listeners()
        cutting = Cutting(entretien, STEP)
    if not planned.engines:
        _stop(entretien, NotHeard(prevented=planned.prevented))
        return
    try:
        for block in Takes([open_file(file) for file in files]).blocks():
            cutting.add(block)
            if cutting.over:
                return
        cutting.end()
    except SpeechFailure as failure:
        if failure.code not in UNHEARABLE:
            _stop(entretien, NotHeard(prevented=f"speech_{failure.code}"))
            return
        raise StepRefused(f"sound_{failure.code}", UNHEARABLE[failure.code]) from failure
    with transaction.atomic():
        if _mine(entretien) is None:
            return
        cutting.keep()
        publish("entretien.progress", entretien_id=entretien.id, step=STEP.value)
        _go_on(entretien)


# Hearing


def _hear(entretien: Entretien, piece: PieceEntendue) -> None:
    with transaction.atomic():
        told = hints(_people(entretien))
    sound = unpacked(b"".join(read_file(piece)))
    clock = time.perf_counter()
    try:
        heard = listen(list(sound), Subject("transcription", entretien.id), hints=told)
    except NotHeard as failure:
        _stop(entretien, failure)
        return
    took = round((time.perf_counter() - clock) * 1000, 2)
    words = tuple(tuple(moved(side, piece.debut)) for side in heard.channels)
    with transaction.atomic():
        mine = _mine(entretien)
        if mine is None or not _keep_words(piece, words):
            return
        _count(entretien, heard, took)
        if _refused(words):
            forget_pieces(entretien.id)
            move(mine, State.REFUSED, notice=REFUSAL_HEARD, step="")
            return
        publish("entretien.progress", entretien_id=entretien.id, step=STEP.value)
        _go_on(entretien)


def _keep_words(piece: PieceEntendue, words: Sequence[Sequence[Word]]) -> bool:
    """Whether it was not known: the job of a worker taken for dead may have been given to another."""
    mots = [[[word.text, round(word.start, 3), round(word.end, 3), word.confidence] for word in side] for side in words]
    return bool(PieceEntendue.objects.filter(pk=piece.id, mots__isnull=True).update(mots=mots))


def _count(entretien: Entretien, heard: Heard, took_ms: float) -> None:
    told = {"moteur": heard.engine, "modele": heard.model[:300]} if heard.engine else {}
    Transcription.objects.filter(entretien_id=entretien.id).update(
        entendues=F("entendues") + 1,
        cout=F("cout") + sum((use.cost for use in heard.uses), Decimal(0)),
        duree_ms=F("duree_ms") + took_ms,
        essais=0,
        reprise_at=None,
        **told,
    )


def _refused(words: Sequence[Sequence[Word]]) -> bool:
    """Whether somebody refuses to be recorded: nothing more of them is heard."""
    return refusal_heard(spoken_segments(words)) is not None


def _people(entretien: Entretien) -> list[str | None]:
    """Whoever may be named: the broker, the client and those of the file."""
    owner = Entretien.objects.filter(pk=entretien.id).values_list("owner__user__prenom", "owner__user__nom").get()
    if entretien.client_id is None:
        return list(owner)
    file = file_of(entretien)
    held: list[dict[str, Any]] = [file, file.get("conjoint") or {}, *file.get("enfants", ())]
    return [person.get(name) for person in held for name in ("prenom", "nom")] + list(owner)


def _stop(entretien: Entretien, failure: NotHeard) -> None:
    """Say why, keep all that was heard, and come back later without being asked."""
    code = failure.prevented or f"speech_{failure.failures[-1][1].code}"
    asked = max((told.retry_after_s or 0 for _, told in failure.failures), default=0)
    with transaction.atomic():
        if _mine(entretien) is None:
            return
        state = Transcription.objects.get(entretien_id=entretien.id)
        delay = AGAIN_IN[state.essais] if state.essais < len(AGAIN_IN) else LAST_DELAY
        delay = max(delay, timedelta(seconds=min(asked, LAST_DELAY.total_seconds())))
        again = state.essais < MOST_STOPS
        state.essais, state.reprise_at = state.essais + 1, timezone.now() + delay if again else None
        state.save(update_fields=["essais", "reprise_at"])
        step_failed(
            entretien_id=entretien.id,
            step=STEP,
            run=entretien.run,
            failure=FailureReason(NotHeard.__name__, code, NOT_HEARD[code], 1),
        )
        if again:
            tasks.listen_again.enqueue_in(
                delay, team_id=current_team_id(), entretien_id=entretien.id, step=STEP.value, run=entretien.run
            )


def cancel(*, entretien_id: UUID) -> Entretien:
    """Stop the work on a recording before its words are known. Its sound, and what was heard of it, are kept.

    :raises NotFound: no such meeting. :raises MoveRefused: its words are known, or nothing is under way.
    """
    entretien = locked(entretien_id, states={State.QUEUED, State.TRANSCRIBING})
    if entretien.step not in SPOKEN:
        raise MoveRefused
    step = StepName(entretien.step)
    told = FailureReason(Cancelled.__name__, "cancelled", CANCELLED, 1)
    step_failed(entretien_id=entretien.id, step=step, run=entretien.run, failure=told)
    entretien.refresh_from_db()
    return entretien


class Cancelled(Exception):
    """Somebody wants the work on a recording no more, for now."""


# The transcript


def _finish(entretien: Entretien, state: Transcription) -> None:
    with transaction.atomic():
        heard = list(PieceEntendue.objects.filter(entretien_id=entretien.id).order_by("numero"))
    channels = stitched(
        (piece.depuis, tuple(tuple(Word(*word) for word in side) for side in piece.mots or ())) for piece in heard
    )
    clock = time.perf_counter()
    try:
        voices = voices_of(heard, channels, wanted=partial(_waits, entretien))
    except NoLongerWanted:
        return
    segments = spoken_segments(channels, voices.spans)
    took = state.duree_ms + (time.perf_counter() - clock) * 1000
    made = Made(partial(_keep_transcript, segments=segments, avis=voices.avis), state.created_at, took)
    with transaction.atomic():
        run_step(entretien_id=entretien.id, step=STEP, run=entretien.run, made=made)


def _waits(entretien: Entretien) -> bool:
    """Whether the meeting still waits for this very work. One statement, and nothing is locked."""
    with transaction.atomic():
        mine = Entretien.objects.filter(pk=entretien.id, run=entretien.run, step=STEP.value, deleted_at=None)
        return mine.filter(state__in=WORKING).exists()


def _keep_transcript(entretien: Entretien, segments: list[dict[str, Any]], avis: str) -> Outcome | None:
    if not segments:
        raise StepRefused("no_words", NO_WORDS)
    last = TranscriptVersion.objects.filter(entretien_id=entretien.id).order_by("-version").first()
    TranscriptVersion.objects.create(
        entretien_id=entretien.id, version=last.version + 1 if last else 1, segments=segments
    )
    Entretien.objects.filter(pk=entretien.id).update(mots=sum(len(s["words"]) for s in segments))
    Transcription.objects.filter(entretien_id=entretien.id).update(avis=avis)
    forget_pieces(entretien.id)
    return None
