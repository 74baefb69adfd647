"""Reading the audit log."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from egide.foundation.audit.models import AuditEntry


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One row written once. `changes`: {field: [before, after]}, values as PostgreSQL writes them in JSON."""

    id: uuid.UUID
    at: datetime
    actor_id: uuid.UUID | None
    actor_kind: str
    request_id: str
    ip: str | None
    cause_kind: str | None
    cause_id: uuid.UUID | None
    table_name: str
    row_id: uuid.UUID
    client_id: uuid.UUID | None
    action: str
    changes: dict[str, list[Any]]


_COLUMNS = tuple(AuditLine.__dataclass_fields__)


def history(
    table: str | None = None,
    row_id: uuid.UUID | None = None,
    client_id: uuid.UUID | None = None,
    field: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> list[AuditLine]:
    """The active firm's lines, newest first. One query.

    `field` is a column (`conseiller_id`, not `conseiller`): the lines that changed it.
    """
    lines = _lines(table, row_id, client_id, field).order_by("-id").values_list(*_COLUMNS)
    return [AuditLine(*values) for values in lines[offset : offset + limit]]


def history_count(
    table: str | None = None,
    row_id: uuid.UUID | None = None,
    client_id: uuid.UUID | None = None,
    field: str | None = None,
) -> int:
    """How many lines `history` has in all. One query."""
    return _lines(table, row_id, client_id, field).count()


def _lines(
    table: str | None, row_id: uuid.UUID | None, client_id: uuid.UUID | None, field: str | None
) -> QuerySet[AuditEntry]:
    lines = AuditEntry.objects.all()
    if table is not None:
        lines = lines.filter(table_name=table)
    if row_id is not None:
        lines = lines.filter(row_id=row_id)
    if client_id is not None:
        lines = lines.filter(client_id=client_id)
    if field is not None:
        lines = lines.filter(changes__has_key=field)
    return lines
