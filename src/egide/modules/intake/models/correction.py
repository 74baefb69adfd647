"""Who corrected which voices of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey
from egide.modules.intake.codes import CORRECTIONS, ROLES

from .entretien import Entretien


class CorrectionVoix(AuditedModel):
    """The gesture that made `version` of a transcript; never edited. `genre`: tours, voix or retour.

    Turns `premier` to `dernier` (their numbers, both included), or the whole voice `voix`, are `role`'s; or version
    `retour_a` stands again.
    """

    entretien = TenantForeignKey(Entretien, on_delete=models.CASCADE, related_name="corrections")
    sight_through: ClassVar[str] = "entretien"

    version = models.PositiveIntegerField()
    genre = models.CharField(max_length=10)
    premier = models.PositiveIntegerField(null=True)
    dernier = models.PositiveIntegerField(null=True)
    voix = models.CharField(max_length=400, blank=True, default="")
    role = models.CharField(max_length=20, blank=True, default="")
    retour_a = models.PositiveIntegerField(null=True)
    at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("at",)

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "entretien", "version", "voix"], name="intake_correction_version_uq"
            ),
            models.CheckConstraint(condition=models.Q(genre__in=CORRECTIONS), name="intake_correction_genre_ck"),
            models.CheckConstraint(condition=models.Q(role__in=("", *ROLES)), name="intake_correction_role_ck"),
        ]

    def __str__(self) -> str:
        return str(self.id)
