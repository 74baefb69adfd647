"""Jobs that will not be tried again: kept and listed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from egide.foundation.jobs.ledger import Attempt
from egide.foundation.jobs.models import JobFailure
from egide.foundation.jobs.reasons import FailureReason
from egide.foundation.realtime.public import publish

KEPT_FOR = timedelta(days=90)


def record_failure(attempt: Attempt, envelope: Mapping[str, object], reason: FailureReason) -> None:
    """Keeps the failure in the firm's table, and lets go of those older than `KEPT_FOR`."""
    JobFailure.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()
    JobFailure.objects.create(
        job_id=attempt.job_id,
        task=attempt.task,
        queue=attempt.queue,
        args=envelope.get("args", {}),
        on_behalf=envelope.get("on_behalf", {}),
        attempts=reason.attempts,
        error_class=reason.error_class[:200],
        error_code=reason.code,
        error_message=reason.message[:300],
    )
    publish("jobs.changed")


def failures(*, task: str | None = None) -> QuerySet[JobFailure]:
    """The firm's failed jobs neither run again nor given up, latest first. One query."""
    pending = JobFailure.objects.filter(rerun_at=None, given_up_at=None).order_by("-at", "-id")
    return pending.filter(task=task) if task else pending
