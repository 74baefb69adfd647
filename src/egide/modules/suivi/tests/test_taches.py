"""Tasks: given, done, late, asked for once."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.tenancy.public import team_scope
from egide.modules.suivi.models import Tache
from egide.modules.suivi.public import ensure_task

from .conftest import ok, over

pytestmark = pytest.mark.django_db


def day(offset: int) -> str:
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


def titles(browser: Browser, query: str = "") -> list[str]:
    return [tache["titre"] for tache in ok(browser.read(f"taches{query}"))["results"]]


def give(browser: Browser, titre: str, **values: Any) -> Any:
    return ok(browser.send("POST", "taches", {"titre": titre, **values}), 201)


def test_a_task_is_for_whoever_writes_it_unless_it_says_for_whom(claire: Browser, cast: Cast, helene: str) -> None:
    client_id = helene.removeprefix("clients/")
    mine = give(claire, "  Rappeler   Hélène ", echeance=day(2), client_id=client_id)
    theirs = give(claire, "Vérifier", assigne_id=str(cast.thomas.membership_in(cast.lavigne)))
    nobodys = give(claire, "Ranger", assigne_id=None)

    assert (mine["titre"], mine["assigne"]["nom"], mine["client"]["nom"]) == ("Rappeler Hélène", "Vasseur", "Marchand")
    assert (theirs["assigne"]["nom"], nobodys["assigne"]) == ("Berger", None)
    assert titles(claire, "?assigne=moi") == ["Rappeler Hélène"]
    assert titles(claire, "?assigne=personne") == ["Ranger"]
    assert titles(claire, f"?client={client_id}") == ["Rappeler Hélène"]
    assert titles(claire, "?q=verifie") == ["Vérifier"]


def test_those_to_be_done_first_come_first_and_the_late_ones_say_so(claire: Browser) -> None:
    give(claire, "Un jour")
    give(claire, "Demain", echeance=day(1))
    give(claire, "Aujourd’hui", echeance=day(0))
    give(claire, "Hier", echeance=day(-1))

    rows = ok(claire.read("taches"))["results"]

    assert [(row["titre"], row["en_retard"]) for row in rows] == [
        ("Hier", True),
        ("Aujourd’hui", False),
        ("Demain", False),
        ("Un jour", False),
    ]
    assert titles(claire, "?etat=echues") == ["Hier", "Aujourd’hui"]


def test_what_is_mine_to_do_by_today_waits_for_me(claire: Browser, thomas: Browser) -> None:
    late = give(claire, "Hier", echeance=day(-1))
    give(claire, "Demain", echeance=day(1))

    assert (ok(claire.read("todo"))["taches_echues"], ok(thomas.read("todo"))["taches_echues"]) == (1, 0)
    done = ok(claire.send("PATCH", f"taches/{late['id']}", {"faite": True}, **over(late)))
    assert (done["faite_at"] is not None, done["en_retard"]) == (True, False)
    assert ok(claire.read("todo"))["taches_echues"] == 0
    assert titles(claire, "?etat=faites") == ["Hier"]

    undone = ok(claire.send("PATCH", f"taches/{late['id']}", {"faite": False}, **over(done)))
    assert (undone["faite_at"], undone["en_retard"]) == (None, True)


def test_a_colleague_does_the_task_of_another_and_the_log_says_who(
    claire: Browser, thomas: Browser, cast: Cast
) -> None:
    task = give(claire, "Rappeler")

    ok(thomas.send("PATCH", f"taches/{task['id']}", {"faite": True}, **over(task)))

    with team_scope(cast.lavigne.id):
        assert Tache.objects.get().faite_par_id == cast.thomas.membership_in(cast.lavigne)


def test_a_stale_change_changes_nothing(claire: Browser, thomas: Browser) -> None:
    task = give(claire, "Rappeler")
    ok(thomas.send("PATCH", f"taches/{task['id']}", {"titre": "Écrire"}, **over(task)))

    assert claire.send("PATCH", f"taches/{task['id']}", {"titre": "Oublier"}, **over(task)).status_code == 412
    assert titles(claire) == ["Écrire"]


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"titre": "  "}, "titre", None),
        ({"echeance": "31/02/2027"}, "echeance", None),
        ({"assigne_id": str(uuid4())}, "assigne_id", "Cette personne n’est pas membre du cabinet."),
        ({"client_id": str(uuid4())}, "client_id", "Ce client n’existe pas ou n’existe plus."),
    ],
)
def test_a_task_that_makes_no_sense_is_refused(
    claire: Browser, values: dict[str, str], field: str, sentence: str | None
) -> None:
    refused = claire.send("POST", "taches", {"titre": "Rappeler", **values})

    assert refused.status_code == 400
    assert list(refused.json()["errors"]) == [field]
    assert sentence is None or refused.json()["errors"][field] == [sentence]
    assert titles(claire, "?etat=toutes") == []


def test_a_task_taken_away_comes_back(claire: Browser) -> None:
    task = give(claire, "Rappeler")

    ok(claire.send("DELETE", f"taches/{task['id']}", **over(task)), 204)
    assert titles(claire, "?etat=toutes") == []
    ok(claire.send("POST", f"taches/{task['id']}/restore"))
    assert titles(claire) == ["Rappeler"]


def test_tasks_about_a_client_taken_away_wait_with_them(claire: Browser, helene: str) -> None:
    give(claire, "Rappeler", client_id=helene.removeprefix("clients/"), echeance=day(-1))
    file = ok(claire.read(helene))

    ok(claire.send("DELETE", helene, HTTP_IF_MATCH=f'"{file["version"]}"'), 204)

    assert (titles(claire), ok(claire.read("todo"))["taches_echues"]) == ([], 0)


def test_a_program_asks_for_a_task_once_whatever_became_of_it(claire: Browser, cast: Cast) -> None:
    asked: dict[str, Any] = {"cle": "contrat.echeance 12 2027-01-01", "echeance": date(2027, 1, 1)}
    with team_scope(cast.lavigne.id):
        first = ensure_task(titre="Échéance du contrat", **asked)
        again = ensure_task(titre="Échéance du contrat (bis)", **asked)
    assert (again.id, again.titre) == (first.id, "Échéance du contrat")

    row = ok(claire.read(f"taches/{first.id}"))
    claire.send("PATCH", f"taches/{first.id}", {"faite": True}, **over(row))
    with team_scope(cast.lavigne.id):
        assert ensure_task(titre="Échéance du contrat", **asked).faite_at is not None
        assert Tache.objects.count() == 1
    with team_scope(cast.ponant.id):
        assert ensure_task(titre="Échéance du contrat", **asked).id != first.id


@pytest.mark.django_db(transaction=True)
def test_a_task_asked_for_by_several_at_once_is_made_once(cast: Cast) -> None:
    made: list[Any] = []
    start = threading.Barrier(4)

    def ask() -> None:
        try:
            start.wait()
            with team_scope(cast.lavigne.id):
                made.append(ensure_task(cle="lemoine 7", titre="Loi Lemoine").id)
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(made), len(set(made))) == (4, 1)


def test_who_leaves_gives_their_open_tasks_and_keeps_what_they_did(claire: Browser, cast: Cast, helene: str) -> None:
    client_id = helene.removeprefix("clients/")
    open_task = give(claire, "Rappeler Hélène", echeance=day(2), client_id=client_id)
    done = give(claire, "Envoyer le devis")
    ok(claire.send("PATCH", f"taches/{done['id']}", {"faite": True}, **over(done)))
    antoine = logged_in(cast.antoine)
    where = f"team/members/{cast.claire.membership_in(cast.lavigne)}"
    assert ok(antoine.read(f"{where}/charges"))["taches"] == 1

    heir = str(cast.thomas.membership_in(cast.lavigne))
    left = ok(antoine.send("POST", f"{where}/departure", {"confier_a": heir}))

    assert left["charges"]["taches"] == 1
    thomas = logged_in(cast.thomas)
    assert titles(thomas, "?assigne=moi") == ["Rappeler Hélène"]
    assert ok(thomas.read(f"taches/{open_task['id']}"))["version"] == open_task["version"] + 1
    assert ok(thomas.read(f"taches/{done['id']}"))["assigne"]["nom"] == "Vasseur"
