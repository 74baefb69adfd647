"""A firm's own identity provider, and who it vouches for."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from egide.foundation.accounts.models.membership import Membership
from egide.foundation.accounts.roles import Role
from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey


class SsoProvider(AuditedModel):
    """One per firm. `application` is its `client_id` in OpenID Connect. `secret_scelle` is sealed for this row;
    `secret` is its mask.

    `arrivants`: the role of people whom the provider vouches for and the firm does not know yet; null: refused.
    `confiance_mfa`: the provider's word for a second factor is enough. `seul`: members enter by no other way, except
    `secours`, an administrator; not before somebody has entered by it (`eprouve_at`: when first, with this issuer and
    application). `domaines`: the firm's e-mail domains (`SsoDomain` is where they are looked up).
    """

    audit_exclude: ClassVar[tuple[str, ...]] = ("secret_scelle",)

    nom = models.CharField(max_length=80)
    issuer = models.CharField(max_length=300)
    application = models.CharField(max_length=255)
    secret = models.CharField(max_length=20)
    secret_scelle = models.TextField(editable=False)
    actif = models.BooleanField(default=True)
    arrivants = models.CharField(max_length=10, choices=Role, null=True)
    confiance_mfa = models.BooleanField(default=False)
    seul = models.BooleanField(default=False)
    eprouve_at = models.DateTimeField(null=True)
    domaines = ArrayField(models.CharField(max_length=253), default=list)
    secours = TenantForeignKey(Membership, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team"], name="accounts_ssoprovider_team_uq"),
            models.CheckConstraint(
                condition=models.Q(seul=False) | models.Q(secours__isnull=False), name="accounts_ssoprovider_secours"
            ),
            models.CheckConstraint(
                condition=models.Q(arrivants__isnull=True) | models.Q(arrivants__in=[Role.EMPLOYE, Role.MANAGER]),
                name="accounts_ssoprovider_arrivants",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nom} {self.issuer}"


class SsoDomain(models.Model):
    """At which firm's door an e-mail address is. No two firms have the same domain."""

    across_teams: ClassVar[str] = "asked before anybody is known; says which firm, and nothing of it"

    nom = models.CharField(max_length=253, primary_key=True)
    team_id = models.UUIDField(db_index=True)

    def __str__(self) -> str:
        return self.nom


class SsoIdentity(AuditedModel):
    """A member, as the firm's provider names them; the e-mail address may change, this does not."""

    membre = TenantForeignKey(Membership, models.PROTECT, related_name="+")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "issuer", "subject"], name="accounts_ssoidentity_subject_uq"),
        ]

    def __str__(self) -> str:
        return f"{self.issuer} {self.subject}"
