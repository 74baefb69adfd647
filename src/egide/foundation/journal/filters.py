"""What of the log is asked for. Each filter, alone or with others, is read along an index of `audit_entry`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import get_args
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import JSONField, Q, QuerySet, Value

from egide.foundation.audit.public import AuditEntry
from egide.foundation.audit.records import Act, tables_of

PARIS = ZoneInfo("Europe/Paris")
ACTS: tuple[Act, ...] = get_args(Act)
NOTHING = Value(None, output_field=JSONField())
# The same words as the index `audit_entry_gone_ix`: taking away and bringing back, by whatever path.
GONE = Q(action="delete") | Q(changes__has_key="deleted_at")


@dataclass(frozen=True, slots=True)
class Asked:
    """`personne`: who acted. `table`: the kind of record. Days are those of Paris, both included."""

    personne: UUID | None = None
    client: UUID | None = None
    table: str | None = None
    acte: Act | None = None
    depuis: date | None = None
    jusqu_a: date | None = None

    def told(self) -> dict[str, str]:
        """What was asked, to be written down with an export."""
        named = ("personne", "client", "table", "acte", "depuis", "jusqu_a")
        return {name: str(value) for name in named if (value := getattr(self, name)) is not None}


def _first_id(moment: datetime) -> UUID:
    """The smallest identifier (UUIDv7) of a line written at `moment`: the order of lines is that of time."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PARIS)


def _by_act(rows: QuerySet[AuditEntry], acte: Act) -> QuerySet[AuditEntry]:
    special = [*tables_of("lecture"), *tables_of("export")]
    if acte in ("lecture", "export"):
        return rows.filter(table_name__in=tables_of(acte), action="insert")
    if acte == "creation":
        return rows.filter(action="insert").exclude(table_name__in=special)
    if acte == "modification":
        return rows.filter(action="update").exclude(changes__has_key="deleted_at")
    gone = rows.filter(GONE)
    back = Q(action="update", changes__deleted_at__1=NOTHING)
    if acte == "restauration":
        return gone.filter(back)
    return gone.exclude(action="insert").exclude(back)


def asked_lines(asked: Asked, *, before: UUID | None = None) -> QuerySet[AuditEntry]:
    """The firm's lines that answer, latest first; from the one before `before` when given."""
    rows = AuditEntry.objects.order_by("-id")
    if asked.personne is not None:
        rows = rows.filter(actor_id=asked.personne)
    if asked.client is not None:
        rows = rows.filter(client_id=asked.client)
    if asked.table is not None:
        rows = rows.filter(table_name=asked.table)
    if asked.acte is not None:
        rows = _by_act(rows, asked.acte)
    if asked.depuis is not None:
        rows = rows.filter(id__gte=_first_id(_midnight(asked.depuis)))
    if asked.jusqu_a is not None:
        rows = rows.filter(id__lt=_first_id(_midnight(asked.jusqu_a + timedelta(days=1))))
    return rows.filter(id__lt=before) if before is not None else rows
