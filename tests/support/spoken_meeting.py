"""A labelled meeting as a telephone would record it: one voice a channel, and who knows what is said when.

espeak-ng reads it when it is there; else each turn is a murmur of the same length. A service that hears by knowing
(`Knows`) finds where the sound it is given comes from, and answers the words that are said there, with their times.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from egide.integrations.speech import RATE, Word
from egide.integrations.speech.sound import decoded

Samples = NDArray[np.int16]
VOICES = ("fr-fr+f3", "fr-fr+m3")
PAUSE_S = 0.6
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True)
class SpokenMeeting:
    """Two channels as long as each other, and the words of each."""

    channels: tuple[Samples, Samples]
    words: tuple[tuple[Word, ...], tuple[Word, ...]]

    @property
    def seconds(self) -> float:
        return len(self.channels[0]) / RATE


def speak(turns: Sequence[dict[str, Any]], *, first: str) -> SpokenMeeting:
    """The turns one after another; what `first` says is on the first channel, what others say on the second."""
    sounds: tuple[list[Samples], list[Samples]] = ([], [])
    words: tuple[list[Word], list[Word]] = ([], [])
    at = 0
    for turn in turns:
        side = 0 if turn["speaker"] == first else 1
        for sentence in _SENTENCE.split(turn["text"]):
            said = _said(sentence, VOICES[side])
            words[side].extend(_timed(sentence.split(), at / RATE, (at + len(said)) / RATE))
            pause = np.zeros(int(PAUSE_S * RATE), np.int16)
            sounds[side].extend((said, pause))
            sounds[1 - side].append(np.zeros(len(said) + len(pause), np.int16))
            at += len(said) + len(pause)
    left, right = (np.concatenate(side) for side in sounds)
    return SpokenMeeting((left, right), (tuple(words[0]), tuple(words[1])))


def _said(sentence: str, voice: str) -> Samples:
    if shutil.which("espeak-ng") is None:
        length = int(RATE * max(0.4, 0.065 * len(sentence)))
        return np.random.default_rng(len(sentence)).normal(0, 3000, length).astype(np.int16)
    spoken = subprocess.run(["espeak-ng", "-v", voice, "--stdout", sentence], capture_output=True, check=True).stdout
    sound = np.concatenate(list(decoded(io.BytesIO(spoken))), axis=1)[0]
    loud = np.flatnonzero(np.abs(sound.astype(np.int32)) > 200)
    return sound[loud[0] : loud[-1] + 1]


def _timed(words: Sequence[str], start: float, end: float) -> list[Word]:
    letters = sum(len(word) + 1 for word in words)
    timed, at = [], start
    for word in words:
        until = at + (end - start) * (len(word) + 1) / letters
        timed.append(Word(word, round(at, 3), round(until - 0.02, 3)))
        at = until
    return timed


class Knows:
    """Finds a stretch of sound in meetings it knows, to the sample, and answers what is said in it."""

    def __init__(self, *meetings: SpokenMeeting) -> None:
        self._sides = [
            (side.tobytes(), side, words)
            for meeting in meetings
            for side, words in zip(meeting.channels, meeting.words, strict=True)
        ]

    def __call__(self, samples: Samples) -> list[Word]:
        loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > 2000)
        if not len(loud):
            return []
        probe = samples[loud[0] : loud[0] + 2000].tobytes()
        for content, _, words in self._sides:
            found = content.find(probe)
            if found >= 0:
                start = (found // 2 - int(loud[0])) / RATE
                end = start + len(samples) / RATE
                return [
                    Word(word.text, max(0.0, word.start - start), min(end, word.end) - start)
                    for word in words
                    if start < word.middle < end
                ]
        return []


def write_recording(path: Path, meeting: SpokenMeeting) -> Path:
    from tests.support.sounds import write_wav

    return write_wav(path, *meeting.channels)
