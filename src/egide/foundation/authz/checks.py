"""Deny by default is only kind if forgetting is found before it is deployed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core import checks
from django.urls import URLPattern, URLResolver, get_resolver

from egide.foundation.authz.markers import PUBLIC, SESSION
from egide.foundation.authz.registry import is_registered

METHODS = ("get", "post", "put", "patch", "delete")


def views_with_abilities(
    patterns: Sequence[URLPattern | URLResolver] | None = None,
) -> Iterator[tuple[str, type[Any]]]:
    """(route, class) of every class-based view that declares `abilities`."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from views_with_abilities(pattern.url_patterns)
            continue
        view = getattr(pattern.callback, "cls", None)
        if view is not None and hasattr(view, "abilities"):
            yield str(pattern.pattern), view


def check_declared(**_options: Any) -> list[checks.CheckMessage]:
    """authz.E001: a method without declaration; authz.E002: an ability that nobody registered."""
    found: list[checks.CheckMessage] = []
    for route, view in views_with_abilities():
        found += [
            checks.Error(f"{route}: {method.upper()} declares no ability", obj=view, id="authz.E001")
            for method in METHODS
            if hasattr(view, method) and method.upper() not in view.abilities
        ]
        found += [
            checks.Error(f"{route}: {name} is not registered", obj=view, id="authz.E002")
            for name in view.abilities.values()
            if name not in (PUBLIC, SESSION) and not is_registered(name)
        ]
    return found
