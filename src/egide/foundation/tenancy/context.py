"""Which firm is this code acting for? One ContextVar with three states: a firm, none, all of them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum
from typing import Final

from django.db import DEFAULT_DB_ALIAS, transaction


class Everyone(Enum):
    """Every firm at once: the operator's commands, on the `platform` connection."""

    ALL_TEAMS = "all teams"


ALL_TEAMS: Final = Everyone.ALL_TEAMS

_team: ContextVar[uuid.UUID | Everyone | None] = ContextVar("team", default=None)


class NoTeam(RuntimeError):
    """A tenant table was used outside `team_scope()`."""


class NoTransaction(RuntimeError):
    """A team is active but no transaction is: the database would show no row, silently."""


class TeamSwitch(RuntimeError):
    """The scope of one team was opened inside another's."""


def current_scope() -> uuid.UUID | Everyone | None:
    return _team.get()


def current_team_id() -> uuid.UUID:
    """:raises NoTeam: outside `team_scope()`."""
    team = _team.get()
    if not isinstance(team, uuid.UUID):
        raise NoTeam("no team is active")
    return team


def active_team_id() -> uuid.UUID | None:
    """The active team, or nothing: what the connection announces, and the default of `team`."""
    team = _team.get()
    return team if isinstance(team, uuid.UUID) else None


@contextmanager
def team_scope(team_id: uuid.UUID | str, *, using: str = DEFAULT_DB_ALIAS, atomic: bool = True) -> Iterator[uuid.UUID]:
    """Act for one team, in one transaction.

    `atomic=False` where a transaction is already open, or will be (ATOMIC_REQUESTS).

    :raises TeamSwitch: another team is active; the same team may be entered again.
    """
    wanted = team_id if isinstance(team_id, uuid.UUID) else uuid.UUID(team_id)
    active = _team.get()
    if isinstance(active, uuid.UUID) and active != wanted:
        raise TeamSwitch(f"team {active} is active; leave its scope before entering {wanted}'s")
    token = _team.set(wanted)
    try:
        if atomic:
            with transaction.atomic(using=using):
                yield wanted
        else:
            yield wanted
    finally:
        _team.reset(token)


@contextmanager
def all_teams() -> Iterator[None]:
    """No filter by team, for the operator's commands on the `platform` connection.

    On the application's connection this shows nothing: row-level security is not lifted.

    :raises TeamSwitch: a team is active.
    """
    active = _team.get()
    if isinstance(active, uuid.UUID):
        raise TeamSwitch(f"team {active} is active; leave its scope first")
    token = _team.set(ALL_TEAMS)
    try:
        yield
    finally:
        _team.reset(token)
