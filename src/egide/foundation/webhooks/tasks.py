"""From a committed change to a message that arrived."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from egide.foundation.jobs.public import Told, job


@job(
    queue="low",
    told=Told("Préparation d’un message à vos programmes", "Le changement est enregistré ; l’avis n’est pas parti."),
)
def fan_out(*, team_id: UUID, kind: str, ids: dict[str, Any], at: str, transaction: int) -> None:  # noqa: ARG001
    """Write the messages that a committed event calls for. Queued by the database itself (`webhooks_listen`)."""
    from egide.foundation.webhooks.services.messages import prepare

    prepare(kind=kind, ids=ids, at=at, transaction_id=transaction)


@job(
    queue="low",
    atomic=False,
    lock="webhook:{delivery_id}",
    told=Told("Envoi d’un message à vos programmes", "Le message est gardé : il peut être renvoyé de sa liste."),
)
def send(*, team_id: UUID, delivery_id: UUID, attempt: int) -> None:  # noqa: ARG001
    """One attempt. Nothing is held while the other side answers; killed meanwhile, the same message is sent again."""
    from egide.foundation.webhooks.services.sending import attempt_delivery

    attempt_delivery(delivery_id=delivery_id, attempt=attempt)
