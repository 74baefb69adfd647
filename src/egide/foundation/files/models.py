"""What is known of a file beside its bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol
from uuid import UUID

from django.db import models
from django.db.models.functions import Now

from egide.foundation.audit.public import AuditedModel
from egide.foundation.tenancy.public import TenantForeignKey

STORED = "stored"
ERASING = "erasing"


class Kept(Protocol):
    """A row that says where sealed bytes are, how many they are in clear, and with which key they are opened."""

    id: UUID
    team_id: UUID | None
    size: int
    cle_scellee: str


class StoredFile(AuditedModel):
    """One content, never changed. `size` in bytes and `sha256` are of the content before it is sealed.

    `media_type` was read in its bytes. `cle_scellee` is the key of this content alone, sealed for this row of this
    firm: without the row, what the storage keeps can be opened by nobody. `state` is `stored`, then `erasing` from the
    decision to erase it until its bytes are gone, when the row goes too.
    """

    nom = models.CharField(max_length=255)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=100)
    state = models.CharField(max_length=10, default=STORED)
    cle_scellee = models.TextField(editable=False)
    created_by = TenantForeignKey("accounts.Membership", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    audit_exclude: ClassVar[Sequence[str]] = ("cle_scellee", "created_at")

    class Meta(AuditedModel.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=[STORED, ERASING]), name="files_state_ck"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="files_size_ck"),
            models.CheckConstraint(
                condition=models.Q(cle_scellee__regex=r"^v[0-9]+[.][0-9a-f]+[.][A-Za-z0-9_=-]+$"), name="files_cle_ck"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["team", "sha256"], name="files_sha256_ix")]

    def __str__(self) -> str:
        return str(self.id)
