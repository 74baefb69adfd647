"""A firm's background work, at this moment. The queue's tables belong to no firm: every statement names the firm."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Count

from egide.foundation.jobs.failures import failures
from egide.foundation.jobs.lanes import shares
from egide.foundation.jobs.recovery import SILENT_FOR_S
from egide.foundation.jobs.worker import DEFAULT_CONCURRENCY
from egide.foundation.observability.public import QUEUES
from egide.foundation.tenancy.public import current_team_id

MOST_RUNNING = 50

# `procrastinate_jobs_team_ix` covers what is not over.
_QUEUES = """
SELECT job.queue_name,
       count(*) FILTER (WHERE job.status = 'todo' AND (job.scheduled_at IS NULL OR job.scheduled_at <= now())),
       count(*) FILTER (WHERE job.status = 'todo' AND job.scheduled_at > now()),
       count(*) FILTER (WHERE job.status = 'doing'),
       min(coalesce(job.scheduled_at, queued.at)) FILTER (
           WHERE job.status = 'todo' AND (job.scheduled_at IS NULL OR job.scheduled_at <= now()))
  FROM procrastinate_jobs job
  LEFT JOIN LATERAL (
       SELECT at FROM procrastinate_events WHERE job_id = job.id AND type = 'deferred' LIMIT 1) queued ON true
 WHERE job.args ->> 'team_id' = %s AND job.status IN ('todo', 'doing')
 GROUP BY 1
"""
_RUNNING = """
SELECT job.id, job.task_name, job.queue_name, job.attempts + 1, job.args -> 'args', started.at
  FROM procrastinate_jobs job
  LEFT JOIN LATERAL (
       SELECT max(at) AS at FROM procrastinate_events WHERE job_id = job.id AND type = 'started') started ON true
 WHERE job.args ->> 'team_id' = %s AND job.status = 'doing'
 ORDER BY started.at, job.id LIMIT %s
"""

_SHARED = """
SELECT (SELECT count(DISTINCT args ->> 'team_id') FROM procrastinate_jobs
         WHERE status IN ('todo', 'doing') AND task_name = ANY (%s)),
       (SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s))
"""


@dataclass(frozen=True, slots=True)
class QueueLine:
    """`attente`: due and not started, the oldest since `depuis`. `a_venir`: planned for later."""

    nom: str
    attente: int = 0
    a_venir: int = 0
    en_cours: int = 0
    depuis: datetime | None = None


@dataclass(frozen=True, slots=True)
class RunningLine:
    id: int
    task: str
    file: str
    essai: int
    args: dict[str, Any]
    depuis: datetime | None


def queues() -> list[QueueLine]:
    """The firm's three queues, the most urgent first. One statement."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_QUEUES, [str(current_team_id())])
        found = {row[0]: QueueLine(*row) for row in cursor.fetchall()}
    return [found.get(name, QueueLine(name)) for name in QUEUES]


def running() -> list[RunningLine]:
    """What is being done for the firm, the longest first. One statement."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_RUNNING, [str(current_team_id()), MOST_RUNNING])
        rows = cursor.fetchall()
    # Django leaves jsonb as text in its cursors.
    return [RunningLine(key, task, queue, n, json.loads(args), at) for key, task, queue, n, args, at in rows]


def long_threads_each(*tasks: str) -> float:
    """How many threads for long jobs each firm has, of those that have such jobs waiting or under way: below 1, a
    thread that several share. The worker processes that live are taken to be set up by default. One statement.
    """
    lanes = shares(QUEUES, DEFAULT_CONCURRENCY)
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_SHARED, [list(tasks), SILENT_FOR_S])
        firms, living = cursor.fetchone()
    processes = max(1, int(living) // len(lanes))
    return float(processes * lanes[-1][1]) / max(1, int(firms))


def failed_kinds() -> Sequence[tuple[str, int]]:
    """(task, how many failed and wait for a decision), the most numerous first. One statement."""
    rows = failures().order_by().values("task").annotate(n=Count("id")).order_by("-n", "task")
    return [(row["task"], row["n"]) for row in rows]


def subject_of(args: dict[str, Any]) -> tuple[str, str] | None:
    """What the job is about: a kind and an identifier, from its own arguments."""
    found = next(((name, value) for name, value in args.items() if name.endswith("_id") and value), None)
    return (found[0].removesuffix("_id"), str(found[1])) if found else None
