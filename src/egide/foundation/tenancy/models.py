"""The firm, and what every table of a firm has in common."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.tenancy.constraints import TenantIsolation
from egide.foundation.tenancy.fields import TeamField
from egide.kit.ids import uuid7


class Team(models.Model):
    """A brokerage firm. A firm sees its own row only."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    nom = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, unique=True)
    siren = models.CharField(max_length=9, null=True, blank=True)
    orias = models.CharField(max_length=8, blank=True, default="")
    created_at = models.DateTimeField(db_default=Now())

    tenant_column: ClassVar[str] = "id"

    class Meta:
        constraints: ClassVar = [TenantIsolation(name="tenancy_team_tenant", column="id")]

    def __str__(self) -> str:
        return self.nom


class TenantModel(models.Model):
    """A table of a firm: `team_id`, key `(team_id, id)`, row-level security forced.

    Business tables derive from the audit's `AuditedModel`, which derives from this one.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    team = TeamField()

    tenant_column: ClassVar[str] = "team"

    class Meta:
        abstract = True
