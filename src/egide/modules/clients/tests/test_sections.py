"""The sections of a file through the API: once-only records, and rows."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

pytestmark = pytest.mark.django_db
LOAN = {
    "nature": "credit_immobilier",
    "preteur": "Crédit de l’Estuaire",
    "capital_restant_du": 98_200,
    "montant_remboursement": 1_182,
}


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def path(claire: Browser) -> str:
    made = claire.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène"}).json()
    return f"clients/{made['id']}"


def tag(record: dict[str, Any]) -> dict[str, str]:
    return {"HTTP_IF_MATCH": f'"{record["version"]}"'}


def test_a_row_is_added_changed_removed_and_restored_and_the_figures_follow(claire, path):
    added = claire.send("POST", f"{path}/passifs", LOAN)
    row = added.json()
    assert added.status_code == 201
    assert (row["capital_restant_du"], row["taux"], row["origines"]["preteur"]["kind"]) == (98_200, None, "saisie")
    assert claire.read(path).json()["patrimoine_net"] == -98_200

    changed = claire.send("PATCH", f"{path}/passifs/{row['id']}", {"capital_restant_du": "96 400"}, **tag(row))
    assert (changed.status_code, changed.json()["capital_restant_du"]) == (200, 96_400)
    assert changed.headers["ETag"] == f'"{row["version"] + 1}"'
    file = claire.read(path).json()
    assert (file["version"], file["derives"]["dettes"], file["derives"]["mensualites"]) == (3, 96_400, 1_182)
    assert file["passifs"] == [changed.json()]

    gone = claire.send("DELETE", f"{path}/passifs/{row['id']}", **tag(changed.json()))
    assert gone.status_code == 204
    assert claire.read(f"{path}/passifs").json() == []
    assert claire.read(path).json()["patrimoine_net"] is None

    back = claire.send("POST", f"{path}/passifs/{row['id']}/restore")
    assert (back.status_code, back.json()["capital_restant_du"]) == (200, 96_400)
    assert claire.read(f"{path}/passifs").json() == [back.json()]
    assert claire.read(path).json()["patrimoine_net"] == -96_400
    assert claire.send("POST", f"{path}/passifs/{row['id']}/restore").status_code == 404


@pytest.mark.parametrize(
    ("section", "body", "errors"),
    [
        ("passifs", {"preteur": "CIC"}, {"nature"}),
        ("passifs", {"nature": None, "preteur": "CIC"}, {"nature"}),
        ("revenus", {"nature": "salaire", "montant": "beaucoup"}, {"montant"}),
        ("enfants", {}, {""}),
        ("enfants", {"prenom": "Maël", "taille": 120}, {"taille"}),
        ("biens_immobiliers", {"designation": "chateau"}, {"designation"}),
    ],
)
def test_a_row_that_cannot_be_is_refused_and_the_file_stays(claire, path, section, body, errors):
    answer = claire.send("POST", f"{path}/{section}", body)
    assert (answer.status_code, set(answer.json()["errors"])) == (400, errors)
    file = claire.read(path).json()
    assert (file["version"], file[section]) == (1, [])


def test_two_rows_of_the_same_nature_stay_two(claire, path):
    for capital in (96_400, 71_200):
        claire.send("POST", f"{path}/passifs", LOAN | {"capital_restant_du": capital})
    assert [row["capital_restant_du"] for row in claire.read(f"{path}/passifs").json()] == [96_400, 71_200]


def test_a_row_of_another_version_or_another_client_is_not_touched(claire, path):
    row = claire.send("POST", f"{path}/passifs", LOAN).json()
    other = claire.send("POST", "clients", {"nom": "Auger"}).json()["id"]
    body = {"capital_restant_du": 1}
    assert claire.send("PATCH", f"{path}/passifs/{row['id']}", body, HTTP_IF_MATCH='"99"').status_code == 412
    assert claire.send("PATCH", f"{path}/passifs/{row['id']}", body).status_code == 428
    assert claire.send("PATCH", f"clients/{other}/passifs/{row['id']}", body, **tag(row)).status_code == 404
    assert claire.send("DELETE", f"{path}/enfants/{row['id']}", **tag(row)).status_code == 404
    assert claire.read(f"{path}/passifs").json() == [row]


def test_a_once_only_section_is_made_changed_removed_and_restored(claire, path):
    made = claire.send("PATCH", f"{path}/conjoint", {"prenom": "Julien", "date_naissance": "1977-02"})
    julien = made.json()
    assert (made.status_code, julien["date_naissance"], julien["fumeur"]) == (200, "1977-02", None)
    assert claire.send("PATCH", f"{path}/conjoint", {"fumeur": False}).status_code == 428
    changed = claire.send("PATCH", f"{path}/conjoint", {"fumeur": False}, **tag(julien)).json()
    assert (changed["fumeur"], changed["prenom"]) == (False, "Julien")
    assert claire.read(path).json()["conjoint"] == changed

    assert claire.send("DELETE", f"{path}/conjoint", **tag(changed)).status_code == 204
    assert claire.read(path).json()["conjoint"] is None
    back = claire.send("POST", f"{path}/conjoint/restore").json()
    assert (back["prenom"], back["fumeur"]) == ("Julien", False)
    assert claire.read(path).json()["conjoint"] == back


def test_a_once_only_section_made_again_starts_empty(claire, path):
    julien = claire.send("PATCH", f"{path}/conjoint", {"prenom": "Julien", "fumeur": True}).json()
    claire.send("DELETE", f"{path}/conjoint", **tag(julien))
    marc = claire.send("PATCH", f"{path}/conjoint", {"prenom": "Marc"}).json()
    assert (marc["prenom"], marc["fumeur"], marc["version"] > julien["version"]) == ("Marc", None, True)
    assert claire.read(path).json()["conjoint"] == marc


def test_an_empty_section_is_not_made(claire, path):
    assert claire.send("PATCH", f"{path}/bae_retraite", {"tmi": None}).status_code == 400
    assert claire.send("PATCH", f"{path}/bae_retraite", {"tmi": 31}).status_code == 400
    assert claire.send("PATCH", f"{path}/bae_retraite", {"tmi": 0}).json()["tmi"] == 0


def test_removing_a_need_keeps_what_was_said_about_it(claire, path):
    claire.send("PATCH", f"{path}/bae_retraite", {"age_depart_retraite": 63})
    version = claire.read(path).json()["version"]
    claire.send("PATCH", path, {"besoins": ["retraite"]}, HTTP_IF_MATCH=f'"{version}"')
    file = claire.send("PATCH", path, {"besoins": []}, HTTP_IF_MATCH=f'"{version + 1}"').json()
    assert (file["besoins"], file["bae_retraite"]["age_depart_retraite"]) == ([], 63)
