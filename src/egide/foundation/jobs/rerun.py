"""What is done with a failed job: run once more, or given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from egide.foundation.jobs.envelope import Envelope
from egide.foundation.jobs.failures import failures
from egide.foundation.jobs.models import JobFailure
from egide.foundation.jobs.task import registered
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.announcement import current_audit
from egide.kit.errors import Conflict, DomainError, NotFound

MOST_AT_ONCE = 500


class AlreadyRerun(Conflict):
    """A failed job is run again once; if it fails again, that is another failure."""

    code = "already_rerun"
    message = "Cette tâche a déjà été relancée."


class GivenUp(Conflict):
    """Somebody has said that it need not be done."""

    code = "given_up"
    message = "Cette tâche a été abandonnée."


@dataclass(frozen=True, slots=True)
class Rerun:
    """`job_id`: the new job's number, None when its module queued its own or the same job already waits.

    `needed`: False when the work had been taken up, or was over, already: the failure is only put away.
    """

    job_id: int | None
    needed: bool


def _open(failure_id: UUID) -> JobFailure:
    failure = JobFailure.objects.select_for_update().filter(id=failure_id).first()
    if failure is None:
        raise NotFound
    if failure.rerun_at is not None:
        raise AlreadyRerun
    if failure.given_up_at is not None:
        raise GivenUp
    return failure


def _closed(failure: JobFailure, *columns: str) -> None:
    audit = current_audit.get()
    failure.closed_by_id = audit.actor_id if audit else None
    failure.save(update_fields=[*columns, "closed_by_id"])


def _run(failure: JobFailure) -> Rerun:
    job = registered.get(failure.task)
    if job is None:
        raise NotFound
    envelope = Envelope(team_id=str(failure.team_id), args=failure.args, on_behalf=failure.on_behalf)
    if job.on_rerun is not None:
        outcome = Rerun(None, job.on_rerun(**job.arguments(envelope)))
    else:
        outcome = Rerun(job.submit(envelope), needed=True)
    failure.rerun_at, failure.rerun_job_id = timezone.now(), outcome.job_id
    _closed(failure, "rerun_at", "rerun_job_id")
    return outcome


def rerun(*, failure_id: UUID) -> Rerun:
    """Puts a failed job back in its queue, with all its attempts before it, on behalf of the same person.

    :raises NotFound: no such failure in this firm, or its task no longer exists.
    :raises AlreadyRerun, GivenUp: done before.
    """
    outcome = _run(_open(failure_id))
    publish("jobs.changed")
    return outcome


@dataclass(slots=True)
class RerunMany:
    """`useless`: taken up or over already. `refused`: running them again cannot help; they stay in the list."""

    done: int = 0
    useless: int = 0
    refused: int = 0


def rerun_all(*, task: str) -> RerunMany:
    """Runs again all that failed of one kind, the oldest first, at most `MOST_AT_ONCE`.

    :raises NotFound: the task does not exist.
    """
    if task not in registered:
        raise NotFound
    waiting: Sequence[JobFailure] = list(failures(task=task).select_for_update().order_by("at", "id")[:MOST_AT_ONCE])
    outcome = RerunMany()
    for failure in waiting:
        try:
            with transaction.atomic():
                needed = _run(failure).needed
        except DomainError:
            outcome.refused += 1
        else:
            outcome.done += needed
            outcome.useless += not needed
    publish("jobs.changed")
    return outcome


def give_up(*, failure_id: UUID) -> None:
    """It will not be done: out of the list, kept with the others as long as they are.

    :raises NotFound: no such failure in this firm. :raises AlreadyRerun, GivenUp: done before.
    """
    failure = _open(failure_id)
    failure.given_up_at = timezone.now()
    _closed(failure, "given_up_at")
    publish("jobs.changed")
