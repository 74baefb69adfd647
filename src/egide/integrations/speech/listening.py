"""What people listen to: every take of a recording on one timeline, in one file every browser plays and seeks.

The file is MP3 at a constant rate without a header, mono at `RATE`, each frame on its own (no bit reservoir): second
`t` is byte `t × BYTES_PER_S`, so a browser asks for the right bytes at once, and the file is written from its first
byte to its last without ever going back, as sealed storage wants it. Opus would be a third smaller, but Safari plays it
in none of the containers that can be written that way before its version 18; AAC is missing from free browsers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from egide.integrations.speech.sound import Source, Takes
from egide.integrations.speech.types import RATE

if TYPE_CHECKING:
    import numpy as np
    from av import AudioCodecContext
    from numpy.typing import NDArray

    from egide.integrations.speech.sound import Channels

MEDIA_TYPE = "audio/mpeg"
BIT_RATE = 40_000
BYTES_PER_S = BIT_RATE // 8
STEP_MS = 100
"""What one value of a waveform stands for."""

_STEP = RATE * STEP_MS // 1000
# The encoder and the decoder are late by 1,105 samples in all: without the first two frames (1,152 samples, of which
# 47 are sound), a second of the copy is that of the recording to 3 ms.
_FRAME = 576
_LATE = 2


@dataclass(slots=True)
class Waveform:
    """How loud a recording is, `STEP_MS` by `STEP_MS`: 0 (silence) to 255 (as loud as can be), channel by channel.

    The root of the highest sample, so that a low voice is seen. Two channels that say the same are one.
    """

    _levels: tuple[bytearray, bytearray] = field(default_factory=lambda: (bytearray(), bytearray()))
    _held: list[Channels] = field(default_factory=list)
    _count: int = 0
    _apart: float = 0.0
    _loud: float = 0.0

    def add(self, block: Channels) -> None:
        """The next samples, one or two channels."""
        import numpy as np

        both = np.broadcast_to(block, (2, block.shape[1]))
        self._held.append(both)
        self._count += both.shape[1]
        if self._count >= _STEP:
            sound = np.concatenate(self._held, axis=1)
            whole = self._count // _STEP * _STEP
            self._measure(sound[:, :whole].reshape(2, -1, _STEP))
            self._held, self._count = [sound[:, whole:].copy()], self._count - whole

    def channels(self) -> list[bytes]:
        """The values so far: one list, or two when the two sides differ. What is shorter than a step counts as one."""
        import numpy as np

        if self._count:
            self._measure(np.concatenate(self._held, axis=1)[:, None, :])
            self._held, self._count = [], 0
        left, right = self._levels
        if self._apart > 0.05 * self._loud:
            return [bytes(left), bytes(right)]
        return [bytes(map(max, left, right))]

    def _measure(self, steps: NDArray[np.int16]) -> None:
        """`steps`: 2 × steps × samples."""
        import numpy as np

        wide = steps.astype(np.int32)
        self._apart += float(np.abs(wide[0] - wide[1]).sum())
        self._loud += float(np.abs(wide).sum())
        highest = np.minimum(np.abs(wide).max(axis=2), 32_767)
        for levels, row in zip(self._levels, highest, strict=True):
            levels += np.rint(np.sqrt(row / 32_767) * 255).astype(np.uint8).tobytes()


class ListeningCopy:
    """Makes the copy and its waveform in one reading of the takes; memory does not grow with their length.

    Read `content()` to its end; then `takes` (where each begins, which are damaged), `duration_s` and `waveform` hold.

    :param also: given every block of sound as it goes by, for whoever needs it too: decoding costs more than the rest.
    """

    def __init__(self, takes: Sequence[Source], *, also: Callable[[Channels], None] | None = None) -> None:
        self.takes = Takes(takes)
        self.waveform: list[bytes] = []
        self._also = also

    @property
    def duration_s(self) -> float:
        return self.takes.samples / RATE

    def content(self) -> Iterator[bytes]:
        """The bytes of the file, about a second at a time.

        :raises SpeechFailure: not installed, or nothing at all can be heard in these takes.
        """
        wave, encoder = Waveform(), _Encoder()
        for block in self.takes.blocks():
            wave.add(block)
            if self._also is not None:
                self._also(block)
            yield encoder.encode(block)
        yield encoder.end()
        self.waveform = wave.channels()


class _Encoder:
    """Samples to frames of MP3."""

    def __init__(self) -> None:
        self._context: AudioCodecContext | None = None
        self._held: list[NDArray[np.int16]] = []
        self._count = self._given = self._made = 0

    def encode(self, block: Channels) -> bytes:
        """What became ready with these samples: the two sides of a call are heard by both ears."""
        import numpy as np

        mixed = block[0] if block.shape[0] == 1 else block.astype(np.int32).mean(axis=0).astype(np.int16)
        self._held.append(mixed)
        self._count += len(mixed)
        sound = np.concatenate(self._held)
        whole = self._count // _FRAME * _FRAME
        self._held, self._count = [sound[whole:]], self._count - whole
        return b"".join(self._frames(sound[:whole]))

    def end(self) -> bytes:
        """The rest: silence fills the last frames, until the last sample has come out of the encoder."""
        import numpy as np

        sound = np.concatenate([*self._held, np.zeros(_FRAME * (_LATE + 2), np.int16)])
        wanted = math.ceil((self._given + self._count) / _FRAME)
        frames = list(self._frames(sound[: len(sound) // _FRAME * _FRAME]))
        missing = wanted - (self._made - len(frames))
        return b"".join(frames[:missing])

    def _frames(self, sound: NDArray[np.int16]) -> Iterator[bytes]:
        """Of a whole number of frames, given at once: a call for each would cost as much as encoding."""
        import av

        if not len(sound):
            return
        block = av.AudioFrame.from_ndarray(sound[None, :], format="s16p", layout="mono")
        block.sample_rate, block.pts, block.time_base = RATE, self._given, Fraction(1, RATE)
        self._given += len(sound)
        for packet in self._open().encode(block):
            self._made += 1
            if self._made > 0:
                yield bytes(packet)

    def _open(self) -> AudioCodecContext:
        if self._context is None:
            import av

            context = av.AudioCodecContext.create("libmp3lame", "w")
            context.sample_rate, context.layout, context.format = RATE, "mono", "s16p"
            context.bit_rate = BIT_RATE
            context.options = {"reservoir": "0", "compression_level": "7"}
            self._context, self._made = context, -_LATE
        return self._context
