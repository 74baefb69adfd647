"""Saved views of the list of clients, and what left the firm by an export of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantModel, TenantOneToOneField


class Vue(AuditedModel):
    """A list as somebody left it: `reglages` holds q, filtre, sort, colonnes, groupe, densite, those that differ.

    Seen by its owner, and by the whole firm when `partagee`.
    """

    owner = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    nom = models.CharField(max_length=60)
    partagee = models.BooleanField(default=False)
    reglages = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("version", "created_at", "updated_at")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [models.CheckConstraint(condition=~models.Q(nom=""), name="clients_vue_nom_ck")]

    def __str__(self) -> str:
        return self.nom


class VueDefaut(TenantModel):
    """The view a member's list opens on; none: everybody."""

    member = TenantOneToOneField("accounts.Membership", on_delete=models.CASCADE, related_name="+")
    vue = TenantForeignKey(Vue, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.vue_id)


class ExportListe(AuditedModel):
    """One list that left as a file: whose, what of it, how many clients. Written before the first byte."""

    owner = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=4)
    demande = models.JSONField(default=dict)
    colonnes = models.JSONField(default=list)
    lignes = models.PositiveIntegerField()
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("created_at",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(format__in=["csv", "xlsx"]), name="clients_export_format_ck")
        ]

    def __str__(self) -> str:
        return f"{self.format} {self.lignes}"
