"""What is measured, in Prometheus's words. Labels are bounded: patterns, names and states, never data.

With `PROMETHEUS_MULTIPROC_DIR` set (`egide up` does), the processes of one machine share their counts through that
folder and each of them answers for all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY, Collector

from egide.foundation.observability.probes import database_pool, queue_state

SHARED_FOLDER = Path(folder) if (folder := os.environ.get("PROMETHEUS_MULTIPROC_DIR")) else None
if SHARED_FOLDER is not None:
    SHARED_FOLDER.mkdir(parents=True, exist_ok=True)

SECONDS = (0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.25, 2.5, 5.0, 10.0)
JOB_SECONDS = (0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 60.0, 300.0)

HTTP_REQUESTS = Counter("egide_http_requests", "Requests answered.", ["route", "method", "status"])
HTTP_DURATION = Histogram(
    "egide_http_request_duration_seconds", "Time to answer.", ["route", "method"], buckets=SECONDS
)
JOBS = Counter("egide_jobs_run", "Attempts of jobs, by how they ended.", ["task", "queue", "outcome"])
JOB_DURATION = Histogram("egide_job_duration_seconds", "Time of one attempt.", ["task"], buckets=JOB_SECONDS)
LIVE_SOCKETS = Gauge("egide_live_sockets", "Open live sockets.", multiprocess_mode="livesum")
LIVE_EVENTS = Counter("egide_live_events_sent", "Events sent to live sockets.")
RECORDING_PARTS = Counter("egide_recording_parts", "Parts of recordings received, by what became of them.", ["outcome"])
RECORDING_BYTES = Counter("egide_recording_bytes", "Bytes of the parts of recordings that were kept.")


class StateCollector(Collector):
    """What the database knows at the moment of the scrape: the same answer from every process."""

    def collect(self) -> Iterable[Metric]:
        jobs = GaugeMetricFamily("egide_jobs", "Jobs kept, by queue and state.", labels=["queue", "state"])
        depth = GaugeMetricFamily("egide_queue_depth", "Jobs due and not started.", labels=["queue"])
        oldest = GaugeMetricFamily("egide_queue_oldest_seconds", "Age of the oldest job due.", labels=["queue"])
        queue = queue_state()
        for (name, state), count in queue.jobs.items():
            jobs.add_metric([name, state], count)
        for name, waiting in queue.due.items():
            depth.add_metric([name], waiting.count)
            oldest.add_metric([name], waiting.oldest_seconds)
        yield from (jobs, depth, oldest)
        yield GaugeMetricFamily("egide_workers", "Workers heard from in the last 30 s.", value=queue.workers)
        pool = GaugeMetricFamily("egide_database_pool", "Connections of this process's pool.", labels=["what"])
        for what, value in database_pool().items():
            pool.add_metric([what], value)
        yield pool


def _forget_the_dead(folder: Path) -> None:
    """A process that was killed has left its open sockets counted."""
    for path in folder.glob("gauge_live*_*.db"):
        pid = path.stem.rpartition("_")[2]
        if pid.isdecimal() and not Path("/proc", pid).exists() and Path("/proc/self").exists():
            path.unlink(missing_ok=True)


def exposition() -> bytes:
    """The text that /metrics answers."""
    shared = CollectorRegistry()
    if SHARED_FOLDER is not None:
        _forget_the_dead(SHARED_FOLDER)
        MultiProcessCollector(shared)  # type: ignore[no-untyped-call]
        counted = generate_latest(shared)
    else:
        counted = generate_latest(REGISTRY)
    state = CollectorRegistry()
    state.register(StateCollector())
    return counted + generate_latest(state)
