"""The demonstration firm's three meetings are real: reviewed, applied, and taken up again like any other."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command
from tests.people import Browser, Person

from egide.foundation.accounts.models import User
from egide.foundation.jobs.worker import work_until_idle

from .conftest import proposals


@pytest.fixture
def claire(transactional_db: None) -> Browser:
    call_command("demo")
    browser = Browser()
    person = Person(User.objects.get(email="claire.vasseur@lavigne.demo.egide.fr"))
    assert browser.log_in(person, "Egide-demo-2026").status_code == 200
    return browser


def the(browser: Browser, state: str) -> dict[str, Any]:
    [row] = browser.read(f"entretiens?state={state}").json()["results"]
    read: dict[str, Any] = browser.read(f"entretiens/{row['id']}").json()
    return read


def test_helenes_meeting_waits_with_conflicts_sensitive_and_safe_values_and_an_offer_set_aside(claire: Browser) -> None:
    meeting = the(claire, "to_review")
    assert (meeting["client"]["nom"], meeting["client"]["prenom"]) == ("Marchand", "Hélène")
    counts = meeting["counts"]
    assert counts["conflicts"] >= 2 and counts["critical"] >= 1 and counts["safe"] >= 5
    offered = proposals(claire, meeting)
    assert (offered["client.telephone"]["kind"], offered["client.telephone"]["new"]) == ("conflict", "+33639981793")
    assert (offered["client.revenus_annuels"]["kind"], offered["client.revenus_annuels"]["new"]) == ("change", 57600)
    assert (offered["client.email"]["kind"], offered["client.email"]["new"]) == (
        "conflict",
        "h.marchand@courriel.example",
    )
    assert (
        offered["bae_prevoyance.revenu_a_garantir"]["kind"],
        offered["bae_prevoyance.revenu_a_garantir"]["new"],
    ) == ("change", 3000)
    assert claire.read(f"entretiens/{meeting['id']}/proposals").json()["set_aside"]
    assert claire.read(f"clients/{meeting['client']['id']}").json()["a_relire"] == counts["pending"]


def test_one_meeting_is_applied_and_its_values_name_it(claire: Browser) -> None:
    meeting = the(claire, "applied")
    file = claire.read(f"clients/{meeting['client']['id']}").json()
    assert meeting["counts"]["accepted"] > 0
    assert file["profession"] == "responsable logistique" and file["origines"]["profession"]["id"] == meeting["id"]


def test_the_stopped_meeting_says_why_and_goes_on_when_retried(claire: Browser) -> None:
    meeting = the(claire, "failed")
    assert meeting["failure"]["reason"].startswith("Le traitement a été interrompu") and meeting["failure"]["retryable"]
    assert claire.send("POST", f"entretiens/{meeting['id']}/retry").status_code == 200
    work_until_idle()
    again = claire.read(f"entretiens/{meeting['id']}").json()
    assert again["state"] == "to_review" and again["counts"]["total"] > 0
