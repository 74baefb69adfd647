"""The takes of a recording, joined from their parts. No transaction is open while bytes are moved.

A take is joined into a file of its own, which is durable before any part of it goes: a process killed at any moment
leaves takes that are joined and takes that are still in parts.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from egide.foundation.ai.public import listeners
from egide.foundation.files.public import drop_pieces, keep_arrived, read_file, take_in
from egide.foundation.tenancy.public import current_team_id
from egide.kit.media import RECORDINGS
from egide.modules.intake import tasks
from egide.modules.intake.machine import StepName
from egide.modules.intake.models import Enregistrement, Entretien, Partie, Prise
from egide.modules.intake.services.cutting import Cutting
from egide.modules.intake.services.listening import make_listening_copy
from egide.modules.intake.services.recording import MOST_BYTES
from egide.modules.intake.services.work import Made, begin, run_step

AT_ONCE = 100
"""Parts that go in one transaction."""


def assemble_recording(*, entretien_id: UUID, run: int) -> None:
    """The `assembly` step. Does nothing for work that is over.

    :raises FileRefused: what the parts make is no recording. :raises FileUnreadable, StorageUnavailable:
    """
    started, clock = timezone.now(), time.perf_counter()
    with transaction.atomic():
        entretien = begin(entretien_id=entretien_id, step=StepName.ASSEMBLY, run=run)
        if entretien is None:
            return
        enregistrement = Enregistrement.objects.get(entretien_id=entretien.id)
        left = list(Prise.objects.filter(enregistrement_id=enregistrement.id, file=None).order_by("numero"))
    for prise in left:
        _join(prise, enregistrement, entretien.owner_id)
    with transaction.atomic():
        # Nothing is cut for nobody: pieces take room.
        cutting = Cutting(entretien, StepName.ASSEMBLY) if listeners().engines else None
    make_listening_copy(enregistrement_id=enregistrement.id, owner_id=entretien.owner_id, cutting=cutting)
    took = round((time.perf_counter() - clock) * 1000, 2)
    made = Made(_keep, started, took)
    with transaction.atomic():
        run_step(entretien_id=entretien_id, step=StepName.ASSEMBLY, run=run, made=made)


def _join(prise: Prise, enregistrement: Enregistrement, owner_id: UUID) -> None:
    with transaction.atomic():
        mine = Partie.objects.filter(enregistrement_id=enregistrement.id, prise=prise.numero)
        parts = list(mine.filter(numero__lt=prise.parties).order_by("numero"))
    arrived = take_in(
        current_team_id(), joined(parts), name=enregistrement.nom, accepted=RECORDINGS, max_bytes=MOST_BYTES
    )
    with transaction.atomic():
        stored = keep_arrived(arrived, created_by_id=owner_id)
        Prise.objects.filter(pk=prise.id).update(file=stored)


def joined(parts: Sequence[Partie]) -> Iterator[bytes]:
    """The bytes of the parts end to end; one block is held."""
    for part in parts:
        yield from read_file(part)


def _keep(entretien: Entretien) -> None:
    enregistrement = Enregistrement.objects.get(entretien_id=entretien.id)
    takes = Prise.objects.filter(enregistrement_id=enregistrement.id).order_by("numero").select_related("file")
    if (first := takes[0].file) is not None:
        told = {"media_type": first.media_type, "nom": first.nom}
        Enregistrement.objects.filter(pk=enregistrement.id).update(**told)
    tasks.drop_parts.enqueue(team_id=current_team_id(), enregistrement_id=enregistrement.id)


def drop_joined(*, enregistrement_id: UUID) -> None:
    """Parts that are no longer needed go: of takes that are joined, and those that came after the end."""
    while True:
        with transaction.atomic():
            waiting = Prise.objects.filter(enregistrement_id=enregistrement_id, file=None).values_list("numero")
            closed = Partie.objects.filter(enregistrement_id=enregistrement_id).exclude(enregistrement__etat="arrive")
            ids = list(closed.exclude(prise__in=waiting).values_list("id", flat=True)[:AT_ONCE])
            drop_pieces(current_team_id(), ids)
            Partie.objects.filter(pk__in=ids).delete()
        if not ids:
            return
