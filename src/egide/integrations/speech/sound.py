"""Any recording as pieces of sound an engine can hear: decoded as it is read, cut where nobody speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

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
            resampler: _Resampler | None = None
            for frame in container.decode(stream):
                # What follows a change in the middle (two files put end to end) is read as it is.
                if resampler is None or not resampler.fits(frame):
                    if resampler is not None:
                        yield from resampler.end()
                    resampler = _Resampler(frame, layout)
                yield from resampler.add(frame)
            if resampler is not None:
                yield from resampler.end()
    except av.FFmpegError as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise SpeechFailure(Code.UNREADABLE) from error


class _Resampler:
    """Frames of one kind as blocks of about a second at `RATE`.

    They are put together first: to resample each frame of 20 ms alone would cost as much as to decode it.
    """

    def __init__(self, frame: AudioFrame, layout: str) -> None:
        import av
        from av.audio.frame import format_dtypes

        self._kind = _kind(frame)
        self._resampler = av.AudioResampler(format="s16p", layout=layout, rate=RATE)
        # None for 64-bit integers, of which no frame can be made: each is resampled alone.
        self._type = format_dtypes.get(frame.format.name)
        self._wide = 1 if frame.format.is_planar else len(frame.layout.channels)
        self._planes: list[list[NDArray[Any]]] = [[] for _ in frame.planes]
        self._count = 0

    def fits(self, frame: AudioFrame) -> bool:
        return _kind(frame) == self._kind

    def add(self, frame: AudioFrame) -> Iterator[Channels]:
        import numpy as np

        if self._type is None:
            yield from map(_samples, self._resampler.resample(frame))
            return
        for held, plane in zip(self._planes, frame.planes, strict=True):
            held.append(np.frombuffer(plane, self._type, frame.samples * self._wide))  # type: ignore[call-overload]
        self._count += frame.samples
        if self._count >= frame.sample_rate:
            yield from self._resampled()

    def end(self) -> Iterator[Channels]:
        if self._count:
            yield from self._resampled()
        yield from map(_samples, self._resampler.resample(None))

    def _resampled(self) -> Iterator[Channels]:
        import av
        import numpy as np

        name, layout, rate = self._kind
        planes = np.stack([np.concatenate(held) for held in self._planes])
        for held in self._planes:
            held.clear()
        self._count = 0
        whole = av.AudioFrame.from_ndarray(planes, format=name, layout=layout)
        whole.sample_rate = rate
        yield from map(_samples, self._resampler.resample(whole))


def _kind(frame: AudioFrame) -> tuple[str, str, int]:
    return frame.format.name, frame.layout.name, frame.sample_rate


def _samples(frame: AudioFrame) -> Channels:
    block: Channels = frame.to_ndarray()  # type: ignore[assignment]  # s16p
    return block


class Takes:
    """The takes of a recording on one timeline; of a damaged one, what can be heard.

    `starts` (the second at which each take begins), `damaged` (those of which only the beginning, or nothing, could be
    read) and `samples` grow as `blocks` is read, and hold once it is at its end.
    """

    def __init__(self, takes: Sequence[Source]) -> None:
        self._takes = takes
        self.samples = 0
        self.starts: list[float] = []
        self.damaged: list[int] = []

    def blocks(self) -> Iterator[Channels]:
        """As `decoded`, one take after another.

        :raises SpeechFailure: not installed, or nothing at all can be heard in these takes.
        """
        silent_ones = 0
        for number, take in enumerate(self._takes):
            self.starts.append(self.samples / RATE)
            try:
                for block in decoded(take):
                    self.samples += block.shape[1]
                    yield block
            except SpeechFailure as failure:
                if failure.code is Code.NOT_INSTALLED:
                    raise
                silent_ones += failure.code is Code.NO_SOUND
                self.damaged.append(number)
        if not self.samples:
            raise SpeechFailure(Code.NO_SOUND if silent_ones == len(self.damaged) else Code.UNREADABLE)


def pieces(blocks: Iterable[Channels], *, longest_s: float) -> Iterator[Piece]:
    """The blocks of one recording as pieces (`Cutter`)."""
    cutter = Cutter(longest_s)
    for block in blocks:
        yield from cutter.add(block)
    yield from cutter.end()


class Cutter:
    """Makes pieces of at most `longest_s` seconds, what they share included, of blocks as they come.

    The same recording is always cut in the same places, so that what was heard of a piece serves again after a stop.
    Two channels that say the same are one. All pieces have the channels of the first block: a microphone may have been
    changed for another between two takes. Memory: two pieces.
    """

    def __init__(self, longest_s: float) -> None:
        self._longest = int((longest_s - 2 * OVERLAP_S) * RATE)
        self._overlap = int(OVERLAP_S * RATE)
        self._held: list[Channels] = []
        self._wide = self._number = 0
        self._count = self._start = 0  # samples held; the sample at which they begin
        self._first = 0  # the sample from which the next piece's words count

    def add(self, block: Channels) -> Iterator[Piece]:
        """The next samples; the pieces that became whole with them, which must all be taken."""
        import numpy as np

        self._wide = self._wide or block.shape[0]
        self._held.append(_evened(block, self._wide))
        self._count += block.shape[1]
        while self._count >= self._first - self._start + self._longest + self._overlap:
            sound = np.concatenate(self._held, axis=1)
            since = self._first - self._start
            cut = since + _calmest(sound[:, since : since + self._longest])
            yield self._piece(cut, sound[:, : cut + self._overlap])
            self._number, self._first = self._number + 1, self._start + cut
            kept = max(0, cut - self._overlap)
            self._held, self._start, self._count = [sound[:, kept:]], self._start + kept, self._count - kept

    def end(self) -> Iterator[Piece]:
        """What is left, after the last block."""
        import numpy as np

        if self._count > self._first - self._start:
            yield self._piece(self._count, np.concatenate(self._held, axis=1))

    def _piece(self, cut: int, sound: Channels) -> Piece:
        start, first, last = self._start / RATE, self._first / RATE, (self._start + cut) / RATE
        return Piece(self._number, start, first, last, _apart(sound))


def _evened(block: Channels, wide: int) -> Channels:
    """As many channels as wanted."""
    import numpy as np

    if block.shape[0] == wide:
        return block
    if wide == 2:
        return np.repeat(block, 2, axis=0)
    mixed: Channels = (block.astype(np.int32).sum(axis=0, keepdims=True) // 2).astype(np.int16)
    return mixed


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
