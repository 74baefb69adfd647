"""Everybody searches; what they find is what each kind's own ability lets them see."""

from __future__ import annotations

from egide.foundation.authz.public import Role, register


def declare() -> None:
    register("search.use", Role)
