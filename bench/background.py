"""Measures jobs and the live channel on a database of their own: `python -m bench.background`."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

LATENCIES, BURST, EVENTS, SOCKETS = 200, 2000, 300, 200
LIVE_PORT = 18791
DATABASE = "bench_background"


def prepare() -> None:
    """Points this process, and those it starts, at a freshly migrated database of the throwaway cluster."""
    import django
    from django.core.management import call_command

    from egide.runtime.postgres import test_cluster

    cluster = test_cluster()
    cluster.start()
    cluster.run_sql(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
    cluster.prepare_database(DATABASE)
    os.environ.update(cluster.urls(DATABASE))
    os.environ.setdefault("EGIDE_SECRET_KEY", "bench")
    os.environ.update(DJANGO_SETTINGS_MODULE="egide.config.settings", EGIDE_LIVE_PORT=str(LIVE_PORT))
    os.environ["EGIDE_LOG_LEVEL"] = "WARNING"
    django.setup()
    call_command("migrate", database="owner", verbosity=0)


def spread(milliseconds: Sequence[float]) -> str:
    ordered = sorted(milliseconds)
    at = {share: ordered[min(len(ordered) - 1, int(share * len(ordered)))] for share in (0.5, 0.95, 0.99)}
    return "p50 {:.1f} ms, p95 {:.1f} ms, p99 {:.1f} ms".format(*at.values())


@contextmanager
def running(*command: str) -> Iterator[None]:
    process = subprocess.Popen([sys.executable, *command])
    try:
        yield
    finally:
        process.terminate()
        process.wait(30)


def firm_and_session() -> tuple[UUID, str]:
    from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY

    from egide.foundation.accounts.models import Membership, User
    from egide.foundation.accounts.session_store import SessionStore
    from egide.foundation.tenancy.public import Team, team_scope
    from egide.kit.ids import uuid7

    team_id = uuid7()
    user = User.objects.create_user("bench@exemple.fr", None, prenom="Banc", nom="d’Essai")
    with team_scope(team_id):
        Team.objects.create(id=team_id, nom="Banc d’essai", slug="bench")
        Membership.objects.create(user=user, role="employe")
    store = SessionStore()
    store[SESSION_KEY], store[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    store.save()
    return team_id, str(store.session_key)


def wait_for_sql(sql: str, expected: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        while True:
            cursor.execute(sql)
            if cursor.fetchone()[0] == expected:
                return
            time.sleep(0.01)


def measure_jobs(team_id: UUID) -> None:
    from django.db import connection

    from bench.noop import noop
    from egide.foundation.tenancy.public import team_scope

    done = "SELECT count(*) FROM procrastinate_jobs WHERE status = 'succeeded'"
    wait_for_sql("SELECT (count(*) > 0)::int FROM procrastinate_workers", 1)
    started = time.perf_counter()
    for count in range(LATENCIES):
        with team_scope(team_id):
            noop.enqueue(team_id=team_id)
        wait_for_sql(done, count + 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extract(epoch FROM s.at - d.at) * 1000 FROM procrastinate_events d"
            " JOIN procrastinate_events s USING (job_id) WHERE d.type = 'deferred' AND s.type = 'started'"
        )
        print(f"enqueue → start, idle worker: {spread([float(row[0]) for row in cursor.fetchall()])}")
    started = time.perf_counter()
    for _ in range(LATENCIES):
        with team_scope(team_id):
            noop.enqueue(team_id=team_id)
    print(f"enqueue, one transaction each, worker busy: {LATENCIES / (time.perf_counter() - started):.0f}/s")
    wait_for_sql(done, 2 * LATENCIES)
    started = time.perf_counter()
    with team_scope(team_id):
        for _ in range(BURST):
            noop.enqueue(team_id=team_id)
    queued = time.perf_counter() - started
    wait_for_sql(done, 2 * LATENCIES + BURST)
    total = time.perf_counter() - started - queued
    print(f"burst of {BURST}: queued in {queued:.2f} s, done in {total:.2f} s, 1 process, 4 threads")
    print(f"throughput: {BURST / total:.0f} jobs/s")


async def measure_live(team_id: UUID, session: str) -> None:
    from asgiref.sync import sync_to_async
    from django.conf import settings
    from websockets.asyncio.client import ClientConnection, connect
    from websockets.typing import Origin

    from egide.foundation.realtime.public import publish
    from egide.foundation.tenancy.public import team_scope

    def say() -> None:
        with team_scope(team_id):
            publish("bench.said")

    async def page() -> ClientConnection:
        connection = await connect(
            f"ws://127.0.0.1:{LIVE_PORT}/ws",
            origin=Origin(settings.EGIDE_PUBLIC_URL),
            additional_headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"},
            open_timeout=30,
        )
        await connection.recv()
        return connection

    async def heard(connection: ClientConnection) -> float:
        while json.loads(await connection.recv())["type"] != "event":
            pass
        return time.perf_counter()

    one = await page()
    delays = []
    for _ in range(EVENTS):
        await sync_to_async(say)()
        committed = time.perf_counter()
        delays.append((await heard(one) - committed) * 1000)
    print(f"commit → page, one page: {spread(delays)}")
    started = time.perf_counter()
    pages = [one, *await asyncio.gather(*(page() for _ in range(SOCKETS - 1)))]
    print(f"{SOCKETS - 1} more pages opened in {time.perf_counter() - started:.2f} s")
    last = []
    for _ in range(20):
        await sync_to_async(say)()
        committed = time.perf_counter()
        last.append((max(await asyncio.gather(*(heard(connection) for connection in pages))) - committed) * 1000)
    print(f"commit → the last of {SOCKETS} pages: median {statistics.median(last):.0f} ms")
    await asyncio.gather(*(connection.close() for connection in pages))


def wait_for_address(url: str) -> None:
    while True:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.05)


def main() -> None:
    prepare()
    team_id, session = firm_and_session()
    worker = (
        "import django; django.setup(); import bench.noop;"
        "from egide.foundation.jobs.worker import run_worker; run_worker()"
    )
    with running("-c", worker):
        measure_jobs(team_id)
    with running("-m", "egide.cli", "live"):
        wait_for_address(f"http://127.0.0.1:{LIVE_PORT}/health/ready")
        asyncio.run(measure_live(team_id, session))


if __name__ == "__main__":
    main()
