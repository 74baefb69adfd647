"""One change made to many clients at once, and undone at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantModel

LOT_STATES = ("en_cours", "fait", "annulation", "annule", "echec")
LINE_STATES = ("attente", "change", "inchange", "refuse", "rendu", "garde")


class Lot(AuditedModel):
    """`valeurs`: what every client is given. `total` clients, of which `traites` are done with, `refuses` could not."""

    owner = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    valeurs = models.JSONField(default=dict)
    state = models.CharField(max_length=12, default="en_cours")
    total = models.PositiveIntegerField()
    traites = models.PositiveIntegerField(default=0)
    changes = models.PositiveIntegerField(default=0)
    refuses = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("created_at", "updated_at", "traites")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=LOT_STATES), name="clients_lot_state_ck")
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.traites}/{self.total}"


class LotClient(TenantModel):
    """One client of a lot. `avant` is what was there; not audited: the file's own log has the change and its cause.

    `attente` → `change`, `inchange` or `refuse` (reason in `motif`); undone, `change` → `rendu`, or `garde` when
    somebody wrote something else since.
    """

    lot = TenantForeignKey(Lot, on_delete=models.CASCADE, related_name="lignes")
    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, default="attente")
    avant = models.JSONField(default=dict)
    motif = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team", "lot", "client"], name="clients_lotclient_uq"),
            models.CheckConstraint(condition=models.Q(state__in=LINE_STATES), name="clients_lotclient_state_ck"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["team", "lot", "id"],
                name="clients_lotclient_wait_ix",
                condition=models.Q(state="attente"),
            )
        ]

    def __str__(self) -> str:
        return self.state
