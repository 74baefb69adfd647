"""Which firms a person works for: the one question that crosses firms, behind one SQL function."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from egide.foundation.accounts.roles import Portee, Role
from egide.foundation.tenancy.public import Sight

STANDING = "team_id, team_nom, membership_id, role, portee, sees, delegations, factor_from, sso_only, trusts_sso_mfa"


@dataclass(frozen=True, slots=True)
class TeamAccess:
    """An active membership, what it lets see, and what the firm demands of whoever enters (`Caller`)."""

    team_id: UUID
    team_nom: str
    membership_id: UUID
    role: Role
    portee: Portee
    sees: frozenset[UUID] | None
    delegations: Mapping[UUID, UUID]
    factor_from: date | None
    sso_only: bool
    trusts_sso_mfa: bool


def access_of(row: Sequence[Any]) -> TeamAccess:
    """From the columns of `STANDING`."""
    team_id, nom, membership_id, role, portee, sees, delegations, factor_from, sso_only, trusts_sso_mfa = row
    told: Mapping[str, str] = json.loads(delegations) if isinstance(delegations, str) else delegations or {}
    return TeamAccess(
        team_id=team_id,
        team_nom=nom,
        membership_id=membership_id,
        role=Role(role),
        portee=Portee(portee),
        sees=None if sees is None else frozenset(sees),
        delegations={UUID(absent): UUID(delegation) for absent, delegation in told.items()},
        factor_from=factor_from,
        sso_only=sso_only,
        trusts_sso_mfa=trusts_sso_mfa,
    )


def teams_of(user_id: UUID) -> Sequence[TeamAccess]:
    """Active memberships of a person, by name of firm; none for the operator. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {STANDING} FROM accounts_memberships_of(%s) ORDER BY fr_fold(team_nom)",
            [user_id],
        )
        return [access_of(row) for row in cursor]


def sight_of(user_id: UUID, team_id: UUID) -> Sight | None:
    """What a person sees of a firm, for what is done on their behalf; None when they are no member. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {STANDING} FROM accounts_memberships_of(%s) WHERE team_id = %s", [user_id, team_id])
        row = cursor.fetchone()
    if row is None:
        return None
    access = access_of(row)
    return Sight(access.sees, access.delegations)
