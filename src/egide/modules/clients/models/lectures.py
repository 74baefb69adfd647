"""Who asked to see a value that is kept encrypted, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey


class Lecture(AuditedModel):
    """One reading of one field. Written before the value leaves; never edited nor deleted."""

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE)
    champ = models.CharField(max_length=40)
    motif = models.CharField(max_length=200)
    user_id = models.UUIDField()
    at = models.DateTimeField(db_default=Now(), editable=False)

    # The line of the log says both.
    audit_exclude: ClassVar[Sequence[str]] = ("user_id", "at")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints = [models.CheckConstraint(condition=~models.Q(motif=""), name="clients_lecture_motif_ck")]
