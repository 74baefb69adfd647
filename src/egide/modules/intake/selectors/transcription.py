"""How far the hearing of a recording has come, and how long it may still take."""

from __future__ import annotations

import math
from typing import Any

from django.db.models import F, Sum

from egide.foundation.jobs.public import firms_at_work
from egide.modules.intake.machine import SPOKEN, State
from egide.modules.intake.models import Enregistrement, Entretien, Transcription

Json = dict[str, Any]
USUAL_PACE = 0.15
"""Seconds of hearing for a second of sound, before the firm has heard anything."""
RECENT = 20
AT_ONCE = 2
"""Recordings that a worker hears at once as it is set up by default."""
AT_WORK = (State.QUEUED.value, State.TRANSCRIBING.value)


def transcription_of(entretien: Entretien) -> Json | None:
    """As the meeting's page shows it; None for a meeting that came as text. Five statements at most.

    `reste_s`: an estimate in seconds, null when nothing is under way or the length of the recording is not known.
    """
    if entretien.source not in ("micro", "fichier"):
        return None
    row = Transcription.objects.filter(entretien_id=entretien.id).first()
    told = row or Transcription()
    under_way = entretien.state in AT_WORK and entretien.step in SPOKEN
    return {
        "pieces": told.pieces,
        "entendues": told.entendues,
        "secondes": told.secondes or None,
        "moteur": told.moteur,
        "modele": told.modele,
        "cout": told.cout,
        "duree_ms": told.duree_ms,
        "reprise_at": told.reprise_at if entretien.state == State.FAILED else None,
        "reste_s": _left(entretien) if under_way else None,
    }


def _left(entretien: Entretien) -> int | None:
    """What is left of it and of the firm's recordings that came before, at the pace of the last ones, the machine being
    shared with the other firms that have some."""
    sound = Enregistrement.objects.filter(entretien__state__in=AT_WORK, entretien__step__in=SPOKEN)
    before = sound.filter(entretien_id__lte=entretien.id, entretien__deleted_at=None).values_list(
        "entretien_id", "duree_s", "entretien__transcription__secondes", *_PROGRESS
    )
    left = {key: _unheard(length or heard or 0.0, done, pieces) for key, length, heard, done, pieces in before}
    if not left.get(entretien.id):
        return None
    share = max(1.0, firms_at_work("intake.transcribe") / AT_ONCE)
    return math.ceil(sum(left.values()) * _pace() * share)


_PROGRESS = ("entretien__transcription__entendues", "entretien__transcription__pieces")


def _unheard(seconds: float, done: int | None, pieces: int | None) -> float:
    return seconds * (1 - (done or 0) / pieces) if pieces else seconds


def _pace() -> float:
    """Seconds of hearing for a second of sound, of the firm's last recordings. One statement."""
    recent = Transcription.objects.filter(entendues__gt=0, pieces__gt=0).order_by("-created_at")[:RECENT]
    rows = recent.annotate(heard_s=F("secondes") * F("entendues") / F("pieces"))
    took = rows.aggregate(ms=Sum("duree_ms"), heard=Sum("heard_s"))
    return float(took["ms"]) / 1000 / float(took["heard"]) if took["heard"] else USUAL_PACE
