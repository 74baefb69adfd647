"""Any recording as pieces of sound an engine can hear: decoded as it is read, cut where nobody speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from egide.integrations.speech.types import RATE, Code, SpeechFailure

if TYPE_CHECKING:
    import numpy as np
    from av import AudioFrame
    from numpy.typing import NDArray

    from egide.integrations.speech.types import Samples

    Channels = NDArray[np.int16]
    """channels × samples at `RATE`."""

Source = Path | IO[bytes]
"""Where a recording is read: a file, or whatever can be read and sought like one."""

OVERLAP_S = 1.0
"""What two pieces share on each side of their cut, so that a word on the cut is whole in both."""
_FRAME_S = 0.05
_FAINTEST = 64
"""Of 32 768: a microphone's own noise is above."""
_CALM_S = 0.3
"""A cut is made in the calmest stretch of this length: that of a breath."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part `number` of a recording, from second `start`. Its words are those between `first` and `last` (seconds)."""

    number: int
    start: float
    first: float
    last: float
    channels: Channels


def decoded(source: Source) -> Iterator[Channels]:
    """Blocks of a recording at `RATE`, one or two channels: more than two are mixed into one. Never held whole.

    :raises SpeechFailure: not installed, not a recording, damaged from here on, or without sound.
    """
    try:
        import av
    except ImportError:
        raise SpeechFailure(Code.NOT_INSTALLED) from None
    try:
        with av.open(str(source) if isinstance(source, Path) else source, "r") as container:
            if not container.streams.audio:
                raise SpeechFailure(Code.NO_SOUND)
            stream = container.streams.audio[0]
            layout = "stereo" if stream.codec_context.channels == 2 else "mono"
            # By the second: a call for each of the 20 ms of a frame would cost more than decoding.
            resampler = av.AudioResampler(format="s16p", layout=layout, rate=RATE, frame_size=RATE)
            for frame in container.decode(stream):
                for block in resampler.resample(frame):
                    yield _samples(block)
            for block in resampler.resample(None):
                yield _samples(block)
    except av.FFmpegError as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise SpeechFailure(Code.UNREADABLE) from error


def _samples(frame: AudioFrame) -> Channels:
    block: Channels = frame.to_ndarray()  # type: ignore[assignment]  # s16p
    return block


def pieces(blocks: Iterator[Channels], *, longest_s: float) -> Iterator[Piece]:
    """The blocks of one recording as pieces of at most `longest_s` seconds, what they share included.

    The same recording is always cut in the same places, so that what was heard of a piece serves again after a stop.
    Two channels that say the same are one. Memory: two pieces.
    """
    import numpy as np

    longest = int((longest_s - 2 * OVERLAP_S) * RATE)
    overlap = int(OVERLAP_S * RATE)
    held: list[Channels] = []
    count = number = start = 0  # samples held; the sample at which they begin
    first = 0  # the sample from which the next piece's words count
    for block in blocks:
        held.append(block)
        count += block.shape[1]
        while count >= first - start + longest + overlap:
            sound = np.concatenate(held, axis=1)
            cut = first - start + _calmest(sound[:, first - start : first - start + longest])
            yield Piece(number, start / RATE, first / RATE, (start + cut) / RATE, _apart(sound[:, : cut + overlap]))
            number, first = number + 1, start + cut
            kept = max(0, cut - overlap)
            held, start, count = [sound[:, kept:]], start + kept, count - kept
    if count > first - start:
        sound = np.concatenate(held, axis=1)
        yield Piece(number, start / RATE, first / RATE, (start + count) / RATE, _apart(sound))


def _calmest(sound: Channels) -> int:
    """Where to cut: the middle of the calmest stretch of the second half, the latest of those that are as calm."""
    import numpy as np

    frame = int(_FRAME_S * RATE)
    half = sound.shape[1] // 2
    late = sound[:, half:]
    frames = late.shape[1] // frame
    energy = np.square(late[:, : frames * frame].astype(np.float32)).reshape(late.shape[0], frames, frame)
    level = energy.mean(axis=2).max(axis=0)
    width = min(frames, int(_CALM_S / _FRAME_S))
    calm = np.convolve(level, np.ones(width) / width, mode="valid")
    latest = len(calm) - 1 - int(np.argmin(calm[::-1]))
    return int(half + latest * frame + width * frame // 2)


def silent(side: Samples) -> bool:
    """Whether nothing can be heard on a channel: engines invent words in silence, and services bill it."""
    import numpy as np

    return not len(side) or int(np.abs(side.astype(np.int32)).max()) < _FAINTEST


def _apart(sound: Channels) -> Channels:
    """Two channels, or the one that both are: a telephone's two sides differ, a microphone's two copies do not."""
    import numpy as np

    if sound.shape[0] == 1:
        return sound
    left, right = sound[0].astype(np.int32), sound[1].astype(np.int32)
    apart = float(np.abs(left - right).mean())
    loud = float(np.abs(left).mean() + np.abs(right).mean())
    if apart > 0.05 * loud:
        return sound
    mixed: Channels = ((left + right) // 2).astype(np.int16)[None, :]
    return mixed
