"""Recordings sent as a browser sends them."""

from __future__ import annotations

import hashlib
import struct
from typing import Any

from tests.people import Browser

from .conftest import CONSENT


def wav(seconds: float = 1.0, *, rate: int = 8000, channels: int = 1, tone: int = 40) -> bytes:
    """A square tone, 16 bits."""
    frames = int(seconds * rate)
    samples = b"".join(struct.pack("<h", 6000 if (n // tone) % 2 else -6000) * channels for n in range(frames))
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, channels, rate,
                       rate * 2 * channels, 2 * channels, 16, b"data", len(samples))  # fmt: skip
    return head + samples


def cut(content: bytes, size: int) -> list[bytes]:
    """The parts of a file, `size` bytes each, the last one shorter."""
    return [content[start : start + size] for start in range(0, len(content), size)]


def announce(browser: Browser, content: bytes, *, nom: str = "entretien.wav", **body: Any) -> dict[str, Any]:
    """A recording of which nothing has come yet."""
    said = {"source": "fichier", "nom": nom, "taille": len(content), "date": "2026-03-12", "consentement": CONSENT}
    answer = browser.send("POST", "entretiens/enregistrements", {**said, **body})
    assert answer.status_code == 201, answer.content
    made: dict[str, Any] = answer.json()
    return made


def put(browser: Browser, meeting_id: str, take: int, number: int, part: bytes, *, digest: str | None = None) -> Any:
    return browser.put(
        f"/api/v1/entretiens/{meeting_id}/enregistrement/prises/{take}/parties/{number}",
        part,
        content_type="application/octet-stream",
        headers={"X-Empreinte": f"sha-256={digest or hashlib.sha256(part).hexdigest()}"},
    )


def finish(browser: Browser, meeting_id: str, *counts: int, **body: Any) -> Any:
    return browser.send("POST", f"entretiens/{meeting_id}/enregistrement/termine", {"prises": counts, **body})


def state(browser: Browser, meeting_id: str) -> dict[str, Any]:
    answer = browser.read(f"entretiens/{meeting_id}/enregistrement")
    assert answer.status_code == 200, answer.content
    told: dict[str, Any] = answer.json()
    return told


def send(browser: Browser, content: bytes, *, size: int = 4096, **body: Any) -> dict[str, Any]:
    """A whole file, sent and finished."""
    meeting = announce(browser, content, **body)
    parts = cut(content, size)
    for number, part in enumerate(parts):
        assert put(browser, meeting["id"], 0, number, part).status_code == 201
    answer = finish(browser, meeting["id"], len(parts))
    assert answer.status_code == 200, answer.content
    done: dict[str, Any] = answer.json()
    return done
