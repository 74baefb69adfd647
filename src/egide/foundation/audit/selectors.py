"""Reading the audit log."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Case, Count, Max, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf, TruncSecond

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
    delegation_id: uuid.UUID | None = None


_COLUMNS = tuple(AuditLine.__dataclass_fields__)


def history(
    table: str | None = None,
    row_id: uuid.UUID | None = None,
    client_id: uuid.UUID | Collection[uuid.UUID] | None = None,
    field: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> list[AuditLine]:
    """The active firm's lines, newest first. One query.

    `client_id`: one file, or several that became one. `field` is a column (`conseiller_id`, not `conseiller`): the
    lines that changed it.
    """
    return _read(_lines(table, row_id, client_id, field).order_by("-id")[offset : offset + limit])


def history_count(
    table: str | None = None,
    row_id: uuid.UUID | None = None,
    client_id: uuid.UUID | Collection[uuid.UUID] | None = None,
    field: str | None = None,
) -> int:
    """How many lines `history` has in all. One query."""
    return _lines(table, row_id, client_id, field).count()


@dataclass(frozen=True, slots=True)
class Act:
    """What one request or one job wrote in a client's file: `count` rows in all, the first of them in `lines`.

    `at` is when it ended.
    """

    id: uuid.UUID
    at: datetime
    actor_id: uuid.UUID | None
    actor_kind: str
    cause_kind: str | None
    cause_id: uuid.UUID | None
    count: int
    lines: Sequence[AuditLine]


def acts(
    *,
    client_ids: Collection[uuid.UUID],
    tables: Collection[str],
    alone: Collection[str] = (),
    before: datetime | None,
    limit: int,
    most_lines: int = 40,
) -> list[Act]:
    """What was done in a client's file, and in those merged into it, to rows of `tables`. Two statements.

    Latest first, up to `before` (included).

    Lines without a request (a command, a script) are one act per second.

    :param alone: those of `tables` of which each row is an act of its own.
    """
    nothing = Value("", output_field=TextField())
    request = Coalesce(NullIf("request_id", nothing), Cast(TruncSecond("at"), TextField()))
    row = Case(When(table_name__in=alone, then=Cast("row_id", TextField())), default=nothing)
    mine = AuditEntry.objects.filter(client_id__in=client_ids, table_name__in=tables)
    by = ("actor_id", "actor_kind", "cause_kind", "cause_id")
    grouped = mine.annotate(request=request, row=row).values("request", "row", *by)
    found = grouped.annotate(ended=Max("at"), count=Count("id"), ids=ArrayAgg("id", order_by="id"))
    if before is not None:
        found = found.filter(ended__lte=before)
    rows = list(found.order_by("-ended", "request", "row")[:limit])
    wanted = [line_id for row in rows for line_id in row["ids"][:most_lines]]
    lines = {line.id: line for line in _read(AuditEntry.objects.filter(pk__in=wanted))} if wanted else {}
    return [
        Act(
            id=row["ids"][-1],
            at=row["ended"],
            actor_id=row["actor_id"],
            actor_kind=row["actor_kind"],
            cause_kind=row["cause_kind"],
            cause_id=row["cause_id"],
            count=row["count"],
            lines=[lines[line_id] for line_id in row["ids"][:most_lines]],
        )
        for row in rows
    ]


def writers_of(table: str, row_ids: Collection[uuid.UUID]) -> dict[tuple[uuid.UUID, str], uuid.UUID]:
    """(row, action) → who did it last, people only. One statement."""
    lines = AuditEntry.objects.filter(table_name=table, row_id__in=row_ids, actor_id__isnull=False).order_by("id")
    rows = lines.values_list("row_id", "action", "actor_id")
    return {(row_id, action): actor for row_id, action, actor in rows if actor is not None}


def _read(lines: QuerySet[AuditEntry]) -> list[AuditLine]:
    return [AuditLine(*values) for values in lines.values_list(*_COLUMNS)]


def _lines(
    table: str | None,
    row_id: uuid.UUID | None,
    client_id: uuid.UUID | Collection[uuid.UUID] | None,
    field: str | None,
) -> QuerySet[AuditEntry]:
    lines = AuditEntry.objects.all()
    if table is not None:
        lines = lines.filter(table_name=table)
    if row_id is not None:
        lines = lines.filter(row_id=row_id)
    if client_id is not None:
        lines = lines.filter(client_id__in=[client_id] if isinstance(client_id, uuid.UUID | str) else client_id)
    if field is not None:
        lines = lines.filter(changes__has_key=field)
    return lines
