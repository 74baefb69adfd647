"""Whisper on this machine, by faster-whisper (the optional dependency group `speech`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from egide.integrations.speech.types import Code, SpeechFailure, Word

if TYPE_CHECKING:
    from egide.integrations.speech.types import Samples


class LocalTranscriber:
    """A `Transcriber` over a Whisper model.

    :param model: a folder, or the name of a model fetched before: nothing is downloaded.
    :param compute_type: `auto`: what is fast on the device without hearing worse.
    :raises SpeechFailure: not installed, or no such model.
    """

    longest_s = 300.0  # what a stop loses at most

    def __init__(self, model: str | Path, *, device: str = "auto", compute_type: str = "auto") -> None:
        try:
            from ctranslate2 import get_cuda_device_count
            from faster_whisper import WhisperModel
        except ImportError:
            raise SpeechFailure(Code.NOT_INSTALLED) from None
        if compute_type == "auto":
            with_card = device != "cpu" and get_cuda_device_count() > 0
            compute_type = "int8_float16" if with_card else "int8"
        try:
            self._model = WhisperModel(str(model), device=device, compute_type=compute_type, local_files_only=True)
        except (OSError, RuntimeError, ValueError) as error:
            raise SpeechFailure(Code.NO_MODEL) from error

    def hear(self, samples: Samples, *, hints: Sequence[str] = ()) -> list[Word]:
        """As `Transcriber.hear`; stretches where nobody speaks are skipped."""
        segments, _info = self._model.transcribe(
            samples.astype("float32") / 32768,
            language="fr",
            word_timestamps=True,
            vad_filter=True,
            condition_on_previous_text=False,
            hotwords=" ".join(hints) or None,
        )
        return [
            Word(word.word.strip(), float(word.start), float(word.end), round(float(word.probability), 3))
            for segment in segments
            for word in segment.words or ()
            if word.word.strip()
        ]
