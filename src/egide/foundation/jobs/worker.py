"""The worker's process: lanes of threads over the queues, that outlive the database's absences."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from django.db import close_old_connections

from egide.foundation.jobs.lanes import open_lanes
from egide.foundation.jobs.recovery import RECOVER_EVERY_S, recover_lost_jobs
from egide.foundation.observability.public import QUEUES

logger = logging.getLogger("egide.worker")

DEFAULT_CONCURRENCY = 6
RECONNECT_S = (0.5, 1.0, 2.0, 5.0)


def run_worker(*, queues: Sequence[str] = QUEUES, concurrency: int = DEFAULT_CONCURRENCY) -> None:
    """Works until SIGTERM or SIGINT, then finishes the jobs under way and returns."""
    asyncio.run(_work(queues, concurrency))


def work_until_idle(*, queues: Sequence[str] = QUEUES, concurrency: int = 1) -> None:
    """Runs what is due, then returns. For tests and for commands that must not wait."""

    async def once() -> None:
        app, lanes = open_lanes(queues, concurrency, wait=False)
        async with app.open_async():
            await asyncio.gather(*(lane.work() for lane in lanes))

    asyncio.run(once())


async def _work(queues: Sequence[str], concurrency: int) -> None:
    loop = asyncio.get_running_loop()
    # Jobs are synchronous: one thread each, and one for the recovery of lost jobs.
    loop.set_default_executor(ThreadPoolExecutor(concurrency + 1, thread_name_prefix="job"))
    stopping = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    logger.info("worker.start", extra={"count": concurrency})
    failures = 0
    while not stopping.is_set():
        began = loop.time()
        try:
            await _session(queues, concurrency, stopping)
        except Exception as error:
            logger.warning("worker.interrupted", exc_info=error)
        if stopping.is_set():
            break
        failures = 0 if loop.time() - began > 30 else failures + 1
        pause = RECONNECT_S[min(failures, len(RECONNECT_S) - 1)]
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stopping.wait(), pause)
    logger.info("worker.stop")


async def _session(queues: Sequence[str], concurrency: int, stopping: asyncio.Event) -> None:
    """One stretch of work over live connections; ends when asked to, or when any lane loses the database."""
    app, lanes = open_lanes(queues, concurrency)
    async with app.open_async():
        recovery = asyncio.create_task(_recover(), name="recovery")
        asked = asyncio.create_task(stopping.wait(), name="stop")
        running = [asyncio.create_task(lane.work(), name=f"lane {lane.worker_name}") for lane in lanes]
        try:
            await asyncio.wait([asked, *running], return_when=asyncio.FIRST_COMPLETED)
        finally:
            for lane in lanes:
                lane.close()
            ended = await asyncio.gather(*running, return_exceptions=True)
            for task in (recovery, asked):
                task.cancel()
            await asyncio.gather(recovery, asked, return_exceptions=True)
    for result in ended:
        if isinstance(result, Exception):
            raise result


async def _recover() -> None:
    """Gives lost jobs to the living, at the start and then every `RECOVER_EVERY_S` seconds."""
    while True:
        try:
            await asyncio.to_thread(_recover_once)
        except Exception as error:
            logger.warning("worker.recovery", exc_info=error)
        await asyncio.sleep(RECOVER_EVERY_S)


def _recover_once() -> None:
    close_old_connections()
    try:
        recover_lost_jobs()
    finally:
        close_old_connections()
