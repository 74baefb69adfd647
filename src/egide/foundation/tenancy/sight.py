"""Which client files a person may see inside their firm, and for whom they stand in.

Row-level security reads it (`constraints.SightRule`): what is out of sight does not exist for any statement, written
by hand or by the ORM. Without a sight, as in the firm's own jobs and commands, the whole firm is seen.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

SIGHT_SETTINGS = ("app.sees", "app.delegations")


@dataclass(frozen=True, slots=True)
class Sight:
    """`sees`: the members whose clients are seen, None for every client of the firm.

    `delegations`: {absent member: delegation} of those the person stands in for, so that what they do there says so.
    """

    sees: frozenset[uuid.UUID] | None = None
    delegations: Mapping[uuid.UUID, uuid.UUID] = field(default_factory=dict)
    settings: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        sees = "" if self.sees is None else "{" + ",".join(sorted(map(str, self.sees))) + "}"
        told = {str(absent): str(delegation) for absent, delegation in self.delegations.items()}
        object.__setattr__(self, "settings", (sees, json.dumps(told) if told else ""))

    def __hash__(self) -> int:
        return hash(self.settings)


current_sight: ContextVar[Sight | None] = ContextVar("sight", default=None)


@contextmanager
def seeing(sight: Sight | None) -> Iterator[None]:
    """What is read and written inside is what `sight` allows; None: the whole firm."""
    token = current_sight.set(sight)
    try:
        yield
    finally:
        current_sight.reset(token)


def sees_everybody() -> bool:
    """Whether the whole firm's clients are in sight: what may be counted once for all."""
    sight = current_sight.get()
    return sight is None or sight.sees is None


def in_sight(member_id: uuid.UUID | None) -> bool:
    """Whether a client entrusted to this member (None: to nobody) would be in sight."""
    sight = current_sight.get()
    seen: Collection[uuid.UUID] | None = None if sight is None else sight.sees
    return seen is None or member_id in seen
