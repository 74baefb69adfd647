"""Abilities of the foundation: the firm's members and its audit."""

from __future__ import annotations

from egide.foundation.accounts.roles import Role
from egide.foundation.authz.registry import register


def declare() -> None:
    register("team.view", Role)
    register("team.manage", {Role.ADMIN}, by_token=False)
    # The second factor: demanded of everybody, taken away from whoever lost it.
    register("team.sso", {Role.ADMIN}, by_token=False)
    register("team.secure", {Role.ADMIN, Role.MANAGER}, by_token=False)
    # Everybody for their own absence; for others', whoever manages the firm.
    register("team.delegate", Role, by_token=False)
    # A program never makes its own way in.
    register("tokens.create", {Role.ADMIN, Role.MANAGER}, by_token=False)
    register("audit.view", {Role.ADMIN, Role.MANAGER})
    # The whole log leaves by people's hands only.
    register("audit.export", {Role.ADMIN, Role.MANAGER}, by_token=False)
