"""Who listened to a meeting, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey

from .entretien import Entretien


class Ecoute(AuditedModel):
    """One opening of a recording by one person, however many parts of it their browser asks for afterwards.

    `ouverture` is the number that their page gave it. Written before the first byte leaves; never edited.
    """

    entretien = TenantForeignKey(Entretien, on_delete=models.CASCADE, related_name="ecoutes")
    sight_through: ClassVar[str] = "entretien"

    ouverture = models.UUIDField()
    user_id = models.UUIDField()
    at = models.DateTimeField(db_default=Now(), editable=False)

    # The line of the log says who and when.
    audit_exclude: ClassVar[Sequence[str]] = ("ouverture", "user_id", "at")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["team", "entretien", "user_id", "ouverture"], name="intake_ecoute_ouverture_uq"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
