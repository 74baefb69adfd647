"""The open tasks in a member's name, and giving them to another."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F
from django.utils import timezone

from egide.foundation.realtime.public import publish
from egide.modules.suivi.models import Tache


def count_tasks(member_id: UUID) -> int:
    """Neither done nor taken away. One statement."""
    return Tache.objects.filter(assigne_id=member_id, faite_at=None, deleted_at=None).count()


def hand_over_tasks(member_id: UUID, heir_id: UUID) -> int:
    """Every open task of a member is another's; how many. Two statements, and an event for each client they are about.

    What is done stays in the name of who did it.
    """
    mine = Tache.objects.select_for_update().filter(assigne_id=member_id, faite_at=None, deleted_at=None)
    given = list(mine.order_by("id").values_list("id", "client_id"))
    Tache.objects.filter(id__in=[task_id for task_id, _client in given]).update(
        assigne_id=heir_id, version=F("version") + 1, updated_at=timezone.now()
    )
    for client_id in dict.fromkeys(client_id for _task, client_id in given):
        publish("tache.changed", client_id=client_id)
    return len(given)
