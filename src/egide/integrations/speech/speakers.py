"""Who speaks when on one channel, by the sound of the voices: the optional dependency group `speakers`.

The library runs in a process of its own: it ends the one it is in when a model is not what it expects, and what it
holds goes with it.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from egide.integrations.speech.types import Samples

_LAST_S = 3600.0
"""After the last sample: a window takes minutes, a process that does not end is given up."""


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """`voice` is heard from second `start` to second `end` of the recording. Two voices may overlap."""

    start: float
    end: float
    voice: int


class NotToldApart(Exception):
    """The voices could not be told apart; the message says why, and holds nothing of the recording."""


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


def tell_apart(sounds: Iterable[Samples], models: SpeakerModels) -> list[VoiceSpan]:
    """Who speaks when, in the order of time; voices are numbered from 0. Memory does not grow with the length.

    :param sounds: one channel at `RATE`, end to end.
    :raises NotToldApart: a model is not what it says, or the library failed.
    """
    files = [str(models.segmentation), str(models.embedding)]
    command = [sys.executable, "-m", "egide.integrations.speech.diarising", *files]
    try:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            try:
                assert process.stdin is not None
                for sound in sounds:
                    process.stdin.write(sound.astype("<i2").tobytes())
                answer, _ = process.communicate(timeout=_LAST_S)
            finally:
                process.kill()
    except BrokenPipeError:
        raise NotToldApart("ended before the sound did") from None
    except subprocess.TimeoutExpired:
        raise NotToldApart("no answer") from None
    if process.returncode:
        raise NotToldApart(f"ended with {process.returncode}")
    try:
        return [VoiceSpan(float(start), float(end), int(voice)) for start, end, voice in json.loads(answer)]
    except (TypeError, ValueError):
        raise NotToldApart("unreadable answer") from None
