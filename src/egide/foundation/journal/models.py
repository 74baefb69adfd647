"""What leaves the log as a file is itself in the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey


class ExportJournal(AuditedModel):
    """One export of the log: whose, with which filters, how many lines. Written before the first byte."""

    owner = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    demande = models.JSONField(default=dict)
    lignes = models.PositiveIntegerField()
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("created_at",)

    def __str__(self) -> str:
        return f"{self.owner_id} {self.lignes}"
