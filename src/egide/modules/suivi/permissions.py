"""Who may do what with documents, notes and tasks."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register

EVERYBODY = (Role.ADMIN, Role.MANAGER, Role.EMPLOYE)
MANAGERS = (Role.ADMIN, Role.MANAGER)


def declare() -> None:
    """Called once the apps are ready."""
    register("pieces.view", EVERYBODY)
    register("pieces.add", EVERYBODY)
    register("pieces.edit", EVERYBODY, per_object=True)
    # An employee only removes what they brought.
    register("pieces.delete", MANAGERS, owner_rule="created_by_id")
    register("notes.view", EVERYBODY)
    register("notes.add", EVERYBODY)
    register("notes.pin", EVERYBODY, per_object=True)
    # Words are their author's; a manager may take them away, not rewrite them.
    register("notes.edit", (), owner_rule="created_by_id")
    register("notes.delete", MANAGERS, owner_rule="created_by_id")
    register("taches.view", EVERYBODY)
    register("taches.add", EVERYBODY)
    register("taches.edit", EVERYBODY, per_object=True)
    register("rappels.manage", MANAGERS)
    register("taches.delete", MANAGERS, owner_rule="created_by_id")
