"""Several advisers of one client: the main one, the others, and those before, with their dates."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def thomas(cast: Cast) -> str:
    return str(cast.thomas.membership_in(cast.lavigne))


@pytest.fixture
def anne(cast: Cast) -> str:
    return str(cast.anne.membership_in(cast.lavigne))


@pytest.fixture
def helene(claire: Browser) -> str:
    reference: str = claire.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène"}).json()["id"]
    return reference


def today() -> str:
    return timezone.localdate().isoformat()


def followers(browser: Browser, reference: str) -> list[tuple[Any, ...]]:
    file = browser.read(f"clients/{reference}").json()
    return [(one["nom"], one["role"], one["depuis"], one["jusqua"]) for one in file["conseillers"]]


def names(browser: Browser, **asked: str) -> list[str]:
    return [row["nom"] for row in browser.read("clients", data=asked).json()["results"]]


def test_a_client_has_a_main_adviser_since_a_day_and_others_beside(cast, claire, helene, thomas):
    file = claire.read(f"clients/{helene}").json()
    assert (file["conseiller_nom"], file["conseiller_depuis"]) == ("Claire Vasseur", today())
    answer = claire.send("POST", f"clients/{helene}/conseillers", {"membre_id": thomas, "role": "specialiste"})
    assert answer.status_code == 201
    assert followers(claire, helene) == [("Thomas Berger", "specialiste", today(), None)]

    claire.send("POST", "clients", {"nom": "Auger"})
    assert names(claire, conseiller=thomas) == ["Marchand"]
    assert names(logged_in(cast.thomas), conseiller="moi") == ["Marchand"]
    assert names(claire, conseiller="moi") == ["Auger", "Marchand"]
    (row,) = claire.read(f"clients?conseiller={thomas}").json()["results"]
    assert (row["conseiller_nom"], row["autres_conseillers"]) == ("Claire Vasseur", ["Thomas Berger"])


def test_following_ends_on_a_day_and_is_remembered(claire, helene, thomas):
    (one,) = claire.send("POST", f"clients/{helene}/conseillers", {"membre_id": thomas, "depuis": "2025-01-06"}).json()
    path = f"clients/{helene}/conseillers/{one['id']}"
    assert claire.send("PATCH", path, {"jusqua": "2025-01-05"}).status_code == 400
    assert claire.send("PATCH", path, {"jusqua": "2025-06-30"}).status_code == 200
    assert followers(claire, helene) == [("Thomas Berger", "conseiller", "2025-01-06", "2025-06-30")]
    assert names(claire, conseiller=thomas) == []
    (row,) = claire.read("clients").json()["results"]
    assert row["autres_conseillers"] == []
    assert claire.send("PATCH", path, {"jusqua": None}).status_code == 200
    assert names(claire, conseiller=thomas) == ["Marchand"]
    assert claire.send("DELETE", path).status_code == 204
    assert followers(claire, helene) == []


def test_nobody_follows_twice_nor_beside_themselves_nor_from_another_firm(cast, claire, helene, thomas):
    claire.send("POST", f"clients/{helene}/conseillers", {"membre_id": thomas})
    version = claire.read(f"clients/{helene}").json()["version"]
    herself = str(cast.claire.membership_in(cast.lavigne))
    stranger = str(cast.gaelle.membership_in(cast.ponant))
    for member in (thomas, herself, stranger, "Thomas"):
        answer = claire.send("POST", f"clients/{helene}/conseillers", {"membre_id": member})
        assert (answer.status_code, set(answer.json()["errors"])) == (400, {"membre_id"})
    former = claire.send("POST", f"clients/{helene}/conseillers", {"membre_id": thomas, "role": "principal"})
    assert (former.status_code, set(former.json()["errors"])) == (400, {"role"})
    assert claire.read(f"clients/{helene}").json()["version"] == version
    assert len(followers(claire, helene)) == 1


def test_who_takes_over_leaves_their_second_place_and_who_hands_over_stays_known(cast, claire, helene, thomas):
    earlier = date(2020, 5, 4)
    with team_scope(cast.lavigne.id):
        Client.objects.filter(pk=helene).update(conseiller_depuis=earlier)
    claire.send("POST", f"clients/{helene}/conseillers", {"membre_id": thomas, "depuis": "2025-03-01"})
    file = claire.send("PATCH", f"clients/{helene}", {"conseiller_id": thomas}, HTTP_IF_MATCH='"2"').json()
    assert (file["conseiller_nom"], file["conseiller_depuis"]) == ("Thomas Berger", today())
    told = [
        ("Thomas Berger", "conseiller", "2025-03-01", today()),
        ("Claire Vasseur", "principal", earlier.isoformat(), today()),
    ]
    assert sorted(followers(claire, helene)) == sorted(told)
    assert [(one["nom"], one["role"], one["depuis"], one["jusqua"]) for one in file["conseillers"]] == told
    assert names(claire, conseiller="moi") == []


def test_an_adviser_of_one_day_leaves_no_trace_among_the_followers(claire, helene, thomas):
    claire.send("PATCH", f"clients/{helene}", {"conseiller_id": thomas}, HTTP_IF_MATCH='"1"')
    assert followers(claire, helene) == []
    file = claire.send("PATCH", f"clients/{helene}", {"conseiller_id": None}, HTTP_IF_MATCH='"2"').json()
    assert (file["conseiller_nom"], file["conseiller_depuis"], file["conseillers"]) == (None, None, [])


def test_dates_are_days(claire, helene, thomas):
    for depuis in ("2025", "31/12/2025", "hier", None):
        answer = claire.send("POST", f"clients/{helene}/conseillers", {"membre_id": thomas, "depuis": depuis})
        assert (answer.status_code, set(answer.json()["errors"])) == (400, {"depuis"}), depuis
    assert date.fromisoformat(today()) == timezone.localdate()
