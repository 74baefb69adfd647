"""What a bench of the voice needs: a meeting to hear, and a stand-in engine of known speed, in a process of its own.

The engine speaks OpenAI's transcription protocol over HTTP. It answers after `pace` seconds for each second of sound,
with words of the development meetings at the rate of somebody who talks: the extraction then has something to find.
"""

from __future__ import annotations

import io
import json
import multiprocessing
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection

from egide.runtime.data_folder import CHECKOUT

RATE = 16_000
WORDS_PER_S = 2.5


def meeting(minutes: int) -> bytes:
    """Somebody who talks and breathes every four seconds, near a microphone never quite silent: Opus at 24 kbit/s."""
    import av
    import numpy as np

    chance = np.random.default_rng(7)
    at = np.arange(RATE * 60) / RATE
    envelope = np.abs(np.sin(np.pi * WORDS_PER_S * at)) * (at % 4 < 3.5)
    voice = np.convolve(chance.normal(0, 9_000, len(at)), np.ones(8) / 8, mode="same")
    held = io.BytesIO()
    with av.open(held, "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=48_000, layout="mono")
        stream.bit_rate = 24_000
        resampler = av.AudioResampler("s16", "mono", 48_000, frame_size=960)
        for minute in range(minutes):
            sound = np.roll(voice, minute * RATE) * envelope + chance.normal(0, 20, len(at))
            frame = av.AudioFrame.from_ndarray(sound.astype(np.int16)[None], format="s16", layout="mono")
            frame.sample_rate, frame.pts = RATE, minute * len(at)
            for block in resampler.resample(frame):
                container.mux(stream.encode(block))
        for block in resampler.resample(None):
            container.mux(stream.encode(block))
        container.mux(stream.encode(None))
    return held.getvalue()


def said() -> list[str]:
    """The words of the development meetings, end to end, but of those in which somebody refuses to be recorded."""
    from egide.modules.intake.routing import refusal_heard

    words: list[str] = []
    for path in sorted((CHECKOUT / "eval" / "dev").glob("dev-*.json")):
        texts = [turn["text"] for turn in json.loads(path.read_text("utf-8"))["turns"]]
        if refusal_heard([{"index": 0, "text": text} for text in texts]) is None:
            words += " ".join(texts).split()
    return words


@contextmanager
def engine(pace: float) -> Iterator[str]:
    """The address of an engine that hears any number of pieces at once."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(pace, said(), theirs), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}/v1"
    finally:
        process.terminate()
        process.join()


def _serve(pace: float, words: list[str], told: Connection) -> None:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            data = body.index(b"data", body.index(b"RIFF"))
            seconds = int.from_bytes(body[data + 4 : data + 8], "little") / 2 / RATE
            time.sleep(pace * seconds)
            answer = json.dumps(self._heard(seconds, zlib.crc32(body[-RATE:]))).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def _heard(self, seconds: float, first: int) -> dict[str, object]:
            spoken = [words[(first + n) % len(words)] for n in range(int(seconds * WORDS_PER_S))]
            timed = [
                {"word": word, "start": n / WORDS_PER_S, "end": (n + 0.9) / WORDS_PER_S}
                for n, word in enumerate(spoken)
            ]
            return {"text": " ".join(spoken), "language": "french", "words": timed}

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.send(server.server_port)
    server.serve_forever()
