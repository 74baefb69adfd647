"""A recording sent while the web server, the workers and the database are killed: each part is sent until it is
acknowledged, never again after, and what is kept is byte for byte what was sent."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import struct
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from tests.kill.brokers import CONSENT, LOST_ANSWERS, Broker, sessions
from tests.kill.test_meetings import kill_one, wait_for_service
from tests.runtime.processes import Up

from egide.runtime.postgres import Cluster

SIZE = 12 * 1024 * 1024
PART = 128 * 1024
KILLS = 10
SEED = int(os.environ.get("EGIDE_KILL_SEED", "20261130"))
PATIENCE_S = 300.0

pytestmark = [pytest.mark.kill, pytest.mark.slow, pytest.mark.xdist_group("runtime")]


def recording(chance: random.Random) -> bytes:
    """Noise, one channel of 16 bits, 16 000 times a second."""
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", SIZE - 8, b"WAVE", b"fmt ", 16, 1, 1, 16_000, 32_000, 2, 16,
                       b"data", SIZE - 44)  # fmt: skip
    return head + chance.randbytes(SIZE - len(head))


class Sending:
    """A sender that goes on from what the server has, as a browser does."""

    def __init__(self, broker: Broker, content: bytes, until: float) -> None:
        self.broker, self.until = broker, until
        self.parts = [content[start : start + PART] for start in range(0, len(content), PART)]
        self.answers: Counter[int] = Counter()
        self.acknowledged: Counter[int] = Counter()
        self.lock = threading.Lock()
        said = {"source": "fichier", "nom": "bilan.wav", "taille": len(content), "consentement": CONSENT}
        made = broker.insist("POST", "entretiens/enregistrements", said, key="bilan", until=until)
        self.id: str = made["id"]

    def missing(self) -> list[int]:
        told = self.broker.insist("GET", f"entretiens/{self.id}/enregistrement", until=self.until)
        ranges = told["prises"][0]["parties"] if told["prises"] else []
        held = {n for first, last in ranges for n in range(first, last + 1)}
        return [n for n in range(len(self.parts)) if n not in held]

    def put(self, number: int) -> int:
        """0 when nobody answered."""
        part = self.parts[number]
        path = f"api/v1/entretiens/{self.id}/enregistrement/prises/0/parties/{number}"
        headers = {
            "X-Session-Token": self.broker.token,
            "Content-Type": "application/octet-stream",
            "X-Empreinte": f"sha-256={hashlib.sha256(part).hexdigest()}",
        }
        address = f"http://127.0.0.1:{self.broker.running.port}/{path}"
        request = urllib.request.Request(address, data=part, headers=headers, method="PUT")
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                status = int(answer.status)
        except urllib.error.HTTPError as refused:
            status = refused.code
            assert status == 429 or status >= 500, (status, refused.read())
        except LOST_ANSWERS:
            status = 0
        with self.lock:
            self.answers[status] += 1
            if status in (200, 201):
                self.acknowledged[number] += 1
        return status

    def once(self) -> None:
        """Whatever is missing, three at a time; what nobody answered for is left to the next time."""
        with ThreadPoolExecutor(3) as several:
            list(several.map(self.put, self.missing()))


def test_a_recording_survives_ten_kills_and_no_part_is_sent_after_it_was_acknowledged(running: Up) -> None:
    chance = random.Random(SEED)
    content = recording(chance)
    until = time.monotonic() + PATIENCE_S
    broker = Broker(running, sessions(running)[0])
    sending = Sending(broker, content, until)
    over = threading.Event()
    victims: list[str] = []

    def kill() -> None:
        while len(victims) < KILLS and not over.wait(chance.uniform(0.1, 1.0)):
            wait_for_service(broker, until=time.monotonic() + 20)
            victims.append(kill_one(running, chance, until=until))

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    while sending.missing():
        sending.once()
        assert time.monotonic() < until
    # The rest of the kills fall on the joining.
    done = broker.insist(
        "POST", f"entretiens/{sending.id}/enregistrement/termine", {"prises": [len(sending.parts)]}, until=until
    )
    assert done["enregistrement"]["etat"] == "complet"
    for _kill in range(3):
        time.sleep(chance.uniform(0.05, 0.3))
        if (pid := worker_of(running, chance)) is not None:
            try:
                os.killpg(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
    read = assembled(broker, sending.id, until)
    over.set()
    killer.join()
    assert max(sending.acknowledged.values()) == 1, "a part was sent after it had been acknowledged"
    assert read["enregistrement"]["taille"] == SIZE
    kept = stored_digest(running, until)
    assert kept == [(SIZE, hashlib.sha256(content).hexdigest())], (victims, sending.answers)


def worker_of(running: Up, chance: random.Random) -> int | None:
    try:
        return running.pid_of(f"worker-{chance.randint(1, 3)}")
    except (OSError, ValueError):
        return None


def assembled(broker: Broker, meeting_id: str, until: float) -> dict[str, Any]:
    """The meeting, once its recording is joined (what comes after needs an engine)."""
    while time.monotonic() < until:
        read: dict[str, Any] = broker.insist("GET", f"entretiens/{meeting_id}", until=until)
        if any(step["step"] == "assembly" and step["state"] == "done" for step in read["steps"]):
            return read
        if read["state"] == "failed":
            assert read["failure"]["retryable"], read["failure"]
            broker.ask("POST", f"entretiens/{meeting_id}/retry", {})
        time.sleep(0.3)
    raise AssertionError(f"never joined: {read['steps']}")


def stored_digest(running: Up, until: float) -> list[tuple[int, str]]:
    """Size and digest of every take that is kept."""
    while True:
        try:
            with psycopg.connect(Cluster(running.data).urls()["DATABASE_PLATFORM_URL"]) as server:
                return [
                    (size, digest)
                    for size, digest in server.execute(
                        "SELECT f.size, f.sha256 FROM intake_prise p JOIN files_storedfile f ON f.id = p.file_id"
                    ).fetchall()
                ]
        except psycopg.OperationalError:
            assert time.monotonic() < until
            time.sleep(0.3)
