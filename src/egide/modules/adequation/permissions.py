"""Who may do what with the investor's questionnaires."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register

EVERYBODY = (Role.ADMIN, Role.MANAGER, Role.EMPLOYE)


def declare() -> None:
    """Called once the apps are ready."""
    register("adequation.view", EVERYBODY)
    register("adequation.answer", EVERYBODY)
