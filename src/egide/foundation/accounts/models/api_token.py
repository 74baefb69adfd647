"""What lets a program act for a member, within scopes, until a day."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from egide.foundation.accounts.models.membership import Membership
from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey


class ApiToken(AuditedModel):
    """Only the SHA-256 of its secret is kept; `debut` is what of it may be shown, to tell one from another."""

    audit_exclude: ClassVar[tuple[str, ...]] = ("token_hash", "last_used_at", "last_ip")

    membre = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    nom = models.CharField(max_length=80)
    debut = models.CharField(max_length=20)
    token_hash = models.CharField(max_length=64)
    scopes = ArrayField(models.CharField(max_length=60))
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    last_ip = models.GenericIPAddressField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "token_hash"], name="accounts_apitoken_token_uq"),
            models.CheckConstraint(condition=~models.Q(scopes=[]), name="accounts_apitoken_scopes"),
        ]

    def __str__(self) -> str:
        return f"{self.nom} {self.debut}…"
