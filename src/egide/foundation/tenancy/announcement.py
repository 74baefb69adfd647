"""What a transaction tells PostgreSQL about itself: the firm it acts for, who acts and why.

Row-level security reads `app.team_id` and `app.sees`; the audit trigger reads the rest. The settings are local to the
transaction.
"""

from __future__ import annotations

import ipaddress
import uuid
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal

from psycopg.sql import quote

from egide.foundation.tenancy.context import active_team_id
from egide.foundation.tenancy.sight import SIGHT_SETTINGS, Sight, current_sight

ActorKind = Literal["user", "job", "operator", "sql"]

TEAM_SETTING = "app.team_id"
AUDIT_SETTINGS = ("app.actor_id", "app.actor_kind", "app.request_id", "app.ip", "app.cause_kind", "app.cause_id")
MAX_LENGTH = 200


def _text(value: object) -> str:
    """PostgreSQL refuses NUL in text; a request's identifier may come from outside."""
    return "" if value is None else str(value).replace("\0", "")[:MAX_LENGTH]


def _address(value: str | None) -> str:
    """What PostgreSQL's `inet` takes; anything else is left out rather than made to fail a write."""
    try:
        return str(ipaddress.ip_address((value or "").partition("%")[0]))
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class AuditContext:
    """Who acts, from where and why, for every row written while it is active."""

    actor_id: uuid.UUID | None = None
    actor_kind: ActorKind = "user"
    request_id: str = ""
    ip: str | None = None
    cause_kind: str | None = None
    cause_id: uuid.UUID | None = None
    settings: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ip = _address(self.ip)
        values = (self.actor_id, self.actor_kind, self.request_id, ip, self.cause_kind, self.cause_id)
        object.__setattr__(self, "settings", tuple(_text(value) for value in values))


Announcement = tuple[uuid.UUID | None, AuditContext | None, Sight | None]
SILENT: Announcement = (None, None, None)
_NO_AUDIT = ("",) * len(AUDIT_SETTINGS)
_NO_SIGHT = ("",) * len(SIGHT_SETTINGS)

current_audit: ContextVar[AuditContext | None] = ContextVar("audit", default=None)


def wanted_announcement() -> Announcement:
    return active_team_id(), current_audit.get(), current_sight.get()


def announce_sql(wanted: Announcement, told: Announcement | None) -> str:
    """The `SET LOCAL`s, in one message, that bring a transaction from `told` to `wanted`; `told=None`: unknown.

    `SET LOCAL` and not `set_config()`: Citus passes only the former on to its workers.
    """
    before, after = (None if told is None else _values(told)), _values(wanted)
    names = (TEAM_SETTING, *AUDIT_SETTINGS, *SIGHT_SETTINGS)
    changed = [index for index in range(len(names)) if before is None or before[index] != after[index]]
    return "; ".join(f"SET LOCAL {names[index]} = {quote(after[index])}" for index in changed)


def _values(announcement: Announcement) -> tuple[str, ...]:
    team, audit, sight = announcement
    return (
        str(team) if team else "",
        *(audit.settings if audit else _NO_AUDIT),
        *(sight.settings if sight else _NO_SIGHT),
    )
