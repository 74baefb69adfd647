"""The clients in a member's name, and giving them to another."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F
from django.utils import timezone

from egide.foundation.realtime.public import publish
from egide.modules.clients.models import Client, Suivi


def count_clients(member_id: UUID) -> int:
    """The present clients that a member follows. One statement."""
    return Client.objects.filter(conseiller_id=member_id, deleted_at=None).count()


def hand_over_clients(member_id: UUID, heir_id: UUID) -> int:
    """Every client of a member, those taken away too, is another's; how many present ones.

    As when one client changes hands (`handover`), the period of the one before stays known and the heir's own as a
    second adviser ends. Four statements, and an event for each client.
    """
    now, today = timezone.now(), timezone.localdate()
    mine = list(
        Client.objects.select_for_update()
        .filter(conseiller_id=member_id)
        .order_by("id")
        .only("id", "conseiller_depuis", "created_at", "deleted_at")
    )
    given = [client.id for client in mine]
    Suivi.objects.filter(client_id__in=given, membre_id=heir_id, jusqua=None).update(jusqua=today)
    since = {client.id: client.conseiller_depuis or timezone.localdate(client.created_at) for client in mine}
    Suivi.objects.bulk_create(
        Suivi(client_id=client_id, membre_id=member_id, role="principal", depuis=since[client_id], jusqua=today)
        for client_id in given
        if since[client_id] < today
    )
    Client.objects.filter(id__in=given).update(
        conseiller_id=heir_id, conseiller_depuis=today, version=F("version") + 1, updated_at=now
    )
    present = [client.id for client in mine if client.deleted_at is None]
    for client_id in present:
        publish("client.changed", client_id=client_id)
    return len(present)
