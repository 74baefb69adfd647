"""Two files that were one person: what became of each, and how to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey


class Fusion(AuditedModel):
    """`absorbe` was merged into `survivant`, until `annulee_at`.

    `avant` and `apres`: {section: {champ: [value, origin]}} of the survivor for what the merge changed; a section it
    did not have is null in `avant`. What is kept encrypted is there as sealed as in the file. `deplaces`: {table.path:
    ids of the rows that changed hands}.
    """

    survivant = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    absorbe = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    sight_through: ClassVar[str] = "survivant"
    par = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    avant = models.JSONField(default=dict)
    apres = models.JSONField(default=dict)
    deplaces = models.JSONField(default=dict)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    annulee_at = models.DateTimeField(null=True)

    audit_client_column: ClassVar[str] = "survivant_id"
    audit_exclude: ClassVar[Sequence[str]] = ("avant", "apres", "deplaces", "created_at")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(survivant=models.F("absorbe")), name="clients_fusion_two_ck"),
            models.UniqueConstraint(
                fields=["team", "absorbe"], condition=models.Q(annulee_at__isnull=True), name="clients_fusion_once_uq"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class AncienMatricule(AuditedModel):
    """A number that opened a file since merged, and opens `client` now."""

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    matricule = models.CharField(max_length=20)
    ancien_id = models.UUIDField()

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "matricule"], name="clients_ancien_matricule_uq"),
            models.UniqueConstraint(fields=["team", "ancien_id"], name="clients_ancien_id_uq"),
        ]

    def __str__(self) -> str:
        return self.matricule


class Distinction(AuditedModel):
    """Two files that look alike and are two people: they are proposed no more. `client` has the smaller id."""

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    autre = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "client", "autre"], name="clients_distinction_uq"),
            models.CheckConstraint(condition=models.Q(client__lt=models.F("autre")), name="clients_distinction_ck"),
        ]

    def __str__(self) -> str:
        return str(self.id)
