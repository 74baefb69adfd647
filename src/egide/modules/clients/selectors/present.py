"""Whether a client is there, without reading the file."""

from __future__ import annotations

from uuid import UUID

from egide.kit.errors import NotFound
from egide.modules.clients.models import Client
from egide.modules.clients.selectors.dossier import as_id


def present_client(reference: str | UUID) -> UUID:
    """The id of a client, by id or matricule. One statement.

    :raises NotFound: missing, deleted, or another firm's.
    """
    key = as_id(reference)
    rows = Client.objects.filter(pk=key) if key else Client.objects.filter(matricule=str(reference).upper())
    found = rows.filter(deleted_at__isnull=True).values_list("id", flat=True).first()
    if found is None:
        raise NotFound
    return found
