"""Abilities of the foundation: the firm's members and its audit."""

from __future__ import annotations

from egide.foundation.accounts.roles import Role
from egide.foundation.authz.registry import register


def declare() -> None:
    register("team.view", Role)
    register("team.manage", {Role.ADMIN})
    # Everybody for their own absence; for others', whoever manages the firm.
    register("team.delegate", Role)
    register("audit.view", {Role.ADMIN, Role.MANAGER})
