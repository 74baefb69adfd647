"""A list leaves the firm as a file: who took it is written before it leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models import QuerySet

from egide.modules.clients.models import Client, ExportListe
from egide.modules.clients.selectors.columns import Column


def note_export(
    *, member_id: UUID, kind: str, asked: Mapping[str, str], columns: Sequence[Column], rows: QuerySet[Client]
) -> int:
    """The line of the log. Two statements.

    :returns: how many clients the file will hold.
    """
    count = rows.order_by().count()
    ExportListe.objects.create(
        owner_id=member_id,
        format=kind,
        demande=dict(asked),
        colonnes=[column.nom for column in columns],
        lignes=count,
    )
    return count
