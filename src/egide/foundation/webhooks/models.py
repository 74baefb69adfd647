"""Where a firm's events are sent, and what became of each message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantModel

STATES = ("pending", "delivered", "failed", "dropped")


class Endpoint(AuditedModel):
    """A program that listens. `listens`: the kinds of the live log that its `events` come from, read by the trigger.

    Secrets are sealed; the former one still signs until `former_until`. `failing_since`: no message has arrived since.
    `disabled_reason`: why it was stopped by itself, empty when somebody did it.
    """

    nom = models.CharField(max_length=80)
    url = models.CharField(max_length=500)
    events = ArrayField(models.CharField(max_length=60))
    listens = ArrayField(models.CharField(max_length=64))
    active = models.BooleanField(default=True)
    secret_scelle = models.TextField()
    former_scelle = models.TextField(null=True)
    former_until = models.DateTimeField(null=True)
    rotated_at = models.DateTimeField(db_default=Now())
    failing_since = models.DateTimeField(null=True)
    disabled_reason = models.CharField(max_length=20, blank=True, default="")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    deleted_at = models.DateTimeField(null=True, editable=False)

    audit_exclude: ClassVar[Sequence[str]] = (
        *("secret_scelle", "former_scelle", "listens", "failing_since", "created_at"),
    )

    def __str__(self) -> str:
        return self.nom


class Delivery(TenantModel):
    """One message to one endpoint, and its attempts. `body` is sent as it stands at every attempt.

    `transaction`: that of the change, so that one change tells of a thing once. `base`: attempts made before it was
    asked for again.
    """

    endpoint = TenantForeignKey(Endpoint, on_delete=models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=60)
    object_id = models.UUIDField()
    transaction = models.BigIntegerField()
    body = models.TextField()
    state = models.CharField(max_length=10, default="pending")
    attempts = models.PositiveIntegerField(default=0)
    base = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    attempted_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    status = models.PositiveSmallIntegerField(null=True)
    failure = models.CharField(max_length=20, blank=True, default="")
    excerpt = models.CharField(max_length=300, blank=True, default="")
    duration_ms = models.PositiveIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "endpoint", "event", "object_id", "transaction"], name="webhooks_delivery_once_uq"
            ),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="webhooks_delivery_state_ck"),
        ]
        indexes: ClassVar = [models.Index(fields=["team", "endpoint", "-created_at"], name="webhooks_delivery_at_ix")]

    def __str__(self) -> str:
        return f"{self.event} {self.state}"
