"""The words of a recording."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from egide.modules.intake.failures import NO_ENGINE
from egide.modules.intake.machine import StepName
from egide.modules.intake.services.steps import StepRefused
from egide.modules.intake.services.work import begin


def transcribe_recording(*, entretien_id: UUID, run: int) -> None:
    """The `transcription` step. Does nothing for work that is over.

    :raises StepRefused: no engine is chosen.
    """
    with transaction.atomic():
        if begin(entretien_id=entretien_id, step=StepName.TRANSCRIPTION, run=run) is None:
            return
    raise StepRefused("no_engine", NO_ENGINE)
