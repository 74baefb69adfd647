"""Consents and history through the API."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

pytestmark = pytest.mark.django_db
CONSENT = {
    "kind": "enregistrement",
    "personne": "Hélène Marchand",
    "accorde": True,
    "formulation": "Acceptez-vous que notre échange soit enregistré ?",
    "mode": "oral",
}


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def file(claire: Browser) -> dict[str, Any]:
    made: dict[str, Any] = claire.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène"}).json()
    return made


def test_a_consent_keeps_the_exact_words_and_is_withdrawn_once(claire, file):
    path = f"clients/{file['id']}/consentements"
    given = claire.send("POST", path, CONSENT | {"at": "2026-03-12T10:02:00+01:00"})
    assert given.status_code == 201
    assert {key: given.json()[key] for key in CONSENT} == CONSENT
    withdrawn = claire.send("POST", f"{path}/{given.json()['id']}/withdraw")
    assert (withdrawn.status_code, withdrawn.json()["withdrawn_at"] is not None) == (200, True)
    assert claire.send("POST", f"{path}/{given.json()['id']}/withdraw").status_code == 409
    kept = claire.read(path).json()
    assert [(consent["formulation"], consent["withdrawn_at"] is not None) for consent in kept] == [
        (CONSENT["formulation"], True)
    ]
    assert claire.read(f"clients/{file['id']}").json()["version"] == 3


def test_a_refusal_is_kept_and_cannot_be_withdrawn(claire, file):
    path = f"clients/{file['id']}/consentements"
    refused = claire.send("POST", path, CONSENT | {"accorde": False}).json()
    assert refused["accorde"] is False
    assert claire.send("POST", f"{path}/{refused['id']}/withdraw").status_code == 409


@pytest.mark.parametrize(
    ("change", "errors"),
    [
        ({"formulation": "  "}, {"formulation"}),
        ({"accorde": None}, {"accorde"}),
        ({"accorde": "oui"}, {"accorde"}),
        ({"kind": "tout"}, {"kind"}),
        ({"mode": "télépathie", "personne": ""}, {"mode", "personne"}),
        ({"at": "2090-01-01T00:00:00Z"}, {"at"}),
        ({"at": "hier"}, {"at"}),
        ({"couleur": "bleu"}, {"couleur"}),
    ],
)
def test_a_consent_that_says_too_little_is_refused(claire, file, change, errors):
    answer = claire.send("POST", f"clients/{file['id']}/consentements", CONSENT | change)
    assert (answer.status_code, set(answer.json()["errors"])) == (400, errors)
    assert claire.read(f"clients/{file['id']}/consentements").json() == []


def lines(browser: Browser, file: dict[str, Any], **asked: str) -> list[dict[str, Any]]:
    answer = browser.read(f"clients/{file['id']}/history", data=asked)
    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert body["count"] >= len(body["results"])
    found: list[dict[str, Any]] = body["results"]
    return found


def test_history_says_who_changed_what_from_what_to_what(claire, cast, file):
    path = f"clients/{file['id']}"
    logged_in(cast.thomas).send("PATCH", path, {"ville": "Rezé"}, HTTP_IF_MATCH='"1"')
    claire.send("PATCH", path, {"ville": "Nantes", "fumeur": False}, HTTP_IF_MATCH='"2"')
    row = claire.send("POST", f"{path}/revenus", {"nature": "bnc", "montant": 49_500}).json()
    claire.send("PATCH", f"{path}/revenus/{row['id']}", {"montant": 54_200}, HTTP_IF_MATCH=f'"{row["version"]}"')
    claire.send("DELETE", f"{path}/revenus/{row['id']}", HTTP_IF_MATCH=f'"{row["version"] + 1}"')
    claire.send("POST", f"{path}/revenus/{row['id']}/restore")

    whole = lines(claire, file)
    assert [(line["section"], line["action"]) for line in whole] == [
        *(("revenus", "restore"), ("revenus", "delete"), ("revenus", "update"), ("revenus", "insert")),
        *(("client", "update"), ("client", "update"), ("client", "insert")),
    ]
    assert [line["changes"] for line in lines(claire, file, section="client", champ="ville")] == [
        {"ville": ["Rezé", "Nantes"], "fumeur": [None, False]},
        {"ville": [None, "Rezé"]},
    ]
    assert [line["actor"]["prenom"] for line in lines(claire, file, champ="ville")] == ["Claire", "Thomas"]
    assert [line["changes"] for line in lines(claire, file, row=row["id"], champ="montant")] == [
        {"montant": [49_500, 54_200]},
        {"nature": [None, "bnc"], "montant": [None, 49_500]},
    ]
    second = claire.read(f"clients/{file['id']}/history", data={"page": "2", "page_size": "3"}).json()
    assert (second["count"], second["page"], len(second["results"])) == (7, 2, 3)


def test_history_refuses_what_it_does_not_know(claire, file):
    for asked in ({"section": "chaussures"}, {"row": "7"}):
        assert claire.read(f"clients/{file['id']}/history", data=asked).status_code == 400


def test_history_of_another_firm_is_not_found(cast, file):
    assert logged_in(cast.yann).read(f"clients/{file['id']}/history").status_code == 404
