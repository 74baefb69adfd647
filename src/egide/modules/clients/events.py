"""What of the client files other programs may be told."""

from __future__ import annotations

from uuid import UUID

from egide.foundation.webhooks.public import WebhookEvent, register_event
from egide.modules.clients.models import Client

_WORDS = {
    "created": ("Client créé", "Client created"),
    "changed": ("Client modifié", "Client changed"),
    "removed": ("Client supprimé", "Client removed"),
    "restored": ("Client rétabli", "Client restored"),
}


def _version(client_id: UUID) -> int | None:
    return Client.objects.filter(pk=client_id).values_list("version", flat=True).first()


def name_events() -> None:
    register_event(
        *(
            WebhookEvent(
                f"client.{act}",
                fr,
                en,
                kind="client.changed",
                # A creation, a removal and a return are changes of their own: the rest is a change.
                act=act if act != "changed" else "",
                besides=("created", "removed", "restored") if act == "changed" else (),
                key="client_id",
                address="clients/{id}",
                version=_version,
            )
            for act, (fr, en) in _WORDS.items()
        )
    )
