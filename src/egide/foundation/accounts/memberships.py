"""Which firms a person works for: the one question that crosses firms, behind one SQL function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from egide.foundation.accounts.roles import Role


@dataclass(frozen=True, slots=True)
class TeamAccess:
    """An active membership."""

    team_id: UUID
    team_nom: str
    membership_id: UUID
    role: Role


def teams_of(user_id: UUID) -> Sequence[TeamAccess]:
    """Active memberships of a person, by name of firm; none for the operator. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT team_id, team_nom, membership_id, role FROM accounts_memberships_of(%s) ORDER BY fr_fold(team_nom)",
            [user_id],
        )
        return [TeamAccess(team_id, nom, membership_id, Role(role)) for team_id, nom, membership_id, role in cursor]
