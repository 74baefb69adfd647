"""Any service that speaks OpenAI's `/audio/transcriptions`, one's own machine included."""

from __future__ import annotations

import io
import random
import time
import wave
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import httpx2

from egide.integrations.address import AddressRefused, check_address
from egide.integrations.speech.stitching import bare
from egide.integrations.speech.types import RATE, TRANSIENT, Code, SpeechFailure, Word
from egide.integrations.tls import authorities

if TYPE_CHECKING:
    from egide.integrations.speech.types import Samples

LARGEST_BYTES = 25_000_000
"""What these services take at once."""
_STATUSES = {401: Code.BAD_KEY, 403: Code.BAD_KEY, 404: Code.UNKNOWN_MODEL, 429: Code.RATE_LIMITED}
_LONGEST_WAIT_S = 30.0


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One model of one service. `timeout_s`: for one attempt, from the connection to the last byte."""

    base_url: str
    model: str
    api_key: str = field(repr=False)
    timeout_s: float = 120.0
    attempts: int = 3


class RemoteTranscriber:
    """A `Transcriber` over HTTP.

    :param trusted: hosts that may be private and plain http (`check_address`).
    :raises SpeechFailure: `address`: not somewhere a recording may go.
    """

    longest_s = 600.0  # 19 MB as WAV

    def __init__(
        self, endpoint: Endpoint, *, trusted: Collection[str] = (), pause: Callable[[float], None] = time.sleep
    ) -> None:
        try:
            check_address(endpoint.base_url, trusted=trusted)
        except AddressRefused as refusal:
            raise SpeechFailure(Code.UNREACHABLE if refusal.reason == "unknown_host" else Code.ADDRESS) from None
        self._endpoint = endpoint
        self._pause = pause

    def hear(self, samples: Samples, *, hints: Sequence[str] = ()) -> list[Word]:
        """As `Transcriber.hear`."""
        content = _wav(samples)
        attempt = 1
        while True:
            try:
                return list(_words(self._ask(content, hints), len(samples) / RATE))
            except SpeechFailure as failure:
                wait = 2 ** (attempt - 1) * (1 + random.random() / 4)
                wait = max(wait, failure.retry_after_s or 0)
                if failure.code not in TRANSIENT or attempt >= self._endpoint.attempts or wait > _LONGEST_WAIT_S:
                    raise
                attempt += 1
                self._pause(wait)

    def _ask(self, content: bytes, hints: Sequence[str]) -> dict[str, Any]:
        form = {
            "model": self._endpoint.model,
            "language": "fr",
            "response_format": "verbose_json",
            "timestamp_granularities[]": ["word", "segment"],
        }
        if hints:
            form["prompt"] = ", ".join(hints)
        try:
            with httpx2.Client(
                verify=authorities(), timeout=self._endpoint.timeout_s, follow_redirects=False
            ) as client:
                answer = client.post(
                    self._endpoint.base_url.rstrip("/") + "/audio/transcriptions",
                    headers={"Authorization": f"Bearer {key}"} if (key := self._endpoint.api_key) else None,
                    data=form,
                    files={"file": ("entretien.wav", content, "audio/wav")},
                )
        except httpx2.TimeoutException:
            raise SpeechFailure(Code.TIMEOUT) from None
        except httpx2.HTTPError:
            raise SpeechFailure(Code.UNREACHABLE) from None
        if answer.status_code != httpx2.codes.OK:
            raise _refusal(answer)
        try:
            said = answer.json()
        except ValueError:
            raise SpeechFailure(Code.WRONG_SHAPE) from None
        if not isinstance(said, dict):
            raise SpeechFailure(Code.WRONG_SHAPE)
        return said


def _refusal(answer: httpx2.Response) -> SpeechFailure:
    status = answer.status_code
    code = _STATUSES.get(status) or (Code.SERVER_ERROR if status >= 500 or status == 408 else Code.REJECTED)
    asked = answer.headers.get("retry-after", "")
    return SpeechFailure(code, retry_after_s=float(asked) if asked.isdigit() else None)


def _wav(samples: Samples) -> bytes:
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())
    return held.getvalue()


def _words(said: dict[str, Any], duration_s: float) -> Iterator[Word]:
    """The words with their times; where a service gives sentences only, its words share the sentence's time."""
    try:
        if said.get("words"):
            timed = [
                Word(text, float(word["start"]), float(word["end"]))
                for word in said["words"]
                if (text := str(word["word"]).strip())
            ]
            yield from _written(timed, str(said.get("text", "")).split())
        elif said.get("segments"):
            for segment in said["segments"]:
                yield from _spread(str(segment["text"]), float(segment["start"]), float(segment["end"]))
        else:
            yield from _spread(str(said["text"]), 0.0, duration_s)
    except (KeyError, TypeError, ValueError):
        raise SpeechFailure(Code.WRONG_SHAPE) from None


def _written(timed: Sequence[Word], text: Sequence[str]) -> Iterator[Word]:
    """The timed words as the text writes them: services time bare words, and the text alone has the punctuation.

    Where the two part, what was timed stands.
    """
    written: list[Word] = []
    index = 0
    for token in text:
        wanted = bare(token)
        if not wanted:
            if written:
                written[-1] = replace(written[-1], text=f"{written[-1].text} {token}")
            continue
        first, found = index, ""
        while index < len(timed) and len(found) < len(wanted):
            found += bare(timed[index].text)
            index += 1
        if found != wanted:
            yield from timed
            return
        written.append(Word(token, timed[first].start, timed[index - 1].end, timed[first].confidence))
    yield from (written if index == len(timed) else timed)


def _spread(text: str, start: float, end: float) -> Iterator[Word]:
    """Words over a time, each by its length."""
    words = text.split()
    letters = sum(map(len, words))
    at = start
    for word in words:
        until = at + (end - start) * len(word) / letters
        yield Word(word, at, until)
        at = until
