"""The voices of a recording that has one channel, told apart by their sound where this machine can.

Nothing here stops a meeting: without voices, who speaks is found by what is said.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from egide.foundation.files.public import FileUnreadable, StorageUnavailable, read_file
from egide.integrations.speech import RATE, SpeechFailure, Word
from egide.integrations.speech.packing import unpacked
from egide.integrations.speech.speakers import NotToldApart, SpeakerModels, VoiceSpan, tell_apart
from egide.modules.intake.models import PieceEntendue

if TYPE_CHECKING:
    from egide.integrations.speech.types import Samples

logger = logging.getLogger("egide.intake")


def voices_of(pieces: Sequence[PieceEntendue], channels: Sequence[Sequence[Word]]) -> list[VoiceSpan]:
    """Who speaks when; empty when channels tell it already, when nobody speaks, or when this machine cannot tell.

    Outside any transaction: it takes minutes of an hour.

    :param pieces: all of the recording, in order, with their sound. :param channels: the words heard on each channel.
    """
    speaking = [number for number, words in enumerate(channels) if words]
    models = speaker_models()
    if len(speaking) != 1 or models is None:
        return []
    try:
        return tell_apart(_sound(pieces, speaking[0]), models)
    except (NotToldApart, SpeechFailure, FileUnreadable, StorageUnavailable) as failure:
        logger.warning("intake.voices_not_told_apart", extra={"reason": f"{type(failure).__name__}: {failure}"})
        return []


def speaker_models() -> SpeakerModels | None:
    """Those of this machine, None when something is missing."""
    if not settings.EGIDE_SPEAKERS_SEGMENTATION or not settings.EGIDE_SPEAKERS_EMBEDDING:
        return None
    models = SpeakerModels(Path(settings.EGIDE_SPEAKERS_SEGMENTATION), Path(settings.EGIDE_SPEAKERS_EMBEDDING))
    return models if models.ready else None


def _sound(pieces: Sequence[PieceEntendue], channel: int) -> Iterator[Samples]:
    """The pieces end to end, without what two of them share: the second of a sample stays that of the recording."""
    for piece in pieces:
        sound = unpacked(b"".join(read_file(piece)))
        first, last = round((piece.depuis - piece.debut) * RATE), round((piece.jusqu_a - piece.debut) * RATE)
        yield sound[min(channel, sound.shape[0] - 1)][first:last]
