"""What an open page hears, from the real live server."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction
from tests.support.people import Person, log_in
from websockets.exceptions import ConnectionClosed, InvalidStatus

from egide.foundation.accounts.models import Membership, Session, User
from egide.foundation.accounts.session_store import hash_of
from egide.foundation.realtime.models import Event
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import team_scope
from egide.kit.ids import uuid7

from .conftest import Live, say


def test_a_page_is_greeted_with_the_number_of_its_firms_last_event(live: Live, claire: Person) -> None:
    with live.page(claire) as page:
        assert page.next() == {"type": "hello", "seq": 0}
    say(claire)
    with live.page(claire) as page:
        assert page.next() == {"type": "hello", "seq": 1}


def test_an_event_is_heard_once_its_transaction_commits_and_not_before(live: Live, claire: Person) -> None:
    client_id = uuid7()
    with live.page(claire) as page:
        page.next()
        with team_scope(claire.team_id):
            publish("client.changed", client_id=client_id)
            with pytest.raises(TimeoutError):
                page.next(timeout=0.3)
        assert page.next() == {
            "type": "event",
            "seq": 1,
            "kind": "client.changed",
            "ids": {"client_id": str(client_id)},
        }


def test_an_event_of_a_transaction_rolled_back_is_never_heard(live: Live, claire: Person) -> None:
    with live.page(claire) as page:
        page.next()
        with pytest.raises(ZeroDivisionError), team_scope(claire.team_id):
            publish("client.changed", client_id=uuid7())
            raise ZeroDivisionError
        assert page.hears_nothing_before(claire)


def test_an_event_of_a_savepoint_rolled_back_is_never_heard(live: Live, claire: Person) -> None:
    with live.page(claire) as page:
        page.next()
        with team_scope(claire.team_id):
            publish("client.first")
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                publish("client.second")
                raise ZeroDivisionError
            publish("client.third")
        assert [(event["seq"], event["kind"]) for event in page.events(2)] == [(1, "client.first"), (2, "client.third")]


def test_events_of_concurrent_writers_come_in_the_order_of_their_commits_without_a_gap(
    live: Live, claire: Person
) -> None:
    def write() -> None:
        for _ in range(10):
            say(claire)
        connection.close()

    with live.page(claire) as page:
        page.next()
        writers = [threading.Thread(target=write) for _ in range(4)]
        for writer in writers:
            writer.start()
        assert [event["seq"] for event in page.events(40)] == list(range(1, 41))
        for writer in writers:
            writer.join()


def test_two_transactions_that_publish_before_writing_the_same_row_do_not_lock_each_other_out(
    claire: Person, thomas: Person
) -> None:
    """The number is given at the commit: no lock is held from publish() on."""
    published, done = threading.Barrier(2), []

    def write(first: Person) -> None:
        with team_scope(first.team_id):
            publish("client.changed")
            published.wait(10)
            User.objects.filter(id=claire.user_id).update(raccourcis=False)
        done.append(first)
        connection.close()

    writers = [threading.Thread(target=write, args=[person]) for person in (claire, thomas)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(20)
    assert len(done) == 2


def test_a_page_that_comes_back_is_told_what_it_missed_in_order(live: Live, claire: Person) -> None:
    for kind in ("client.first", "client.second", "client.third"):
        say(claire, kind)
    with live.page(claire, since=1) as page:
        assert page.next() == {"type": "hello", "seq": 3}
        assert [(event["seq"], event["kind"]) for event in page.events(2)] == [
            (2, "client.second"),
            (3, "client.third"),
        ]
        assert page.hears_nothing_before(claire)


def test_a_long_absence_is_told_whole(live: Live, claire: Person) -> None:
    with team_scope(claire.team_id):
        for _ in range(450):
            publish("client.changed")
    with live.page(claire, since=0) as page:
        assert page.next() == {"type": "hello", "seq": 450}
        assert [event["seq"] for event in page.events(450)] == list(range(1, 451))


def test_a_page_away_for_longer_than_events_are_kept_is_told_to_read_again(live: Live, claire: Person) -> None:
    for _ in range(3):
        say(claire)
    with team_scope(claire.team_id):
        Event.objects.filter(seq__lte=2).delete()
    with live.page(claire, since=0) as page:
        assert page.next() == {"type": "hello", "seq": 3}
        assert page.next() == {"type": "resync", "seq": 3}
        assert page.hears_nothing_before(claire)


@pytest.mark.parametrize("since", [10, 999999999])
def test_a_page_ahead_of_its_firm_is_told_to_read_again(live: Live, claire: Person, since: int) -> None:
    """A database restored from a backup."""
    say(claire)
    with live.page(claire, since=since) as page:
        assert page.next() == {"type": "hello", "seq": 1}
        assert page.next() == {"type": "resync", "seq": 1}


def test_another_firm_hears_nothing(live: Live, claire: Person, yann: Person) -> None:
    with live.page(yann) as page, live.page(claire) as own:
        page.next(), own.next()
        say(claire, client_id=uuid7())
        assert own.next()["seq"] == 1
        assert page.hears_nothing_before(yann)
    with live.page(yann, since=0) as page:
        page.next()
        assert [event["kind"] for event in page.events(1)] == ["essai.borne"]


def test_an_event_for_one_person_reaches_only_their_pages(live: Live, claire: Person, thomas: Person) -> None:
    with live.page(claire) as hers, live.page(thomas) as his:
        hers.next(), his.next()
        say(claire, "export.ready", to=thomas)
        assert his.next()["kind"] == "export.ready"
        assert hers.hears_nothing_before(claire)


def test_nobody_logged_in_is_told_so_and_let_go(live: Live, claire: Person) -> None:
    with live.page(None, cookie="inconnu") as page, pytest.raises(ConnectionClosed) as closed:
        page.next()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401


def test_a_session_that_is_revoked_closes_its_page_and_no_other(live: Live, claire: Person) -> None:
    phone = log_in(User.objects.get(id=claire.user_id), claire.team_id)
    with live.page(claire) as page, live.page(phone) as other:
        page.next(), other.next()
        Session.objects.filter(key_hash=hash_of(claire.session_key)).delete()
        with pytest.raises(ConnectionClosed) as closed:
            page.next()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4401
        assert other.hears_nothing_before(claire)


def test_a_membership_that_ends_closes_its_pages(live: Live, claire: Person, thomas: Person) -> None:
    with live.page(claire) as page, live.page(thomas) as other:
        page.next(), other.next()
        with team_scope(claire.team_id):
            Membership.objects.filter(user_id=claire.user_id).update(active=False)
        with pytest.raises(ConnectionClosed) as closed:
            page.next()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403
        assert other.hears_nothing_before(thomas)


def test_a_session_that_moves_to_another_firm_closes_its_page(live: Live, claire: Person, yann: Person) -> None:
    with team_scope(yann.team_id):
        Membership.objects.create(user_id=claire.user_id, role="employe")
    with live.page(claire) as page:
        page.next()
        Session.objects.filter(key_hash=hash_of(claire.session_key)).update(team_id=yann.team_id)
        with pytest.raises(ConnectionClosed) as closed:
            page.next()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403


@pytest.mark.parametrize("origin", ["https://malveillant.example", "null", "http://127.0.0.1:9"])
def test_a_page_of_somebody_else_is_refused_even_with_the_cookie(live: Live, claire: Person, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused, live.page(claire, origin=origin):
        pass
    assert refused.value.response.status_code == 403


def test_a_page_that_says_too_much_is_closed(live: Live, claire: Person) -> None:
    with live.page(claire) as page:
        page.next()
        page.connection.send("x" * 5000)
        with pytest.raises(ConnectionClosed) as closed:
            page.next()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1009


def test_an_event_carries_identifiers_only(claire: Person) -> None:
    with team_scope(claire.team_id):
        with pytest.raises(TypeError):
            publish("client.changed", nom="Hélène Marchand")
        with pytest.raises(ValueError, match="thing.happened"):
            publish("Hélène")
        assert Event.objects.count() == 0
