"""Writing the messages that an event calls for, and asking for one to leave."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.foundation.webhooks import tasks
from egide.foundation.webhooks.models import Delivery, Endpoint
from egide.foundation.webhooks.registry import WebhookEvent, events
from egide.kit.errors import Conflict, NotFound

KEPT_FOR = timedelta(days=30)
TEST = "test"


def body_of(event: str, object_id: UUID, *, at: datetime, address: str, version: int | None) -> str:
    """The message: what happened to what, when, and where the API tells the rest. Nobody's name, nobody's value."""
    data = {"id": str(object_id), "version": version, "url": f"{settings.EGIDE_PUBLIC_URL}/api/v1/{address}"}
    told = {"type": event, "timestamp": at.isoformat(), "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def prepare(*, kind: str, ids: Mapping[str, Any], at: str, transaction_id: int) -> int:
    """One message an endpoint that listens, in the job's transaction; a change already told of is not told twice.

    :returns: how many were written.
    """
    Delivery.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    written = 0
    for event in events():
        if event.tells(kind, ids):
            written += _write(event, UUID(str(ids[event.key])), datetime.fromisoformat(at), transaction_id)
    return written


def _write(event: WebhookEvent, object_id: UUID, at: datetime, transaction_id: int) -> int:
    listening = list(Endpoint.objects.filter(active=True, deleted_at=None, events__contains=[event.nom]).order_by("id"))
    if not listening:
        return 0
    version = event.version(object_id) if event.version else None
    body = body_of(event.nom, object_id, at=at, address=event.address.format(id=object_id), version=version)
    written = 0
    for endpoint in listening:
        delivery, made = Delivery.objects.get_or_create(
            endpoint=endpoint,
            event=event.nom,
            object_id=object_id,
            transaction=transaction_id,
            defaults={"body": body, "next_at": timezone.now()},
        )
        if made:
            written += 1
            tasks.send.enqueue(team_id=current_team_id(), delivery_id=delivery.id, attempt=1)
    if written:
        publish("webhook.delivery")
    return written


def send_test(*, endpoint: Endpoint) -> Delivery:
    """A message of the type `test`, at once. :raises Conflict: the endpoint is stopped."""
    if not endpoint.active:
        raise Conflict("endpoint_stopped", "Ce point d’envoi est arrêté : remettez-le en service d’abord.")
    now = timezone.now()
    delivery = Delivery.objects.create(
        endpoint=endpoint,
        event=TEST,
        object_id=endpoint.id,
        # Apart from those of real transactions: each test is a message of its own.
        transaction=-int(now.timestamp() * 1_000_000),
        body=body_of(TEST, endpoint.id, at=now, address=f"webhooks/{endpoint.id}", version=None),
        next_at=now,
    )
    tasks.send.enqueue(team_id=current_team_id(), delivery_id=delivery.id, attempt=1)
    publish("webhook.delivery")
    return delivery


def send_again(*, endpoint_id: UUID, delivery_id: UUID) -> Delivery:
    """The same message, under its own number, with all its attempts before it.

    :raises NotFound: none of this endpoint. :raises Conflict: the endpoint is stopped.
    """
    with transaction.atomic():
        mine = Delivery.objects.select_for_update(of=("self",)).select_related("endpoint")
        delivery = mine.filter(pk=delivery_id, endpoint_id=endpoint_id, endpoint__deleted_at=None).first()
        if delivery is None:
            raise NotFound
        if not delivery.endpoint.active:
            raise Conflict("endpoint_stopped", "Ce point d’envoi est arrêté : remettez-le en service d’abord.")
        delivery.state, delivery.base, delivery.next_at = "pending", delivery.attempts, timezone.now()
        delivery.save(update_fields=["state", "base", "next_at"])
        attempt = delivery.attempts + 1
        tasks.send.enqueue(team_id=current_team_id(), delivery_id=delivery.id, attempt=attempt)
        publish("webhook.delivery")
    return delivery
