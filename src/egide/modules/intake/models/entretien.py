"""A meeting and the agreement it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantOneToOneField
from egide.modules.intake.machine import State

NO_COUNTS = {"pending": 0, "accepted": 0, "refused": 0, "conflicts": 0, "critical": 0, "safe": 0, "total": 0}


def no_counts() -> dict[str, int]:
    """The counts of a meeting without proposals."""
    return dict(NO_COUNTS)


class Folded(models.Func):
    """Lower case without accents, as everywhere people search (`tenancy` defines the function)."""

    function = "public.fr_fold"
    output_field: ClassVar[models.Field[str, str]] = models.TextField()


class Entretien(AuditedModel):
    """One meeting: whose, about whom, how far it has come.

    `run` counts the times work was started: a job of an earlier run does nothing. `step` is the step being worked on,
    or the one that failed. `client_version` is the version of the file that the proposals were compared with. `counts`
    is kept up to date by `services.counting`. `moteur`: the engine chosen for this meeting, empty: the firm's choice.
    `nouveau_client`: applying creates the client.
    """

    owner = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, related_name="+")
    client = TenantForeignKey("clients.Client", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    nouveau_client = models.BooleanField(default=False)
    client_version = models.PositiveIntegerField(null=True)
    titre = models.CharField(max_length=200)
    date = models.DateField()
    source = models.CharField(max_length=20)
    genre = models.CharField(max_length=20, blank=True, default="")
    moteur = models.CharField(max_length=8, blank=True, default="")
    mots = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=20, default=State.RECEIVED.value, choices=[(s.value, s.value) for s in State])
    run = models.PositiveIntegerField(default=0)
    step = models.CharField(max_length=20, blank=True, default="")
    failure_code = models.CharField(max_length=60, blank=True, default="")
    failure_reason = models.CharField(max_length=400, blank=True, default="")
    failure_retryable = models.BooleanField(default=False)
    notice = models.CharField(max_length=40, blank=True, default="")
    counts = models.JSONField(default=no_counts)
    version = models.PositiveIntegerField(default=1, db_default=1)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    applied_at = models.DateTimeField(null=True)
    applied_by_id = models.UUIDField(null=True)
    deleted_at = models.DateTimeField(null=True)

    # Seen with its client; before it has one, by whoever held it.
    sight_through: ClassVar[str] = "client"
    sight_member: ClassVar[str] = "owner"

    recherche = models.GeneratedField(expression=Folded("titre"), output_field=models.TextField(), db_persist=True)

    audit_exclude: ClassVar[Sequence[str]] = (
        *("version", "created_at", "updated_at", "counts", "run", "step", "client_version", "recherche"),
        *("mots", "genre"),
    )

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in State]), name="intake_entretien_state_ck"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.FAILED.value) | (~models.Q(failure_reason="") & ~models.Q(step="")),
                name="intake_entretien_failure_ck",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=State.APPLIED.value)
                | models.Q(applied_at__isnull=False, client__isnull=False),
                name="intake_entretien_applied_ck",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["team", "-date", "-id"], name="intake_entretien_date_ix", condition=models.Q(deleted_at=None)
            ),
            models.Index(fields=["team", "state"], name="intake_entretien_state_ix"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class AccordEntretien(AuditedModel):
    """The answer of a person to being listened to: who, in which words, how, when. Never changed.

    Once the client is known it is in the client's register of consents too (`registered_at`).
    """

    entretien = TenantOneToOneField(Entretien, on_delete=models.CASCADE, related_name="accord")
    sight_through: ClassVar[str] = "entretien"

    accorde = models.BooleanField()
    personne = models.CharField(max_length=200)
    formulation = models.TextField()
    mode = models.CharField(max_length=40)
    at = models.DateTimeField()
    registered_at = models.DateTimeField(null=True)

    class Meta(AuditedModel.Meta):
        abstract = False

    def __str__(self) -> str:
        return str(self.id)
