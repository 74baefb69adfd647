"""Files that something beside their values has changed: they take a new version, and who reads them is told."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from egide.foundation.realtime.public import publish
from egide.kit.errors import NotFound
from egide.modules.clients.models import Client


def touch(*client_ids: UUID) -> Sequence[Client]:
    """Locks the files in the order of their keys, then raises their version. Two statements and an event a file.

    :raises NotFound: one of them is missing or taken away.
    """
    alive = Client.objects.filter(pk__in=client_ids, deleted_at__isnull=True)
    found = list(alive.order_by("id").select_for_update(of=("self",)).only("id", "type_personne", "conseiller_id"))
    if len(found) != len(set(client_ids)):
        raise NotFound
    alive.update(version=F("version") + 1, updated_at=timezone.now())
    for client in found:
        publish("client.changed", client_id=client.id)
    return found
