"""Who speaks when on one channel, by the sound of the voices: the optional dependency group `speakers`.

The library runs in a process of its own: it ends the one it is in when a model is not what it expects, and what it
holds goes with it.
"""

from __future__ import annotations

import importlib.util
import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from egide.integrations.speech.types import Samples

_LAST_S = 3600.0
"""After the last sample: a window takes minutes, a process that does not end is given up."""
_ASKED_EVERY_S = 1.0
"""How soon a process whose answer nobody wants any more is ended, whatever it is at."""


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """`voice` is heard from second `start` to second `end` of the recording. Two voices may overlap."""

    start: float
    end: float
    voice: int


class NotToldApart(Exception):
    """The voices could not be told apart; the message says why, and holds nothing of the recording."""


class NoLongerWanted(Exception):
    """Whoever asked who speaks wants no answer any more."""


@dataclass(frozen=True, slots=True)
class SpeakerModels:
    """Two local files: pyannote's segmentation model in ONNX form, and a model that makes a vector of a voice."""

    segmentation: Path
    embedding: Path

    @property
    def ready(self) -> bool:
        """Whether the library is installed and both files are there. Loads nothing."""
        return (
            importlib.util.find_spec("sherpa_onnx") is not None
            and self.segmentation.is_file()
            and self.embedding.is_file()
        )


def models_of(segmentation: str, embedding: str) -> SpeakerModels | None:
    """Those at these two paths; None when one is not given, when a file is not there, or without the library."""
    if not segmentation or not embedding:
        return None
    models = SpeakerModels(Path(segmentation), Path(embedding))
    return models if models.ready else None


def tell_apart(
    sounds: Iterable[Samples], models: SpeakerModels, *, wanted: Callable[[], bool] = lambda: True
) -> list[VoiceSpan]:
    """Who speaks when, in the order of time; voices are numbered from 0. Memory does not grow with the length.

    :param sounds: one channel at `RATE`, end to end.
    :param wanted: asked every second; once it says no, the process is ended.
    :raises NotToldApart: a model is not what it says, or the library failed.
    :raises NoLongerWanted: `wanted` said so.
    """
    files = [str(models.segmentation), str(models.embedding)]
    command = [sys.executable, "-m", "egide.integrations.speech.diarising", str(os.getpid()), *files]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
    ) as process:
        try:
            answer = _talk(process, sounds, _Patience(wanted))
        except BrokenPipeError:
            raise NotToldApart("ended before the sound did") from None
        except subprocess.TimeoutExpired:
            raise NotToldApart("answered, and did not end") from None
        finally:
            process.kill()
    if process.returncode:
        raise NotToldApart(f"ended with {process.returncode}")
    try:
        return [VoiceSpan(float(start), float(end), int(voice)) for start, end, voice in json.loads(answer)]
    except (TypeError, ValueError):
        raise NotToldApart("unreadable answer") from None


def _talk(process: subprocess.Popen[bytes], sounds: Iterable[Samples], patience: _Patience) -> bytes:
    """What a process answers to all the sound, its return code known."""
    assert process.stdin is not None and process.stdout is not None
    for sound in sounds:
        rest = memoryview(sound.astype("<i2").tobytes())
        for stream in patience.ready(process.stdin, selectors.EVENT_WRITE):
            rest = rest[os.write(stream.fileno(), rest) :]
            if not rest:
                break
    process.stdin.close()
    answer, until = b"", time.monotonic() + _LAST_S
    for stream in patience.ready(process.stdout, selectors.EVENT_READ, until):
        part = os.read(stream.fileno(), 1 << 16)
        if not part:
            break
        answer += part
    process.wait(_LAST_S)
    return answer


class _Patience:
    """Waits for a process as long as its answer is wanted."""

    def __init__(self, wanted: Callable[[], bool]) -> None:
        self._wanted, self._next = wanted, 0.0

    def ready(self, stream: IO[bytes], event: int, until: float = float("inf")) -> Iterator[IO[bytes]]:
        """The stream, each time that it can be read or written without waiting."""
        os.set_blocking(stream.fileno(), False)
        with selectors.DefaultSelector() as watched:
            watched.register(stream, event)
            while True:
                now = time.monotonic()
                if now > until:
                    raise NotToldApart("no answer")
                if now >= self._next:
                    if not self._wanted():
                        raise NoLongerWanted
                    self._next = now + _ASKED_EVERY_S
                if watched.select(_ASKED_EVERY_S):
                    yield stream
