"""Companies as clients: their numbers are checked, and they stand in the list beside people."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.kit.french import companies
from egide.modules.clients import normalisation

pytestmark = pytest.mark.django_db
SIREN, SIRET, TVA = "801234568", "80123456800021", "FR66801234568"
KINE = {"nom": "Kiné Atlantique", "type_personne": "morale", "ville": "Rezé", "siren": "801 234 568"}


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


def opened(browser: Browser, **values: Any) -> dict[str, Any]:
    answer = browser.send("POST", "clients", KINE | values)
    assert answer.status_code == 201, answer.content
    file: dict[str, Any] = answer.json()
    return file


def test_a_company_is_opened_filled_and_read(claire):
    file = opened(claire)
    assert (file["type_personne"], file["siren"], file["prenom"]) == ("morale", SIREN, None)
    path = f"clients/{file['id']}"
    company = {
        "forme_juridique": "SELARL",
        "siret": "801 234 568 00021",
        "code_naf": "8690e",
        "tva": "fr 66 801234568",
        "capital": "10 000",
        "date_creation": "2014-03",
        "effectif": 7,
        "chiffre_affaires": 412_000,
        "exercice": 2025,
    }
    made = claire.send("PATCH", f"{path}/entreprise", company)
    assert made.status_code == 200, made.content
    read = claire.read(path).json()["entreprise"]
    assert {nom: read[nom] for nom in ("siret", "code_naf", "tva", "capital", "date_creation")} == {
        "siret": SIRET,
        "code_naf": "86.90E",
        "tva": TVA,
        "capital": 10_000,
        "date_creation": "2014-03",
    }
    head = {
        "prenom": "Hélène",
        "nom": "Marchand",
        "role": "dirigeant",
        "telephone": "06 39 98 07 93",
        "part_capital": 60,
    }
    assert claire.send("POST", f"{path}/contacts", head).json()["telephone"] == "+33639980793"


def test_a_company_has_a_denomination(claire):
    nameless = claire.send("POST", "clients", {"type_personne": "morale", "prenom": "Hélène"})
    assert (nameless.status_code, set(nameless.json()["errors"])) == (400, {"nom"})
    file = opened(claire)
    gone = claire.send("PATCH", f"clients/{file['id']}", {"nom": None, "prenom": "X"}, HTTP_IF_MATCH='"1"')
    assert (gone.status_code, set(gone.json()["errors"])) == (400, {"nom"})
    assert claire.send("POST", "clients", {"nom": "X", "type_personne": None}).status_code == 400
    assert claire.read("clients").json()["count"] == 1


def test_the_siret_tells_the_siren_and_neither_contradicts_the_other(claire):
    file = opened(claire, siren=None)
    path = f"clients/{file['id']}"
    made = claire.send("PATCH", f"{path}/entreprise", {"siret": SIRET}).json()
    read = claire.read(path).json()
    assert (read["siren"], read["origines"]["siren"]["kind"]) == (SIREN, "saisie")
    tag = {"HTTP_IF_MATCH": f'"{made["version"]}"'}
    other = claire.send("PATCH", f"{path}/entreprise", {"siret": "78945612600026", "tva": "FR94789456126"}, **tag)
    assert (other.status_code, set(other.json()["errors"])) == (400, {"siret", "tva"})
    siren = claire.send("PATCH", path, {"siren": "789456126"}, HTTP_IF_MATCH=f'"{read["version"]}"')
    assert (siren.status_code, set(siren.json()["errors"])) == (400, {"siren"})
    assert claire.read(path).json() == read


@pytest.mark.parametrize(
    ("champ", "value"),
    [
        ("siret", "80123456800022"),
        ("siret", "8012345680002"),
        ("siret", "80123456900021"),
        ("code_naf", "86.9"),
        ("tva", "FR67801234568"),
        ("effectif", -1),
        ("forme_juridique", "kolkhoze"),
    ],
)
def test_a_number_that_cannot_be_is_refused(claire, champ, value):
    file = opened(claire)
    answer = claire.send("PATCH", f"clients/{file['id']}/entreprise", {champ: value})
    assert (answer.status_code, set(answer.json()["errors"])) == (400, {champ})
    assert claire.read(f"clients/{file['id']}").json()["entreprise"] is None


def test_companies_and_people_are_listed_together_or_apart_and_found_by_their_numbers(claire):
    opened(claire)
    claire.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène"})

    def names(**asked: str) -> list[str]:
        return [row["nom"] for row in claire.read("clients", data=asked).json()["results"]]

    assert names() == ["Kiné Atlantique", "Marchand"]
    assert (names(type_personne="morale"), names(type_personne="physique")) == (["Kiné Atlantique"], ["Marchand"])
    for typed in ("801234568", "801 234 568", "801 234 568 00021", "kine atlantique"):
        assert names(q=typed) == ["Kiné Atlantique"], typed


def test_what_advice_requires_of_a_company_is_of_a_company(claire):
    asked = {(one["section"], one["champ"]) for one in opened(claire)["derives"]["a_demander"]}
    assert {("entreprise", "siret"), ("entreprise", "effectif"), ("contacts", "nom")} <= asked
    assert not {champ for section, champ in asked if section == "client"} & {"date_naissance", "fumeur", "civilite"}


def test_la_poste_has_sirets_of_its_own():
    assert normalisation.siret("356 000 000 00048") == "35600000000048"
    assert normalisation.siret("35600000049837") == "35600000049837"
    with pytest.raises(ValueError, match="clé"):
        normalisation.siret("35600000049838")
    with pytest.raises(ValueError, match="clé"):
        normalisation.siret("80123456800022")


@given(st.integers(min_value=0, max_value=99_999_999), st.integers(min_value=0, max_value=9_999))
def test_one_wrong_digit_is_always_seen_in_a_siret(base: int, establishment: int) -> None:
    siren = next(f"{base:08}{key}" for key in range(10) if companies.luhn(f"{base:08}{key}"))
    stem = f"{siren}{establishment:04}"
    right = next(f"{stem}{key}" for key in range(10) if companies.luhn(f"{stem}{key}"))
    if siren == companies.LA_POSTE:
        return
    assert normalisation.siret(f"{right[:3]} {right[3:9]} {right[9:]}") == right
    for key in range(10):
        if f"{stem}{key}" != right:
            with pytest.raises(ValueError, match="SIRET"):
                normalisation.siret(f"{stem}{key}")


@pytest.mark.parametrize(("typed", "read"), [("9h30", "09:30"), ("14 h", "14:00"), ("08:05", "08:05")])
def test_times_are_read_as_they_are_typed(typed, read):
    assert normalisation.heure(typed) == read


@pytest.mark.parametrize("typed", ["25:00", "12:60", "midi", "12"])
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(ValueError, match="heure"):
        normalisation.heure(typed)
