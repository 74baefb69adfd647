"""One attempt of one job, from its firm's scope to its end."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from egide.foundation.accounts.public import sight_of
from egide.foundation.jobs import ledger
from egide.foundation.jobs.envelope import Envelope
from egide.foundation.jobs.failures import record_failure
from egide.foundation.jobs.ledger import Attempt, Superseded
from egide.foundation.jobs.reasons import FailureReason, is_final, reason_of
from egide.foundation.observability.public import JOB_DURATION, JOBS, log_context
from egide.foundation.tenancy.announcement import AuditContext, current_audit
from egide.foundation.tenancy.public import Sight, seeing, team_scope

if TYPE_CHECKING:
    from egide.foundation.jobs.task import Job

logger = logging.getLogger("egide.jobs")

# Ended in the database by their own transaction: the worker has nothing to write for them.
settled: set[int] = set()


def execute(job: Job[Any], attempt: Attempt, envelope: Envelope) -> None:
    """Runs the attempt.

    :raises Exception: whatever the function raised; the caller plans another attempt unless it was the last.
    """
    started = time.perf_counter()
    outcome = "succeeded"
    failed: Exception | None = None
    with _context(attempt, envelope):
        try:
            _attempt(job, attempt, envelope)
        except Superseded:
            outcome = "superseded"
        except Exception as error:
            failed = error
            outcome = "retried"
            if is_final(error, attempts=attempt.number, max_attempts=job.max_attempts):
                outcome = "failed"
                fail(job, attempt, envelope, reason_of(error, attempts=attempt.number))
            raise
        finally:
            seconds = time.perf_counter() - started
            JOBS.labels(attempt.task, attempt.queue, outcome).inc()
            JOB_DURATION.labels(attempt.task).observe(seconds)
            logger.log(
                logging.ERROR if outcome == "failed" else logging.WARNING if failed else logging.INFO,
                "job",
                exc_info=failed,
                extra={
                    "task": attempt.task,
                    "queue": attempt.queue,
                    "attempt": attempt.number,
                    "outcome": outcome,
                    "duration_ms": round(seconds * 1000, 1),
                },
            )


def _attempt(job: Job[Any], attempt: Attempt, envelope: Envelope) -> None:
    arguments = job.arguments(envelope)
    if not job.atomic:
        with transaction.atomic():
            ledger.hold(attempt)
            sight = _sight(envelope)
        with team_scope(arguments["team_id"], atomic=False), seeing(sight):
            job.function(**arguments)
        return
    with team_scope(arguments["team_id"]):
        ledger.hold(attempt)
        with seeing(_sight(envelope)):
            job.function(**arguments)
        ledger.finish(attempt, "succeeded")
    _settle(attempt)


def _sight(envelope: Envelope) -> Sight | None:
    """What is done on somebody's behalf sees what they see; the firm's own jobs see the whole firm."""
    actor_id = envelope["on_behalf"].get("actor_id")
    return sight_of(UUID(actor_id), UUID(envelope["team_id"])) if actor_id else None


def fail(job: Job[Any], attempt: Attempt, envelope: Envelope, reason: FailureReason) -> None:
    """Ends the job for good: its failure kept, its module told, its row closed, in one transaction."""
    arguments = job.arguments(envelope)
    try:
        with team_scope(arguments["team_id"]):
            ledger.hold(attempt)
            record_failure(attempt, envelope, reason)
            if job.on_failure is not None:
                _tell(job, arguments, reason)
            ledger.finish(attempt, "failed")
    except Superseded:
        return
    _settle(attempt)


def _tell(job: Job[Any], arguments: dict[str, Any], reason: FailureReason) -> None:
    """The failure is kept even when the module cannot take it in."""
    assert job.on_failure is not None
    try:
        with transaction.atomic():
            job.on_failure(failure=reason, **arguments)
    except Exception as error:
        logger.error("job.on_failure", exc_info=error, extra={"task": job.name})


@contextmanager
def _context(attempt: Attempt, envelope: Envelope) -> Iterator[None]:
    """The attempt's lines and rows name the job, the person it works for and the cause."""
    behalf = envelope["on_behalf"]
    actor_id = UUID(behalf["actor_id"]) if "actor_id" in behalf else None
    cause_id = UUID(behalf["cause_id"]) if "cause_id" in behalf else None
    request_id = behalf.get("request_id", "")
    audit = AuditContext(
        actor_id=actor_id,
        actor_kind="job",
        request_id=request_id,
        cause_kind=behalf.get("cause_kind"),
        cause_id=cause_id,
    )
    token = current_audit.set(audit)
    try:
        with log_context(
            job_id=attempt.job_id, team_id=envelope["team_id"], user_id=actor_id, request_id=request_id or None
        ):
            yield
    finally:
        current_audit.reset(token)


def _settle(attempt: Attempt) -> None:
    if attempt.worker_id is not None:
        settled.add(attempt.job_id)
