"""The rows of the queue, changed by the one attempt that owns them and in its own transaction.

An attempt owns its job while the row is `doing` under its worker's number. It locks the row for the length of its
transaction, so that nobody takes a living attempt for a lost one, and marks it done there: the work and the end of the
job commit together, and a finished job is never run again.

A job going back to its queue leaves its `queueing_lock` behind: another may have come to wait under it meanwhile.

Procrastinate's tables are global: no firm's data but identifiers in `args`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from django.db import DEFAULT_DB_ALIAS, connections

_HOLD = """
SELECT 1 FROM procrastinate_jobs
 WHERE id = %s AND status = 'doing' AND worker_id IS NOT DISTINCT FROM %s
   FOR NO KEY UPDATE
"""
_FINISH = """
UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status, attempts = attempts + 1, abort_requested = false
 WHERE id = %s AND status = 'doing' AND worker_id IS NOT DISTINCT FROM %s
"""
_LOST = """
SELECT job.id, job.task_name, job.queue_name, job.args, job.attempts, job.worker_id,
       (SELECT count(*) FROM procrastinate_events started WHERE started.job_id = job.id AND started.type = 'started')
  FROM procrastinate_jobs job
 WHERE job.status = 'doing'
   AND NOT EXISTS (SELECT FROM procrastinate_workers worker WHERE worker.id = job.worker_id
                      AND worker.last_heartbeat > now() - make_interval(secs => %s))
 ORDER BY job.id
   FOR NO KEY UPDATE OF job SKIP LOCKED
"""
_REQUEUE = """
UPDATE procrastinate_jobs
   SET status = 'todo', scheduled_at = NULL, worker_id = NULL, abort_requested = false, queueing_lock = NULL
 WHERE id = %s AND status = 'doing'
"""
_PURGE = """
DELETE FROM procrastinate_jobs job
 WHERE job.status IN ('succeeded', 'failed', 'cancelled', 'aborted')
   AND NOT EXISTS (SELECT FROM procrastinate_events event
                    WHERE event.job_id = job.id AND event.at > now() - make_interval(days => %s))
"""


class Superseded(Exception):
    """The job was taken from this attempt and given to another: nothing of it may be kept."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One start of one job. `number` counts from 1; `worker_id` is None outside a worker process."""

    job_id: int
    worker_id: int | None
    number: int
    task: str
    queue: str


@dataclass(frozen=True, slots=True)
class LostJob:
    """A job whose worker is no longer heard from. `losses` counts the workers it has lost, this one included."""

    attempt: Attempt
    envelope: dict[str, Any]
    losses: int


def _execute(sql: str, *params: str | float | None) -> int:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


def hold(attempt: Attempt) -> None:
    """Locks the job's row until the transaction ends.

    :raises Superseded: another attempt has it.
    """
    if not _execute(_HOLD, attempt.job_id, attempt.worker_id):
        raise Superseded(attempt.job_id)


def finish(attempt: Attempt, status: Literal["succeeded", "failed"]) -> None:
    """:raises Superseded: another attempt has the job."""
    if not _execute(_FINISH, status, attempt.job_id, attempt.worker_id):
        raise Superseded(attempt.job_id)


def lost_jobs(*, silent_for_s: float) -> list[LostJob]:
    """Locks and returns the running jobs of workers silent for longer, except those whose transaction still lives."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_LOST, [silent_for_s])
        rows = cursor.fetchall()
    return [
        LostJob(
            Attempt(job_id, worker_id, attempts + 1, task, queue),
            args if isinstance(args, dict) else json.loads(args),
            losses=started - attempts,
        )
        for job_id, task, queue, args, attempts, worker_id, started in rows
    ]


def requeue(lost: LostJob) -> None:
    """Puts a lost job back in its queue, at once, without counting the attempt, and wakes the workers."""
    _execute(_REQUEUE, lost.attempt.job_id)
    payload = json.dumps({"type": "job_inserted", "job_id": lost.attempt.job_id})
    _execute("SELECT pg_notify('procrastinate_queue_v1#' || %s, %s)", lost.attempt.queue, payload)


def purge(*, older_than_days: int) -> int:
    """Deletes jobs that ended longer ago, with their events; returns how many."""
    return _execute(_PURGE, older_than_days)
