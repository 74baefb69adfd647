"""The work on a meeting: its steps, one job each, queued by the transaction that ended the step before.

A job holds the meeting's row while it works and ends in the same transaction as what it wrote, so that a process
killed at any moment leaves either the whole step or nothing of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from egide.foundation.ai.public import options
from egide.foundation.jobs.public import FailureReason
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.modules.intake import tasks
from egide.modules.intake.failures import LOST, NOT_HEARD, REASONS, said
from egide.modules.intake.machine import SPOKEN, STEPS, WORKING, MoveRefused, State, StepName, after, state_during
from egide.modules.intake.models import Entretien, Step
from egide.modules.intake.services.counting import tell_client
from egide.modules.intake.services.locking import locked, move
from egide.modules.intake.services.steps import STEP_FUNCTIONS, Outcome

INTERRUPTED = "interrupted"


def start_run(entretien: Entretien, *, step: StepName = STEPS[0]) -> None:
    """Queue the work of a meeting that was just moved to `queued`, from `step` on; earlier steps keep their times."""
    entretien.run += 1
    Entretien.objects.filter(pk=entretien.id).update(run=entretien.run, step=step.value)
    known = tuple(StepName)
    again = known[known.index(step) :]
    theirs = known if step in SPOKEN else STEPS
    Step.objects.bulk_create(
        [Step(entretien_id=entretien.id, name=name.value, position=known.index(name)) for name in theirs],
        ignore_conflicts=True,
    )
    Step.objects.filter(entretien_id=entretien.id, name__in=[name.value for name in again]).update(
        state="pending", started_at=None, finished_at=None, duration_ms=None, attempts=0
    )
    _queue(entretien, step)


def _queue(entretien: Entretien, step: StepName) -> None:
    """A model may think for a minute, and sound takes longer: such a step is a job that holds nothing meanwhile.

    A recording that was begun is ended before the firm's next one is.
    """
    if step in SPOKEN:
        queue = tasks.assemble.enqueue if step == StepName.ASSEMBLY else tasks.transcribe.enqueue_next
        queue(team_id=current_team_id(), entretien_id=entretien.id, step=step.value, run=entretien.run)
        return
    if step == StepName.EXTRACTION and (entretien.moteur or options().moteur) != "rules":
        tasks.consult.enqueue(team_id=current_team_id(), entretien_id=entretien.id, step=step.value, run=entretien.run)
        return
    tasks.work.enqueue(team_id=current_team_id(), entretien_id=entretien.id, step=step.value, run=entretien.run)


def begin(*, entretien_id: UUID, step: StepName, run: int) -> Entretien | None:
    """The meeting, locked and being worked on, if this very work is the one it waits for."""
    entretien = _present(entretien_id, step=step, run=run)
    if entretien is not None and entretien.state != state_during(step):
        move(entretien, state_during(step))
    return entretien


@dataclass(frozen=True, slots=True)
class Made:
    """What a long step made before its transaction: `keep` writes it; since when and for how long it was at work."""

    keep: Callable[[Entretien], Outcome | None]
    started: datetime
    duration_ms: float


def run_step(*, entretien_id: UUID, step: StepName, run: int, made: Made | None = None) -> None:
    """One step, then the next one queued, or the meeting given to review. Does nothing for work that is over.

    :param made: the step's work is done and has only to be kept.
    :raises Exception: whatever the step raised; the job is tried again, and at last `step_failed` is called.
    """
    entretien = begin(entretien_id=entretien_id, step=step, run=run)
    if entretien is None:
        return
    started, clock = timezone.now(), time.perf_counter()
    outcome = (made.keep if made is not None else STEP_FUNCTIONS[step])(entretien)
    if made is not None:
        started, clock = made.started, clock - made.duration_ms / 1000
    Step.objects.filter(entretien_id=entretien.id, name=step.value).update(
        state="done",
        started_at=started,
        finished_at=timezone.now(),
        duration_ms=round((time.perf_counter() - clock) * 1000, 2),
        attempts=F("attempts") + 1,
    )
    publish("entretien.progress", entretien_id=entretien.id, step=step.value)
    following = after(step)
    if outcome is not None:
        move(entretien, outcome.state, **outcome.columns)
    elif following is not None:
        Entretien.objects.filter(pk=entretien.id).update(step=following.value)
        Step.objects.filter(entretien_id=entretien.id, name=following.value).update(
            state="running", started_at=timezone.now()
        )
        _queue(entretien, following)
    else:
        move(entretien, State.TO_REVIEW, step="")
        if entretien.client_id is not None:
            tell_client(entretien.client_id)
        publish("proposals.changed", entretien_id=entretien.id)


def _present(entretien_id: UUID, *, step: StepName, run: int) -> Entretien | None:
    """The locked meeting if this very work is the one it waits for."""
    entretien = Entretien.objects.select_for_update().filter(pk=entretien_id, deleted_at__isnull=True).first()
    if entretien is None or entretien.run != run or entretien.step != step.value or entretien.state not in WORKING:
        return None
    return entretien


def step_failed(*, entretien_id: UUID, step: StepName, run: int, failure: FailureReason) -> None:
    """The last attempt failed: say so, in French, and keep all that was made before."""
    entretien = _present(entretien_id, step=step, run=run)
    if entretien is None:
        return
    refused_by_us = bool(failure.message)
    reason = failure.message or said(step, LOST if failure.code else REASONS[step])
    move(
        entretien,
        State.FAILED,
        failure_code=failure.code or INTERRUPTED,
        failure_reason=reason[:400],
        failure_retryable=not refused_by_us or failure.code in RETRYABLE,
    )
    Step.objects.filter(entretien_id=entretien.id, name=step.value).update(
        state="failed", finished_at=timezone.now(), attempts=failure.attempts
    )
    publish("entretien.progress", entretien_id=entretien.id, step=step.value)


def read_again(*, entretien_id: UUID, moteur: str) -> Entretien:
    """Read the words of a meeting anew, with this engine (empty: the firm's choice). Decisions already taken stand.

    :raises NotFound: no such meeting. :raises MoveRefused: it is being worked on, over, or has no words.
    """
    entretien = locked(entretien_id, states={State.TO_REVIEW, State.FAILED})
    if entretien.state == State.FAILED and entretien.step in (*SPOKEN, STEPS[0]):
        raise MoveRefused
    entretien.moteur = moteur
    Entretien.objects.filter(pk=entretien.id).update(moteur=moteur)
    move(entretien, State.QUEUED)
    start_run(entretien, step=StepName.EXTRACTION)
    if entretien.client_id is not None:
        tell_client(entretien.client_id)
    return entretien


RETRYABLE: frozenset[str] = frozenset({"client_missing", "storage_unavailable", "cancelled", *NOT_HEARD})


def retry(*, entretien_id: UUID) -> Entretien:
    """Take a failed meeting up again at the step that failed.

    :raises NotFound: no such meeting. :raises MoveRefused: it has not failed, or trying again cannot help.
    """
    return _again(locked(entretien_id, states={State.FAILED}))


def take_up(*, entretien_id: UUID, step: StepName, run: int) -> bool:
    """Take a meeting up again after this very work has failed; returns whether it was still waiting for that.

    :raises MoveRefused: trying again cannot help.
    """
    failed = Entretien.objects.select_for_update().filter(pk=entretien_id, state=State.FAILED, deleted_at=None)
    entretien = failed.filter(run=run, step=step.value).first()
    if entretien is None:
        return False
    _again(entretien)
    return True


def _again(entretien: Entretien) -> Entretien:
    if not entretien.failure_retryable:
        raise MoveRefused("not_retryable", "Reprendre ne changerait rien : le texte lui-même est en cause.")
    step = StepName(entretien.step)
    move(entretien, State.QUEUED)
    start_run(entretien, step=step)
    return entretien
