"""Twenty firms, sixteen threads, three connections of a pool: can one ever see another's rows?"""

from __future__ import annotations

import random
import threading
import uuid
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connection, connections, transaction

from egide.foundation.audit.public import audit_context
from egide.foundation.tenancy.public import Team, team_scope
from egide.kit.ids import uuid7
from egide.modules.clients.models import Client

FIRMS, THREADS, CONNECTIONS, ROUNDS, CLIENTS = 20, 16, 3, 60, 5


@pytest.fixture
def few_connections(transactional_db: None) -> Iterator[None]:
    """The pool of the product, smaller than the number of threads."""
    options = connections["default"].settings_dict["OPTIONS"]
    connection.close()
    connection.close_pool()
    usual, options["pool"] = options.get("pool"), {"min_size": 1, "max_size": CONNECTIONS, "timeout": 60}
    yield
    connection.close()
    connection.close_pool()
    options["pool"] = usual


def _count(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def _act(team: uuid.UUID, dice: random.Random, seen: Counter[str]) -> None:
    """One transaction of one firm, by the ORM or by raw SQL without a filter, sometimes undone in part or whole."""
    with team_scope(team), audit_context(actor_id=team):
        if dice.random() < 0.4:
            with connection.cursor() as cursor:
                cursor.execute("SELECT ville, team_id FROM clients_client")
                rows = cursor.fetchall()
        else:
            rows = list(Client.objects.values_list("ville", "team_id"))
        if len(rows) != CLIENTS or any(row != (str(team), team) for row in rows):
            seen["leaks"] += 1
        if dice.random() < 0.3:
            with pytest.raises(ZeroDivisionError), transaction.atomic():
                Client.objects.create(matricule=str(uuid7())[:20], nom="Annulé", ville=str(team))
                raise ZeroDivisionError
            if _count("SELECT count(*) FROM clients_client") != CLIENTS:
                seen["leaks"] += 1
        if dice.random() < 0.3:
            Client.objects.filter(matricule="C-1").update(profession=str(dice.random()))
        if dice.random() < 0.1:
            raise KeyError


def _work(firms: list[uuid.UUID], seed: int, seen: Counter[str]) -> None:
    dice = random.Random(seed)
    try:
        for _ in range(ROUNDS):
            try:
                _act(dice.choice(firms), dice, seen)
            except KeyError:
                seen["undone"] += 1
            if dice.random() < 0.3 and _count("SELECT count(*) FROM clients_client"):
                seen["leaks without a firm"] += 1
            seen["transactions"] += 1
    except BaseException as error:
        seen[repr(error)] += 1
        raise
    finally:
        connection.close()


def test_firms_that_share_connections_never_see_one_another(few_connections):
    firms = [uuid7() for _ in range(FIRMS)]
    for team in firms:
        with team_scope(team):
            Team.objects.create(id=team, nom="Cabinet", slug=str(team))
            Client.objects.bulk_create(Client(matricule=f"C-{n}", nom="N", ville=str(team)) for n in range(CLIENTS))
    seen: Counter[str] = Counter()
    threads = [threading.Thread(target=_work, args=(firms, seed, seen)) for seed in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    undone = seen.pop("undone")
    assert seen == {"transactions": THREADS * ROUNDS}
    assert undone > 0
    for team in firms:
        with team_scope(team):
            assert Client.objects.count() == CLIENTS
            assert _count(f"SELECT count(*) FROM audit_entry WHERE actor_id IS NOT NULL AND actor_id <> '{team}'") == 0
