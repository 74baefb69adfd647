"""Which client a reference is."""

from __future__ import annotations

from uuid import UUID

from egide.kit.errors import NotFound
from egide.modules.clients.models import Client
from egide.modules.clients.selectors.dossier import as_id


def client_id(reference: str | UUID) -> UUID:
    """The key of a client that is there, by id or matricule. One statement.

    :raises NotFound: missing, deleted, or another firm's.
    """
    key = as_id(reference)
    rows = Client.objects.filter(deleted_at__isnull=True)
    found = (rows.filter(pk=key) if key else rows.filter(matricule=str(reference).upper())).values_list("id").first()
    if found is None:
        raise NotFound
    return UUID(str(found[0]))
