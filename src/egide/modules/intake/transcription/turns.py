"""Words with their times as the turns of a talk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from egide.integrations.speech import Word
from egide.integrations.speech.speakers import VoiceSpan
from egide.modules.intake.transcription.sharing import shared_out

PAUSE_S = 1.5
"""A voice that is silent this long begins a new turn, even when nobody else has spoken."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one voice says before another does. `voice`: its channel, or its number on one channel; None when alone."""

    voice: int | None
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def turns(channels: Sequence[Sequence[Word]], spans: Sequence[VoiceSpan] = ()) -> list[Turn]:
    """The words of all channels in the order in which they were said, cut where the voice changes or pauses.

    Voices are kept apart word by word: who says "oui" over a question answers it.

    :param spans: who speaks when, which tells the voices of a recording that has one channel.
    """
    several = sum(1 for words in channels if words) > 1
    said = sorted(
        ((word, number if several else None) for number, words in enumerate(channels) for word in words),
        key=lambda one: one[0].start,
    )
    if not several:
        words = [word for word, _ in said]
        said = list(zip(words, shared_out(words, spans), strict=True))
    cut: list[tuple[int | None, list[Word]]] = []
    for word, voice in said:
        if cut and cut[-1][0] == voice and word.start - cut[-1][1][-1].end < PAUSE_S:
            cut[-1][1].append(word)
        else:
            cut.append((voice, [word]))
    return [Turn(voice, tuple(words)) for voice, words in cut]
