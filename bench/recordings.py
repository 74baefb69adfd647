"""Measures the sending of a recording of 1 GB, stopped ten times: `python -m bench.recordings [MB]`.

Over HTTP to a real web server, three parts at once; each time the sender forgets everything and asks what has arrived.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bench.background import firm_and_session, prepare, running

MEGABYTE = 1024 * 1024
PART = 4 * MEGABYTE
STOPS = 10
AGREED = {"accorde": True, "personne": "Hélène Marchand", "formulation": "D’accord ?", "mode": "oral"}


def part(number: int, size: int) -> bytes:
    """The same bytes each time; the first begins as a WAV does."""
    body = hashlib.sha256(b"%d" % number).digest() * (size // 32)
    return b"RIFF\x00\x00\x00\x00WAVEfmt " + body[16:] if number == 0 else body


class Server:
    """What the sender says to it."""

    def __init__(self, port: int, token: str) -> None:
        self.port, self.token = port, token

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        told = {"X-Session-Token": self.token, "Content-Type": "application/json", **headers}
        connection.request(method, f"/api/v1/{path}", body, told)
        answer = connection.getresponse()
        read = answer.read()
        connection.close()
        return answer.status, json.loads(read) if read else None

    def put(self, meeting: str, number: int, content: bytes) -> int:
        digest = f"sha-256={hashlib.sha256(content).hexdigest()}"
        address = f"entretiens/{meeting}/enregistrement/prises/0/parties/{number}"
        headers = {"Content-Type": "application/octet-stream", "X-Empreinte": digest}
        return self.ask("PUT", address, content, **headers)[0]

    def missing(self, meeting: str, count: int) -> list[int]:
        prises = self.ask("GET", f"entretiens/{meeting}/enregistrement")[1]["prises"]
        held = {n for first, last in (prises[0]["parties"] if prises else ()) for n in range(first, last + 1)}
        return [n for n in range(count) if n not in held]


def send(server: Server, meeting: str, count: int, size: int) -> Counter[int]:
    """Every part, with a stop after each eleventh of them; how often each was acknowledged."""
    acknowledged: Counter[int] = Counter()
    lock = threading.Lock()

    def one(number: int) -> None:
        status = server.put(meeting, number, part(number, size))
        assert status in (200, 201), status
        with lock:
            acknowledged[number] += 1

    while left := server.missing(meeting, count):
        with ThreadPoolExecutor(3) as several:
            list(several.map(one, left[: -(-count // (STOPS + 1))]))
    return acknowledged


def main(arguments: Sequence[str]) -> int:
    megabytes = int(arguments[0]) if arguments else 1024
    count = megabytes * MEGABYTE // PART
    with tempfile.TemporaryDirectory(prefix="egide-bench-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
        probe.close()
        os.environ |= {"EGIDE_DATA": folder, "EGIDE_PORT": str(port), "EGIDE_THROTTLES": "non"}
        prepare()
        _team_id, token = firm_and_session()
        with running("-m", "egide.cli", "web"):
            server = Server(port, token)
            _wait(server)
            said = {"source": "fichier", "nom": "bilan.wav", "taille": count * PART, "consentement": AGREED}
            _status, made = server.ask("POST", "entretiens/enregistrements", json.dumps(said).encode())
            began = time.perf_counter()
            acknowledged = send(server, made["id"], count, PART)
            seconds = time.perf_counter() - began
            finish = json.dumps({"prises": [count]}).encode()
            assert server.ask("POST", f"entretiens/{made['id']}/enregistrement/termine", finish)[0] == 200
        twice = sum(1 for times in acknowledged.values() if times > 1)
        print(f"envoi : {megabytes} Mo, {count} parties, {STOPS} arrêts, {seconds:.0f} s, "
              f"{megabytes / seconds:.0f} Mo/s, parties envoyées deux fois : {twice}")  # fmt: skip
    return 0


def _wait(server: Server) -> None:
    while True:
        try:
            server.ask("GET", "todo")
            return
        except OSError:
            time.sleep(0.1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
