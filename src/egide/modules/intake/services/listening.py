"""A recording is made fit to be listened to, and listened to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import IO
from uuid import UUID

from django.db import transaction

from egide.foundation.files.public import Arrived, keep_arrived, open_file, take_in
from egide.foundation.tenancy.public import current_team_id
from egide.integrations.speech import Code, SpeechFailure
from egide.integrations.speech.listening import MEDIA_TYPE, STEP_MS, ListeningCopy
from egide.kit.errors import Conflict
from egide.kit.ids import uuid7
from egide.modules.intake.failures import DAMAGED, UNHEARABLE
from egide.modules.intake.models import Ecoute, Enregistrement, Onde, Prise
from egide.modules.intake.services.cutting import Cutting
from egide.modules.intake.services.steps import StepRefused

NAME = "ecoute.mp3"
MOST_BYTES = 2 * 1024**3


class NothingToHear(Conflict):
    """The listening copy is not made yet, cannot be, or was erased."""

    code = "no_listening_copy"
    message = "Cet enregistrement ne peut pas être écouté pour le moment : sa copie d’écoute n’est pas prête."


def make_listening_copy(*, enregistrement_id: UUID, owner_id: UUID, cutting: Cutting | None = None) -> None:
    """The copy of all takes and their waveform, when there is none yet. No transaction is open while it is made.

    Nothing is made where sound cannot be decoded on this machine: the recording waits for it.

    :param cutting: the recording is cut into pieces in the same reading, if it is read at all.
    :raises StepRefused: nothing can be heard in any take. :raises FileUnreadable, StorageUnavailable:
    """
    with transaction.atomic():
        enregistrement = Enregistrement.objects.get(pk=enregistrement_id)
        if enregistrement.ecoute_id is not None:
            return
        takes = list(
            Prise.objects.filter(enregistrement_id=enregistrement_id).order_by("numero").select_related("file")
        )
    whole = [take for take in takes if take.file is not None]
    copy = ListeningCopy([_opened(take) for take in whole], also=cutting.add if cutting else None)
    try:
        arrived = take_in(current_team_id(), copy.content(), name=NAME, accepted={MEDIA_TYPE}, max_bytes=MOST_BYTES)
    except SpeechFailure as failure:
        if failure.code is Code.NOT_INSTALLED:
            return
        if failure.code is Code.NO_SOUND:
            raise StepRefused(f"sound_{failure.code}", UNHEARABLE[failure.code]) from failure
        raise StepRefused("damaged", DAMAGED) from failure
    if cutting is not None:
        cutting.end()
    with transaction.atomic():
        _keep(enregistrement, whole, copy, arrived, owner_id)
        if cutting is not None:
            cutting.keep()


def _opened(take: Prise) -> IO[bytes]:
    assert take.file is not None
    return open_file(take.file)


def _keep(
    enregistrement: Enregistrement, takes: Sequence[Prise], copy: ListeningCopy, arrived: Arrived, owner_id: UUID
) -> None:
    enregistrement.ecoute = keep_arrived(arrived, created_by_id=owner_id)
    enregistrement.duree_s, enregistrement.canaux = round(copy.duration_s, 3), len(copy.waveform)
    enregistrement.save(update_fields=["ecoute", "duree_s", "canaux"])
    for take, (since, until) in zip(takes, pairwise([*copy.takes.starts, copy.duration_s]), strict=True):
        Prise.objects.filter(pk=take.pk).update(duree_s=round(until - since, 3))
    Onde.objects.update_or_create(
        enregistrement_id=enregistrement.id,
        defaults={"pas_ms": STEP_MS, "canaux": len(copy.waveform), "valeurs": b"".join(copy.waveform)},
    )


def note_listening(*, enregistrement: Enregistrement, ouverture: UUID | None, user_id: UUID) -> None:
    """Who opens the recording is written, once an opening; without a number, each request is one. Two statements.

    :raises NothingToHear: there is no copy; nothing is written.
    """
    if enregistrement.ecoute_id is None:
        raise NothingToHear
    mine = {"entretien_id": enregistrement.entretien_id, "user_id": user_id, "ouverture": ouverture or uuid7()}
    if not Ecoute.objects.filter(**mine).exists():
        Ecoute.objects.bulk_create([Ecoute(**mine)], ignore_conflicts=True)


def waveform_of(enregistrement: Enregistrement) -> dict[str, object]:
    """`{pas_ms, canaux: [[0..255, …], …]}`. One statement. :raises NothingToHear: none was made."""
    row = Onde.objects.filter(enregistrement_id=enregistrement.id).first()
    if row is None:
        raise NothingToHear
    values = bytes(row.valeurs)
    length = len(values) // row.canaux
    return {
        "pas_ms": row.pas_ms,
        "canaux": [list(values[side * length : (side + 1) * length]) for side in range(row.canaux)],
    }
