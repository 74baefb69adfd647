"""The part of a worker that Procrastinate does, with rows that only their owner may end, firm after firm."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from procrastinate import jobs
from procrastinate.app import App
from procrastinate.contrib.django import app as django_app
from procrastinate.contrib.django.db_cleanup import close_db_connections
from procrastinate.contrib.django.utils import connector_params
from procrastinate.manager import JobManager
from procrastinate.psycopg_connector import PsycopgConnector
from procrastinate.worker import Worker

from egide.foundation.jobs.execution import settled
from egide.foundation.jobs.recovery import HEARTBEAT_S, SILENT_FOR_S
from egide.foundation.jobs.task import PRIORITIES, registered

# Notifications start jobs at once; polling is for retries whose time has come.
POLL_S = 2.0

_FINISH = """
UPDATE procrastinate_jobs
   SET status = %(status)s::procrastinate_job_status, attempts = attempts + 1, abort_requested = false
 WHERE id = %(job_id)s AND status = 'doing' AND worker_id IS NOT DISTINCT FROM %(worker_id)s
"""
_RETRY = """
UPDATE procrastinate_jobs
   SET status = 'todo', attempts = attempts + 1, scheduled_at = %(retry_at)s, abort_requested = false,
       queueing_lock = NULL
 WHERE id = %(job_id)s AND status = 'doing' AND worker_id IS NOT DISTINCT FROM %(worker_id)s
"""
_FETCH = """
SELECT id, status, task_name, priority, lock, queueing_lock, args, scheduled_at, queue_name, attempts, worker_id
  FROM jobs_fetch(%(queues)s::varchar[], %(worker_id)s, %(served)s::text[], %(without)s::text[])
"""
# The turns of more firms than this are forgotten, the oldest first: a firm without a turn goes before the others.
TURNS_KEPT = 500


class FencedJobManager(JobManager):
    """Gives firms their turns; ends or retries a job only while this worker still owns it.

    A job that ended itself is left alone. Long jobs go to the lane that serves `long_on`, so that they never hold the
    threads that others keep for what somebody waits for; there, after a long one a short one passes, of whatever queue:
    hours of sound to hear do not stop the mail.
    """

    def __init__(self, connector: Any, *, long_on: tuple[str, ...]) -> None:
        super().__init__(connector)
        self.lanes: list[Lane] = []
        self._long_on = long_on
        self._after_long = False
        self._served: dict[str, None] = {}

    async def fetch_job(self, queues: Iterable[str] | None, worker_id: int) -> jobs.Job | None:
        wanted = tuple(queues or PRIORITIES)
        takes_long = wanted == self._long_on
        job = None
        if not takes_long or self._after_long:
            job = await self._fetch(wanted, worker_id, [each.name for each in registered.values() if each.long])
        if takes_long and job is None:
            job = await self._fetch(wanted, worker_id, [])
        if takes_long and job is not None:
            self._after_long = job.task_name in registered and registered[job.task_name].long
        return job

    async def _fetch(self, wanted: tuple[str, ...], worker_id: int, without: list[str]) -> jobs.Job | None:
        row = await self.connector.execute_query_one_async(
            _FETCH,
            queues=sorted(wanted, key=lambda name: -PRIORITIES.get(name, 0)),
            worker_id=worker_id,
            served=list(self._served),
            without=without,
        )
        if row["id"] is None:
            return None
        job = jobs.Job.from_row(row)
        firm = str(job.task_kwargs.get("team_id", ""))
        self._served.pop(firm, None)
        self._served[firm] = None
        while len(self._served) > TURNS_KEPT:
            self._served.pop(next(iter(self._served)))
        return job

    async def finish_job(self, job: jobs.Job, status: jobs.Status, delete_job: bool) -> None:
        if job.id in settled:
            settled.discard(job.id)
            return
        await self.connector.execute_query_async(_FINISH, status=status.value, job_id=job.id, worker_id=job.worker_id)
        self._let_go(job)

    async def retry_job(
        self,
        job: jobs.Job,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        await self.connector.execute_query_async(_RETRY, retry_at=retry_at, job_id=job.id, worker_id=job.worker_id)
        self._let_go(job)

    def _let_go(self, job: jobs.Job) -> None:
        """What it queued under its own lock could not start before it ended, and nobody is told of the end of a job."""
        if job.lock is not None:
            for lane in self.lanes:
                lane.wake()


class Lane(Worker):
    """A share of the worker's threads, for some of its queues."""

    keeps_time = False
    _woken = False

    async def work(self) -> None:
        """Until stopped, or until idle when opened so; raises when the database is lost."""
        await self.run()  # type: ignore[no-untyped-call]

    def close(self) -> None:
        """Take no further job; `work` returns once those under way are done."""
        self.stop()  # type: ignore[no-untyped-call]

    def wake(self) -> None:
        """Look again for jobs, even if it is looking now."""
        self._woken = True
        self._new_job_event.set()

    async def _fetch_and_process_jobs(self) -> None:
        self._woken = True
        while self._woken and not self._stop_event.is_set():
            self._woken = False
            await super()._fetch_and_process_jobs()  # type: ignore[no-untyped-call]

    async def _periodic_deferrer(self) -> None:
        """One lane keeps the time of periodic jobs for all."""
        if self.keeps_time:
            await super()._periodic_deferrer()  # type: ignore[no-untyped-call]
        else:
            await asyncio.Event().wait()


def shares(queues: Sequence[str], concurrency: int) -> list[tuple[tuple[str, ...], int]]:
    """How many threads serve which queues; long jobs are for the last share.

    `high` has a thread of its own from two threads on, `high` and `default` together have one that `low` cannot take
    from three on. Within a share, higher queues go first. With one thread a long job makes the others wait.
    """
    given = tuple(queues)
    urgent = tuple(queue for queue in given if queue == "high")
    daily = tuple(queue for queue in given if queue != "low")
    plan: list[tuple[tuple[str, ...], int]] = []
    left = concurrency
    if left >= 2 and urgent and urgent != given:
        plan.append((urgent, 1))
        left -= 1
    if left >= 2 and daily and daily != given and daily != urgent:
        kept = left // 2
        plan.append((daily, kept))
        left -= kept
    return [*plan, (given, left)]


def open_lanes(queues: Sequence[str], concurrency: int, *, wait: bool = True) -> tuple[App, list[Lane]]:
    """The lanes, not started, and the application whose connections they share (one each, and one to spare)."""
    plan = shares(queues, concurrency)
    connector = PsycopgConnector(
        kwargs=connector_params(), min_size=1, max_size=len(plan) + 1, timeout=5, reconnect_timeout=5
    )
    app = django_app.with_connector(connector)
    manager = FencedJobManager(connector, long_on=plan[-1][0])
    app.job_manager = manager
    options: dict[str, Any] = {
        "wait": wait,
        "fetch_job_polling_interval": POLL_S,
        "install_signal_handlers": False,
        "update_heartbeat_interval": HEARTBEAT_S,
        "stalled_worker_timeout": SILENT_FOR_S,
        "task_middleware": [close_db_connections],
    }
    lanes = [
        Lane(app=app, queues=list(names), concurrency=threads, name="+".join(names), **options)
        for names, threads in plan
    ]
    manager.lanes = lanes
    # What only runs what is due leaves the clock to those who stay.
    lanes[-1].keeps_time = wait
    return app, lanes
