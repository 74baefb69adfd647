"""The API's own table: answers already given, for clients that repeat themselves."""

from __future__ import annotations

from django.db import models

from egide.foundation.tenancy.public import TenantModel


class IdempotencyKey(TenantModel):
    """A creation already made by this person under this key, and the answer it got."""

    user_id = models.UUIDField()
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(default=b"")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "user_id", "key"], name="api_idempotency_key_uq"),
        ]
        indexes = [models.Index(fields=["team", "created_at"], name="api_idempotency_age")]
