"""The real live server on a free port, and people with sessions to talk to it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any
from uuid import UUID

import pytest
from django.conf import settings
from tests.support.people import Person, firm, member
from tests.support.processes import PATIENCE_S, free_port, wait_for
from websockets.sync.client import ClientConnection, connect

from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import team_scope


class Page:
    """A browser's page with its socket open."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    def next(self, timeout: float = PATIENCE_S) -> dict[str, Any]:
        """The next message that is not a ping."""
        while True:
            message: dict[str, Any] = json.loads(self.connection.recv(timeout))
            if message["type"] != "ping":
                return message

    def events(self, count: int) -> list[dict[str, Any]]:
        messages = [self.next() for _ in range(count)]
        assert {message["type"] for message in messages} <= {"event"}
        return messages

    def hears_nothing_before(self, person: Person, kind: str = "essai.borne") -> bool:
        """Whether the very next thing heard is an event made now: nothing came, and nothing is on its way."""
        say(person, kind)
        return bool(self.next()["kind"] == kind)


@dataclass(frozen=True)
class Live:
    """The live server's process."""

    port: int
    process: subprocess.Popen[bytes]

    def is_ready(self) -> bool:
        """It listens to the database."""
        assert self.process.poll() is None, "the live server ended"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    @contextmanager
    def page(
        self, person: Person | None, *, since: int | None = None, origin: str | None = None, cookie: str | None = None
    ) -> Iterator[Page]:
        sent = cookie if cookie is not None else person.session_key if person else ""
        address = f"ws://127.0.0.1:{self.port}/ws" + ("" if since is None else f"?since={since}")
        with connect(
            address,
            origin=origin or settings.EGIDE_PUBLIC_URL,
            additional_headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={sent}"},
            open_timeout=PATIENCE_S,
        ) as connection:
            yield Page(connection)


@contextmanager
def start_live(database_urls: dict[str, str], *, log: IO[str] | None = None) -> Iterator[Live]:
    port = free_port()
    environment = {
        **os.environ,
        **database_urls,
        "EGIDE_SECRET_KEY": settings.SECRET_KEY,
        "EGIDE_LIVE_PORT": str(port),
    }
    process = subprocess.Popen([sys.executable, "-m", "egide.cli", "live"], env=environment, stderr=log)

    live = Live(port, process)
    try:
        wait_for(live.is_ready, "the live server")
        yield live
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE_S)


@pytest.fixture(scope="session")
def live(django_db_setup: None, database_urls: dict[str, str]) -> Iterator[Live]:
    with start_live(database_urls) as live:
        yield live


def say(person: Person, kind: str = "client.changed", *, to: Person | None = None, **ids: UUID) -> None:
    """One committed event."""
    with team_scope(person.team_id):
        publish(kind, user_id=to.user_id if to else None, **ids)


@pytest.fixture
def claire(transactional_db: None) -> Person:
    return member(firm("Cabinet Lavigne"), "Claire", "Vasseur")


@pytest.fixture
def thomas(claire: Person) -> Person:
    return member(claire.team_id, "Thomas", "Berger")


@pytest.fixture
def yann(transactional_db: None) -> Person:
    return member(firm("Assurances du Ponant"), "Yann", "Kerbrat")
