"""What of the tasks other programs may be told."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.webhooks.public import WebhookEvent, register_event
from egide.modules.suivi.models import Tache


def _version(tache_id: UUID) -> int | None:
    return Tache.objects.filter(pk=tache_id).values_list("version", flat=True).first()


def name_events() -> None:
    register_event(
        WebhookEvent(
            "tache.due",
            "Tâche arrivée à échéance",
            "Task due",
            kind="tache.due",
            key="tache_id",
            address="taches/{id}",
            version=_version,
        )
    )
