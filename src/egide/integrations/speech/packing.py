"""A piece of sound as bytes that can wait to be heard: FLAC, which loses nothing and takes half the room."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from egide.integrations.speech.sound import decoded
from egide.integrations.speech.types import RATE

if TYPE_CHECKING:
    from egide.integrations.speech.sound import Channels

_QUICK = {"compression_level": "0", "frame_size": "16384"}
"""Seven per cent longer than by default, for half of the time: a piece waits some minutes, then goes."""


def packed(sound: Channels) -> bytes:
    """One or two channels at `RATE`, as a FLAC file."""
    import av
    import numpy as np

    held = io.BytesIO()
    layout = "stereo" if sound.shape[0] == 2 else "mono"
    with av.open(held, "w", format="flac") as container:
        stream = container.add_stream("flac", rate=RATE, layout=layout, options=_QUICK)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound.T.reshape(1, -1)), format="s16", layout=layout)
        frame.sample_rate = RATE
        for ready in (frame, None):
            container.mux(stream.encode(ready))
    return held.getvalue()


def unpacked(content: bytes) -> Channels:
    """What `packed` packed. :raises SpeechFailure: it is not."""
    import numpy as np

    return np.concatenate(list(decoded(io.BytesIO(content))), axis=1)
