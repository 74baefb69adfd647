"""One attempt of one message: read, sent without a transaction, its outcome written."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from egide.foundation.accounts.public import Membership, Role
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import current_team_id
from egide.foundation.webhooks import tasks
from egide.foundation.webhooks.models import Delivery, Endpoint
from egide.foundation.webhooks.schedule import DISABLED_AFTER, delay_after
from egide.foundation.webhooks.sealing import open_secret
from egide.integrations.webhooks import Answer, Undelivered, deliver, signed_headers

GONE = 410
AGENT = "Egide-Webhooks/1"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What an attempt needs once the transaction that read it is over."""

    url: str
    message_id: str
    body: bytes
    keys: Sequence[str]


def message_id(delivery_id: UUID) -> str:
    """`webhook-id`: the same at every attempt, so that a receiver knows what it has had already."""
    return f"msg_{delivery_id.hex}"


def attempt_delivery(*, delivery_id: UUID, attempt: int) -> None:
    """Does nothing for an attempt that was made, or that is no longer wanted."""
    with transaction.atomic():
        outgoing = _outgoing(delivery_id, attempt)
    if outgoing is None:
        return
    now = int(time.time())
    headers = {"Content-Type": "application/json", "User-Agent": AGENT}
    headers |= signed_headers(outgoing.keys, message_id=outgoing.message_id, timestamp=now, body=outgoing.body)
    outcome: Answer | Undelivered
    try:
        outcome = deliver(outgoing.url, outgoing.body, headers, trusted=settings.EGIDE_WEBHOOK_HOSTS)
    except Undelivered as failure:
        outcome = failure
    with transaction.atomic():
        _record(delivery_id, attempt, outcome)


def _outgoing(delivery_id: UUID, attempt: int) -> Outgoing | None:
    found = Delivery.objects.select_related("endpoint").filter(pk=delivery_id, state="pending", attempts=attempt - 1)
    delivery = found.first()
    if delivery is None:
        return None
    endpoint = delivery.endpoint
    if not endpoint.active or endpoint.deleted_at is not None:
        Delivery.objects.filter(pk=delivery.id).update(state="dropped", next_at=None)
        publish("webhook.delivery")
        return None
    keys = [open_secret(endpoint.secret_scelle, endpoint.id)]
    if endpoint.former_scelle and endpoint.former_until and endpoint.former_until > timezone.now():
        keys.append(open_secret(endpoint.former_scelle, endpoint.id))
    return Outgoing(endpoint.url, message_id(delivery.id), delivery.body.encode(), keys)


def _record(delivery_id: UUID, attempt: int, outcome: Answer | Undelivered) -> None:
    rows = Delivery.objects.select_for_update(of=("self",)).select_related("endpoint")
    delivery = rows.filter(pk=delivery_id, attempts=attempt - 1, state="pending").first()
    if delivery is None:
        return
    now = timezone.now()
    answered = isinstance(outcome, Answer)
    delivery.attempts, delivery.attempted_at, delivery.duration_ms = attempt, now, outcome.duration_ms
    delivery.status = outcome.status if isinstance(outcome, Answer) else None
    delivery.excerpt = outcome.excerpt.replace("\0", "") if isinstance(outcome, Answer) else ""
    delivery.failure = "" if isinstance(outcome, Answer) else outcome.reason
    if answered and 200 <= (delivery.status or 0) < 300:
        delivery.state, delivery.next_at = "delivered", None
        _arrived(delivery.endpoint)
    else:
        _missed(delivery, now, outcome.retry_after_s if isinstance(outcome, Answer) else None)
    delivery.save()
    publish("webhook.delivery")


def _arrived(endpoint: Endpoint) -> None:
    if endpoint.failing_since is not None:
        Endpoint.objects.filter(pk=endpoint.id).update(failing_since=None)


def _missed(delivery: Delivery, now: datetime, retry_after_s: int | None) -> None:
    """Planned again, or given up; an endpoint that never answers any more is stopped, and its people told."""
    delay = delay_after(delivery.attempts - delivery.base, retry_after_s=retry_after_s)
    if delivery.status == GONE or delay is None:
        delivery.state, delivery.next_at = "failed", None
    else:
        delivery.next_at = now + delay
        tasks.send.enqueue_in(delay, team_id=current_team_id(), delivery_id=delivery.id, attempt=delivery.attempts + 1)
    Endpoint.objects.filter(pk=delivery.endpoint_id, failing_since=None).update(failing_since=now)
    since = delivery.endpoint.failing_since or now
    if delivery.status == GONE:
        stop(delivery.endpoint, "gone")
    elif now - since >= DISABLED_AFTER:
        stop(delivery.endpoint, "failing")


REASONS = {
    "gone": "Le programme a répondu qu’il ne veut plus de messages (410).",
    "failing": "Aucun message n’est arrivé depuis cinq jours.",
}


def stop(endpoint: Endpoint, reason: str) -> None:
    """Out of service until somebody puts it back; the firm's administrators are told by letter, once."""
    stopped = Endpoint.objects.filter(pk=endpoint.id, active=True).update(active=False, disabled_reason=reason)
    if not stopped:
        return
    publish("webhook.stopped", endpoint_id=endpoint.id)
    admins = Membership.objects.filter(active=True, role=Role.ADMIN).select_related("user")
    to = [row.user.email for row in admins]
    body = (
        f"Les messages d’Égide vers « {endpoint.nom} » ({endpoint.url}) sont arrêtés.\n\n{REASONS[reason]}\n\n"
        f"Réparez le programme, puis remettez l’envoi en service : {settings.EGIDE_PUBLIC_URL}/reglages/webhooks\n"
        "Les messages des trente derniers jours peuvent y être renvoyés.\n"
    )
    subject = f"Envoi arrêté : {endpoint.nom}"
    transaction.on_commit(lambda: send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, to, fail_silently=True))
