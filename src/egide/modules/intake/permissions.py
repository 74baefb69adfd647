"""Who may do what with meetings."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register

EVERYBODY = (Role.ADMIN, Role.MANAGER, Role.EMPLOYE)


def declare() -> None:
    """Called once the apps are ready."""
    register("entretiens.view", EVERYBODY)
    register("entretiens.create", EVERYBODY)
    # Only who held the meeting sends its sound, or who may manage.
    register("entretiens.record", (Role.ADMIN, Role.MANAGER), owner_rule="owner_id")
    register("entretiens.hold", (Role.ADMIN, Role.MANAGER))
    register("entretiens.review", EVERYBODY, per_object=True)
    register("entretiens.apply", EVERYBODY, per_object=True)
    register("entretiens.retry", EVERYBODY, per_object=True)
    register("entretiens.cancel", EVERYBODY, per_object=True)
    # An employee only removes the meetings they held.
    register("entretiens.delete", (Role.ADMIN, Role.MANAGER), owner_rule="owner_id")
