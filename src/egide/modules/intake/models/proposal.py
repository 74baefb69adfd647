"""What the meeting proposes to write, and what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey
from egide.modules.intake.codes import KINDS, PROPOSAL_STATES

from .entretien import Entretien


class Proposal(AuditedModel):
    """One value, or one whole row (`champ` null), proposed for one place of the file.

    `source` is its place in the extraction. `value` is what a person wrote instead of `new`. `evidence` is
    `[{segment, start, end, quote, t0, t1, champ}]`: characters of the segment's text, seconds of the recording.
    `rival` is what another reading of the meeting found instead of `new`: a value, or a row's fields that differ.
    A `same` proposal asks nothing: it is accepted from the start. After applying, the `row_id` of a whole row is that
    of the row it became.
    """

    entretien = TenantForeignKey(Entretien, on_delete=models.CASCADE, related_name="proposals")
    sight_through: ClassVar[str] = "entretien"
    position = models.PositiveIntegerField()
    source = models.CharField(max_length=120)
    section = models.CharField(max_length=40)
    champ = models.CharField(max_length=80, null=True)
    row_id = models.UUIDField(null=True)
    row_label = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=10)
    critical = models.BooleanField()
    safe = models.BooleanField()
    old = models.JSONField(null=True)
    new = models.JSONField()
    value = models.JSONField(null=True)
    confidence = models.FloatField()
    speaker = models.CharField(max_length=120, null=True)
    role = models.CharField(max_length=20, null=True)
    evidence = models.JSONField()
    conflict_reason = models.CharField(max_length=300, null=True)
    rival = models.JSONField(null=True)
    state = models.CharField(max_length=12, default="pending")
    decided_by_id = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    # The words and the machine's confidence are not decisions; they never change once written.
    audit_exclude: ClassVar[Sequence[str]] = (
        *("position", "source", "confidence", "speaker", "role", "evidence", "created_at", "row_label", "safe"),
        *("decided_by_id", "decided_at", "rival"),
    )

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="intake_proposal_kind_ck"),
            models.CheckConstraint(condition=models.Q(state__in=PROPOSAL_STATES), name="intake_proposal_state_ck"),
            models.CheckConstraint(
                condition=models.Q(safe=False) | (~models.Q(kind="conflict") & models.Q(critical=False)),
                name="intake_proposal_safe_ck",
            ),
            models.UniqueConstraint(
                fields=["team", "entretien", "source"],
                condition=models.Q(state="pending"),
                name="intake_proposal_source_uq",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section}.{self.champ}"
