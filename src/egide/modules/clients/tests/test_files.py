"""A client file through the API: created, read, changed, taken away, brought back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.realtime.models import Event
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Client

pytestmark = pytest.mark.django_db
HELENE = {"civilite": "Mme", "nom": "Marchand", "prenom": "Hélène", "telephone": "06 39 98 07 93", "fumeur": False}


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


def created(browser: Browser, body: dict[str, Any] = HELENE) -> dict[str, Any]:
    answer = browser.send("POST", "clients", body)
    assert answer.status_code == 201, answer.content
    made: dict[str, Any] = answer.json()
    return made


def patched(browser: Browser, client: dict[str, Any], body: dict[str, Any], version: int | None = None) -> Any:
    tag = f'"{client["version"] if version is None else version}"'
    return browser.send("PATCH", f"clients/{client['id']}", body, HTTP_IF_MATCH=tag)


def test_a_new_file_is_whole_numbered_and_followed_by_who_made_it(claire, cast):
    answer = claire.send("POST", "clients", HELENE)
    file = answer.json()
    assert answer.status_code == 201
    assert answer.headers["ETag"] == '"1"'
    assert answer.headers["Location"] == f"/api/v1/clients/{file['id']}"
    assert re.fullmatch(r"MA-\d{4}-HL", file["matricule"])
    assert (file["nom"], file["telephone"], file["fumeur"], file["chef_entreprise"]) == (
        "Marchand",
        "+33639980793",
        False,
        None,
    )
    assert (file["statut"], file["besoins"], file["conjoint"], file["enfants"]) == ("prospect", [], None, [])
    assert (file["conseiller_id"], file["conseiller_nom"]) == (
        str(cast.claire.membership_in(cast.lavigne)),
        "Claire Vasseur",
    )
    assert file["origines"]["fumeur"]["kind"] == "saisie"
    assert file["origines"]["fumeur"]["id"] == str(cast.claire.id)
    assert "chef_entreprise" not in file["origines"]
    assert file["abilities"] == ["edit", "delete", "history"]


def test_what_creation_answers_is_what_reading_answers_by_id_and_by_matricule(claire):
    file = created(
        claire, HELENE | {"date_naissance": "1978-06-08", "revenus_annuels": 54200.5, "besoins": ["retraite"]}
    )
    by_id, by_number = (claire.read(f"clients/{key}") for key in (file["id"], file["matricule"].lower()))
    assert by_id.json() == by_number.json()
    for moment in ("created_at", "updated_at"):
        file.pop(moment)
    assert {key: value for key, value in by_id.json().items() if key in file} == file
    assert by_id.headers["ETag"] == '"1"'
    assert by_id.json()["revenus_annuels"] == 54200.5
    assert by_id.json()["derives"]["age"] == by_id.json()["age"] >= 47


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({}, {"nom"}),
        ({"nom": "  "}, {"nom"}),
        ({"nom": "Marchand", "email": "helene@"}, {"email"}),
        ({"nom": "Marchand", "telephone": "06 39"}, {"telephone"}),
        ({"nom": "Marchand", "date_naissance": "2090-01-01"}, {"date_naissance"}),
        ({"nom": "Marchand", "revenus_annuels": -1}, {"revenus_annuels"}),
        ({"nom": "Marchand", "fumeur": "oui"}, {"fumeur"}),
        ({"nom": "Marchand", "civilite": "Maître", "code_postal": "4440"}, {"civilite", "code_postal"}),
        ({"nom": "Marchand", "besoins": ["lune"]}, {"besoins"}),
        ({"nom": "Marchand", "pointure": 38}, {"pointure"}),
        ({"nom": "Marchand", "statut": None}, {"statut"}),
        ({"nom": "Marchand", "conseiller_id": "01a1fa83-fef9-7078-bcb0-9e46abc727c7"}, {"conseiller_id"}),
    ],
)
def test_what_cannot_be_is_refused_field_by_field_and_nothing_is_made(claire, cast, body, errors):
    answer = claire.send("POST", "clients", body)
    assert answer.status_code == 400
    assert answer.json()["code"] == "invalid"
    assert set(answer.json()["errors"]) == errors
    with team_scope(cast.lavigne.id):
        assert Client.objects.count() == 0


def test_a_change_raises_the_version_keeps_its_origin_and_is_told_to_open_pages(claire, cast):
    file = created(claire)
    answer = patched(claire, file, {"ville": "Rezé", "fumeur": None, "besoins": ["epargne", "retraite", "epargne"]})
    changed = answer.json()
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"2"')
    assert (changed["ville"], changed["fumeur"], changed["besoins"]) == ("Rezé", None, ["retraite", "epargne"])
    assert "fumeur" not in changed["origines"]
    assert changed == claire.read(f"clients/{file['id']}").json() | {"updated_at": changed["updated_at"]}
    with team_scope(cast.lavigne.id):
        told = [event.ids for event in Event.objects.filter(kind="client.changed").order_by("id")]
        assert told == [{"client_id": file["id"], "act": "created"}, {"client_id": file["id"]}]


def test_saying_what_the_file_says_already_changes_nothing(claire):
    file = created(claire)
    assert patched(claire, file, {"telephone": "+33 6 39 98 07 93", "fumeur": False}).json()["version"] == 1


def test_a_stale_or_missing_version_is_refused_and_nothing_changes(claire):
    file = created(claire)
    assert patched(claire, file, {"ville": "Rezé"}).status_code == 200
    stale = patched(claire, file, {"ville": "Nantes"})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale")
    absent = claire.send("PATCH", f"clients/{file['id']}", {"ville": "Nantes"})
    assert (absent.status_code, absent.json()["code"]) == (428, "precondition_required")
    assert claire.read(f"clients/{file['id']}").json()["ville"] == "Rezé"


def test_a_client_keeps_a_name(claire):
    file = created(claire)
    assert patched(claire, file, {"nom": None}).status_code == 200
    refused = patched(claire, file, {"prenom": ""}, version=2)
    assert (refused.status_code, set(refused.json()["errors"])) == (400, {"nom"})


def test_a_client_taken_away_is_nowhere_and_comes_back_as_it_was(claire):
    file = created(claire)
    path = f"clients/{file['id']}"
    assert claire.send("DELETE", path, HTTP_IF_MATCH='"7"').status_code == 412
    assert claire.send("DELETE", path, HTTP_IF_MATCH='"1"').status_code == 204
    assert claire.read(path).status_code == 404
    assert patched(claire, file, {"ville": "Rezé"}, version=2).status_code == 404
    assert claire.read("clients").json()["count"] == 0
    back = claire.send("POST", f"{path}/restore")
    assert (back.status_code, back.json()["nom"], back.json()["version"]) == (200, "Marchand", 3)
    assert claire.send("POST", f"{path}/restore").status_code == 404


def test_an_employee_removes_only_the_clients_entrusted_to_them(cast, claire):
    file = created(claire)
    thomas, anne = logged_in(cast.thomas), logged_in(cast.anne, cast.lavigne)
    assert thomas.read(f"clients/{file['id']}").json()["abilities"] == ["edit", "history"]
    refused = thomas.send("DELETE", f"clients/{file['id']}", HTTP_IF_MATCH='"1"')
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert anne.send("DELETE", f"clients/{file['id']}", HTTP_IF_MATCH='"1"').status_code == 204
    assert thomas.send("POST", f"clients/{file['id']}/restore").status_code == 403
    assert anne.send("POST", f"clients/{file['id']}/restore").status_code == 200


def test_a_client_is_entrusted_to_a_member_of_the_firm_only(cast, claire):
    file = created(claire)
    thomas = str(cast.thomas.membership_in(cast.lavigne))
    moved = patched(claire, file, {"conseiller_id": thomas}).json()
    assert (moved["conseiller_id"], moved["conseiller_nom"], moved["abilities"]) == (
        thomas,
        "Thomas Berger",
        ["edit", "history"],
    )
    stranger = str(cast.gaelle.membership_in(cast.ponant))
    assert patched(claire, file, {"conseiller_id": stranger}, version=2).status_code == 400
    assert patched(claire, file, {"conseiller_id": None}, version=2).json()["conseiller_nom"] is None


def test_missing_and_of_another_firm_are_the_same(cast, claire):
    file = created(claire)
    yann = logged_in(cast.yann)
    for path in (file["id"], file["matricule"], "01a1fa83-fef9-7078-bcb0-9e46abc727c7", "XX-1234-YY"):
        answer = yann.read(f"clients/{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_a_creation_repeated_with_its_key_is_made_once(claire):
    first, second = (claire.send("POST", "clients", HELENE, HTTP_IDEMPOTENCY_KEY="abc") for _time in range(2))
    assert first.json() == second.json()
    assert claire.read("clients").json()["count"] == 1
