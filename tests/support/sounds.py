"""Talk that a program can hear exactly: each word is a note of its own, and an ear that reads the notes."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from egide.integrations.speech import RATE, Word

NOTES = ("oui", "non", "mon", "épargne", "deux", "cents", "euros", "ma", "femme", "prévoyance", "vingt", "contrat")
_LOWEST_HZ, _STEP_HZ = 400, 150
_FRAME = RATE // 50
Samples = NDArray[np.int16]


def spoken(words: Sequence[Word], duration_s: float, *, noise: int = 0) -> Samples:
    """One channel in which these words, of `NOTES`, are said at their times."""
    sound = np.random.default_rng(1).normal(0, 1, int(duration_s * RATE)) * noise
    for word in words:
        first, last = int(word.start * RATE), int(word.end * RATE)
        hertz = _LOWEST_HZ + _STEP_HZ * NOTES.index(word.text)
        sound[first:last] += 9000 * np.sin(2 * np.pi * hertz * np.arange(last - first) / RATE)
    return sound.astype(np.int16)


def heard(sound: Samples) -> list[Word]:
    """The words said in a sound, with their times to 20 ms."""
    words: list[list[float | str]] = []
    for number in range(len(sound) // _FRAME):
        frame = sound[number * _FRAME : (number + 1) * _FRAME].astype(np.float64)
        if np.abs(frame).mean() < 2000:
            continue
        hertz = np.argmax(np.abs(np.fft.rfft(frame, 4096))) * RATE / 4096
        note = round((hertz - _LOWEST_HZ) / _STEP_HZ)
        if not 0 <= note < len(NOTES):
            continue
        start = number * _FRAME / RATE
        if words and words[-1][0] == NOTES[note] and abs(float(words[-1][2]) - start) < 0.001:
            words[-1][2] = start + _FRAME / RATE
        else:
            words.append([NOTES[note], start, start + _FRAME / RATE])
    return [Word(str(text), float(start), float(end)) for text, start, end in words]


def write_wav(path: Path, *channels: Samples, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.stack(channels, axis=1).astype("<i2").tobytes())
    return path
