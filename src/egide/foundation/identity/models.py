"""What a firm states of itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.identity.codes import CATEGORIES, METHODES, REMUNERATIONS
from egide.foundation.tenancy.public import TenantOneToOneField

LONG = 1_000


class Identite(AuditedModel):
    """One row a firm. `codes.CHAMPS` says which article asks for which field; empty means not stated yet.

    `capital` in euros. `couleur` is "#RRGGBB", readable on white paper. `version` 0 is a firm that has stated nothing.
    """

    nom = models.CharField(max_length=200, blank=True, default="")
    forme_juridique = models.CharField(max_length=80, blank=True, default="")
    capital = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    siren = models.CharField(max_length=9, blank=True, default="")
    siret = models.CharField(max_length=14, blank=True, default="")
    rcs = models.CharField(max_length=80, blank=True, default="")
    orias = models.CharField(max_length=8, blank=True, default="")
    categories = models.JSONField(default=list)
    adresse = models.CharField(max_length=200, blank=True, default="")
    code_postal = models.CharField(max_length=5, blank=True, default="")
    ville = models.CharField(max_length=100, blank=True, default="")
    telephone = models.CharField(max_length=20, blank=True, default="")
    email = models.CharField(max_length=254, blank=True, default="")
    site = models.CharField(max_length=200, blank=True, default="")
    rc_assureur = models.CharField(max_length=200, blank=True, default="")
    rc_contrat = models.CharField(max_length=80, blank=True, default="")
    mediateur = models.CharField(max_length=LONG, blank=True, default="")
    autorite = models.CharField(max_length=LONG, blank=True, default="")
    reclamations = models.CharField(max_length=LONG, blank=True, default="")
    methode = models.CharField(max_length=20, blank=True, default="")
    partenaires = models.CharField(max_length=LONG, blank=True, default="")
    liens_financiers = models.CharField(max_length=LONG, blank=True, default="")
    concentration = models.CharField(max_length=300, blank=True, default="")
    remuneration = models.CharField(max_length=20, blank=True, default="")
    honoraires = models.CharField(max_length=LONG, blank=True, default="")
    couleur = models.CharField(max_length=7, blank=True, default="")
    logo = TenantOneToOneField("files.StoredFile", on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("version", "created_at", "updated_at")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["team"], name="identity_one_a_firm_uq"),
            models.CheckConstraint(condition=models.Q(methode__in=["", *METHODES]), name="identity_methode_ck"),
            models.CheckConstraint(
                condition=models.Q(remuneration__in=["", *REMUNERATIONS]), name="identity_remuneration_ck"
            ),
            models.CheckConstraint(condition=models.Q(couleur__regex="^(#[0-9a-f]{6})?$"), name="identity_couleur_ck"),
            models.CheckConstraint(
                condition=models.Q(categories__contained_by=list(CATEGORIES)), name="identity_categories_ck"
            ),
        ]

    def __str__(self) -> str:
        return self.nom
