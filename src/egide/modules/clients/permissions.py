"""Who may do what with client files."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register

EVERYBODY = (Role.ADMIN, Role.MANAGER, Role.EMPLOYE)


def declare() -> None:
    """Called once the apps are ready."""
    register("clients.view", EVERYBODY)
    register("clients.create", EVERYBODY)
    register("clients.edit", EVERYBODY, per_object=True)
    # An employee only removes the clients entrusted to them.
    register("clients.delete", (Role.ADMIN, Role.MANAGER), owner_rule="conseiller_id")
    register("clients.history", EVERYBODY, per_object=True)
    # Two files become one for the whole firm.
    register("clients.merge", (Role.ADMIN, Role.MANAGER), by_token=False)
    # Each reading of what is kept encrypted is traced.
    register("clients.reveal", EVERYBODY, by_token=False)
    register("etiquettes.view", EVERYBODY)
    register("etiquettes.create", EVERYBODY)
    # A tag belongs to the whole firm: another name for it changes everybody's files.
    register("etiquettes.manage", (Role.ADMIN, Role.MANAGER))
    register("assureurs.view", EVERYBODY)
    register("assureurs.manage", (Role.ADMIN, Role.MANAGER))
    # A shared view is everybody's to use, and its owner's or a manager's to change.
    register("vues.edit", (Role.ADMIN, Role.MANAGER), owner_rule="owner_id")
    # A change to many is followed and undone by who made it, or by a manager.
    register("lots.view", (Role.ADMIN, Role.MANAGER), owner_rule="owner_id")
    # Each export says who took what out.
    register("clients.export", EVERYBODY)
