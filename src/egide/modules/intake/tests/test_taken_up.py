"""A meeting whose work failed for good is taken up again from the page of the background work."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from tests.cast import Cast, create_cast
from tests.people import Browser, logged_in
from tests.permissions.fillers import AGREEMENT, transcript

from egide.foundation.jobs.worker import work_until_idle
from egide.modules.intake.services import work as working

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return create_cast()


def broken(_entretien: Any) -> None:
    raise RuntimeError("the step is broken")


def work_through() -> None:
    """Every attempt, without waiting for its hour."""
    for _ in range(8):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")
        work_until_idle()


@pytest.fixture
def failed_meeting(people: Cast, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    step = next(iter(working.STEP_FUNCTIONS))
    whole = working.STEP_FUNCTIONS[step]
    monkeypatch.setitem(working.STEP_FUNCTIONS, step, broken)
    body = {"texte": transcript("Marchand"), "consentement": AGREEMENT}
    made = logged_in(people.claire).send("POST", "entretiens", body).json()
    work_through()
    monkeypatch.setitem(working.STEP_FUNCTIONS, step, whole)
    assert state(logged_in(people.claire), made) == "failed"
    return made


def state(browser: Browser, made: dict[str, Any]) -> str:
    return browser.read(f"entretiens/{made['id']}").json()["state"]


def test_running_the_job_again_takes_the_meeting_to_its_review(people: Cast, failed_meeting: dict[str, Any]) -> None:
    manager = logged_in(people.anne, people.lavigne)
    (line,) = manager.read("jobs/failures").json()["results"]
    assert (line["titre"], line["objet"]) == (
        "Traitement d’un entretien",
        {"kind": "entretien", "id": failed_meeting["id"]},
    )
    assert line["sauf"] == "Le texte de l’entretien et ce qui en a déjà été lu sont gardés."

    again = manager.send("POST", f"jobs/failures/{line['id']}/rerun")

    assert again.json() == {"relancees": 1, "inutiles": 0, "refusees": 0}
    work_through()
    assert state(manager, failed_meeting) == "to_review"


def test_a_meeting_taken_up_from_its_own_page_needs_nothing_more(people: Cast, failed_meeting: dict[str, Any]) -> None:
    manager = logged_in(people.anne, people.lavigne)
    (line,) = manager.read("jobs/failures").json()["results"]
    assert manager.send("POST", f"entretiens/{failed_meeting['id']}/retry").status_code == 200
    work_through()

    again = manager.send("POST", "jobs/failures/rerun", {"task": line["task"]})

    assert again.json() == {"relancees": 0, "inutiles": 1, "refusees": 0}
    assert manager.read("jobs/failures").json()["count"] == 0
    assert state(manager, failed_meeting) == "to_review"
