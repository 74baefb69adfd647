"""The firm's tags, and the files that bear them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey
from egide.modules.clients.dictionary import listes
from egide.modules.clients.models.client import Folded
from egide.modules.clients.models.fields import ChoixField


class Etiquette(AuditedModel):
    """A word of the firm's own, with a shape. `deleted_at` hides it and keeps who bore it, until it is restored."""

    nom = models.CharField(max_length=40)
    forme = ChoixField(listes.FORME_ETIQUETTE, null=False, blank=False, default="rond", db_default="rond")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    audit_exclude: ClassVar = ("created_at",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(condition=~models.Q(nom=""), name="clients_etiquette_nom_ck"),
            models.UniqueConstraint(
                models.F("team"),
                Folded("nom"),
                name="clients_etiquette_nom_uq",
                condition=models.Q(deleted_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.nom


class Etiquetage(AuditedModel):
    """A tag on a file."""

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE)
    etiquette = TenantForeignKey("clients.Etiquette", on_delete=models.CASCADE, related_name="poses")
    # The tag merged into this one that put it there: restoring that tag takes it off again.
    venue_de = TenantForeignKey("clients.Etiquette", on_delete=models.PROTECT, null=True, related_name="+")

    audit_exclude: ClassVar = ("venue_de",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints = [models.UniqueConstraint(fields=["team", "client", "etiquette"], name="clients_etiquetage_uq")]
