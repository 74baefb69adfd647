"""Who may do what with language models."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register


def declare() -> None:
    register("ai.view", Role)
    register("ai.usage", {Role.ADMIN, Role.MANAGER})
    register("ai.budget", {Role.ADMIN, Role.MANAGER})
    # What leaves the firm, and to whom, is its administrator's decision alone.
    register("ai.manage", {Role.ADMIN}, by_token=False)
