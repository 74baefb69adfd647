"""How far the hearing of a recording has come, and how long it may still take."""

from __future__ import annotations

import math
from typing import Any

from django.db.models import F, OuterRef, Subquery, Sum
from django.utils.translation import gettext

from egide.foundation.jobs.public import long_threads_each
from egide.modules.intake.machine import SPOKEN, State, StepName
from egide.modules.intake.models import Enregistrement, Entretien, Step, Transcription
from egide.modules.intake.notices import VOICES

Json = dict[str, Any]
USUAL_PACE, USUAL_GATHERING = 0.15, 0.01
"""Seconds of hearing, and of joining and cutting before it, for a second of sound: until the firm has heard some."""
USUAL_BYTES_PER_S = {"audio/wav": 64_000, "audio/flac": 40_000, "audio/mpeg": 16_000, "video/mp4": 100_000}
COMPRESSED_BYTES_PER_S = 6_000
"""Of a recording that was not opened yet: how long it lasts is told from its size."""
RECENT = 20
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
        "avis": {"code": told.avis, "message": gettext(VOICES[told.avis])} if told.avis else None,
        "reste_s": _left(entretien) if under_way else None,
    }


def _left(entretien: Entretien) -> int | None:
    """What is left of it and of the firm's recordings that came before, at the pace of the last ones, with the threads
    that are the firm's: one recording takes one of them."""
    sound = Enregistrement.objects.filter(entretien__state__in=AT_WORK, entretien__step__in=SPOKEN)
    before = sound.filter(entretien_id__lte=entretien.id, entretien__deleted_at=None).values_list(
        "entretien_id", "duree_s", "entretien__transcription__secondes", "media_type", "taille", *_PROGRESS
    )
    hearing, gathering = _paces()
    left = {}
    for key, length, heard, kind, size, done, pieces in before:
        seconds = length or heard or _usual_length(kind, size or 0)
        rest = hearing * (1 - (done or 0) / pieces) if pieces else hearing + gathering
        left[key] = seconds * rest
    own = left.get(entretien.id)
    if not own:
        return None
    threads = long_threads_each("intake.assemble", "intake.transcribe")
    return math.ceil(max(own, sum(left.values()) / threads))


def _usual_length(media_type: str, size: int) -> float:
    return size / USUAL_BYTES_PER_S.get(media_type.split(";")[0], COMPRESSED_BYTES_PER_S)


_PROGRESS = ("entretien__transcription__entendues", "entretien__transcription__pieces")


def _paces() -> tuple[float, float]:
    """Seconds of hearing, and of joining and cutting, for a second of sound, of the firm's last recordings. One
    statement."""
    recent = Transcription.objects.filter(entendues__gt=0, pieces__gt=0).order_by("-created_at")[:RECENT]
    gathered = Step.objects.filter(entretien_id=OuterRef("entretien_id"), name=StepName.ASSEMBLY.value)
    rows = recent.annotate(
        heard_s=F("secondes") * F("entendues") / F("pieces"), gathered_ms=Subquery(gathered.values("duration_ms")[:1])
    )
    took = rows.aggregate(ms=Sum("duree_ms"), heard=Sum("heard_s"), gathered=Sum("gathered_ms"), whole=Sum("secondes"))
    if not took["heard"]:
        return USUAL_PACE, USUAL_GATHERING
    gathering = float(took["gathered"] or 0) / 1000 / float(took["whole"])
    return float(took["ms"]) / 1000 / float(took["heard"]), gathering
