"""What a program's token may be allowed: per namespace, to read or to write."""

from __future__ import annotations

from collections.abc import Mapping

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.decide import can
from egide.foundation.authz.registry import every_ability


def scopes_of(caller: Caller) -> Mapping[str, list[str]]:
    """{scope: abilities} of what the caller may hand to a program, in alphabetical order."""
    found: dict[str, list[str]] = {}
    for entry in every_ability():
        if entry.by_token and can(caller, entry.name):
            found.setdefault(entry.scope, []).append(entry.name)
    return dict(sorted(found.items()))
