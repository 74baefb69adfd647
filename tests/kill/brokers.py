"""Brokers who send meetings to a server that keeps dying, and try again until they are answered."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import Any

from tests.runtime.processes import CHECKOUT, Up, environment

LOST_ANSWERS = (OSError, http.client.HTTPException, ValueError)
CONSENT = {"accorde": True, "personne": "Le client", "formulation": "Acceptez-vous d’être enregistré ?", "mode": "oral"}


def sessions(running: Up) -> list[str]:
    """The tokens of two brokers of one firm, made in the installation."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.kill.seed"],
        env=environment(running.data, running.port, running.live_port),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    tokens: list[str] = json.loads(done.stdout.strip().splitlines()[-1])
    return tokens


def development_meetings() -> list[dict[str, Any]]:
    """What the labelled meetings say, without their labels."""
    cases = [json.loads(path.read_text("utf-8")) for path in sorted((CHECKOUT / "eval" / "dev").glob("*.json"))]
    return [{name: case[name] for name in ("id", "date", "turns")} for case in cases]


@dataclass
class Broker:
    """Speaks HTTP with a session token."""

    running: Up
    token: str

    def ask(self, method: str, path: str, body: Any = None, key: str | None = None) -> tuple[int, Any]:
        """One request. :raises OSError, HTTPException: nobody answered."""
        headers = {"X-Session-Token": self.token, "Content-Type": "application/json"}
        if key is not None:
            headers["Idempotency-Key"] = key
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.running.port}/api/v1/{path}",
            data=json.dumps(body).encode() if body is not None else None,
            headers=headers,
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.loads(answer.read())
        except urllib.error.HTTPError as refused:
            return refused.code, json.loads(refused.read())

    def is_answered(self) -> bool:
        """Whether the service works."""
        try:
            return self.ask("GET", "todo")[0] == 200
        except LOST_ANSWERS:
            return False

    def insist(self, method: str, path: str, body: Any = None, key: str | None = None, *, until: float) -> Any:
        """The same request until it is answered; a lost answer, an outage and a throttle are tried again."""
        while time.monotonic() < until:
            try:
                status, answer = self.ask(method, path, body, key)
            except LOST_ANSWERS:
                status, answer = 0, None
            if status in (200, 201):
                return answer
            assert status in (0, 429) or status >= 500, (status, answer)
            time.sleep(0.2)
        raise AssertionError(f"{method} {path} was never answered")


@dataclass
class Sender(threading.Thread):
    """Sends its meetings when `pace` lets it, each once however often it has to try."""

    broker: Broker
    meetings: list[tuple[str, dict[str, Any]]]
    pace: threading.Semaphore
    until: float
    sent: dict[str, str] = field(default_factory=dict)
    failure: BaseException | None = None

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        try:
            for title, case in self.meetings:
                self.pace.acquire()
                body = {
                    "texte": json.dumps({"date": case["date"], "turns": case["turns"]}),
                    "titre": title,
                    "consentement": CONSENT,
                }
                answer = self.broker.insist(
                    "POST", "entretiens", body, key=f"envoi:{title.replace(' ', '-')}", until=self.until
                )
                self.sent[title] = answer["id"]
        except BaseException as error:
            self.failure = error
            raise
