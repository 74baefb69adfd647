"""Whether a client is there, without reading the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from egide.kit.errors import NotFound
from egide.modules.clients.models import Client
from egide.modules.clients.selectors.dossier import as_id, became


def present_client(reference: str | UUID) -> UUID:
    """The id of a client, by id or matricule, its own or one it had before a merge. One statement; three for those.

    :raises NotFound: missing, deleted, or another firm's.
    """
    key = as_id(reference)
    rows = Client.objects.filter(pk=key) if key else Client.objects.filter(matricule=str(reference).upper())
    found = rows.filter(deleted_at__isnull=True).values_list("id", flat=True).first()
    if found is None and (following := became(reference)) is not None:
        found = Client.objects.filter(pk=following, deleted_at__isnull=True).values_list("id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def client_names(client_ids: Sequence[UUID]) -> list[dict[str, Any]]:
    """Who they are, taken away or not, in the order of their names: id, matricule, nom, prenom. One statement."""
    rows = Client.objects.filter(pk__in=client_ids).order_by("nom_tri")
    return [dict(row) for row in rows.values("id", "matricule", "nom", "prenom")]
