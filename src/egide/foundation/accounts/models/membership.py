"""A person's place in a firm, and the letter that offers one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.accounts.roles import Portee, Role
from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey

# An administrator sees the whole firm; a member limited to a team belongs to one.
_PORTEE_OF_ADMIN = ~models.Q(role=Role.ADMIN) | models.Q(portee=Portee.TOUS)
_TEAM_OF_PORTEE = ~models.Q(portee=Portee.EQUIPE) | models.Q(equipe__isnull=False)


class Equipe(AuditedModel):
    """People of the firm who share their clients."""

    nom = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["team", "nom"], name="accounts_equipe_nom_uq")]

    def __str__(self) -> str:
        return self.nom


class Membership(AuditedModel):
    """One per person and firm. Ended by `active=False`, never deleted: files and history name it.

    `portee`: whose clients they see, `equipe` being those they share them with. `facteur_retire_at`: when a manager
    last took their second factor away, so that they set up another.
    """

    user = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role)
    titre = models.CharField("titre", max_length=80, blank=True, default="")
    active = models.BooleanField(default=True)
    portee = models.CharField(max_length=6, choices=Portee, default=Portee.TOUS, db_default=Portee.TOUS)
    equipe = TenantForeignKey(Equipe, models.PROTECT, null=True, blank=True, related_name="membres")
    facteur_retire_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "user"], name="accounts_membership_user_uq"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="accounts_membership_role"),
            models.CheckConstraint(condition=models.Q(portee__in=Portee.values), name="accounts_membership_portee"),
            models.CheckConstraint(condition=_PORTEE_OF_ADMIN, name="accounts_membership_admin_sees"),
            models.CheckConstraint(condition=_TEAM_OF_PORTEE, name="accounts_membership_portee_equipe"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Invitation(AuditedModel):
    """An offer to join, by e-mail. Only the SHA-256 of its secret is kept."""

    audit_exclude: ClassVar[tuple[str, ...]] = ("token_hash",)

    email = models.EmailField()
    role = models.CharField(max_length=10, choices=Role)
    titre = models.CharField(max_length=80, blank=True, default="")
    portee = models.CharField(max_length=6, choices=Portee, default=Portee.TOUS, db_default=Portee.TOUS)
    equipe = TenantForeignKey(Equipe, models.PROTECT, null=True, blank=True, related_name="+")
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
            models.CheckConstraint(condition=models.Q(portee__in=Portee.values), name="accounts_invitation_portee"),
            models.CheckConstraint(condition=_PORTEE_OF_ADMIN, name="accounts_invitation_admin_sees"),
            models.CheckConstraint(condition=_TEAM_OF_PORTEE, name="accounts_invitation_portee_equipe"),
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.role}"


class Delegation(AuditedModel):
    """While `absent` is away, `delegue` sees their clients and acts there as they would, and each trace says so.

    Both days are included, in Paris; `ended_at` closes it before its day.
    """

    absent = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    delegue = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    debut = models.DateField()
    fin = models.DateField()
    motif = models.CharField(max_length=200, blank=True, default="")
    created_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    created_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(fin__gte=models.F("debut")), name="accounts_delegation_days"),
            models.CheckConstraint(condition=~models.Q(absent=models.F("delegue")), name="accounts_delegation_two"),
        ]

    def __str__(self) -> str:
        return f"{self.absent_id} → {self.delegue_id}"
