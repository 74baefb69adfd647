"""Every method of every address, for every kind of person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from tests.permissions.calls import call
from tests.permissions.conftest import undone
from tests.permissions.line import ALL, Line
from tests.permissions.table import TABLE
from tests.permissions.table_firm import PRIVATE
from tests.permissions.world import ROLES, World

# One worker keeps the one world.
pytestmark = pytest.mark.xdist_group("permissions")
METHODS = ("get", "post", "put", "patch", "delete")
# Not the API: what answers there and where it is tested.
ELSEWHERE = {
    "health/live": "observability",
    "health/ready": "observability",
    "metrics": "observability",
    "_allauth/": "accounts: log-in, second factor, reset",
    "^(?!api/|_allauth/|assets/|health/|metrics)(?P<path>.*)$": "the web application's page",
}


def api_addresses(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from api_addresses(pattern, route)
        else:
            yield route, pattern


def declared() -> set[tuple[str, str]]:
    """(method, name) of every address under /api/v1/."""
    found = set()
    for route, pattern in api_addresses():
        if not route.startswith("api/v1/"):
            continue
        view: Any = pattern.callback.cls  # type: ignore[attr-defined]
        assert pattern.name, f"{route} has no name"
        found |= {(method.upper(), pattern.name) for method in METHODS if hasattr(view, method)}
    return found


def test_every_method_of_every_address_has_its_line() -> None:
    written = {(line.method, line.name) for line in TABLE}

    assert sorted(declared() - written) == [], "add a line to tests/permissions/table.py or table_firm.py"
    assert sorted(written - declared()) == [], "these lines name what no longer exists"


def test_nothing_answers_outside_the_table_unnoticed() -> None:
    strangers = {
        route
        for route, _ in api_addresses()
        if not route.startswith("api/v1/") and not any(route.startswith(known) for known in ELSEWHERE)
    }

    assert strangers == set()


def expected(line: Line, role: str) -> int:
    if role in line.may:
        return line.status
    if role == "anonyme":
        return 401
    return 404 if line.name in PRIVATE or (line.personal and role in ALL) else 403


@pytest.mark.parametrize("line", TABLE, ids=lambda line: line.id)
def test_each_role_gets_what_the_table_says(world: World, line: Line) -> None:
    got = {}
    for role in ROLES:
        with undone():
            got[role] = call(world.browsers[role], line, world.lavigne)

    assert {role: answer.status_code for role, answer in got.items()} == {
        role: expected(line, role) for role in ROLES
    }, {role: answer.content for role, answer in got.items()}
