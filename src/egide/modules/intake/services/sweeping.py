"""Recordings of which nothing comes any more: a file that was never finished is given up, a microphone's is taken as
it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Max, Q
from django.utils import timezone

from egide.foundation.tenancy.public import current_team_id
from egide.modules.intake import tasks
from egide.modules.intake.failures import ABANDONED
from egide.modules.intake.machine import State, StepName
from egide.modules.intake.models import Enregistrement, Partie
from egide.modules.intake.services.locking import locked, move
from egide.modules.intake.services.recording import close_recording

AWAITED = timedelta(days=7)
"""Since the last part, or the announcement: a device may be without network for a working week."""


def sweep_recordings(*, now: datetime | None = None) -> int:
    """Every recording of the firm that has been silent for `AWAITED`; how many. One statement, and some for each."""
    limit = (now or timezone.now()) - AWAITED
    arriving = Enregistrement.objects.filter(etat="arrive", created_at__lt=limit, entretien__deleted_at=None)
    silent = arriving.annotate(latest=Max("parties__created_at")).filter(Q(latest=None) | Q(latest__lt=limit))
    swept = list(silent.order_by("id"))
    for recording in swept:
        entretien = locked(recording.entretien_id)
        counts = _held_counts(recording) if recording.source == "micro" else []
        if any(counts):
            # What a meeting was is worth more than its end: nobody can hold it again.
            close_recording(entretien, recording, counts)
            continue
        Enregistrement.objects.filter(pk=recording.id).update(etat="abandonne")
        move(
            entretien,
            State.FAILED,
            step=StepName.ASSEMBLY.value,
            failure_code="abandoned",
            failure_reason=ABANDONED,
            failure_retryable=False,
        )
        tasks.drop_parts.enqueue(team_id=current_team_id(), enregistrement_id=recording.id)
    return len(swept)


def _held_counts(recording: Enregistrement) -> list[int]:
    """How many parts of each take came without a hole: what follows a hole cannot be heard."""
    held: dict[int, int] = {}
    rows = Partie.objects.filter(enregistrement_id=recording.id).order_by("prise", "numero")
    for take, number in rows.values_list("prise", "numero"):
        if number == held.get(take, 0):
            held[take] = number + 1
    return [held.get(take, 0) for take in range(max(held, default=-1) + 1)]
