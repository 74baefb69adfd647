"""Who may bring clients in by files."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register

EVERYBODY = (Role.ADMIN, Role.MANAGER, Role.EMPLOYE)


def declare() -> None:
    """Called once the apps are ready."""
    # A member limited to some clients compares with those only, and entrusts to those they see.
    register("imports.create", EVERYBODY, by_token=False)
    # Who brought a file in follows and undoes it; so does a manager.
    register("imports.view", (Role.ADMIN, Role.MANAGER), owner_rule="owner_id", by_token=False)
    register("imports.edit", (Role.ADMIN, Role.MANAGER), owner_rule="owner_id", by_token=False)
