"""A spoken meeting as telephones, dictaphones and cameras would have recorded it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray
from tests.support.spoken_meeting import Samples, SpokenMeeting, speak

from egide.integrations.speech import RATE, Word

Sound = NDArray[np.int16]
"""channels × samples at `RATE`."""
TURNS = (
    ("COURTIER", "Bonjour Madame Marchand. Quelle est votre profession ? Depuis quand ?"),
    ("CLIENT", "Je suis kinésithérapeute. À mon compte depuis mars deux mille quinze. J'ai deux enfants."),
    ("COURTIER", "Et votre mari ?"),
    ("CLIENT", "Il enseigne au lycée. Il gagne deux mille six cents euros par mois. Nous louons."),
)
MUSIC_S = 6.0


@dataclass(frozen=True)
class Recording:
    """A file, how long it lasts, and who says what on each of the channels that are heard apart."""

    path: Path
    seconds: float
    words: tuple[tuple[Word, ...], ...]


@cache
def talk() -> SpokenMeeting:
    """A quarter of a minute between two voices."""
    return speak([{"speaker": who, "text": said} for who, said in TURNS], first="COURTIER")


def mixed(meeting: SpokenMeeting) -> Sound:
    """Both voices before one microphone."""
    both = np.sum([side.astype(np.int32) for side in meeting.channels], axis=0)[None, :]
    return both.clip(-32_768, 32_767).astype(np.int16)


def together(meeting: SpokenMeeting) -> tuple[tuple[Word, ...], ...]:
    return (tuple(sorted((word for side in meeting.words for word in side), key=lambda word: word.start)),)


def noisy(sound: Sound, *, snr_db: float, brown: bool = False) -> Sound:
    noise = np.random.default_rng(3).standard_normal(sound.shape[1])
    if brown:
        noise = np.cumsum(noise)
        noise -= np.convolve(noise, np.ones(RATE // 20) / (RATE // 20), mode="same")  # no drift
    speech = np.sqrt(np.mean(np.square(sound.astype(np.float64))))
    noise *= speech / np.sqrt(np.mean(np.square(noise))) / 10 ** (snr_db / 20)
    return (sound + noise).clip(-32_768, 32_767).astype(np.int16)


def music(seconds: float) -> Samples:
    """Chords, one a second, as a switchboard plays them."""
    at = np.arange(int(seconds * RATE)) / RATE
    root = 220 * 2 ** (np.array([0, 5, 7, 3])[(at.astype(int)) % 4] / 12)
    chord = sum(np.sin(2 * np.pi * np.cumsum(root * ratio) / RATE) for ratio in (1, 1.26, 1.5))
    return (chord * 1500).astype(np.int16)


def held(meeting: SpokenMeeting, hold: Samples, *, after_s: float) -> SpokenMeeting:
    """The client is put on hold in the pause that follows this second: both sides hear it."""
    ends = sorted(word.end for side in meeting.words for word in side)
    starts = sorted(word.start for side in meeting.words for word in side)
    pause = next(end for end in ends if end >= after_s and not any(end - 0.1 < start < end + 0.3 for start in starts))
    at, length = int((pause + 0.3) * RATE), len(hold)
    left, right = (np.concatenate([side[:at], hold, side[at:]]) for side in meeting.channels)
    later = length / RATE
    moved = [
        tuple(w if w.start < pause else replace(w, start=w.start + later, end=w.end + later) for w in side)
        for side in meeting.words
    ]
    return SpokenMeeting((left, right), (moved[0], moved[1]))


def encode(path: Path, sound: Sound, codec: str, rate: int, *, picture: bool = False) -> Path:
    """The sound in the container the name says; with a moving picture when told."""
    layout = "stereo" if sound.shape[0] == 2 else "mono"
    with av.open(str(path), "w") as container:
        filmed = _screen(container) if picture else None
        stream = container.add_stream(codec, rate=rate, layout=layout)
        made = stream.codec_context
        made.open()
        resampler = av.AudioResampler(made.format, layout, rate, frame_size=made.frame_size or 0)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound), format="s16p", layout=layout)
        frame.sample_rate = RATE
        for block in [*resampler.resample(frame), *resampler.resample(None)]:
            block.pts = None
            container.mux(stream.encode(block))
        container.mux(stream.encode(None))
        if filmed is not None:
            _show(container, filmed, sound.shape[1] / RATE)
    return path


def film(path: Path, seconds: float) -> Path:
    """A picture without sound."""
    with av.open(str(path), "w") as container:
        _show(container, _screen(container), seconds)
    return path


def _screen(container: av.container.OutputContainer) -> av.VideoStream:
    stream = container.add_stream("mpeg4", rate=5)
    stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
    return stream


def _show(container: av.container.OutputContainer, stream: av.VideoStream, seconds: float) -> None:
    for number in range(int(seconds * 5)):
        frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), number % 255, np.uint8), format="rgb24")
        frame.pts, frame.time_base = number, Fraction(1, 5)
        container.mux(stream.encode(frame))
    container.mux(stream.encode(None))


def lying(path: Path) -> Path:
    """A WAV that says it is much longer than it is, as a recorder that was unplugged leaves it."""
    content = bytearray(path.read_bytes())
    at = content.index(b"data") + 4
    content[at : at + 4] = (0x7FFF_FF00).to_bytes(4, "little")
    content[4:8] = (0x7FFF_FFFF).to_bytes(4, "little")
    path.write_bytes(bytes(content))
    return path


def _clean(folder: Path, meeting: SpokenMeeting) -> Recording:
    path = encode(folder / "micro.webm", mixed(meeting), "libopus", 48_000)
    return Recording(path, meeting.seconds, together(meeting))


def _call(folder: Path, meeting: SpokenMeeting) -> Recording:
    path = encode(folder / "appel.m4a", np.stack(meeting.channels), "aac", 44_100)
    return Recording(path, meeting.seconds, meeting.words)


def _white(folder: Path, meeting: SpokenMeeting) -> Recording:
    path = encode(folder / "souffle.mp3", noisy(mixed(meeting), snr_db=10), "libmp3lame", 44_100)
    return Recording(path, meeting.seconds, together(meeting))


def _brown(folder: Path, meeting: SpokenMeeting) -> Recording:
    path = encode(folder / "rue.ogg", noisy(mixed(meeting), snr_db=10, brown=True), "libopus", 48_000)
    return Recording(path, meeting.seconds, together(meeting))


def _hold(folder: Path, meeting: SpokenMeeting) -> Recording:
    waited = held(meeting, music(MUSIC_S), after_s=5)
    path = encode(folder / "attente.flac", np.stack(waited.channels), "flac", 48_000)
    return Recording(path, waited.seconds, waited.words)


def _silences(folder: Path, meeting: SpokenMeeting) -> Recording:
    waited = held(meeting, np.zeros(20 * RATE, np.int16), after_s=8)
    path = encode(folder / "silences.opus", mixed(waited), "libopus", 48_000)
    return Recording(path, waited.seconds, together(waited))


def _clipped(folder: Path, meeting: SpokenMeeting) -> Recording:
    loud = (mixed(meeting).astype(np.int32) * 12).clip(-32_768, 32_767).astype(np.int16)
    return Recording(encode(folder / "sature.wav", loud, "pcm_s16le", 44_100), meeting.seconds, together(meeting))


def _mu_law(folder: Path, meeting: SpokenMeeting) -> Recording:
    path = encode(folder / "telephone.wav", np.stack(meeting.channels), "pcm_mulaw", 8_000)
    return Recording(path, meeting.seconds, meeting.words)


def _amr(folder: Path, meeting: SpokenMeeting) -> Recording:
    path = encode(folder / "mobile.amr", mixed(meeting), "libopencore_amrnb", 8_000)
    return Recording(path, meeting.seconds, together(meeting))


def _dead_side(folder: Path, meeting: SpokenMeeting) -> Recording:
    sound = np.concatenate([np.zeros_like(mixed(meeting)), mixed(meeting)])
    path = encode(folder / "muet.wav", sound, "pcm_s16le", 16_000)
    return Recording(path, meeting.seconds, ((), *together(meeting)))


def _lying(folder: Path, meeting: SpokenMeeting) -> Recording:
    path = lying(encode(folder / "menteur.wav", mixed(meeting), "pcm_s16le", 16_000))
    return Recording(path, meeting.seconds, together(meeting))


def _video(folder: Path, meeting: SpokenMeeting) -> Recording:
    path = encode(folder / "visio.mp4", mixed(meeting), "aac", 48_000, picture=True)
    return Recording(path, meeting.seconds, together(meeting))


MAKERS: dict[str, Callable[[Path, SpokenMeeting], Recording]] = {
    "microphone": _clean, "stereo call": _call, "white noise": _white, "brown noise": _brown, "on hold": _hold,
    "long silences": _silences, "clipped": _clipped, "telephone": _mu_law, "mobile": _amr, "one dead side": _dead_side,
    "lying header": _lying, "video": _video,
}  # fmt: skip
