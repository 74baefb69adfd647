"""The insurers a firm works with, and the names of theirs that were made one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.modules.clients.models.client import Folded


class Assureur(AuditedModel):
    """Where an insurer is reached. Contracts name their insurer in words: these are found by `nom`, accents and case
    aside."""

    nom = models.CharField(max_length=200)
    adresse = models.CharField(max_length=300, blank=True, default="")
    email = models.CharField(max_length=254, blank=True, default="")
    telephone = models.CharField(max_length=30, blank=True, default="")
    extranet = models.CharField(max_length=500, blank=True, default="")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    audit_exclude: ClassVar = ("created_at",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=~models.Q(nom=""), name="clients_assureur_nom_ck"),
            models.UniqueConstraint(
                models.F("team"),
                Folded("nom"),
                name="clients_assureur_nom_uq",
                condition=models.Q(deleted_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.nom


class RenommageAssureur(AuditedModel):
    """Spellings of an insurer made one over all contracts. `avant`: by contract, the name it had; `fiches`: the
    insurers of the list taken away with their spelling."""

    vers = models.CharField(max_length=200)
    avant = models.JSONField()
    fiches = models.JSONField(default=list)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)

    # What each contract had is in the contract's own lines.
    audit_exclude: ClassVar = ("created_at", "avant", "fiches")

    class Meta(AuditedModel.Meta):
        abstract = False

    def __str__(self) -> str:
        return str(self.id)
