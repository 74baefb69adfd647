"""What is committed is told, signed, tried again, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone
from tests.cast import Cast, create_cast
from tests.people import Browser, logged_in

from egide.foundation.audit.public import history
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.realtime.public import publish
from egide.foundation.tenancy.public import team_scope
from egide.foundation.webhooks.models import Delivery, Endpoint
from egide.foundation.webhooks.schedule import ATTEMPTS
from egide.foundation.webhooks.tests.receiver import Receiver, receiving, verify
from egide.kit.ids import uuid7

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def trusting(settings: Any) -> None:
    settings.EGIDE_WEBHOOK_HOSTS = ["127.0.0.1"]


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return create_cast()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def antoine(people: Cast) -> Browser:
    return logged_in(people.antoine)


def connect(antoine: Browser, receiver: Receiver, *names: str) -> dict[str, Any]:
    body = {"nom": "Site", "url": f"{receiver.url}/egide", "evenements": list(names) or ["client.created"]}
    made = antoine.send("POST", "webhooks", body)
    assert made.status_code == 201, made.content
    return made.json()


def new_client(browser: Browser, nom: str = "Marchand") -> dict[str, Any]:
    return browser.send("POST", "clients", {"nom": nom}).json()


def work(*, hours: int = 0) -> None:
    """Everything that is due, and what a wait of so many hours would make due."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = scheduled_at - make_interval(hours => %s)"
            " WHERE status = 'todo' AND task_name LIKE 'webhooks.%%'",
            [hours],
        )
    for _ in range(3):
        work_until_idle()


def deliveries(antoine: Browser, made: dict[str, Any]) -> list[dict[str, Any]]:
    return antoine.read(f"webhooks/{made['id']}/deliveries").json()["results"]


def test_a_creation_is_told_once_thin_and_signed(people: Cast, antoine: Browser, receiver: Receiver) -> None:
    made = connect(antoine, receiver, "client.created", "client.changed")
    client = new_client(logged_in(people.claire))

    work()

    (message,) = receiver.received
    assert message.told["type"] == "client.created"
    assert message.told["data"]["id"] == client["id"]
    assert message.told["data"]["version"] == 1
    assert message.told["data"]["url"].endswith(f"/api/v1/clients/{client['id']}")
    assert "Marchand" not in message.body.decode()
    assert verify(made["secret"], message)
    assert made["secret"].startswith("whsec_")
    (line,) = deliveries(antoine, made)
    assert (line["etat"], line["statut"], line["essais"]) == ("delivered", 200, 1)
    assert line["message"] == message.headers["webhook-id"]


def test_changes_removals_and_returns_each_have_their_name(people: Cast, antoine: Browser, receiver: Receiver) -> None:
    connect(antoine, receiver, "client.created", "client.changed", "client.removed", "client.restored")
    claire = logged_in(people.claire)
    client = new_client(claire)
    address = f"clients/{client['id']}"
    claire.send("PATCH", address, {"ville": "Rezé"}, headers={"If-Match": '"1"'})
    claire.send("DELETE", address, headers={"If-Match": '"2"'})
    claire.send("POST", f"{address}/restore")
    work()
    assert sorted(one.told["type"] for one in receiver.received) == [
        "client.changed",
        "client.created",
        "client.removed",
        "client.restored",
    ]


def test_what_is_rolled_back_is_never_told(people: Cast, antoine: Browser, receiver: Receiver) -> None:
    connect(antoine, receiver, "client.created")
    with pytest.raises(RuntimeError), team_scope(people.lavigne.id):
        publish("client.changed", client_id=uuid7(), act="created")
        raise RuntimeError
    with team_scope(people.lavigne.id):
        try:
            with transaction.atomic():
                publish("client.changed", client_id=uuid7(), act="created")
                raise RuntimeError
        except RuntimeError:
            pass
    work()
    assert receiver.received == []


def test_one_transaction_tells_of_a_thing_once(people: Cast, antoine: Browser, receiver: Receiver) -> None:
    connect(antoine, receiver, "client.changed")
    client_id = uuid7()
    with team_scope(people.lavigne.id):
        for _ in range(3):
            publish("client.changed", client_id=client_id)
    work()
    assert [one.told["data"]["id"] for one in receiver.received] == [str(client_id)]


def test_a_firm_s_events_go_to_its_own_programs_only(people: Cast, antoine: Browser, receiver: Receiver) -> None:
    connect(antoine, receiver, "client.created")
    new_client(logged_in(people.gaelle))
    work()
    assert receiver.received == []


def test_a_program_that_fails_is_tried_again_with_the_same_message(
    people: Cast, antoine: Browser, receiver: Receiver
) -> None:
    made = connect(antoine, receiver)
    receiver.answers = ["500", "closed", "200"]
    new_client(logged_in(people.claire))
    work()
    (line,) = deliveries(antoine, made)
    assert (line["etat"], line["statut"], line["essais"]) == ("pending", 500, 1)
    assert line["prochain_at"] is not None
    work(hours=1)
    work(hours=1)
    assert deliveries(antoine, made)[0]["etat"] == "delivered"
    assert len({(one.headers["webhook-id"], one.body) for one in receiver.received}) == 1
    assert len(receiver.received) == 3


def test_after_ten_attempts_it_is_given_up_and_can_be_sent_again(
    people: Cast, antoine: Browser, receiver: Receiver
) -> None:
    made = connect(antoine, receiver)
    receiver.answers = ["500"]
    new_client(logged_in(people.claire))
    for _ in range(ATTEMPTS):
        work(hours=10)
    (line,) = deliveries(antoine, made)
    assert (line["etat"], line["essais"], line["prochain_at"]) == ("failed", 10, None)
    receiver.answers = ["200"]
    again = antoine.send("POST", f"webhooks/{made['id']}/deliveries/{line['id']}/again")
    assert again.status_code == 202
    work()
    assert (deliveries(antoine, made)[0]["etat"], len(receiver.received)) == ("delivered", 11)


def test_a_program_that_wants_no_more_is_stopped_at_once_and_its_people_told(
    people: Cast, antoine: Browser, receiver: Receiver
) -> None:
    made = connect(antoine, receiver)
    receiver.answers = ["410"]
    new_client(logged_in(people.claire))
    work()
    (point,) = antoine.read("webhooks").json()["points"]
    assert (point["actif"], point["arret"]) == (False, "gone")
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [([people.antoine.email], "Envoi arrêté : Site")]
    new_client(logged_in(people.claire), "Tessier")
    work()
    assert len(receiver.received) == 1
    back = antoine.send("PATCH", f"webhooks/{made['id']}", {"actif": True}).json()
    assert (back["actif"], back["arret"], back["en_echec_depuis"]) == (True, "", None)


def test_five_days_without_an_answer_stop_it(people: Cast, antoine: Browser, receiver: Receiver) -> None:
    connect(antoine, receiver)
    receiver.answers = ["500"]
    with team_scope(people.lavigne.id):
        Endpoint.objects.update(failing_since=timezone.now() - timedelta(days=5, minutes=1))
    new_client(logged_in(people.claire))
    work()
    (point,) = antoine.read("webhooks").json()["points"]
    assert (point["actif"], point["arret"]) == (False, "failing")
    assert len(mail.outbox) == 1


def test_a_renewed_secret_signs_beside_the_former_one_for_a_day(
    people: Cast, antoine: Browser, receiver: Receiver
) -> None:
    made = connect(antoine, receiver)
    renewed = antoine.send("POST", f"webhooks/{made['id']}/secret").json()["secret"]
    new_client(logged_in(people.claire))
    work()
    assert verify(made["secret"], receiver.received[0])
    assert verify(renewed, receiver.received[0])
    with team_scope(people.lavigne.id):
        Endpoint.objects.update(former_until=timezone.now())
    new_client(logged_in(people.claire), "Tessier")
    work()
    assert not verify(made["secret"], receiver.received[1])
    assert verify(renewed, receiver.received[1])


def test_a_test_message_arrives_and_says_nothing(people: Cast, antoine: Browser, receiver: Receiver) -> None:
    made = connect(antoine, receiver)
    assert antoine.send("POST", f"webhooks/{made['id']}/test").status_code == 202
    work()
    assert [one.told["type"] for one in receiver.received] == ["test"]
    assert verify(made["secret"], receiver.received[0])


def test_a_message_answered_before_the_worker_died_is_known_by_its_number(
    people: Cast, antoine: Browser, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the answer and its record, the attempt is made again: the receiver sees the same number."""
    from egide.foundation.webhooks.services import sending

    made = connect(antoine, receiver)
    clients = {new_client(logged_in(people.claire), nom)["id"] for nom in ("Auger", "Belkacem", "Castaing")}
    whole = sending._record
    dying = iter([True, False, True])

    def record(*arguments: Any) -> None:
        if next(dying, False):
            raise SystemError("the power is cut")
        whole(*arguments)

    monkeypatch.setattr(sending, "_record", record)
    for _ in range(4):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")
        work()
    assert {line["etat"] for line in deliveries(antoine, made)} == {"delivered"}
    assert len(receiver.received) == 5
    numbers = {one.headers["webhook-id"]: one.told["data"]["id"] for one in receiver.received}
    assert sorted(numbers.values()) == sorted(clients)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"url": "https://10.0.0.1/x"}, "url"),
        ({"url": "http://exemple.fr/x"}, "url"),
        ({"url": "pas une adresse"}, "url"),
        ({"evenements": ["client.volé"]}, "evenements"),
        ({"nom": "  "}, "nom"),
    ],
)
def test_what_cannot_be_an_endpoint_is_refused_and_nothing_is_written(
    people: Cast, antoine: Browser, body: dict[str, Any], field: str
) -> None:
    whole = {"nom": "Site", "url": "http://127.0.0.1:9/x", "evenements": ["client.created"], **body}
    answer = antoine.send("POST", "webhooks", whole)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    with team_scope(people.lavigne.id):
        assert Endpoint.objects.count() == 0


def test_the_secret_is_nowhere_but_in_the_first_answer(people: Cast, antoine: Browser, receiver: Receiver) -> None:
    made = connect(antoine, receiver)
    assert made["secret"] not in antoine.read("webhooks").content.decode()
    with team_scope(people.lavigne.id):
        assert made["secret"] not in Endpoint.objects.get().secret_scelle
        assert "secret" not in str(history("webhooks_endpoint", limit=1)[0].changes).lower()


def test_a_task_is_told_on_its_day_unless_it_was_done(people: Cast, antoine: Browser, receiver: Receiver) -> None:
    connect(antoine, receiver, "tache.due")
    claire = logged_in(people.claire)
    today = str(timezone.localdate() - timedelta(days=1))
    due = claire.send("POST", "taches", {"titre": "Rappeler Hélène", "echeance": today}).json()
    done = claire.send("POST", "taches", {"titre": "Fait", "echeance": today}).json()
    claire.send("PATCH", f"taches/{done['id']}", {"faite": True}, headers={"If-Match": '"1"'})
    claire.send("POST", "taches", {"titre": "Un jour", "echeance": "2099-01-01"})
    work()
    assert [one.told["data"]["id"] for one in receiver.received] == [due["id"]]


def test_old_messages_are_let_go(people: Cast, antoine: Browser, receiver: Receiver) -> None:
    made = connect(antoine, receiver)
    new_client(logged_in(people.claire))
    work()
    with team_scope(people.lavigne.id):
        Delivery.objects.update(created_at=timezone.now() - timedelta(days=31))
    new_client(logged_in(people.claire), "Tessier")
    work()
    assert len(deliveries(antoine, made)) == 1
