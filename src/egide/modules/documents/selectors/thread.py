"""What happened to a client's documents, for the thread of the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, UUIDField, Value

from egide.modules.documents.models import Document, Envoi, Signature
from egide.modules.suivi.public import Event


def told(client_id: UUID, before: datetime | None, limit: int) -> Sequence[Event]:
    """Made, sent, first read, taken back, signed: latest first. One statement."""
    sendings = Envoi.objects.filter(document__client_id=client_id)
    parts = [
        _told(Document.objects.filter(client_id=client_id), "etabli", "created_at", "", before),
        _told(sendings, "envoye", "sent_at", "document__", before),
        _told(sendings, "ouvert", "opened_first_at", "document__", before, by=False),
        _told(sendings, "retire", "revoked_at", "document__", before),
        _told(
            Signature.objects.filter(envoi__in=sendings), "signe", "signed_at", "envoi__document__", before, by=False
        ),
    ]
    rows = parts[0].union(*parts[1:], all=True).order_by("-at")[:limit]
    return [
        Event(
            row["id"],
            row["at"],
            "document",
            actor_id=row["actor"],
            objet={"fait": row["fait"], "titre": row["le_titre"], "numero": row["version"], "document": row["quoi"]},
        )
        for row in rows
    ]


def _told(
    rows: QuerySet[Any], fait: str, when: str, to: str, before: datetime | None, *, by: bool = True
) -> QuerySet[Any, dict[str, Any]]:
    rows = rows.filter(**{f"{when}__isnull": False}, **({f"{when}__lte": before} if before else {}))
    columns: QuerySet[Any, dict[str, Any]] = rows.values(
        "id",
        at=F(when),
        fait=Value(fait),
        le_titre=F(f"{to}titre"),
        version=F(f"{to}numero"),
        quoi=F(f"{to}id"),
        actor=F("created_by__user_id") if by else Value(None, output_field=UUIDField()),
    )
    return columns
