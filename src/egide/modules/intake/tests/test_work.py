"""The steps as jobs: failed ones are said and taken up again, repeated ones are done once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.jobs.public import FailureReason
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.realtime.models import Event
from egide.foundation.tenancy.public import team_scope
from egide.modules.intake.machine import StepName
from egide.modules.intake.models import Entretien, ExtractionRecord, Proposal, Step, TranscriptVersion
from egide.modules.intake.services.work import run_step, step_failed

from .conftest import client_of, decide_all, meet, proposals

LOST = FailureReason("egide.foundation.jobs.reasons.WorkerLost", "worker_lost", "", 10)


def run(cast: Cast, meeting: dict[str, Any], step: StepName) -> None:
    with team_scope(cast.lavigne.id):
        entretien = Entretien.objects.get(pk=meeting["id"])
        run_step(entretien_id=entretien.id, step=step, run=entretien.run)


def make_due() -> None:
    """Retries planned for later come due now."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")


def work_through_retries() -> None:
    for _attempt in range(4):
        work_until_idle()
        make_due()


@pytest.fixture
def damaged(cast: Cast, claire: Browser) -> Iterator[dict[str, Any]]:
    """A meeting whose extraction fails: its segments have lost their words, as after a faulty migration."""
    meeting = meet(claire, work=False)
    run(cast, meeting, StepName.ROUTING)
    with team_scope(cast.lavigne.id):
        words = TranscriptVersion.objects.get(entretien_id=meeting["id"])
        whole, broken = words.segments, [{**s, "text": None} for s in words.segments]
        TranscriptVersion.objects.filter(pk=words.pk).update(segments=broken)
    yield meeting | {"whole": whole}


def test_a_step_that_fails_is_tried_again_then_said_in_french_and_nothing_is_lost(
    cast: Cast, claire: Browser, damaged: dict[str, Any]
) -> None:
    work_through_retries()
    read = claire.read(f"entretiens/{damaged['id']}").json()
    assert read["state"] == "failed"
    assert read["failure"] == {
        "step": "extraction",
        "code": "interrupted",
        "reason": "L’extraction s’est arrêtée sur une erreur. Le texte et les étapes terminées sont gardés : vous pouvez reprendre.",
        "retryable": True,
    }
    assert [(s["step"], s["state"]) for s in read["steps"]] == [
        ("routing", "done"),
        ("extraction", "failed"),
        ("normalisation", "pending"),
        ("summary", "pending"),
        ("proposals", "pending"),
    ]
    assert read["texte_recu"]["size"] > 0 and proposals(claire, damaged) == {}
    assert claire.read("todo").json()["entretiens_echec"] == 1


def test_a_retry_resumes_at_the_failed_step(cast: Cast, claire: Browser, damaged: dict[str, Any]) -> None:
    work_through_retries()
    path = f"entretiens/{damaged['id']}"
    routed = claire.read(path).json()["steps"][0]
    with team_scope(cast.lavigne.id):
        TranscriptVersion.objects.filter(entretien_id=damaged["id"]).update(segments=damaged["whole"])

    answer = claire.send("POST", f"{path}/retry")

    assert (answer.status_code, answer.json()["state"], answer.json()["failure"]) == (200, "queued", None)
    assert claire.send("POST", f"{path}/retry").status_code == 409
    work_until_idle()
    read = claire.read(path).json()
    assert read["state"] == "to_review" and read["steps"][0] == routed
    assert "client.profession" in proposals(claire, damaged)


def test_work_interrupted_again_and_again_is_said(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire, work=False)
    with team_scope(cast.lavigne.id):
        step_failed(entretien_id=UUID(meeting["id"]), step=StepName.ROUTING, run=1, failure=LOST)
    failure = claire.read(f"entretiens/{meeting['id']}").json()["failure"]
    assert (failure["code"], failure["retryable"]) == ("worker_lost", True)
    assert failure["reason"].startswith("Le traitement a été interrompu plusieurs fois de suite.")
    claire.send("POST", f"entretiens/{meeting['id']}/retry")
    work_until_idle()
    assert claire.read(f"entretiens/{meeting['id']}").json()["state"] == "to_review"


def test_a_step_done_twice_is_done_once(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire)
    with team_scope(cast.lavigne.id):
        for step in StepName:
            run_step(entretien_id=UUID(meeting["id"]), step=step, run=1)
        assert ExtractionRecord.objects.count() == 1
        assert Proposal.objects.count() == len(proposals(claire, meeting))
        assert set(Step.objects.values_list("attempts", flat=True)) == {1}


def test_a_job_of_an_earlier_run_does_nothing(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire)
    claire.send("PATCH", f"entretiens/{meeting['id']}/transcript/speakers", {"Claire": "courtier"})
    with team_scope(cast.lavigne.id):
        run_step(entretien_id=UUID(meeting["id"]), step=StepName.ROUTING, run=1)
        step_failed(entretien_id=UUID(meeting["id"]), step=StepName.ROUTING, run=1, failure=LOST)
    assert claire.read(f"entretiens/{meeting['id']}").json()["state"] == "queued"
    work_until_idle()
    assert claire.read(f"entretiens/{meeting['id']}").json()["state"] == "to_review"


def test_an_end_reached_is_not_undone_by_a_late_job(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting)
    claire.send("POST", f"entretiens/{meeting['id']}/apply")
    with team_scope(cast.lavigne.id):
        run_step(entretien_id=UUID(meeting["id"]), step=StepName.PROPOSALS, run=1)
    assert claire.read(f"entretiens/{meeting['id']}").json()["state"] == "applied"


def test_open_pages_are_told_of_each_step(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire)
    with team_scope(cast.lavigne.id):
        told = list(Event.objects.order_by("seq").values_list("kind", "ids"))
    assert [ids["step"] for kind, ids in told if kind == "entretien.progress"] == [
        "reception",
        "routing",
        "extraction",
        "normalisation",
        "summary",
        "proposals",
    ]
    assert ("proposals.changed", {"entretien_id": meeting["id"]}) in told


def test_a_client_taken_away_during_the_work_is_said_and_the_work_resumes(cast: Cast, claire: Browser) -> None:
    from egide.modules.clients.models import Client

    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"], work=False)
    with team_scope(cast.lavigne.id):
        Client.objects.update(deleted_at="2026-01-01T00:00Z")
    work_through_retries()
    failure = claire.read(f"entretiens/{meeting['id']}").json()["failure"]
    assert (failure["code"], failure["retryable"]) == ("client_missing", True)
    with team_scope(cast.lavigne.id):
        Client.objects.update(deleted_at=None)
    claire.send("POST", f"entretiens/{meeting['id']}/retry")
    work_until_idle()
    assert claire.read(f"entretiens/{meeting['id']}").json()["state"] == "to_review"
