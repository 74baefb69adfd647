"""Running a failed job once more."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from egide.foundation.jobs.envelope import Envelope
from egide.foundation.jobs.models import JobFailure
from egide.foundation.jobs.task import registered
from egide.kit.errors import Conflict, NotFound


class AlreadyRerun(Conflict):
    """A failed job is run again once; if it fails again, that is another failure."""

    code = "already_rerun"
    message = "Cette tâche a déjà été relancée."


def rerun(*, failure_id: UUID) -> int | None:
    """Puts a failed job back in its queue, with all its attempts before it, on behalf of the same person.

    :returns: the number of the new job; None when the same job is already waiting (`queueing_lock`).
    :raises NotFound: no such failure in this firm, or its task no longer exists.
    :raises AlreadyRerun: done before.
    """
    failure = JobFailure.objects.select_for_update().filter(id=failure_id).first()
    if failure is None or failure.task not in registered:
        raise NotFound
    if failure.rerun_at is not None:
        raise AlreadyRerun
    envelope = Envelope(team_id=str(failure.team_id), args=failure.args, on_behalf=failure.on_behalf)
    job_id = registered[failure.task].submit(envelope)
    failure.rerun_at, failure.rerun_job_id = timezone.now(), job_id
    failure.save(update_fields=["rerun_at", "rerun_job_id"])
    return job_id
