"""The audit log, and what makes a table audited."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from django.db import models

from egide.foundation.audit.constraints import DEFAULT_CLIENT_COLUMN
from egide.foundation.audit.fields import AuditedTeamField
from egide.foundation.tenancy.fields import TeamField
from egide.foundation.tenancy.public import TenantModel


class AuditedModel(TenantModel):
    """A business table: each row written, by any path, leaves a line in the audit log."""

    team = AuditedTeamField()

    # Fields that are not worth a line: versions, derived columns, generated ones.
    audit_exclude: ClassVar[Collection[str]] = ()
    # The column that says which client's file the row belongs to ("id" on the client itself).
    audit_client_column: ClassVar[str] = DEFAULT_CLIENT_COLUMN

    class Meta:
        abstract = True


class AuditEntry(TenantModel):
    """One row written once: who, when, from where, why, and the values before and after.

    The trigger function alone writes here; the application may only read.
    """

    append_only: ClassVar[bool] = True
    extra_policies: ClassVar[dict[str, str]] = {
        "audit_entry_writer": "the trigger function writes as the owner of the log, whom FORCE would stop",
        "audit_entry_sight": "a limited member reads what is of their own clients, or of none (made with the clients)",
    }

    # Without a foreign key: the log outlives what it speaks of, and each write saves a look-up.
    team = TeamField(referenced=False)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_kind = models.TextField()
    # The actor stood in for the client's adviser by this delegation.
    delegation_id = models.UUIDField(null=True)
    request_id = models.TextField(default="")
    ip = models.GenericIPAddressField(null=True)
    cause_kind = models.TextField(null=True)
    cause_id = models.UUIDField(null=True)
    table_name = models.TextField()
    row_id = models.UUIDField()
    client_id = models.UUIDField(null=True)
    action = models.TextField()
    changes = models.JSONField()

    class Meta:
        db_table = "audit_entry"
        indexes: ClassVar = [
            models.Index(
                fields=["team", "client_id", "id"],
                name="audit_entry_client_ix",
                condition=models.Q(client_id__isnull=False),
            ),
            models.Index(fields=["team", "row_id", "id"], name="audit_entry_row_ix"),
            models.Index(fields=["team", "actor_id", "id"], name="audit_entry_actor_ix"),
            models.Index(fields=["team", "table_name", "id"], name="audit_entry_table_ix"),
            # Deletions and what was brought back are rare: nobody reads the whole log to find them.
            models.Index(
                fields=["team", "id"],
                name="audit_entry_gone_ix",
                condition=models.Q(action="delete") | models.Q(changes__has_key="deleted_at"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.table_name} {self.row_id}"
