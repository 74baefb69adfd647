"""The process of `speakers`: samples come in by its standard input, `[[start, end, voice], …]` goes out at the end.

The sound is taken by windows, for three hours of it as numbers would be 700 MB; a voice of one window is known again in
another by its vector.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from egide.integrations.speech.types import RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

WINDOW_S = 600
_SHORT_S = 60
"""A last window shorter than this goes with the one before: there would be too little to know a voice by."""
_SAMPLE_BYTES = 2
_APART = 0.5
"""Cosine distance from which two voices are two, within a window and between windows: the library's own default."""
_LEAST_S = 1.0
"""A voice heard for less in a window is not known by it: it is the nearest of those that are."""
_ENOUGH_S = 30.0
"""Of a voice, to make its vector."""
_ON_PARENT_S_DEATH = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


@dataclass(slots=True)
class LocalVoice:
    """One voice of one window: how long it is heard there, and its vector of length 1."""

    window: int
    number: int
    seconds: float
    vector: Vector


def one_by_one(stream: IO[bytes]) -> Iterator[bytes]:
    """The sound by windows."""
    size = WINDOW_S * RATE * _SAMPLE_BYTES
    held = stream.read(size)
    while held:
        ahead = stream.read(size)
        if len(ahead) < _SHORT_S * RATE * _SAMPLE_BYTES:
            yield held + ahead
            return
        yield held
        held = ahead


def known_again(voices: Sequence[LocalVoice]) -> dict[tuple[int, int], int]:
    """The voice of the recording that each voice of a window is. Those of one window stay apart, unless too short.

    Those heard longest are settled first: they are the surest.
    """
    import numpy as np

    sums: list[Vector] = []
    taken: set[tuple[int, int]] = set()
    found: dict[tuple[int, int], int] = {}
    for local in sorted(voices, key=lambda voice: -voice.seconds):
        near = [float(total @ local.vector / (np.linalg.norm(total) or 1.0)) for total in sums]
        order = sorted(range(len(sums)), key=lambda voice: -near[voice])
        short = local.seconds < _LEAST_S
        free = [v for v in order if short or (near[v] >= 1 - _APART and (local.window, v) not in taken)]
        if free:
            voice = free[0]
            sums[voice] = sums[voice] + local.vector * local.seconds
        else:
            voice = len(sums)
            sums.append(local.vector * local.seconds)
        taken.add((local.window, voice))
        found[local.window, local.number] = voice
    return found


def diarised(stream: IO[bytes], segmentation: str, embedding: str) -> list[tuple[float, float, int]]:
    """Who speaks when in the sound of a stream, in the order of time."""
    import numpy as np
    import sherpa_onnx

    extracting = sherpa_onnx.SpeakerEmbeddingExtractorConfig(model=embedding)
    config = sherpa_onnx.OfflineSpeakerDiarizationConfig(
        segmentation=sherpa_onnx.OfflineSpeakerSegmentationModelConfig(
            pyannote=sherpa_onnx.OfflineSpeakerSegmentationPyannoteModelConfig(model=segmentation)
        ),
        embedding=extracting,
        clustering=sherpa_onnx.FastClusteringConfig(num_clusters=-1, threshold=_APART),
        min_duration_on=0.2,
        min_duration_off=0.3,
    )
    engine = sherpa_onnx.OfflineSpeakerDiarization(config)
    extractor = sherpa_onnx.SpeakerEmbeddingExtractor(extracting)

    def vector(parts: Sequence[Vector]) -> Vector:
        heard = extractor.create_stream()
        heard.accept_waveform(RATE, np.concatenate(parts)[: int(_ENOUGH_S * RATE)])
        heard.input_finished()
        made = np.asarray(extractor.compute(heard), np.float32)
        unit: Vector = made / (np.linalg.norm(made) or 1.0)
        return unit

    voices: list[LocalVoice] = []
    spans: list[tuple[float, float, tuple[int, int]]] = []
    begins = 0.0
    for window, content in enumerate(one_by_one(stream)):
        sound: Vector = np.frombuffer(content, "<i2").astype(np.float32) / np.float32(32768)
        heard = [(s.start, s.end, s.speaker) for s in engine.process(sound).sort_by_start_time()]
        for number in sorted({speaker for _, _, speaker in heard}):
            mine = sorted(((s, e) for s, e, who in heard if who == number), key=lambda span: span[0] - span[1])
            parts = [sound[max(0, int(s * RATE)) : int(e * RATE)] for s, e in mine]
            voices.append(LocalVoice(window, number, sum(e - s for s, e in mine), vector(parts)))
        spans += [(begins + s, begins + e, (window, number)) for s, e, number in heard]
        begins += len(sound) / RATE
    known = known_again(voices)
    return [(round(start, 3), round(end, 3), known[local]) for start, end, local in spans]


def end_with(parent: int) -> None:
    """This process ends when the one that wants its answer does.

    The library holds the interpreter for the length of a window: only the system can end it then, which Linux does.
    Elsewhere the sound ends there, and so does the process after its window.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_ON_PARENT_S_DEATH, signal.SIGKILL)
    if os.getppid() != parent:  # it was faster
        sys.exit(1)


if __name__ == "__main__":
    end_with(int(sys.argv[1]))
    sys.stdout.write(json.dumps(diarised(sys.stdin.buffer, *sys.argv[2:])))
