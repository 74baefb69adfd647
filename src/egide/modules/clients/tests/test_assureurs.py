"""The firm's insurers: as contracts name them, where they are reached, one spelling for each."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.modules.clients.selectors.assureurs import usual_name

pytestmark = pytest.mark.django_db


def ok(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def anne(cast: Cast) -> Browser:
    return logged_in(cast.anne, cast.lavigne)


@pytest.fixture
def insured(claire: Browser) -> dict[str, str]:
    """A client for each way of writing Macif, and one insured elsewhere."""
    made = {}
    for nom, assureur in (("Marchand", "MACIF"), ("Auger", "macif assurances"), ("Colin", "Macif"), ("Diallo", "Maif")):
        client = ok(claire.send("POST", "clients", {"nom": nom}), 201)["id"]
        ok(claire.send("POST", f"clients/{client}/contrats_existants", {"type": "auto", "assureur": assureur}), 201)
        made[nom] = client
    return made


def named(browser: Browser, clients: dict[str, str]) -> dict[str, str]:
    return {
        nom: browser.read(f"clients/{client}").json()["contrats_existants"][0]["assureur"]
        for nom, client in clients.items()
    }


def test_a_name_is_known_by_all_of_its_words_and_only_so():
    known = {nom: usual_name(nom) for nom in ("la macif", "MACIF", "M.M.A", "Gan Vie", "Aster Vie", "Macif et Maif")}
    assert known == {
        "la macif": "Macif",
        "MACIF": "Macif",
        "M.M.A": "MMA",
        "Gan Vie": "Gan",
        "Aster Vie": None,
        "Macif et Maif": None,
    }


def test_the_list_is_what_contracts_say_with_other_spellings_of_the_same(claire, insured):
    rows = {row["nom"]: row for row in ok(claire.read("assureurs"))}
    assert {nom: (row["contrats"], row["usuel"], sorted(row["variantes"])) for nom, row in rows.items()} == {
        "MACIF": (1, "Macif", ["Macif", "macif assurances"]),
        "Macif": (1, None, ["MACIF", "macif assurances"]),
        "macif assurances": (1, "Macif", ["MACIF", "Macif"]),
        "Maif": (1, "MAIF", []),
    }
    assert all(row["fiche"] is None for row in rows.values())


def test_spellings_become_one_over_all_contracts_and_come_back(claire, anne, insured):
    before = named(claire, insured)
    version = claire.read(f"clients/{insured['Marchand']}").json()["version"]

    done = ok(anne.send("POST", "assureurs/renommages", {"noms": ["MACIF", "macif assurances"], "vers": "Macif"}), 201)

    assert (done["contrats"], done["annule"]) == (2, False)
    assert named(claire, insured) == before | {"Marchand": "Macif", "Auger": "Macif"}
    assert claire.read(f"clients/{insured['Marchand']}").json()["version"] == version + 1
    history = claire.read(f"clients/{insured['Marchand']}/history").json()["results"]
    assert history[0]["changes"]["assureur"] == ["MACIF", "Macif"]

    assert ok(anne.send("POST", f"assureurs/renommages/{done['id']}/undo"))["annule"] is True
    assert named(claire, insured) == before
    assert anne.send("POST", f"assureurs/renommages/{done['id']}/undo").status_code == 409


def test_undoing_leaves_what_somebody_has_changed_since(claire, anne, insured):
    done = ok(anne.send("POST", "assureurs/renommages", {"noms": ["MACIF", "macif assurances"], "vers": "Macif"}), 201)
    row = claire.read(f"clients/{insured['Auger']}").json()["contrats_existants"][0]
    address = f"clients/{insured['Auger']}/contrats_existants/{row['id']}"
    ok(claire.send("PATCH", address, {"assureur": "Matmut"}, HTTP_IF_MATCH=f'"{row["version"]}"'))

    ok(anne.send("POST", f"assureurs/renommages/{done['id']}/undo"))

    expected = {"Marchand": "MACIF", "Auger": "Matmut", "Colin": "Macif", "Diallo": "Maif"}
    assert named(claire, insured) == expected


def test_an_insurer_keeps_its_address_is_changed_taken_away_and_given_back(claire, anne, insured):
    body = {"nom": "Macif", "adresse": "1 rue des Essais, 79000 Niort", "extranet": "extranet.macif.example"}
    kept = ok(anne.send("POST", "assureurs", body), 201)
    assert kept["extranet"] == "https://extranet.macif.example"
    assert [row["fiche"] for row in ok(claire.read("assureurs")) if row["nom"] == "Macif"] == [kept]

    twice = anne.send("POST", "assureurs", {"nom": "MACIF"})
    assert (twice.status_code, list(twice.json()["errors"])) == (400, ["nom"])
    for wrong in ({"email": "macif"}, {"extranet": "javascript:alert(1)"}, {"extranet": "macif"}, {"nom": " "}):
        refused = anne.send("PATCH", f"assureurs/{kept['id']}", wrong)
        assert (refused.status_code, list(refused.json()["errors"])) == (400, list(wrong)), wrong
    assert claire.send("PATCH", f"assureurs/{kept['id']}", {"email": "pro@macif.example"}).status_code == 403
    assert (
        ok(anne.send("PATCH", f"assureurs/{kept['id']}", {"email": "pro@macif.example"}))["adresse"] == body["adresse"]
    )

    ok(anne.send("DELETE", f"assureurs/{kept['id']}"), 204)
    assert all(row["fiche"] is None for row in ok(claire.read("assureurs")))
    assert ok(anne.send("POST", f"assureurs/{kept['id']}/restore"))["email"] == "pro@macif.example"


def test_the_list_follows_a_renaming_and_its_undoing(claire, anne, insured):
    old = ok(anne.send("POST", "assureurs", {"nom": "MACIF", "email": "ancien@macif.example"}), 201)
    done = ok(anne.send("POST", "assureurs/renommages", {"noms": ["MACIF"], "vers": "Macif Mutuelle"}), 201)
    assert [row["nom"] for row in ok(claire.read("assureurs")) if row["fiche"]] == ["Macif Mutuelle"]
    ok(anne.send("POST", f"assureurs/renommages/{done['id']}/undo"))
    assert [row["fiche"]["id"] for row in ok(claire.read("assureurs")) if row["fiche"]] == [old["id"]]


def test_nothing_is_renamed_that_is_nowhere_nor_by_who_does_not_see_every_client(cast, claire, anne, insured):
    before = named(claire, insured)
    for body in (
        {"noms": ["Inconnue"], "vers": "Macif"},
        {"noms": ["Macif"], "vers": "Macif"},
        {"noms": [], "vers": "x"},
    ):
        assert anne.send("POST", "assureurs/renommages", body).status_code == 400, body
    limited = {"portee": "siens"}
    ok(logged_in(cast.antoine).send("PATCH", f"team/members/{cast.anne.membership_in(cast.lavigne)}", limited))
    body = {"noms": ["MACIF"], "vers": "Macif"}
    assert anne.send("POST", "assureurs/renommages", body).status_code == 403
    assert claire.send("POST", "assureurs/renommages", body).status_code == 403
    assert named(claire, insured) == before
