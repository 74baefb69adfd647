"""Claire sees her own clients only: to her, her colleagues' are what does not exist, at every address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connections
from tests.permissions.calls import call, seen
from tests.permissions.line import ANYBODY, Line
from tests.permissions.table import TABLE
from tests.permissions.test_two_firms import everything
from tests.permissions.world import World

from egide.foundation.tenancy.constraints import SightRule

# One worker keeps the one world.
pytestmark = pytest.mark.xdist_group("permissions")
POINTED = [line for line in TABLE if line.on and line.may != ANYBODY]
LISTS = [line for line in TABLE if line.method == "GET" and "employe" in line.may]


def guarded_tables() -> Iterator[str]:
    """What belongs to a client, whichever module keeps it."""
    for model in apps.get_models():
        if any(isinstance(rule, SightRule) for rule in model._meta.constraints):
            yield model._meta.db_table


def identifiers(alias: str, *settings: tuple[str, str]) -> set[str]:
    """Of every row of the guarded tables, as that role sees them."""
    union = " UNION ALL ".join(f"SELECT id FROM {table}" for table in guarded_tables())
    with connections[alias].cursor() as cursor:
        cursor.execute("BEGIN")
        for name, value in settings:
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
        cursor.execute(union)
        rows = {str(identifier) for (identifier,) in cursor.fetchall()}
        cursor.execute("ROLLBACK")
    return rows


@pytest.fixture(scope="module")
def hidden(world: World, django_db_blocker: Any) -> Iterator[set[str]]:
    """Claire is limited to her own clients while these tests last; the identifiers that she must never meet."""
    cast = world.cast
    claire = cast.claire.membership_in(cast.lavigne)
    with django_db_blocker.unblock():
        answer = world.browsers["admin"].send("PATCH", f"team/members/{claire}", {"portee": "siens"})
        assert (answer.status_code, answer.json()["portee"]) == (200, "siens")
        firm = ("app.team_id", str(cast.lavigne.id))
        every = identifiers("default", firm)
        own = identifiers("default", firm, ("app.sees", f"{{{claire}}}"))
        assert own < every
        yield every - own
        answer = world.browsers["admin"].send("PATCH", f"team/members/{claire}", {"portee": "tous"})
        assert (answer.status_code, answer.json()["portee"]) == (200, "tous")


def test_what_would_be_hidden_is_there(world: World, hidden: set[str]) -> None:
    assert world.lavigne.args["client"]["reference"] in hidden
    assert world.lavigne.args["own-client"]["reference"] not in hidden
    assert len(hidden) > 20
    assert {"clients_client", "clients_enfant", "clients_lecture", "intake_entretien", "intake_proposal"} <= set(
        guarded_tables()
    )


@pytest.mark.parametrize("line", POINTED, ids=lambda line: line.id)
def test_a_colleague_s_client_is_what_does_not_exist(world: World, hidden: set[str], line: Line) -> None:
    args = world.lavigne.args[line.on]
    if not hidden & set(args.values()):
        pytest.skip("nothing of a client's, or Claire's own")
    nobodys = {name: str(uuid4()) if value in hidden else value for name, value in args.items()}
    before = everything()

    out_of_sight = call(world.browsers["employe"], line, world.lavigne)
    invented = call(world.browsers["employe"], line, world.lavigne, args=nobodys)

    assert seen(out_of_sight) == seen(invented)
    assert out_of_sight.status_code in ({404} if "employe" in line.may else {403, 404})
    assert everything() == before


@pytest.mark.parametrize("line", LISTS, ids=lambda line: line.id)
def test_no_reading_shows_a_colleague_s_client(world: World, hidden: set[str], line: Line) -> None:
    text = call(world.browsers["employe"], line, world.lavigne).content.decode(errors="replace")

    assert not [identifier for identifier in hidden if identifier in text]


def test_she_finds_her_own(world: World, hidden: set[str]) -> None:
    listed = world.browsers["employe"].read("clients").json()

    assert listed["count"] == 1
    assert [row["id"] for row in listed["results"]] == [world.lavigne.args["own-client"]["reference"]]
    found = world.browsers["employe"].read("search", data={"q": world.lavigne.marker}).json()["groupes"]
    [clients] = [group["results"] for group in found if group["kind"] == "client"]
    assert [UUID(row["id"]) for row in clients] == [UUID(world.lavigne.args["own-client"]["reference"])]
