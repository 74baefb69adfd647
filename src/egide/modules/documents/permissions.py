"""Who may do what with the documents handed to clients."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register

EVERYBODY = (Role.ADMIN, Role.MANAGER, Role.EMPLOYE)


def declare() -> None:
    """Called once the apps are ready. Nobody changes a document: a new one is made."""
    register("documents.view", EVERYBODY)
    register("documents.make", EVERYBODY)
    register("documents.send", EVERYBODY)
    register("modeles.view", EVERYBODY)
    # What the firm hands over in its own words engages it.
    register("modeles.edit", (Role.ADMIN, Role.MANAGER))
