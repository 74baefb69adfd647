"""A person's place in a firm, and the letter that offers one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.accounts.roles import Role
from egide.foundation.audit.public import AuditedModel


class Membership(AuditedModel):
    """One per person and firm. Ended by `active=False`, never deleted: files and history name it."""

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role)
    titre = models.CharField("titre", max_length=80, blank=True, default="")
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "user"], name="accounts_membership_user_uq"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="accounts_membership_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Invitation(AuditedModel):
    """An offer to join, by e-mail. Only the SHA-256 of its secret is kept."""

    audit_exclude: ClassVar[tuple[str, ...]] = ("token_hash",)

    email = models.EmailField()
    role = models.CharField(max_length=10, choices=Role)
    titre = models.CharField(max_length=80, blank=True, default="")
    token_hash = models.CharField(max_length=64)
    invited_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(db_default=Now())
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "token_hash"], name="accounts_invitation_token_uq"),
            models.UniqueConstraint(
                fields=["team", "email"],
                condition=models.Q(accepted_at=None, revoked_at=None),
                name="accounts_invitation_open_uq",
            ),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="accounts_invitation_role"),
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.role}"
