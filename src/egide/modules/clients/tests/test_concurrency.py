"""Several people at once on one file, on real connections: nothing is lost, nothing is written twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connections
from tests.cast import Cast, create_cast
from tests.people import Browser, logged_in

WRITERS = 6


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return create_cast()


def together(calls: list[Callable[[], Any]]) -> list[Any]:
    """All of them started at the same moment, each on its own connection."""
    start = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=20)
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def browsers(cast: Cast, count: int) -> list[Browser]:
    return [logged_in(cast.claire if rank % 2 else cast.thomas) for rank in range(count)]


def test_of_two_changes_made_from_the_same_reading_one_is_refused(cast: Cast) -> None:
    claire, thomas = logged_in(cast.claire), logged_in(cast.thomas)
    file = claire.send("POST", "clients", {"nom": "Marchand"}).json()
    path = f"clients/{file['id']}"
    for version in range(1, 6):
        answers = together(
            [
                partial(claire.send, "PATCH", path, {"ville": f"Rezé {version}"}, HTTP_IF_MATCH=f'"{version}"'),
                partial(thomas.send, "PATCH", path, {"profession": f"métier {version}"}, HTTP_IF_MATCH=f'"{version}"'),
            ]
        )
        assert sorted(answer.status_code for answer in answers) == [200, 412]
        winner = next(answer.json() for answer in answers if answer.status_code == 200)
        now = claire.read(path).json()
        assert (now["version"], now["ville"], now["profession"]) == (version + 1, winner["ville"], winner["profession"])


def test_rows_added_by_everybody_at_once_are_all_there_and_counted(cast: Cast) -> None:
    people = browsers(cast, WRITERS)
    file = people[0].send("POST", "clients", {"nom": "Marchand"}).json()
    path = f"clients/{file['id']}"

    def add(browser: Browser, rank: int) -> Callable[[], Any]:
        body = {"nature": "livret_a", "etablissement": f"Banque {rank}", "valeur_actuelle": 10**rank}
        return lambda: browser.send("POST", f"{path}/actifs_financiers", body)

    answers = together([add(browser, rank) for rank, browser in enumerate(people)])
    assert [answer.status_code for answer in answers] == [201] * WRITERS
    now = people[0].read(path).json()
    assert now["patrimoine_net"] == sum(10**rank for rank in range(WRITERS))
    assert (len(now["actifs_financiers"]), now["version"]) == (WRITERS, WRITERS + 1)


def test_the_same_row_changed_twice_from_the_same_reading_is_changed_once(cast: Cast) -> None:
    people = browsers(cast, 2)
    file = people[0].send("POST", "clients", {"nom": "Marchand"}).json()
    path = f"clients/{file['id']}/passifs"
    row = people[0].send("POST", path, {"nature": "credit_auto", "capital_restant_du": 9_000}).json()
    tag = f'"{row["version"]}"'

    def change(browser: Browser, capital: int) -> Callable[[], Any]:
        body = {"capital_restant_du": capital}
        return lambda: browser.send("PATCH", f"{path}/{row['id']}", body, HTTP_IF_MATCH=tag)

    answers = together([change(people[0], 8_000), change(people[1], 7_000)])
    assert sorted(answer.status_code for answer in answers) == [200, 412]
    winner = next(answer.json() for answer in answers if answer.status_code == 200)
    assert people[0].read(f"clients/{file['id']}").json()["derives"]["dettes"] == winner["capital_restant_du"]


def test_namesakes_created_at_once_have_different_numbers(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from random import Random

    from egide.modules.clients.services import clients

    class Narrow(Random):
        """Only a dozen numbers: most draws are taken."""

        def randrange(self, *bounds: int) -> int:  # type: ignore[override]
            return 2_041 + super().randrange(12)

    monkeypatch.setattr(clients, "_chance", Narrow(7))
    people = browsers(cast, WRITERS)
    body = {"nom": "Marchand", "prenom": "Hélène"}
    answers = together([lambda browser=browser: browser.send("POST", "clients", body) for browser in people])
    assert [answer.status_code for answer in answers] == [201] * WRITERS
    assert len({answer.json()["matricule"] for answer in answers}) == WRITERS
