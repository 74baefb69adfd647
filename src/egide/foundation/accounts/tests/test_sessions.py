"""One's own sessions, firms and profile."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.cast import Cast
from tests.people import PASSWORD, Browser, logged_in

from egide.foundation.accounts.models import Membership, Session
from egide.foundation.accounts.session_store import hash_of
from egide.foundation.accounts.sessions import SEEN_EVERY
from egide.foundation.realtime.models import Event
from egide.foundation.tenancy.public import team_scope

pytestmark = pytest.mark.django_db


def test_anne_who_works_for_two_firms_chooses_one(cast: Cast) -> None:
    browser = logged_in(cast.anne)
    session = browser.read("session").json()
    assert session["team"] is None
    assert session["role"] is None
    assert [team["nom"] for team in session["teams"]] == ["Assurances du Ponant", "Cabinet Lavigne"]
    refused = browser.read("team/members")
    assert (refused.status_code, refused.json()["code"]) == (403, "team_required")

    chosen = browser.choose(cast.ponant)

    assert chosen.json()["team"] == {"id": str(cast.ponant.id), "nom": "Assurances du Ponant"}
    assert chosen.json()["role"] == "manager"
    names = {member["prenom"] for member in browser.read("team/members").json()}
    assert names == {"Yann", "Gaëlle", "Anne"}


def test_anne_switches_firm_in_one_browser_and_not_in_the_other(cast: Cast) -> None:
    at_home, at_work = logged_in(cast.anne, cast.lavigne), logged_in(cast.anne, cast.lavigne)

    at_home.choose(cast.ponant)

    assert at_home.read("session").json()["team"]["nom"] == "Assurances du Ponant"
    assert at_work.read("session").json()["team"]["nom"] == "Cabinet Lavigne"


@pytest.mark.parametrize("known", [True, False])
def test_claire_cannot_choose_a_firm_that_is_not_hers_nor_learn_that_it_exists(cast: Cast, known: bool) -> None:
    browser = logged_in(cast.claire)
    team_id = cast.ponant.id if known else uuid4()

    answer = browser.send("POST", "session/team", {"team_id": str(team_id)})

    problem = {**answer.json(), "request_id": ""}
    assert problem == {
        "type": "urn:egide:probleme:not_found",
        "title": "Introuvable",
        "status": 404,
        "detail": "Cet élément n’existe pas ou n’existe plus.",
        "code": "not_found",
        "request_id": "",
    }
    assert browser.read("session").json()["team"]["nom"] == "Cabinet Lavigne"


def test_a_page_that_believes_it_is_in_another_firm_is_stopped(cast: Cast) -> None:
    browser = logged_in(cast.anne, cast.ponant)

    answer = browser.read("team/members", headers={"X-Team": str(cast.lavigne.id)})

    assert (answer.status_code, answer.json()["code"]) == (409, "team_mismatch")
    assert browser.read("team/members", headers={"X-Team": str(cast.ponant.id)}).status_code == 200


def test_a_membership_that_ends_takes_the_firm_away_at_the_next_request(cast: Cast) -> None:
    browser = logged_in(cast.claire)
    assert browser.read("team/members").status_code == 200

    with team_scope(cast.lavigne.id):
        Membership.objects.filter(user_id=cast.claire.id).update(active=False)

    answer = browser.read("team/members")
    assert (answer.status_code, answer.json()["code"]) == (403, "team_required")
    assert browser.read("session").json()["team"] is None


def test_the_operator_belongs_to_no_firm_even_when_a_membership_says_so(cast: Cast) -> None:
    with team_scope(cast.lavigne.id):
        Membership.objects.create(user=cast.operateur.user, role="admin")
    browser = logged_in(cast.operateur)

    session = browser.read("session").json()

    assert (session["team"], session["teams"], session["abilities"]) == (None, [], [])
    assert browser.choose(cast.lavigne).status_code == 404
    assert browser.read("team/members").status_code == 403


def test_claire_sees_where_she_is_logged_in_and_closes_what_she_does_not_know(cast: Cast) -> None:
    here = logged_in(cast.claire)
    elsewhere = Browser(headers={"User-Agent": "Firefox du cybercafé"}, REMOTE_ADDR="203.0.113.7")
    elsewhere.log_in(cast.claire)

    devices = here.read("session/devices").json()
    assert [device["current"] for device in devices].count(True) == 1
    unknown = next(device for device in devices if not device["current"])
    assert (unknown["user_agent"], unknown["ip"]) == ("Firefox du cybercafé", "203.0.113.7")

    assert here.send("DELETE", f"session/devices/{unknown['id']}").status_code == 204

    assert elsewhere.read("session").status_code == 401
    assert here.read("session").status_code == 200
    assert len(here.read("session/devices").json()) == 1


def test_nobody_closes_somebody_elses_session(cast: Cast) -> None:
    logged_in(cast.thomas)
    thomas_session = Session.objects.get(user_id=cast.thomas.id)

    answer = logged_in(cast.claire).send("DELETE", f"session/devices/{thomas_session.id}")

    assert answer.status_code == 404
    assert Session.objects.filter(id=thomas_session.id).exists()


def test_claire_changes_her_own_profile(cast: Cast) -> None:
    browser = logged_in(cast.claire)

    changed = browser.send("PATCH", "session/profile", {"theme": "dark", "langue": "en", "raccourcis": False})

    assert changed.status_code == 200
    user = browser.read("session").json()["user"]
    assert (user["theme"], user["langue"], user["raccourcis"], user["prenom"]) == ("dark", "en", False, "Claire")


@pytest.mark.parametrize("body", [{"theme": "rose"}, {"prenom": ""}, {"is_operator": True}, {"email": "x@y.example"}])
def test_a_profile_takes_no_other_value(cast: Cast, body: dict[str, object]) -> None:
    browser = logged_in(cast.claire)
    before = browser.read("session").json()

    answer = browser.send("PATCH", "session/profile", body)

    assert (answer.status_code, answer.json()["code"]) == (400, "invalid")
    assert list(answer.json()["errors"]) == list(body)
    assert browser.read("session").json() == before


def test_one_statement_says_who_asks(cast: Cast) -> None:
    browser = logged_in(cast.claire)

    with CaptureQueriesContext(connection) as queries:
        assert browser.read("team/members").status_code == 200

    statements = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(statements) == 2  # who asks; the members


def test_a_session_is_noted_as_seen_from_time_to_time_only(cast: Cast) -> None:
    browser = logged_in(cast.claire)
    seen = timezone.now() - 2 * SEEN_EVERY
    Session.objects.update(last_seen=seen)

    browser.read("session")

    noted = Session.objects.get().last_seen
    assert noted > seen
    browser.read("session")
    assert Session.objects.get().last_seen == noted


def test_an_expired_session_is_over(cast: Cast) -> None:
    browser = logged_in(cast.claire)
    Session.objects.update(expires_at=timezone.now() - SEEN_EVERY)

    assert browser.read("session").status_code == 401


def test_pages_open_elsewhere_are_told_when_a_session_is_closed_or_leaves_a_firm(cast: Cast) -> None:
    at_home, here = logged_in(cast.anne, cast.ponant), logged_in(cast.anne, cast.lavigne)
    session = Session.objects.get(key_hash=hash_of(at_home.cookies["egide_session"].value))

    here.send("DELETE", f"session/devices/{session.id}")
    here.choose(cast.ponant)

    for firm in (cast.ponant, cast.lavigne):
        with team_scope(firm.id):
            event = Event.objects.get()
        assert (event.kind, event.user_id, event.ids) == ("session.revoked", cast.anne.id, {})


def test_anne_stays_in_her_firm_when_she_changes_her_password(cast: Cast) -> None:
    anne = logged_in(cast.anne, cast.ponant)
    key = anne.cookies["egide_session"].value

    body = {"current_password": PASSWORD, "new_password": "une péniche sur l’Erdre"}
    assert anne.allauth("POST", "account/password/change", body).status_code == 200

    assert anne.cookies["egide_session"].value != key
    assert anne.read("session").json()["team"]["nom"] == "Assurances du Ponant"
    assert Browser().read("session", headers={"X-Session-Token": key}).status_code == 401
