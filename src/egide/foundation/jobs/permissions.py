"""Who may follow and restart the firm's background work."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register


def declare() -> None:
    register("jobs.view", {Role.ADMIN, Role.MANAGER})
    register("jobs.manage", {Role.ADMIN, Role.MANAGER}, by_token=False)
