"""Files tied to one another: said once, seen from both."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.modules.clients.dictionary.liens import REGLES
from egide.modules.clients.dictionary.listes import LIEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


def made(browser: Browser, **values: Any) -> str:
    answer = browser.send("POST", "clients", values)
    assert answer.status_code == 201, answer.content
    reference: str = answer.json()["id"]
    return reference


@pytest.fixture
def helene(claire: Browser) -> str:
    return made(claire, nom="Marchand", prenom="Hélène", ville="Rezé")


@pytest.fixture
def mael(claire: Browser) -> str:
    return made(claire, nom="Marchand", prenom="Maël", date_naissance="2001-03-14")


@pytest.fixture
def cabinet(claire: Browser) -> str:
    return made(claire, nom="Kiné Atlantique", type_personne="morale", siren="801234568")


def seen(browser: Browser, reference: str) -> list[tuple[str, str, float | None]]:
    links = browser.read(f"clients/{reference}").json()["liens"]
    return [(link["lien"], link["autre"]["prenom"] or link["autre"]["nom"], link["part"]) for link in links]


def test_a_link_said_on_one_file_is_seen_on_both_and_leads_to_the_other(claire, helene, mael):
    answer = claire.send("POST", f"clients/{helene}/liens", {"autre": mael, "lien": "enfant", "depuis": "2001"})
    assert answer.status_code == 201
    (link,) = answer.json()
    assert (link["lien"], link["depuis"], link["part"]) == ("enfant", "2001", None)
    assert {"id": mael, "prenom": "Maël", "date_naissance": "2001-03-14", "ville": None}.items() <= link[
        "autre"
    ].items()
    assert seen(claire, mael) == [("parent", "Hélène", None)]
    assert [claire.read(f"clients/{one}").json()["version"] for one in (helene, mael)] == [2, 2]


def test_a_shareholder_and_head_of_a_company(claire, helene, cabinet):
    claire.send("POST", f"clients/{cabinet}/liens", {"autre": helene, "lien": "dirigeant"})
    claire.send("POST", f"clients/{helene}/liens", {"autre": cabinet, "lien": "participation", "part": "60"})
    assert seen(claire, cabinet) == [("associe", "Hélène", 60), ("dirigeant", "Hélène", None)]
    assert seen(claire, helene) == [
        ("entreprise_dirigee", "Kiné Atlantique", None),
        ("participation", "Kiné Atlantique", 60),
    ]


def test_a_link_said_again_takes_the_new_details_on_both_sides(claire, helene, cabinet):
    for part in (60, 75):
        claire.send("POST", f"clients/{helene}/liens", {"autre": cabinet, "lien": "participation", "part": part})
    assert seen(claire, helene) == [("participation", "Kiné Atlantique", 75)]
    assert seen(claire, cabinet) == [("associe", "Hélène", 75)]


def test_a_link_taken_away_from_one_file_leaves_the_other_too(claire, helene, mael):
    claire.send("POST", f"clients/{helene}/liens", {"autre": mael, "lien": "enfant"})
    (link,) = claire.send("POST", f"clients/{helene}/liens", {"autre": mael, "lien": "enfant"}).json()
    claire.send("POST", f"clients/{helene}/liens", {"autre": mael, "lien": "beneficiaire"})
    theirs = claire.read(f"clients/{mael}/liens").json()
    assert claire.send("DELETE", f"clients/{helene}/liens/{theirs[0]['id']}").status_code == 404
    assert claire.send("DELETE", f"clients/{helene}/liens/{link['id']}").status_code == 204
    assert seen(claire, helene) == [("beneficiaire", "Maël", None)]
    assert seen(claire, mael) == [("souscripteur", "Hélène", None)]


@pytest.mark.parametrize(
    ("lien", "part", "errors"),
    [
        ("dirigeant", None, {"lien"}),  # Hélène is no company: nobody heads her
        ("employeur", None, {"lien"}),  # and Maël employs nobody
        ("cousin", None, {"lien"}),
        ("enfant", 120, {"part"}),
    ],
)
def test_a_link_that_cannot_be_is_refused_and_neither_file_changes(claire, helene, mael, lien, part, errors):
    answer = claire.send("POST", f"clients/{helene}/liens", {"autre": mael, "lien": lien, "part": part})
    assert (answer.status_code, set(answer.json()["errors"])) == (400, errors)
    assert [claire.read(f"clients/{one}").json()["version"] for one in (helene, mael)] == [1, 1]
    assert seen(claire, mael) == []


def test_nobody_is_tied_to_themselves_nor_to_another_firm_s_client(cast, claire, helene):
    own = claire.send("POST", f"clients/{helene}/liens", {"autre": helene, "lien": "foyer"})
    assert (own.status_code, set(own.json()["errors"])) == (400, {"autre"})
    yann = logged_in(cast.yann)
    stranger = made(yann, nom="Kerzhpiern", prenom="Yann")
    assert claire.send("POST", f"clients/{helene}/liens", {"autre": stranger, "lien": "foyer"}).status_code == 404
    assert (seen(claire, helene), seen(yann, stranger)) == ([], [])


def test_a_file_taken_away_is_no_longer_seen_and_comes_back_with_its_links(claire, helene, mael):
    claire.send("POST", f"clients/{helene}/liens", {"autre": mael, "lien": "enfant"})
    claire.send("DELETE", f"clients/{mael}", HTTP_IF_MATCH='"2"')
    assert seen(claire, helene) == []
    claire.send("POST", f"clients/{mael}/restore")
    assert seen(claire, helene) == [("enfant", "Maël", None)]


def test_both_histories_tell_of_the_link(claire, helene, mael):
    claire.send("POST", f"clients/{helene}/liens", {"autre": mael, "lien": "enfant"})
    for reference, lien in ((helene, "enfant"), (mael, "parent")):
        (line,) = claire.read(f"clients/{reference}/history?section=liens").json()["results"]
        assert (line["action"], line["changes"]["lien"]) == ("insert", [None, lien])


@given(st.sampled_from(sorted(REGLES)))
def test_what_is_said_from_one_side_reads_back_from_the_other(lien: str) -> None:
    rule = REGLES[lien]
    back = REGLES[rule.inverse]
    assert back.inverse == lien
    assert (back.client, back.autre) == (rule.autre, rule.client)


def test_every_link_has_its_rule_and_its_words():
    assert set(REGLES) == set(LIEN.codes)
