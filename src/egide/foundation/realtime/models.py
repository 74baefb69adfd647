"""What has happened in a firm lately: kinds and identifiers, in order."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.tenancy.public import TenantModel


class Counter(TenantModel):
    """The number of the firm's last event. Written by the database as transactions commit."""

    seq = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["team"], name="realtime_counter_team_uq")]

    def __str__(self) -> str:
        return str(self.seq)


class Event(TenantModel):
    """One event, for everybody in the firm or for `user_id` alone.

    `seq` is given as the transaction commits, in the order of commits and without a gap: null until then.
    """

    seq = models.BigIntegerField(null=True, editable=False)
    user_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=64)
    ids = models.JSONField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes: ClassVar = [models.Index(fields=["team", "seq"], name="realtime_event_seq_ix")]

    def __str__(self) -> str:
        return self.kind
