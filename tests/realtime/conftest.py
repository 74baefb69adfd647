"""The real live server on a free port, and people with sessions to talk to it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from websockets.sync.client import ClientConnection, connect

from egide.foundation.accounts.models import Membership, User
from egide.foundation.accounts.session_store import SessionStore
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import Team, team_scope
from egide.kit.ids import uuid7

PATIENCE_S = 20.0


@dataclass(frozen=True)
class Person:
    user_id: UUID
    team_id: UUID
    session_key: str


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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    deadline = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {patience_s:.0f} s for {what}")
        time.sleep(0.02)


@contextmanager
def start_live(database_urls: dict[str, str]) -> Iterator[Live]:
    port = free_port()
    environment = {**os.environ, **database_urls, "EGIDE_SECRET_KEY": settings.SECRET_KEY}
    program = f"from egide.foundation.realtime.server import serve_live; serve_live(host='127.0.0.1', port={port})"
    process = subprocess.Popen([sys.executable, "-c", program], env=environment)

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


def member(team_id: UUID, prenom: str, nom: str) -> Person:
    """A person of a firm, logged in."""
    user = User.objects.create_user(f"{prenom}.{nom}@exemple.fr".lower(), None, prenom=prenom, nom=nom)
    with team_scope(team_id):
        Membership.objects.create(user=user, role="employe")
    return log_in(user, team_id)


def log_in(user: User, team_id: UUID) -> Person:
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    assert store.session_key
    return Person(user.pk, team_id, store.session_key)


def firm(nom: str) -> UUID:
    team_id = uuid7()
    with team_scope(team_id):
        Team.objects.create(id=team_id, nom=nom, slug=f"firm-{team_id}")
    return team_id


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
