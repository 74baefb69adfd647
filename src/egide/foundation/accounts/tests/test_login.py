"""Logging in and out, through the addresses that browsers and applications use."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from django.test import Client
from tests.cast import Cast
from tests.people import PASSWORD, Browser, logged_in

from egide.foundation.accounts.models import Session

pytestmark = pytest.mark.django_db
APP = "/_allauth/app/v1/"


def test_claire_logs_in_and_works_for_her_only_firm(cast: Cast) -> None:
    session = logged_in(cast.claire).read("session").json()

    assert session["user"] == {
        "id": str(cast.claire.id),
        "email": "claire.vasseur@lavigne.example",
        "prenom": "Claire",
        "nom": "Vasseur",
        "langue": "fr",
        "theme": "system",
        "raccourcis": True,
    }
    assert session["team"] == {"id": str(cast.lavigne.id), "nom": "Cabinet Lavigne"}
    assert session["role"] == "employe"
    assert session["membership_id"] == str(cast.claire.membership_in(cast.lavigne))
    assert session["teams"] == [{"id": str(cast.lavigne.id), "nom": "Cabinet Lavigne", "role": "employe"}]
    assert "team.view" in session["abilities"]
    assert "team.manage" not in session["abilities"]


def test_nobody_is_logged_in_at_first(cast: Cast) -> None:
    answer = Browser().read("session")

    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["WWW-Authenticate"] == "Session"
    assert answer.json()["code"] == "unauthenticated"


def test_a_wrong_password_opens_nothing(cast: Cast) -> None:
    browser = Browser()
    answer = browser.log_in(cast.claire, "le vélo rouge de Brest")

    assert answer.status_code == 400
    assert browser.read("session").status_code == 401


def test_the_sixth_wrong_password_in_five_minutes_is_throttled_and_so_is_the_right_one(cast: Cast) -> None:
    browser = Browser()
    for _ in range(5):
        assert browser.log_in(cast.claire, "perdu").status_code == 400

    assert browser.log_in(cast.claire, "perdu").json()["errors"][0]["code"] == "too_many_login_attempts"
    assert browser.log_in(cast.claire, PASSWORD).status_code == 400
    assert browser.read("session").status_code == 401
    assert logged_in(cast.thomas).read("session").status_code == 200


def test_nobody_signs_up_by_themselves(cast: Cast) -> None:
    answer = Browser().allauth("POST", "auth/signup", {"email": "loic@ailleurs.example", "password": PASSWORD})

    assert answer.status_code == 403


def test_a_write_by_cookie_without_the_csrf_token_is_refused(cast: Cast) -> None:
    browser = logged_in(cast.claire)
    del browser.cookies["csrftoken"]

    answer = browser.send("PATCH", "session/profile", {"theme": "dark"})

    assert answer.status_code == 403
    assert answer.json()["code"] == "csrf"
    assert browser.read("session").json()["user"]["theme"] == "system"


def test_an_application_logs_in_with_a_token_which_dies_at_logout(cast: Cast) -> None:
    app = Client(enforce_csrf_checks=True)
    body = {"email": cast.claire.email, "password": PASSWORD}
    token = app.post(APP + "auth/login", body, content_type="application/json").json()["meta"]["session_token"]
    headers = {"X-Session-Token": token}

    assert app.get("/api/v1/session", headers=headers).json()["team"]["nom"] == "Cabinet Lavigne"
    written = app.patch("/api/v1/session/profile", {"theme": "dark"}, content_type="application/json", headers=headers)
    assert written.status_code == 200

    assert app.delete(APP + "auth/session", headers=headers).status_code == 401
    assert app.get("/api/v1/session", headers=headers).status_code == 401
    assert not Session.objects.filter(user_id=cast.claire.id).exists()


def test_the_database_never_holds_the_key_of_a_session(cast: Cast) -> None:
    browser = logged_in(cast.claire)
    key = browser.cookies["egide_session"].value

    session = Session.objects.get(user_id=cast.claire.id)

    assert key not in f"{session.key_hash} {session.data}"
    assert Browser().read("session", headers={"X-Session-Token": session.key_hash}).status_code == 401


def test_logging_out_ends_the_session_of_the_browser(cast: Cast) -> None:
    browser = logged_in(cast.claire)
    stolen = browser.cookies["egide_session"].value
    browser.allauth("DELETE", "auth/session")

    assert browser.read("session").status_code == 401
    assert Browser().read("session", headers={"X-Session-Token": stolen}).status_code == 401


def test_changing_the_password_closes_the_other_sessions(cast: Cast) -> None:
    at_home, at_work = logged_in(cast.claire), logged_in(cast.claire)

    answer = at_work.allauth(
        "POST", "account/password/change", {"current_password": PASSWORD, "new_password": "une péniche sur l’Erdre"}
    )

    assert answer.status_code == 200
    assert at_work.read("session").status_code == 200
    assert at_home.read("session").status_code == 401


def test_a_closed_account_is_refused_at_its_next_request(cast: Cast) -> None:
    browser = logged_in(cast.claire)
    cast.claire.user.is_active = False
    cast.claire.user.save()

    assert browser.read("session").status_code == 401


def test_a_forgotten_password_is_replaced_by_letter(cast: Cast, mailoutbox: list) -> None:
    browser = Browser()
    assert browser.allauth("POST", "auth/password/request", {"email": cast.claire.email}).status_code == 200
    (letter,) = mailoutbox
    assert letter.to == [cast.claire.email]
    assert letter.subject == "[Égide] Choisissez un nouveau mot de passe"
    key = letter.body.split("/mot-de-passe/")[1].split()[0]

    answer = browser.allauth("POST", "auth/password/reset", {"key": key, "password": "une péniche sur l’Erdre"})

    assert answer.status_code in (200, 401)
    assert Browser().log_in(cast.claire, PASSWORD).status_code == 400
    assert Browser().log_in(cast.claire, "une péniche sur l’Erdre").status_code == 200


def test_asking_a_new_password_for_an_unknown_address_answers_alike(cast: Cast, mailoutbox: list) -> None:
    known = Browser().allauth("POST", "auth/password/request", {"email": cast.claire.email})
    unknown = Browser().allauth("POST", "auth/password/request", {"email": "personne@ailleurs.example"})

    assert known.status_code == unknown.status_code == 200
    assert known.json() == unknown.json()


def test_an_address_must_be_verified_before_the_first_log_in(cast: Cast, mailoutbox: list) -> None:
    cast.claire.user.emailaddress_set.update(verified=False)
    browser = Browser()

    answer = browser.log_in(cast.claire)

    assert answer.status_code == 401
    assert [flow["id"] for flow in answer.json()["data"]["flows"] if flow.get("is_pending")] == ["verify_email"]
    assert browser.read("session").status_code == 401
    key = unquote(mailoutbox[0].body.split("/adresse/")[1].split()[0])
    assert browser.allauth("POST", "auth/email/verify", {"key": key}).status_code in (200, 401)
    assert Browser().log_in(cast.claire).status_code == 200
