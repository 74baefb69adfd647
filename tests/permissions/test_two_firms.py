"""Everybody of Cabinet Lavigne tries every address on what belongs to Assurances du Ponant."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections
from tests.permissions.calls import call, seen, whole
from tests.permissions.fillers import Args, Belongings
from tests.permissions.line import ANYBODY, Line
from tests.permissions.references import PROBES, REFERENCES
from tests.permissions.table import TABLE
from tests.permissions.table_firm import PRIVATE
from tests.permissions.world import World

# One worker keeps the one world.
pytestmark = pytest.mark.xdist_group("permissions")
ATTACKERS = ("employe", "manager", "admin")
# They move by themselves: when a session was last seen, counters, answers kept for repeated requests.
RESTLESS = {"accounts_session", "api_cache", "api_idempotencykey", "django_migrations"}
POINTED = [line for line in TABLE if line.on and line.may != ANYBODY]
LISTS = [line for line in TABLE if line.method == "GET" and line.may != ANYBODY]


def platform(sql: str) -> list[tuple[Any, ...]]:
    """Rows as the role that sees every firm, outside the application's transaction."""
    with connections["platform"].cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def tables() -> Iterator[str]:
    for (name,) in platform(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"
    ):
        if name not in RESTLESS:
            yield name


def everything() -> dict[str, str]:
    """A checksum of each table's rows, of both firms."""
    union = " UNION ALL ".join(
        f"SELECT '{name}', md5(string_agg(t::text, E'\\n' ORDER BY t::text)) FROM \"{name}\" t" for name in tables()
    )
    return dict(platform(union))


def identifiers_of(mine: Belongings) -> set[str]:
    """Every row identifier of a firm."""
    tenant = [
        name
        for (name,) in platform(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'team_id' AND table_schema = 'public'"
            " INTERSECT SELECT table_name FROM information_schema.columns WHERE column_name = 'id' AND data_type = 'uuid'"
        )
        if name != "accounts_session"
    ]
    union = " UNION ALL ".join(f"SELECT id FROM {name} WHERE team_id = '{mine.firm.id}'" for name in tenant)
    return {str(identifier) for (identifier,) in platform(union)}


def mixtures(mine: Args, theirs: Args) -> Iterator[tuple[Args, Args]]:
    """Each way to mix the two firms' identifiers with at least one of theirs; beside it, the same with none known.

    A part of the address that both firms write alike identifies nothing: it stays.
    """
    names = [name for name in theirs if theirs[name] != mine.get(name)] or list(theirs)
    for choice in product((False, True), repeat=len(names)):
        if any(choice):
            foreign = dict(zip(names, choice, strict=True))
            yield (
                {name: theirs[name] if foreign.get(name) else mine[name] for name in theirs},
                {name: str(uuid4()) if foreign.get(name) else mine[name] for name in theirs},
            )


def kind_of(value: str, theirs: Belongings) -> str:
    """An identifier of the other firm, by the kind of thing it names."""
    if value == "marker":
        return theirs.marker
    if value == "team":
        return str(theirs.firm.id)
    return next(args[value] for args in theirs.args.values() if value in args)


def test_the_attack_would_be_seen(world: World) -> None:
    assert len(identifiers_of(world.ponant)) > 30
    before = everything()
    assert before == everything()
    assert {"clients_client", "accounts_membership", "audit_entry", "realtime_event"} <= set(before)
    assert world.browsers["employe"].send("PATCH", "session/profile", {"theme": "light"}).status_code == 200
    assert everything() != before


@pytest.mark.parametrize("line", POINTED, ids=lambda line: line.id)
def test_what_is_not_yours_is_what_does_not_exist(world: World, line: Line) -> None:
    before = everything()
    for role in ATTACKERS:
        browser = world.browsers[role]
        for theirs, nobodys in mixtures(world.lavigne.args[line.on], world.ponant.args[line.on]):
            stolen = call(browser, line, world.ponant, args=theirs)
            invented = call(browser, line, world.ponant, args=nobodys)

            assert seen(stolen) == seen(invented), role
            # Without the right at all it is refused before anything is looked for.
            refusals = {404} if role in line.may or line.name in PRIVATE else {403, 404}
            assert stolen.status_code in refusals, role
    assert everything() == before


@pytest.mark.parametrize(("line", "field", "kind"), REFERENCES, ids=lambda part: getattr(part, "id", part))
def test_a_body_cannot_point_at_the_other_firm(world: World, line: Line, field: str, kind: str) -> None:
    before = everything()
    browser = world.browsers["admin"]
    body = line.sent(world.lavigne) or {}

    stolen = call(browser, line, world.lavigne, body={**body, field: kind_of(kind, world.ponant)})
    invented = call(browser, line, world.lavigne, body={**body, field: str(uuid4())})

    assert seen(stolen) == seen(invented)
    assert 400 <= stolen.status_code < 500
    assert everything() == before


@pytest.mark.parametrize("line", LISTS, ids=lambda line: line.id)
def test_no_reading_shows_anything_of_the_other_firm(world: World, line: Line) -> None:
    theirs = identifiers_of(world.ponant) - {str(world.cast.ponant.id)}
    for role in sorted(line.may & set(ATTACKERS)):
        browser = world.browsers[role]
        answers = [call(browser, line, world.lavigne)]
        where = answers[0].request["PATH_INFO"]
        for name, kind in PROBES.get(line.name, []):
            answers.append(browser.get(where, {name: kind_of(kind, world.ponant)}))

        for answer in answers:
            text = answer.content.decode(errors="replace")
            assert world.ponant.marker not in text or answer.status_code == 400
            assert not [identifier for identifier in theirs if identifier in text]
        for answer in answers[1:]:
            assert answer.status_code == 400 or found(answer) == 0, answer.request["QUERY_STRING"]


def found(answer: Any) -> int:
    """How many rows an answer says there are."""
    body = json.loads(answer.content)
    if isinstance(body, dict):
        return (
            int(body["count"])
            if "count" in body
            else sum(len(rows) for rows in body.values() if isinstance(rows, list))
        )
    return len(body)


@pytest.mark.parametrize("name", sorted({line.name for line in LISTS if not line.on}))
def test_no_order_and_no_page_reaches_the_other_firm(world: World, name: str) -> None:
    line = next(line for line in LISTS if line.name == name)
    theirs = identifiers_of(world.ponant) - {str(world.cast.ponant.id)}
    browser = world.browsers["manager"] if "manager" in line.may else world.browsers["admin"]
    where = call(browser, line, world.lavigne).request["PATH_INFO"]
    for query in ({"sort": "-created_at"}, {"sort": "nom"}, {"page_size": "200"}, {"page": "2", "page_size": "1"}):
        text = whole(browser.get(where, query)).content.decode(errors="replace")
        assert not [identifier for identifier in theirs if identifier in text], query


@pytest.mark.parametrize("name", ["clients", "entretiens", "search"])
def test_a_search_does_find_what_is_ones_own(world: World, name: str) -> None:
    answer = world.browsers["employe"].read(name, data={"q": world.lavigne.marker})

    assert found(answer) > 0


def test_the_firms_own_people_do_reach_their_things(world: World) -> None:
    client = world.lavigne.args["client"]["reference"]
    answer = world.browsers["employe"].read(f"clients/{client}")

    assert answer.status_code == 200
    assert UUID(answer.json()["id"]) == UUID(client)
