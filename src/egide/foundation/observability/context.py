"""What every log line of the present work carries: which request, which job, for which firm, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from uuid import UUID

from egide.foundation.tenancy.announcement import current_audit
from egide.foundation.tenancy.context import active_team_id

EMPTY: Mapping[str, str] = MappingProxyType({})
FIELDS = frozenset({"request_id", "job_id", "team_id", "user_id"})

_fields: ContextVar[Mapping[str, str]] = ContextVar("log_fields", default=EMPTY)


def log_fields() -> Mapping[str, str]:
    """The identifiers of the present work; absent keys are unknown.

    The firm and the person are those the database has been told, unless said otherwise.
    """
    team_id, audit = active_team_id(), current_audit.get()
    told: dict[str, str] = {}
    if team_id is not None:
        told["team_id"] = str(team_id)
    if audit is not None and audit.actor_id is not None:
        told["user_id"] = str(audit.actor_id)
    return {**told, **_fields.get()}


@contextmanager
def log_context(**identifiers: UUID | str | int | None) -> Iterator[None]:
    """Adds identifiers to every line logged inside; None leaves the outer value.

    :raises TypeError: a key that is not one of `FIELDS`.
    """
    if unknown := set(identifiers) - FIELDS:
        raise TypeError(f"unknown log identifiers: {sorted(unknown)}")
    known = {key: str(value) for key, value in identifiers.items() if value is not None}
    token = _fields.set({**_fields.get(), **known})
    try:
        yield
    finally:
        _fields.reset(token)
