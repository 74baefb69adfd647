"""A real HTTP server that speaks OpenAI's transcription protocol, hears notes, and fails as such services do."""

from __future__ import annotations

import io
import json
import threading
import time
import wave
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
from tests.support.sounds import heard
from tests.support.threads import GivesBack

from egide.integrations.speech import RATE, Word


@dataclass(frozen=True)
class Asked:
    """One request as it arrived."""

    headers: dict[str, str]
    fields: dict[str, list[str]]
    seconds: float
    bytes: int


@dataclass
class SpeechServer:
    """`next_answers`: taken first, one a request: a status, headers and a body; then it hears, as `ear` does, at
    `pace` seconds a second of sound. `answered_s`: only sounds of that length take them; others are heard.
    """

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    next_answers: deque[tuple[int, dict[str, str], bytes] | str] = field(default_factory=deque)
    answered_s: float | None = None
    shape: str = "words"
    ear: Callable[[Any], list[Word]] = heard
    pace: float = 0.0


@contextmanager
def speech_server() -> Iterator[SpeechServer]:
    state = SpeechServer()

    class Answering(GivesBack, BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
            parts = list(BytesParser(policy=HTTP).parsebytes(head + body).iter_parts())
            fields: dict[str, list[str]] = {}
            for part in parts:
                name = part.get_param("name", header="content-disposition")
                content = part.get_payload(decode=True)
                assert isinstance(content, bytes)
                if name == "file":
                    sound = content
                else:
                    fields.setdefault(str(name), []).append(content.decode())
            with wave.open(io.BytesIO(sound)) as file:
                assert (file.getframerate(), file.getnchannels()) == (RATE, 1)
                samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
            asked = Asked(dict(self.headers), fields, len(samples) / RATE, len(body))
            state.asked.append(asked)
            answered = state.next_answers and state.answered_s in (None, asked.seconds)
            answer = state.next_answers.popleft() if answered else None
            if answer == "hang up":
                self.close_connection = True
                return
            if isinstance(answer, tuple):
                self._send(*answer)
            else:
                self._send(200, {}, json.dumps(self._said(samples)).encode())

        def _said(self, samples: Any) -> dict[str, Any]:
            time.sleep(state.pace * len(samples) / RATE)
            words = state.ear(samples)
            text = " ".join(word.text for word in words)
            if state.shape == "text":
                return {"text": text}
            if state.shape == "segments":
                ends = {"start": words[0].start, "end": words[-1].end} if words else {"start": 0, "end": 0}
                return {"text": text, "segments": [{"text": text, **ends}] if words else []}
            said = [{"word": f" {word.text}", "start": word.start, "end": word.end} for word in words]
            return {"text": text, "language": "french", "words": said}

        def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
