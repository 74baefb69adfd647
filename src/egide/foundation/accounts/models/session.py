"""A log-in that has not ended. Global: a session exists before its person has chosen a firm."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.kit.ids import uuid7


class Session(models.Model):
    """`key_hash` is the SHA-256 of the key the client holds: a copy of this table opens no session.

    `user`, `auth_hash` and `team_id` are what a request needs, beside the framework's opaque `data`.
    """

    across_teams: ClassVar[str] = "read before the person's firm is known; team_id is the answer, not a wall"

    key_hash = models.CharField(max_length=64, primary_key=True)
    id = models.UUIDField(default=uuid7, unique=True, editable=False)
    user = models.ForeignKey("accounts.User", models.CASCADE, null=True, related_name="+")
    team_id = models.UUIDField(null=True)
    # Opened by this firm's own identity provider: it opens that firm only, whoever else the person works for.
    sso_team_id = models.UUIDField(null=True)
    # The provider says that it asked for a second factor.
    sso_mfa = models.BooleanField(default=False, db_default=False)
    auth_hash = models.CharField(max_length=128, blank=True, default="")
    data = models.TextField()
    ip = models.GenericIPAddressField(null=True)
    user_agent = models.CharField(max_length=300, blank=True, default="")
    created_at = models.DateTimeField(db_default=Now())
    last_seen = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.id)
