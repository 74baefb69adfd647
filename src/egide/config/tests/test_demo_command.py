"""`egide demo`: two firms ready to work in, made once."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import call_command
from tests.people import Browser

from egide.config.management.commands.demo import PASSWORD, PEOPLE
from egide.foundation.accounts.public import User

pytestmark = pytest.mark.django_db


def said() -> str:
    out = io.StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def clients(email: str, **asked: str) -> dict[str, Any]:
    browser = Browser()
    assert browser.allauth("POST", "auth/login", {"email": email, "password": PASSWORD}).status_code == 200
    answer = browser.read("clients", data=asked)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def test_two_firms_are_there_and_asking_again_changes_nothing() -> None:
    first = said()
    assert all(account.email in first for account in PEOPLE)
    assert PASSWORD in first
    people = set(User.objects.values_list("id", flat=True))
    assert said() == first
    assert set(User.objects.values_list("id", flat=True)) == people

    nantes = clients("claire.vasseur@lavigne.demo.egide.fr", sort="-dernier_echange_at")
    assert nantes["count"] == 200
    helene = next(client for client in nantes["results"] if client["matricule"] == "MA-2041-HL")
    assert (helene["patrimoine_net"], helene["conseiller_nom"]) == (468_750, "Claire Vasseur")
    assert helene["a_relire"] > 0
    brest = clients("gaelle.morvan@ponant.demo.egide.fr", q="hélène marchand")
    assert [client["ville"] for client in brest["results"]] == ["Brest"]
