"""A firm with its people, the traces that jobs left, and real workers."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from tests.jobs.sample import GATE
from tests.support.people import Person, firm, member
from tests.support.processes import PATIENCE_S

from egide.foundation.realtime.models import Event
from egide.foundation.tenancy.public import team_scope
from egide.runtime import postgres

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def claire(transactional_db: None) -> Person:
    return member(firm("Cabinet Lavigne"), "Claire", "Vasseur")


@pytest.fixture
def yann(transactional_db: None) -> Person:
    return member(firm("Assurances du Ponant"), "Yann", "Kerbrat")


def traces(team_id: UUID, kind: str = "essai.trace") -> list[dict[str, Any]]:
    """What committed jobs of the firm left, in the order of their commits."""
    with team_scope(team_id):
        return list(Event.objects.filter(kind=kind).order_by("seq").values_list("ids", flat=True))


def states() -> list[tuple[str, str, int]]:
    """(task, status, attempts) of every job, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, status::text, attempts FROM procrastinate_jobs ORDER BY id")
        return cursor.fetchall()


def status_of(task: str) -> list[str]:
    return [status for name, status, _ in states() if name == task]


@contextmanager
def closed_gate() -> Iterator[None]:
    """Jobs that wait at the gate stay there until the end of the block."""
    name = connection.settings_dict["NAME"]
    with psycopg.connect(postgres.test_cluster().superuser_url(name), autocommit=True) as keeper:
        keeper.execute("SELECT pg_advisory_lock(%s)", [GATE])
        yield


class Workers:
    """Worker processes of this test's database; all ended with the test."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, concurrency: int = 2) -> subprocess.Popen[bytes]:
        program = (
            "import django; django.setup(); import tests.jobs.sample;"
            # Upkeep that happens to be due at this hour of the day is not what these tests count.
            "from procrastinate.contrib.django import app; app.periodic_registry.periodic_tasks.clear();"
            f"from egide.foundation.jobs.worker import run_worker; run_worker(concurrency={concurrency})"
        )
        process = subprocess.Popen([sys.executable, "-c", program], env=self.environment, cwd=CHECKOUT)
        self.running.append(process)
        return process

    def end(self) -> None:
        for process in self.running:
            process.kill()
            process.wait(PATIENCE_S)


@pytest.fixture
def workers(transactional_db: None, database_urls: dict[str, str]) -> Iterator[Workers]:
    started = Workers({**os.environ, **database_urls, "EGIDE_SECRET_KEY": settings.SECRET_KEY})
    yield started
    started.end()
