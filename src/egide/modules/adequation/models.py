"""The questionnaires of a client: one being answered at most, and those that were validated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey

PROFILS = ("prudent", "modere", "dynamique")


class Questionnaire(AuditedModel):
    """Answers by part (`questionnaire.Answers`). Once `validated_at` is set nothing changes any more.

    `score`, `profil` and `quiz` are what the answers said the day they were validated.
    """

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE, related_name="+")
    reponses = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    validated_at = models.DateTimeField(null=True)
    validated_by_id = models.UUIDField(null=True)
    score = models.PositiveSmallIntegerField(null=True)
    profil = models.CharField(max_length=10, blank=True, default="", choices=[(p, p) for p in PROFILS])
    quiz = models.PositiveSmallIntegerField(null=True)

    audit_exclude: ClassVar[Sequence[str]] = ("version", "created_at", "updated_at")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["team", "client"],
                condition=models.Q(validated_at__isnull=True),
                name="adequation_one_draft_uq",
            ),
            models.CheckConstraint(
                condition=models.Q(validated_at__isnull=True, score__isnull=True)
                | models.Q(validated_at__isnull=False, score__lte=100, quiz__lte=100),
                name="adequation_validated_ck",
            ),
        ]
        indexes = [models.Index(fields=["team", "client", "validated_at"], name="adequation_client_ix")]
