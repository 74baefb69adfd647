"""The thread of a file: what happened, and who else has something to tell of it.

A module above this one (the meetings) tells its own events through `register_source`, from its app's `ready`; none is
imported from here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from egide.foundation.audit.public import AuditLine


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `id` is unique among the events of its moment and orders them.

    `actor_id` is a user's. `objet` holds what its `kind` is shown with, as JSON. `lines` are the first rows written,
    `count` how many there were.
    """

    id: UUID
    at: datetime
    kind: str
    actor_id: UUID | None = None
    actor_kind: str = "user"
    cause_kind: str | None = None
    cause_id: UUID | None = None
    count: int = 0
    lines: Sequence[AuditLine] = ()
    objet: Mapping[str, Any] = field(default_factory=dict)


Read = Callable[[UUID, datetime | None, int], Sequence[Event]]
"""The events of a client's file up to a moment (included; None: now), latest first, at most so many. One statement."""

_sources: dict[str, Read] = {}


def register_source(kind: str, read: Read) -> None:
    """Let `read` tell the events of `kind`, one of `codes.FIL`."""
    _sources[kind] = read


def sources() -> Mapping[str, Read]:
    """Kind → who tells its events."""
    return _sources
