"""What can be asked of the database about the service itself: is it there, is the queue being worked on."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import DEFAULT_DB_ALIAS, connections

QUEUES = ("high", "default", "low")
HEARD_WITHIN_S = 30

_STATES = """
SELECT queue_name, status::text, count(*) FROM procrastinate_jobs GROUP BY 1, 2
"""
_DUE = """
SELECT job.queue_name, count(*),
       coalesce(extract(epoch FROM now() - min(coalesce(job.scheduled_at, queued.at))), 0)
  FROM procrastinate_jobs job
  LEFT JOIN LATERAL (
       SELECT at FROM procrastinate_events WHERE job_id = job.id AND type = 'deferred' LIMIT 1) queued ON true
 WHERE job.status = 'todo' AND (job.scheduled_at IS NULL OR job.scheduled_at <= now())
 GROUP BY 1
"""
_WORKERS = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s)"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Jobs due in one queue; `oldest_seconds` since the oldest was queued or due."""

    count: int = 0
    oldest_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class QueueState:
    """`jobs` counts by (queue, state); `due` by queue; `workers` heard from within `HEARD_WITHIN_S`."""

    workers: int
    jobs: dict[tuple[str, str], int] = field(default_factory=dict)
    due: dict[str, Waiting] = field(default_factory=dict)


def check_database() -> None:
    """:raises django.db.Error: the database does not answer."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT 1")


def queue_state(*, counts: bool = True) -> QueueState:
    """Two or three statements on the queue's global tables; `counts=False` leaves finished jobs uncounted."""
    jobs: dict[tuple[str, str], int] = {}
    due = {queue: Waiting() for queue in QUEUES}
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        if counts:
            cursor.execute(_STATES)
            jobs = {(queue, state): count for queue, state, count in cursor.fetchall()}
        cursor.execute(_DUE)
        due |= {queue: Waiting(count, float(oldest)) for queue, count, oldest in cursor.fetchall()}
        cursor.execute(_WORKERS, [HEARD_WITHIN_S])
        (workers,) = cursor.fetchone()
    return QueueState(workers=workers, jobs=jobs, due=due)


def database_pool() -> dict[str, int]:
    """psycopg's own counters: pool_size, pool_available, requests_waiting… Empty without a pool."""
    pool = getattr(connections[DEFAULT_DB_ALIAS], "pool", None)
    return dict(pool.get_stats()) if pool is not None else {}
