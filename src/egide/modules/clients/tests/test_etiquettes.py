"""The firm's tags: made inline, borne by files, filtered by, changed for everybody at once."""

from __future__ import annotations

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def anne(cast: Cast) -> Browser:
    return logged_in(cast.anne, cast.lavigne)


def client(browser: Browser, nom: str) -> str:
    reference: str = browser.send("POST", "clients", {"nom": nom}).json()["id"]
    return reference


def tag(browser: Browser, nom: str, **values: str) -> str:
    answer = browser.send("POST", "etiquettes", {"nom": nom, **values})
    assert answer.status_code == 201, answer.content
    identifier: str = answer.json()["id"]
    return identifier


def borne(browser: Browser, reference: str) -> list[str]:
    return [worn["nom"] for worn in browser.read(f"clients/{reference}").json()["etiquettes"]]


def test_tags_are_put_on_files_found_by_and_taken_off(claire):
    helene, auger = client(claire, "Marchand"), client(claire, "Auger")
    vip, recall = tag(claire, "VIP", forme="etoile"), tag(claire, "À rappeler")
    for reference, worn in ((helene, vip), (helene, recall), (helene, vip), (auger, recall)):
        assert claire.send("PUT", f"clients/{reference}/etiquettes/{worn}").status_code == 204
    assert borne(claire, helene) == ["À rappeler", "VIP"]
    listed = claire.read(f"clients?etiquette={vip}").json()["results"]
    assert [(row["nom"], [worn["forme"] for worn in row["etiquettes"]]) for row in listed] == [
        ("Marchand", ["rond", "etoile"])
    ]
    assert claire.read(f"clients?etiquette={vip},{recall}").json()["count"] == 2
    assert claire.read("clients?etiquette=aucune").json()["count"] == 0
    counts = {worn["nom"]: worn["clients"] for worn in claire.read("etiquettes").json()}
    assert counts == {"À rappeler": 2, "VIP": 1}

    assert claire.send("DELETE", f"clients/{helene}/etiquettes/{vip}").status_code == 204
    assert claire.send("DELETE", f"clients/{helene}/etiquettes/{vip}").status_code == 404
    assert borne(claire, helene) == ["À rappeler"]
    assert claire.read(f"clients?etiquette={vip}").json()["count"] == 0
    assert claire.read("clients?etiquette=belle").status_code == 400


@pytest.mark.parametrize(
    ("values", "errors"),
    [
        ({}, {"nom"}),
        ({"nom": "  "}, {"nom"}),
        ({"nom": "x" * 41}, {"nom"}),
        ({"nom": "VIP", "forme": "coeur"}, {"forme"}),
        ({"nom": "a rappeler"}, {"nom"}),
        ({"nom": "VIP", "couleur": "rouge"}, {"couleur"}),
    ],
)
def test_a_tag_needs_a_name_of_its_own(claire, values, errors):
    tag(claire, "À rappeler")
    answer = claire.send("POST", "etiquettes", values)
    assert (answer.status_code, set(answer.json()["errors"])) == (400, errors)
    assert [worn["nom"] for worn in claire.read("etiquettes").json()] == ["À rappeler"]


def test_a_manager_renames_takes_away_and_brings_back_for_the_whole_firm(claire, anne):
    helene, vip = client(claire, "Marchand"), tag(claire, "VIP")
    claire.send("PUT", f"clients/{helene}/etiquettes/{vip}")
    assert claire.send("PATCH", f"etiquettes/{vip}", {"nom": "Important"}).status_code == 403
    renamed = anne.send("PATCH", f"etiquettes/{vip}", {"nom": "Important", "forme": "drapeau"})
    assert renamed.json() == {"id": vip, "nom": "Important", "forme": "drapeau"}
    assert borne(claire, helene) == ["Important"]

    assert anne.send("DELETE", f"etiquettes/{vip}").status_code == 204
    assert (borne(claire, helene), claire.read("etiquettes").json()) == ([], [])
    assert claire.send("PUT", f"clients/{helene}/etiquettes/{vip}").status_code == 404
    assert anne.send("POST", f"etiquettes/{vip}/restore").status_code == 200
    assert borne(claire, helene) == ["Important"]
    assert anne.send("POST", f"etiquettes/{vip}/restore").status_code == 404


def test_a_tag_does_not_come_back_beside_another_of_its_name(claire, anne):
    first = tag(claire, "VIP")
    anne.send("DELETE", f"etiquettes/{first}")
    second = tag(claire, "vip")
    assert anne.send("POST", f"etiquettes/{first}/restore").status_code == 409
    assert [worn["id"] for worn in claire.read("etiquettes").json()] == [second]


def test_each_firm_has_its_own_tags(cast, claire):
    vip = tag(claire, "VIP")
    yann = logged_in(cast.yann)
    theirs = client(yann, "Kerzhpiern")
    assert yann.read("etiquettes").json() == []
    assert yann.send("PUT", f"clients/{theirs}/etiquettes/{vip}").status_code == 404
    tag(yann, "VIP")


def test_a_tag_merged_into_another_is_borne_as_the_other_and_comes_back_as_it_was(claire, anne):
    helene, auger, colin = client(claire, "Marchand"), client(claire, "Auger"), client(claire, "Colin")
    vip, best = tag(claire, "VIP"), tag(claire, "Très bon client")
    for reference, worn in ((helene, vip), (auger, vip), (auger, best), (colin, best)):
        assert claire.send("PUT", f"clients/{reference}/etiquettes/{worn}").status_code == 204

    assert claire.send("POST", f"etiquettes/{vip}/fusion", {"dans": best}).status_code == 403
    assert anne.send("POST", f"etiquettes/{vip}/fusion", {"dans": vip}).status_code == 400
    assert anne.send("POST", f"etiquettes/{vip}/fusion", {"dans": best}).json()["nom"] == "Très bon client"

    assert [borne(claire, one) for one in (helene, auger, colin)] == [["Très bon client"]] * 3
    assert [(one["nom"], one["clients"]) for one in claire.read("etiquettes").json()] == [("Très bon client", 3)]
    assert anne.send("POST", f"etiquettes/{best}/fusion", {"dans": vip}).status_code == 404

    assert anne.send("POST", f"etiquettes/{vip}/restore").status_code == 200
    expected = [["VIP"], ["Très bon client", "VIP"], ["Très bon client"]]
    assert [borne(claire, one) for one in (helene, auger, colin)] == expected


def test_a_tag_is_not_merged_by_who_does_not_see_every_client(cast, claire, anne):
    helene = client(claire, "Marchand")
    vip, best = tag(claire, "VIP"), tag(claire, "Très bon client")
    claire.send("PUT", f"clients/{helene}/etiquettes/{vip}")
    limited = {"portee": "siens"}
    logged_in(cast.antoine).send("PATCH", f"team/members/{cast.anne.membership_in(cast.lavigne)}", limited)
    assert anne.send("POST", f"etiquettes/{vip}/fusion", {"dans": best}).status_code == 403
    assert borne(claire, helene) == ["VIP"]
