"""What was heard as the segments of a transcript, each word with its place in the text and its times. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from egide.integrations.speech import Word
from egide.integrations.speech.speakers import VoiceSpan
from egide.modules.intake.transcription.turns import Turn, turns


def spoken_segments(channels: Sequence[Sequence[Word]], spans: Sequence[VoiceSpan] = ()) -> list[dict[str, Any]]:
    """The segments of a recording: a voice for each channel that speaks ("S1", "S2"), none when there is only one.

    Of one channel, `spans` tell the voices when they are known.

    `words`: `[[first character, one after the last, start, end, confidence or null], …]`, seconds of the recording.
    """
    return [_segment(index, turn) for index, turn in enumerate(turns(channels, spans))]


def _segment(index: int, turn: Turn) -> dict[str, Any]:
    placed: list[list[float | None]] = []
    at = 0
    for word in turn.words:
        end = at + len(word.text)
        placed.append([at, end, round(word.start, 3), round(word.end, 3), word.confidence])
        at = end + 1
    return {
        "index": index,
        "speaker": None if turn.voice is None else f"S{turn.voice + 1}",
        "text": turn.text,
        "start": round(turn.words[0].start, 3),
        "end": round(max(word.end for word in turn.words), 3),
        "words": placed,
    }
