"""Who may do what with persons' requests: whoever answers for the firm."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register

MANAGERS = (Role.ADMIN, Role.MANAGER)


def declare() -> None:
    """Called once the apps are ready."""
    register("conformite.view", MANAGERS)
    # A program takes nobody's whole life out, and erases nobody.
    register("conformite.export", MANAGERS, by_token=False)
    register("conformite.erase", MANAGERS, by_token=False)
    register("conformite.rules", MANAGERS)
