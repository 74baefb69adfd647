"""Attached documents, as lists and one by one. One statement each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.expressions import Combinable

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import abilities_expression
from egide.kit.errors import NotFound
from egide.modules.suivi.models import Piece
from egide.modules.suivi.selectors.rows import CLIENT, person

SORTS: Mapping[str, str | Combinable] = {
    "nom": "recherche",
    "kind": "kind",
    "size": "file__size",
    "created_at": "created_at",
}


def present_pieces() -> QuerySet[Piece]:
    """Those that were not taken away, of clients that were not either."""
    return Piece.objects.filter(deleted_at__isnull=True, client__deleted_at__isnull=True)


def find_piece(piece_id: UUID, *, removed: bool = False) -> Piece:
    """With its file. One statement.

    :param removed: among those taken away instead.
    :raises NotFound: missing, taken away (or not), or another firm's.
    """
    rows = Piece.objects.filter(client__deleted_at__isnull=True, deleted_at__isnull=not removed)
    piece = rows.filter(pk=piece_id).select_related("file").first()
    if piece is None:
        raise NotFound
    return piece


def piece_rows(rows: QuerySet[Piece], caller: Caller) -> QuerySet[Piece, dict[str, Any]]:
    """`rows` as the API sends them, for `json_page` and `json_object`."""
    columns: QuerySet[Piece, dict[str, Any]] = rows.values(
        *("id", "nom", "kind", "created_at", "updated_at", "version"),
        media_type=F("file__media_type"),
        size=F("file__size"),
        client_=CLIENT,
        created_by_=person("created_by"),
        abilities=abilities_expression(caller, "pieces"),
    )
    return columns


def same_content(piece: Piece) -> list[dict[str, Any]]:
    """The other documents of the same client with the very same bytes, oldest first. One statement."""
    twins = present_pieces().filter(client_id=piece.client_id, file__sha256=piece.file.sha256).exclude(pk=piece.id)
    return [dict(twin) for twin in twins.order_by("created_at", "id").values("id", "nom", "created_at")]
