"""What travels with a job: identifiers, never data, because the queue's tables belong to no firm."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict, cast
from uuid import UUID

from egide.foundation.tenancy.announcement import current_audit

# A step's name, a version, a language: words for machines.
CODE = re.compile(r"[a-z0-9_.:-]{0,64}", re.IGNORECASE)


class Origin(TypedDict, total=False):
    """On whose behalf and why the job was queued."""

    actor_id: str
    request_id: str
    cause_kind: str
    cause_id: str


class Envelope(TypedDict):
    """The arguments of the queue's row."""

    team_id: str
    args: dict[str, Any]
    on_behalf: Origin


def encode(name: str, value: object) -> str | int | None:
    """:raises TypeError: a value that is not an identifier, a number, a date or a code."""
    match value:
        case None | bool() | int():
            return value
        case UUID():
            return str(value)
        case date():
            return value.isoformat()
        case str() if CODE.fullmatch(value):
            return value
    raise TypeError(f"{name}: a job carries identifiers, numbers, dates and codes, not {type(value).__name__}")


def decode(value: object, hint: object) -> object:
    """The value as the job's function declares it: `UUID`, `date`, `UUID | None`… from its JSON."""
    if isinstance(value, str):
        kinds = getattr(hint, "__args__", (hint,))
        if UUID in kinds:
            return UUID(value)
        if date in kinds:
            return date.fromisoformat(value)
    return value


def origin() -> Origin:
    """The present actor, request and cause, to be those of the job as well."""
    audit = current_audit.get()
    if audit is None:
        return {}
    known: Mapping[str, object] = {
        "actor_id": audit.actor_id,
        "request_id": audit.request_id or None,
        "cause_kind": audit.cause_kind,
        "cause_id": audit.cause_id,
    }
    return cast(Origin, {key: str(value) for key, value in known.items() if value is not None})
