"""How people may enter a firm."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from egide.foundation.audit.public import AuditedModel


class AccessPolicy(AuditedModel):
    """One row, from the first change; without it, nothing more than a log-in is asked.

    `second_facteur_depuis`: the day, in Paris, from which a member without a second factor finds the firm closed;
    null: none is demanded.
    """

    second_facteur_depuis = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["team"], name="accounts_accesspolicy_team_uq")]

    def __str__(self) -> str:
        return f"{self.second_facteur_depuis or '–'}"
