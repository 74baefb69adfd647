"""The second factor: set up, asked for, replaced by recovery codes, sealed at rest."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from pytest_django import Settings
from tests.cast import Cast
from tests.people import Browser, Person, logged_in
from tests.support.factors import TOTP, code_of, set_up

pytestmark = pytest.mark.django_db


def pending(answer: Any) -> list[str]:
    return [flow["id"] for flow in answer.json()["data"]["flows"] if flow.get("is_pending")]


def challenged(person: Person) -> Browser:
    """A browser that has given the right password and is asked for the second factor."""
    browser = Browser()
    answer = browser.log_in(person)
    assert answer.status_code == 401
    assert pending(answer) == ["mfa_authenticate"]
    return browser


def test_the_password_alone_no_longer_opens_claires_account(cast: Cast) -> None:
    set_up(logged_in(cast.claire))

    browser = challenged(cast.claire)

    assert browser.read("session").status_code == 401
    assert browser.read("team/members").status_code == 401


def test_the_code_of_the_moment_opens_it(cast: Cast) -> None:
    secret = set_up(logged_in(cast.claire))
    browser = challenged(cast.claire)

    answer = browser.allauth("POST", "auth/2fa/authenticate", {"code": code_of(secret, steps_ahead=1)})

    assert answer.status_code == 200
    assert browser.read("session").json()["team"]["nom"] == "Cabinet Lavigne"


def test_a_wrong_code_opens_nothing(cast: Cast) -> None:
    secret = set_up(logged_in(cast.claire))
    browser = challenged(cast.claire)
    wrong = f"{(int(code_of(secret)) + 500_000) % 1_000_000:06d}"

    assert browser.allauth("POST", "auth/2fa/authenticate", {"code": wrong}).status_code == 400
    assert browser.read("session").status_code == 401


def test_a_recovery_code_opens_it_once(cast: Cast) -> None:
    browser = logged_in(cast.claire)
    set_up(browser)
    answer = browser.allauth("POST", "account/authenticators/recovery-codes")
    assert answer.status_code == 200
    code = answer.json()["data"]["unused_codes"][0]

    assert challenged(cast.claire).allauth("POST", "auth/2fa/authenticate", {"code": code}).status_code == 200
    assert challenged(cast.claire).allauth("POST", "auth/2fa/authenticate", {"code": code}).status_code == 400


def test_the_secret_is_sealed_in_the_database(cast: Cast) -> None:
    secret = set_up(logged_in(cast.claire))

    stored = Authenticator.objects.get(user_id=cast.claire.id, type="totp").data["secret"]

    assert stored.startswith("v1.")
    assert secret not in stored


@pytest.mark.django_db(databases=["default", "platform"])
def test_the_encryption_key_is_replaced_without_anybody_noticing(cast: Cast, settings: Settings) -> None:
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2026"]
    secret = set_up(logged_in(cast.claire))

    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2027", "la clé de 2026"]
    call_command("reseal", stdout=StringIO())
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2027"]

    browser = challenged(cast.claire)
    answer = browser.allauth("POST", "auth/2fa/authenticate", {"code": code_of(secret, steps_ahead=1)})
    assert answer.status_code == 200


def test_a_session_left_open_asks_the_password_again_before_touching_the_second_factor(
    cast: Cast, settings: Settings
) -> None:
    browser = logged_in(cast.claire)
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = -1
    secret = browser.allauth("GET", TOTP).json()["meta"]["secret"]

    answer = browser.allauth("POST", TOTP, {"code": code_of(secret)})

    assert answer.status_code == 401
    assert [flow["id"] for flow in answer.json()["data"]["flows"]] == ["reauthenticate"]
    assert not Authenticator.objects.exists()
