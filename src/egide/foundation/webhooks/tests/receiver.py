"""Somebody else's program: a real HTTP server that keeps what it is sent, and checks signatures by its own means."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Received:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def told(self) -> dict[str, Any]:
        return dict(json.loads(self.body))


@dataclass
class Receiver:
    """`answers`: how it behaves, first to last; the last one goes on."""

    url: str = ""
    answers: list[str] = field(default_factory=lambda: ["200"])
    received: list[Received] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def behave(self) -> str:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def verify(secret: str, message: Received) -> bool:
    """Standard Webhooks, read from its specification: any of the signatures is enough, within five minutes."""
    key = base64.b64decode(secret.split("_", 1)[1])
    number, moment = message.headers["webhook-id"], message.headers["webhook-timestamp"]
    expected = hmac.digest(key, b".".join([number.encode(), moment.encode(), message.body]), hashlib.sha256)
    versions = [one.split(",", 1) for one in message.headers["webhook-signature"].split(" ")]
    fits = [version == "v1" and hmac.compare_digest(base64.b64decode(mark), expected) for version, mark in versions]
    return any(fits) and abs(time.time() - int(moment)) < 300


class Server(ThreadingHTTPServer):
    daemon_threads = True
    receiver: Receiver


class Handler(BaseHTTPRequestHandler):
    """One message at a time, received as the receiver behaves."""

    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.receiver.received.append(Received(self.path, headers, body))
        how = self.server.receiver.behave()
        if how == "closed":
            self.connection.close()
        elif how == "slow":
            self.server.receiver.released.wait(30)
        elif how == "dripping":
            self.send_response_only(200)
            self._drip()
        elif how == "huge":
            self.send_response_only(200)
            self.send_header("Content-Length", str(10**9))
            self.end_headers()
            self._pour()
        else:
            self._answer(how)

    def _answer(self, how: str) -> None:
        self.send_response_only(int(how[:3]))
        if how.startswith("302"):
            self.send_header("Location", f"{self.server.receiver.url}/ailleurs")
        if ":" in how:
            self.send_header("Retry-After", how.split(":")[1])
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def _drip(self) -> None:
        """A header line that never ends, one letter at a time."""
        try:
            while not self.server.receiver.released.wait(0.05):
                self.connection.sendall(b"x")
        except OSError:
            return

    def _pour(self) -> None:
        try:
            for _ in range(10_000):
                self.wfile.write(b"x" * 65_536)
        except OSError:
            return

    def log_message(self, *_arguments: object) -> None:
        return


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    server = Server(("127.0.0.1", 0), Handler)
    server.receiver = receiver
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield receiver
    receiver.released.set()
    server.shutdown()
    server.server_close()
