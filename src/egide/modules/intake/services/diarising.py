"""The voices of a recording that has one channel, told apart by their sound where this machine can.

Nothing here stops a meeting: without voices, who speaks is found by what is said.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from egide.foundation.files.public import FileUnreadable, StorageUnavailable, read_file
from egide.integrations.speech import RATE, SpeechFailure, Word
from egide.integrations.speech.packing import unpacked
from egide.integrations.speech.speakers import NotToldApart, VoiceSpan, models_of, tell_apart
from egide.modules.intake.models import PieceEntendue

if TYPE_CHECKING:
    from egide.integrations.speech.types import Samples

logger = logging.getLogger("egide.intake")


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks when, as far as their sound tells; `avis` is why it does not (a key of `notices.VOICES`), or empty."""

    spans: Sequence[VoiceSpan] = ()
    avis: str = ""


def voices_of(
    pieces: Sequence[PieceEntendue], channels: Sequence[Sequence[Word]], *, wanted: Callable[[], bool]
) -> Voices:
    """Nothing to tell when channels do it already, or when nobody speaks.

    Outside any transaction: it takes minutes of an hour.

    :param pieces: all of the recording, in order, with their sound. :param channels: the words heard on each channel.
    :param wanted: asked every second. :raises NoLongerWanted: it said no.
    """
    speaking = [number for number, words in enumerate(channels) if words]
    if len(speaking) != 1:
        return Voices()
    models = models_of(settings.EGIDE_SPEAKERS_SEGMENTATION, settings.EGIDE_SPEAKERS_EMBEDDING)
    if models is None:
        return Voices(avis="voices_absent")
    try:
        spans = tell_apart(_sound(pieces, speaking[0]), models, wanted=wanted)
    except (NotToldApart, SpeechFailure, FileUnreadable, StorageUnavailable) as failure:
        logger.warning("intake.voices_not_told_apart", extra={"reason": f"{type(failure).__name__}: {failure}"})
        return Voices(avis="voices_failed")
    return Voices(spans, "" if len({span.voice for span in spans}) > 1 else "voices_alone")


def _sound(pieces: Sequence[PieceEntendue], channel: int) -> Iterator[Samples]:
    """The pieces end to end, without what two of them share: the second of a sample stays that of the recording."""
    for piece in pieces:
        sound = unpacked(b"".join(read_file(piece)))
        first, last = round((piece.depuis - piece.debut) * RATE), round((piece.jusqu_a - piece.debut) * RATE)
        yield sound[min(channel, sound.shape[0] - 1)][first:last]
