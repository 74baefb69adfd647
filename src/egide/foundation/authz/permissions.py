"""Abilities of the foundation: the firm's members and its audit."""

from __future__ import annotations

from egide.foundation.accounts.roles import Role
from egide.foundation.authz.registry import register


def declare() -> None:
    register("team.view", Role)
    register("team.manage", {Role.ADMIN})
    register("audit.view", {Role.ADMIN, Role.MANAGER})
