"""The database away, the page slow, the server stopped."""

from __future__ import annotations

import json
import signal
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings
from tests.support.people import Person
from tests.support.processes import PATIENCE_S, database_down, wait_for
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import team_scope

from .conftest import Live, say, start_live


@pytest.mark.kill
def test_an_open_page_misses_nothing_of_what_follows_a_restart_of_the_database(live: Live, claire: Person) -> None:
    with live.page(claire) as page:
        page.next()
        say(claire, "client.before")
        assert page.next()["kind"] == "client.before"
        with database_down(), pytest.raises(TimeoutError):
            page.next(timeout=1.0)
        say(claire, "client.after")
        say(claire, "client.later")
        assert [(event["seq"], event["kind"]) for event in page.events(2)] == [(2, "client.after"), (3, "client.later")]


@pytest.mark.kill
def test_a_page_opened_while_the_database_is_away_is_asked_to_come_back(live: Live, claire: Person) -> None:
    with database_down():
        wait_for(lambda: not live.is_ready(), "the listener to notice")
        with live.page(claire) as page, pytest.raises(ConnectionClosed) as closed:
            page.next()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1013
    wait_for(live.is_ready, "the listener")
    with live.page(claire, since=0) as page:
        assert page.next() == {"type": "hello", "seq": 0}


def test_a_page_that_does_not_read_costs_the_server_nothing_and_catches_up(live: Live, claire: Person) -> None:
    """3 000 events for a page that reads none: it is told to read again, or told them all, in order."""
    with live.page(claire) as slow, live.page(claire) as quick:
        slow.next(), quick.next()
        for _ in range(3):
            with team_scope(claire.team_id):
                for _ in range(1000):
                    publish("client.changed")
        seen = 0
        while seen < 3000:
            seen = quick.next()["seq"]
        last = 0
        while last < 3000:
            message = slow.next()
            assert message["seq"] > last
            last = message["seq"]


def test_the_server_stops_when_asked_to_whatever_is_open(claire: Person, database_urls: dict[str, str]) -> None:
    with start_live(database_urls) as live, live.page(claire) as page:
        page.next()
        live.process.send_signal(signal.SIGTERM)
        with pytest.raises(ConnectionClosed):
            page.next()
        assert live.process.wait(PATIENCE_S) == 0


def test_the_live_servers_own_addresses_answer(live: Live, claire: Person) -> None:
    with live.page(claire) as page:
        page.next()
        with urllib.request.urlopen(f"http://127.0.0.1:{live.port}/metrics") as answer:
            metrics = answer.read().decode()
    assert "\negide_live_sockets 1.0\n" in metrics
    assert settings.SECRET_KEY not in metrics


def test_the_live_server_logs_neither_token_nor_address(
    claire: Person, database_urls: dict[str, str], tmp_path: Path
) -> None:
    with (tmp_path / "log").open("w+") as log:
        with start_live(database_urls, log=log) as live:
            address = f"ws://127.0.0.1:{live.port}/ws?token={claire.session_key}&since=0&nom=Marchand"
            with connect(address, open_timeout=PATIENCE_S) as connection:
                assert json.loads(connection.recv(PATIENCE_S)) == {"type": "hello", "seq": 0}
        lines = (tmp_path / "log").read_text().splitlines()
    assert "live.closed" in {json.loads(line)["event"] for line in lines}
    assert [line for line in lines if claire.session_key in line or "Marchand" in line] == []
