"""For how long the sound of meetings is kept: archived, then erased, unless somebody holds it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from egide.foundation.files.public import archive_file, archives
from egide.foundation.realtime.public import publish
from egide.modules.clients.public import Regle, register_regle
from egide.modules.intake.kept import erase_sound
from egide.modules.intake.machine import WORKING
from egide.modules.intake.models import Enregistrement, Prise


def _older(limit: date) -> QuerySet[Enregistrement]:
    """Whole recordings of meetings held before `limit`, still there, neither held nor being worked on."""
    rows = Enregistrement.objects.filter(entretien__date__lt=limit, etat="complet", efface_at=None, gel_at=None)
    return rows.exclude(entretien__state__in=WORKING).order_by("entretien_id")


def _to_archive(limit: date) -> list[UUID]:
    if not archives():
        return []
    return list(_older(limit).filter(archive_at=None).values_list("entretien_id", flat=True))


def _archive(entretien_id: UUID) -> Collection[UUID]:
    """The recording as it came goes where keeping is cheap; the copy people listen to stays at hand."""
    recording = Enregistrement.objects.get(entretien_id=entretien_id)
    takes = Prise.objects.filter(enregistrement_id=recording.id, file__isnull=False).select_related("file")
    for take in takes:
        if take.file is not None:
            archive_file(take.file)
    recording.archive_at = timezone.now()
    recording.save(update_fields=["archive_at"])
    return ()


def _to_erase(limit: date) -> list[UUID]:
    return list(_older(limit).values_list("entretien_id", flat=True))


def _erase(entretien_id: UUID) -> Collection[UUID]:
    """What can be heard goes; the words, their proofs and what was decided stay."""
    gone = erase_sound(entretien_id)
    recording = Enregistrement.objects.get(entretien_id=entretien_id)
    recording.efface_at = timezone.now()
    recording.save(update_fields=["efface_at"])
    publish("entretien.changed", entretien_id=entretien_id)
    return gone


def declare() -> None:
    """Called once the apps are ready."""
    register_regle(
        Regle(
            "archives_des_enregistrements",
            "Enregistrements d’origine mis en archive",
            "Original recordings archived",
            "RGPD art. 5.1.e : rangement économique, si l’opérateur en a prévu un ; la copie d’écoute reste accessible",
            *(6, 1, 60),
            due=_to_archive,
            erase=_archive,
            rank=2,
        )
    )
    register_regle(
        Regle(
            "enregistrements",
            "Enregistrements des entretiens",
            "Recordings of the meetings",
            "RGPD art. 5.1.e ; C. ass. art. R112-7 : 2 ans pour le démarchage par téléphone. Les mots restent",
            *(24, 1, 120),
            due=_to_erase,
            erase=_erase,
            rank=3,
        )
    )
