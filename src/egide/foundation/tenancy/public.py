"""What the rest of the product may use of tenancy."""

from __future__ import annotations

from egide.foundation.tenancy.context import (
    NoTeam,
    NoTransaction,
    TeamSwitch,
    active_team_id,
    all_teams,
    current_team_id,
    team_scope,
)
from egide.foundation.tenancy.fields import TenantForeignKey, TenantOneToOneField
from egide.foundation.tenancy.models import Team, TenantModel
from egide.foundation.tenancy.selectors import every_firm
from egide.foundation.tenancy.sight import Sight, in_sight, seeing, sees_everybody

__all__ = [
    "NoTeam",
    "NoTransaction",
    "Sight",
    "Team",
    "TeamSwitch",
    "TenantForeignKey",
    "TenantModel",
    "TenantOneToOneField",
    "active_team_id",
    "all_teams",
    "current_team_id",
    "every_firm",
    "in_sight",
    "seeing",
    "sees_everybody",
    "team_scope",
]
