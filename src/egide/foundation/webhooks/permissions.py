"""Who may connect the firm to other programs."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register


def declare() -> None:
    # What leaves the firm by itself is decided by an administrator, never by a program.
    register("webhooks.manage", {Role.ADMIN}, by_token=False)
