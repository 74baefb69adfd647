"""What meetings keep of a client, and for how long."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from egide.foundation.ai.public import forget_answers
from egide.foundation.files.public import delete_file, drop_pieces
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.modules.clients.public import Holding, Part, Regle, register_part, register_regle
from egide.modules.intake.machine import State
from egide.modules.intake.models import (
    AccordEntretien,
    CorrectionVoix,
    Ecoute,
    Enregistrement,
    Entretien,
    ExtractionRecord,
    Onde,
    Partie,
    PieceEntendue,
    Prise,
    Proposal,
    SourceText,
    Step,
    Transcription,
    TranscriptVersion,
)
from egide.modules.intake.services.counting import tell_client
from egide.modules.intake.services.pieces import forget_pieces

CHILDREN = (
    *(AccordEntretien, CorrectionVoix, Ecoute, Enregistrement, Transcription, PieceEntendue),
    *(SourceText, TranscriptVersion, ExtractionRecord, Step, Proposal),
)
DONE = (State.APPLIED.value, State.REFUSED.value)


def _forget(client_id: UUID) -> None:
    forget_answers(list(Entretien.objects.filter(client_id=client_id).values_list("id", flat=True)))
    parts = Partie.objects.filter(enregistrement__entretien__client_id=client_id)
    # Their rows, which hold their keys, go with the others: nothing could open these bytes any more.
    pieces = PieceEntendue.objects.filter(entretien__client_id=client_id)
    drop_pieces(current_team_id(), [*parts.values_list("id", flat=True), *pieces.values_list("id", flat=True)])


def _retires(limit: date) -> list[UUID]:
    rows = Entretien.objects.filter(deleted_at__date__lt=limit).exclude(enregistrement__gel_at__isnull=False)
    return list(rows.order_by("id").values_list("id", flat=True))


def _erase(entretien_id: UUID) -> Collection[UUID]:
    """The whole meeting."""
    gone = [entretien_id, *erase_sound(entretien_id)]
    for model in CHILDREN:
        rows = model._default_manager.filter(entretien_id=entretien_id)
        gone += rows.values_list("id", flat=True)
        rows.delete()
    forget_answers([entretien_id])
    Entretien.objects.filter(pk=entretien_id).delete()
    return gone


def erase_sound(entretien_id: UUID) -> list[UUID]:
    """What can be heard of a meeting goes, files and parts; that it was recorded stays. The ids of the files."""
    gone: list[UUID] = []
    forget_pieces(entretien_id)
    for recording in Enregistrement.objects.filter(entretien_id=entretien_id):
        takes = Prise.objects.filter(enregistrement_id=recording.id)
        files = [file for file in (recording.ecoute_id, *takes.values_list("file_id", flat=True)) if file]
        parts = Partie.objects.filter(enregistrement_id=recording.id)
        drop_pieces(current_team_id(), list(parts.values_list("id", flat=True)))
        Enregistrement.objects.filter(pk=recording.id).update(ecoute=None)
        for rows in (takes, parts, Onde.objects.filter(enregistrement_id=recording.id)):
            rows.delete()
        for file_id in files:
            delete_file(file_id=file_id)
        gone += files
    return gone


def _old_words(limit: date) -> list[UUID]:
    """Meetings that are done with, held before `limit`, whose words are still there."""
    rows = Entretien.objects.filter(date__lt=limit, state__in=DONE, deleted_at=None)
    rows = rows.filter(Q(source_text__isnull=False) | Q(enregistrement__efface_at=None, enregistrement__isnull=False))
    rows = rows.exclude(enregistrement__gel_at__isnull=False)
    return list(rows.order_by("id").values_list("id", flat=True))


def _erase_words(entretien_id: UUID) -> Collection[UUID]:
    """What was said goes; that the meeting was held, and what was decided of it, stays."""
    SourceText.objects.filter(entretien_id=entretien_id).delete()
    gone = erase_sound(entretien_id)
    Enregistrement.objects.filter(entretien_id=entretien_id).update(efface_at=timezone.now())
    TranscriptVersion.objects.filter(entretien_id=entretien_id).update(segments=[], roles={})
    ExtractionRecord.objects.filter(entretien_id=entretien_id).delete()
    Proposal.objects.filter(entretien_id=entretien_id).update(evidence=[], rival=None)
    forget_answers([entretien_id])
    publish("entretien.changed", entretien_id=entretien_id)
    # Of what went, only the files are in the audit log: texts are not audited.
    return gone


def declare() -> None:
    """Called once the apps are ready."""
    holdings = (
        Holding(Entretien, left_out=("version", "updated_at", "recherche", "counts", "run", "step")),
        Holding(AccordEntretien, "entretien__client"),
        Holding(SourceText, "entretien__client", left_out=("content",)),
        Holding(TranscriptVersion, "entretien__client"),
        Holding(CorrectionVoix, "entretien__client"),
        Holding(
            ExtractionRecord,
            "entretien__client",
            left_out=("result", "normalised", "answers", "changes", "duration_ms"),
        ),
        Holding(Step, "entretien__client"),
        Holding(Proposal, "entretien__client"),
        Holding(Enregistrement, "entretien__client", left_out=("media_type",), file="ecoute"),
        Holding(Ecoute, "entretien__client", left_out=("ouverture",)),
        Holding(Prise, "enregistrement__entretien__client", file="file"),
        Holding(Partie, "enregistrement__entretien__client", left_out=("cle_scellee", "sha256", "size")),
        Holding(Transcription, "entretien__client"),
        Holding(PieceEntendue, "entretien__client", left_out=("cle_scellee", "size")),
        Holding(Onde, "enregistrement__entretien__client", left_out=("valeurs",)),
    )
    register_part(Part("entretiens", "Entretiens", "Meetings", holdings, rank=30, forget=_forget, merged=tell_client))
    register_regle(
        Regle(
            "entretiens_retires",
            "Entretiens retirés",
            "Meetings taken away",
            "RGPD art. 5.1.e : le temps de pouvoir les rendre",
            *(1, 1, 12),
            due=_retires,
            erase=_erase,
            rank=5,
        )
    )
    register_regle(
        Regle(
            "mots_des_entretiens",
            "Mots des entretiens",
            "Words of the meetings",
            "C. civ. art. 2224 : preuve du conseil, 5 ans ; C. ass. art. R112-7 pour le démarchage, 2 ans",
            *(60, 6, 120),
            due=_old_words,
            erase=_erase_words,
            rank=4,
        )
    )
