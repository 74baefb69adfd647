"""What every table of the client file carries besides its own columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey, TenantOneToOneField


class DossierModel(AuditedModel):
    """A versioned thing that remembers where each of its values comes from.

    `origines` is {champ: {"kind": "entretien" | "saisie" | "import", "id": uuid | null, "at": ISO 8601}}; a value
    without an origin has none. `deleted_at` hides it until it is restored.
    """

    version = models.PositiveIntegerField(default=1, db_default=1)
    origines = models.JSONField(default=dict, db_default={}, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    updated_at = models.DateTimeField(db_default=Now(), editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("version", "origines", "created_at", "updated_at")

    class Meta:
        abstract = True


class RecordModel(DossierModel):
    """A section that a client has once."""

    client = TenantOneToOneField("clients.Client", on_delete=models.CASCADE)

    class Meta:
        abstract = True


class RowModel(DossierModel):
    """A section that a client has many of; ids being UUIDv7, their order is that of creation."""

    client = TenantForeignKey("clients.Client", on_delete=models.CASCADE)

    class Meta:
        abstract = True
