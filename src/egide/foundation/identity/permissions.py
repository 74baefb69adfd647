"""Who may do what with the firm's identity."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register


def declare() -> None:
    register("identite.view", Role)
    # What the firm states of itself engages it: its administrator's to write.
    register("identite.edit", {Role.ADMIN})
