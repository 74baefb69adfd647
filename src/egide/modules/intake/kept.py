"""What meetings keep of a client, and for how long."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from egide.foundation.ai.public import forget_answers
from egide.foundation.realtime.public import publish
from egide.modules.clients.public import Holding, Part, Regle, register_part, register_regle
from egide.modules.intake.machine import State
from egide.modules.intake.models import (
    AccordEntretien,
    Entretien,
    ExtractionRecord,
    Proposal,
    SourceText,
    Step,
    TranscriptVersion,
)
from egide.modules.intake.services.counting import tell_client

CHILDREN = (AccordEntretien, SourceText, TranscriptVersion, ExtractionRecord, Step, Proposal)
DONE = (State.APPLIED.value, State.REFUSED.value)


def _forget(client_id: UUID) -> None:
    forget_answers(list(Entretien.objects.filter(client_id=client_id).values_list("id", flat=True)))


def _retires(limit: date) -> list[UUID]:
    rows = Entretien.objects.filter(deleted_at__date__lt=limit)
    return list(rows.order_by("id").values_list("id", flat=True))


def _erase(entretien_id: UUID) -> Collection[UUID]:
    """The whole meeting."""
    gone = [entretien_id]
    for model in CHILDREN:
        rows = model._default_manager.filter(entretien_id=entretien_id)
        gone += rows.values_list("id", flat=True)
        rows.delete()
    forget_answers([entretien_id])
    Entretien.objects.filter(pk=entretien_id).delete()
    return gone


def _old_words(limit: date) -> list[UUID]:
    """Meetings that are done with, held before `limit`, whose words are still there."""
    rows = Entretien.objects.filter(date__lt=limit, state__in=DONE, deleted_at=None, source_text__isnull=False)
    return list(rows.order_by("id").values_list("id", flat=True))


def _erase_words(entretien_id: UUID) -> Collection[UUID]:
    """What was said goes; that the meeting was held, and what was decided of it, stays."""
    SourceText.objects.filter(entretien_id=entretien_id).delete()
    TranscriptVersion.objects.filter(entretien_id=entretien_id).update(segments=[], roles={})
    ExtractionRecord.objects.filter(entretien_id=entretien_id).delete()
    Proposal.objects.filter(entretien_id=entretien_id).update(evidence=[], rival=None)
    forget_answers([entretien_id])
    publish("entretien.changed", entretien_id=entretien_id)
    # None of what went is in the audit log: texts are not audited.
    return ()


def declare() -> None:
    """Called once the apps are ready."""
    holdings = (
        Holding(Entretien, left_out=("version", "updated_at", "recherche", "counts", "run", "step")),
        Holding(AccordEntretien, "entretien__client"),
        Holding(SourceText, "entretien__client", left_out=("content",)),
        Holding(TranscriptVersion, "entretien__client"),
        Holding(ExtractionRecord, "entretien__client", left_out=("result", "normalised", "duration_ms")),
        Holding(Step, "entretien__client"),
        Holding(Proposal, "entretien__client"),
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
