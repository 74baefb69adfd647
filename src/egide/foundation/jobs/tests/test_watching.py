"""What a manager sees of the firm's background work, and what they may do about what failed."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from tests.cast import Cast, create_cast
from tests.jobs import sample
from tests.people import Browser, Firm, logged_in

from egide.foundation.jobs.models import JobFailure
from egide.foundation.jobs.task import registered
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.realtime.models import Event
from egide.foundation.tenancy.public import team_scope
from egide.kit.ids import uuid7

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return create_cast()


def anne(people: Cast) -> Browser:
    return logged_in(people.anne, people.lavigne)


def refuse(firm: Firm, times: int = 1) -> None:
    """Jobs of the firm that are refused for good."""
    with team_scope(firm.id):
        for _ in range(times):
            sample.refused.enqueue(team_id=firm.id)
    work_until_idle()


def failed(browser: Browser, **asked: str) -> list[dict[str, Any]]:
    answer = browser.read("jobs/failures", data=asked)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def test_a_manager_sees_their_firm_s_queues_and_nobody_else_s(people: Cast) -> None:
    with team_scope(people.lavigne.id):
        sample.bulk.enqueue(team_id=people.lavigne.id, n=1)
        sample.bulk.enqueue(team_id=people.lavigne.id, n=2)
        sample.note.enqueue(team_id=people.lavigne.id, n=3)
    with team_scope(people.ponant.id):
        sample.urgent.enqueue(team_id=people.ponant.id, n=4)

    seen = anne(people).read("jobs").json()

    assert [(one["nom"], one["attente"], one["en_cours"]) for one in seen["files"]] == [
        ("high", 0, 0),
        ("default", 1, 0),
        ("low", 2, 0),
    ]
    assert seen["files"][0]["depuis"] is None
    assert seen["files"][2]["depuis"] is not None
    assert seen["echecs"] == []
    assert logged_in(people.claire).read("jobs").status_code == 403


def test_what_is_running_says_what_it_is_about_and_which_attempt(people: Cast) -> None:
    meeting = uuid7()
    with team_scope(people.lavigne.id):
        sample.once.enqueue(team_id=people.lavigne.id, entretien_id=meeting)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
    seen = anne(people).read("jobs").json()["en_cours"]
    assert [(one["essai"], one["file"], one["objet"]) for one in seen] == [
        (1, "default", {"kind": "entretien", "id": str(meeting)})
    ]
    assert logged_in(people.yann).read("jobs").json()["en_cours"] == []


def test_a_failure_says_why_and_what_is_safe_without_anybody_s_name(people: Cast) -> None:
    refuse(people.lavigne)
    (line,) = failed(anne(people))
    # The sentence of the refusal has a name's place in it: it is not told.
    assert line["raison"] == "Une erreur inattendue l’a arrêtée ; elle est notée avec sa référence."
    assert (line["code"], line["essais"], line["relancable"]) == ("deja_fait", 1, True)
    assert line["sauf"] == "Rien de ce qui était enregistré n’est perdu."
    with team_scope(people.lavigne.id):
        assert Event.objects.filter(kind="jobs.changed").count() == 1


def test_one_is_run_again_once(people: Cast) -> None:
    refuse(people.lavigne)
    manager = anne(people)
    (line,) = failed(manager)
    first = manager.send("POST", f"jobs/failures/{line['id']}/rerun")
    assert first.json() == {"relancees": 1, "inutiles": 0, "refusees": 0}
    second = manager.send("POST", f"jobs/failures/{line['id']}/rerun")
    assert (second.status_code, second.json()["code"]) == (409, "already_rerun")
    assert failed(manager) == []
    with team_scope(people.lavigne.id):
        assert JobFailure.objects.get().closed_by_id == people.anne.id


def test_all_of_a_kind_are_run_again_in_one_gesture(people: Cast) -> None:
    refuse(people.lavigne, times=3)
    refuse(people.ponant)
    manager = anne(people)
    assert manager.read("jobs").json()["echecs"] == [{"task": "sample.refused", "titre": "Tâche de fond", "nombre": 3}]
    again = manager.send("POST", "jobs/failures/rerun", {"task": "sample.refused"})
    assert again.json() == {"relancees": 3, "inutiles": 0, "refusees": 0}
    assert manager.read("jobs").json()["files"][1]["attente"] == 3
    assert len(failed(logged_in(people.yann))) == 1
    assert manager.send("POST", "jobs/failures/rerun", {"task": "rien"}).status_code == 404


def test_one_is_given_up_and_stays_so(people: Cast) -> None:
    refuse(people.lavigne)
    manager = anne(people)
    (line,) = failed(manager)
    assert manager.send("DELETE", f"jobs/failures/{line['id']}").status_code == 204
    assert failed(manager) == []
    again = manager.send("POST", f"jobs/failures/{line['id']}/rerun")
    assert (again.status_code, again.json()["code"]) == (409, "given_up")
    assert manager.read("jobs").json()["files"][1]["attente"] == 0


def test_another_firm_s_failure_does_not_exist(people: Cast) -> None:
    refuse(people.lavigne)
    (line,) = failed(anne(people))
    yann = logged_in(people.yann)
    assert yann.send("POST", f"jobs/failures/{line['id']}/rerun").status_code == 404
    assert yann.send("DELETE", f"jobs/failures/{line['id']}").status_code == 404
    assert failed(anne(people)) == [line]


def test_every_job_of_the_product_is_named_and_says_what_is_safe() -> None:
    unnamed = [
        name for name, job in registered.items() if job.told is None and not name.startswith(("sample", "tests"))
    ]
    assert unnamed == []
