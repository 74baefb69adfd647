"""The firm's log as people read it: what each line says, what narrows it, what leaves with an export."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.audit.public import history
from egide.foundation.tenancy.public import team_scope

pytestmark = pytest.mark.django_db
IBAN = "FR7630006000011234567890189"


def entries(browser: Browser, **asked: str) -> list[dict[str, Any]]:
    answer = browser.read("audit/entries", data=asked)
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def detail(browser: Browser, line: dict[str, Any]) -> dict[str, Any]:
    return browser.read(f"audit/entries/{line['id']}").json()


@pytest.fixture
def helene(cast: Cast) -> dict[str, Any]:
    """Claire's client, moved once, her IBAN typed and then read."""
    claire = logged_in(cast.claire)
    made = claire.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène", "ville": "Nantes"}).json()
    moved = {"ville": "Rezé", "statut": "client", "fumeur": False}
    claire.send("PATCH", f"clients/{made['id']}", moved, headers={"If-Match": '"1"'})
    claire.send("PATCH", f"clients/{made['id']}", {"iban": IBAN}, headers={"If-Match": '"2"'})
    read = claire.send("POST", f"clients/{made['id']}/reveal", {"champ": "iban", "motif": "Vérifier un prélèvement"})
    assert read.json()["valeur"] == IBAN
    return made


def test_a_line_says_who_did_what_to_whose_file_and_from_where(cast: Cast, helene: dict[str, Any]) -> None:
    antoine = logged_in(cast.antoine)

    lines = entries(antoine, client=helene["id"])

    assert [(line["acte"], line["objet"]) for line in lines] == [
        ("lecture", "Valeur protégée"),
        ("modification", "Client"),
        ("modification", "Client"),
        ("creation", "Client"),
    ]
    reading = lines[0]
    assert reading["motif"] == "Vérifier un prélèvement"
    assert reading["acteur"] == {"id": str(cast.claire.id), "prenom": "Claire", "nom": "Vasseur"}
    assert reading["ip"] == "127.0.0.1"
    assert reading["client"] == {
        "id": helene["id"],
        "matricule": helene["matricule"],
        "nom": "Hélène Marchand",
        "present": True,
    }


def test_before_and_after_are_told_in_the_words_of_the_dictionary(cast: Cast, helene: dict[str, Any]) -> None:
    antoine = logged_in(cast.antoine)
    moved = detail(antoine, entries(antoine, client=helene["id"])[2])

    told = {one["libelle"]: (one["avant"], one["apres"]) for one in moved["changements"]}

    assert told == {"Ville": ("Nantes", "Rezé"), "Statut": ("Prospect", "Client"), "Fumeur": (None, "Non")}
    created = detail(antoine, entries(antoine, client=helene["id"])[3])
    adviser = next(one for one in created["changements"] if one["nom"] == "conseiller_id")
    assert (adviser["libelle"], adviser["apres"]) == ("Conseiller", "Claire Vasseur")


def test_a_sealed_value_is_never_told_not_even_its_mask(cast: Cast, helene: dict[str, Any]) -> None:
    antoine = logged_in(cast.antoine)
    typed = detail(antoine, entries(antoine, client=helene["id"])[1])

    assert typed["changements"] == [{"nom": "iban", "libelle": "IBAN", "avant": None, "apres": "••••", "protege": True}]
    everything = antoine.read("audit/export").getvalue().decode()
    assert "0189" not in everything
    assert IBAN not in everything


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"acte": "lecture"}, ["lecture"]),
        ({"acte": "creation", "table": "clients_client"}, ["creation"]),
        ({"acte": "modification", "table": "clients_client"}, ["modification", "modification"]),
        ({"acte": "suppression"}, []),
        ({"table": "clients_lecture"}, ["lecture"]),
    ],
)
def test_it_is_narrowed_by_kind_of_act_and_of_record(
    cast: Cast, helene: dict[str, Any], asked: dict[str, str], expected: list[str]
) -> None:
    assert [line["acte"] for line in entries(logged_in(cast.antoine), **asked)] == expected


def test_taking_away_and_giving_back_are_acts_of_their_own(cast: Cast, helene: dict[str, Any]) -> None:
    antoine = logged_in(cast.antoine)
    version = antoine.read(f"clients/{helene['id']}").headers["ETag"]
    assert antoine.send("DELETE", f"clients/{helene['id']}", headers={"If-Match": version}).status_code == 204
    gone = entries(antoine, acte="suppression")
    assert [(line["client"]["nom"], line["client"]["present"]) for line in gone] == [("Hélène Marchand", False)]
    assert antoine.send("POST", f"clients/{helene['id']}/restore").status_code == 200
    assert [line["acte"] for line in entries(antoine, client=helene["id"])[:2]] == ["restauration", "suppression"]
    assert len(entries(antoine, acte="restauration")) == 1
    assert len(entries(antoine, acte="suppression")) == 1


def test_it_is_narrowed_by_person_and_by_day(cast: Cast, helene: dict[str, Any]) -> None:
    antoine = logged_in(cast.antoine)
    today = timezone.localdate()
    tomorrow, yesterday = str(today + timedelta(days=1)), str(today - timedelta(days=1))
    assert len(entries(antoine, personne=str(cast.claire.id))) == 4
    assert entries(antoine, personne=str(cast.thomas.id)) == []
    assert len(entries(antoine, personne=str(cast.claire.id), depuis=str(today), jusqu_a=str(today))) == 4
    assert entries(antoine, personne=str(cast.claire.id), depuis=tomorrow) == []
    assert entries(antoine, personne=str(cast.claire.id), jusqu_a=yesterday) == []


@pytest.mark.parametrize(
    "asked", [{"personne": "x"}, {"acte": "vol"}, {"depuis": "31/01/2026"}, {"depuis": "0001-01-01"}, {"taille": "0"}]
)
def test_what_does_not_parse_is_refused(cast: Cast, asked: dict[str, str]) -> None:
    answer = logged_in(cast.antoine).read("audit/entries", data=asked)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, list(asked))


def test_pages_follow_one_another_without_a_gap_or_a_repeat(cast: Cast, helene: dict[str, Any]) -> None:
    antoine = logged_in(cast.antoine)
    whole = [line["id"] for line in entries(antoine)]
    read: list[str] = []
    asked: dict[str, str] = {"taille": "3"}
    while True:
        page = antoine.read("audit/entries", data=asked).json()
        read += [line["id"] for line in page["results"]]
        if page["suivant"] is None:
            break
        asked["avant"] = page["suivant"]
        # What is written meanwhile comes before what was already read.
        logged_in(cast.claire).send("POST", "etiquettes", {"nom": f"N{len(read)}"})
    assert read == whole


def test_an_export_is_a_line_of_the_log_and_holds_what_was_asked(cast: Cast, helene: dict[str, Any]) -> None:
    antoine = logged_in(cast.antoine)

    answer = antoine.read("audit/export", data={"client": helene["id"], "acte": "lecture"})

    assert answer.headers["X-Nombre-Lignes"] == "1"
    head, line, end = answer.getvalue().decode("utf-8-sig").split("\r\n")[:3]
    assert head.startswith("Date;Auteur;Pour;Acte;Objet;Client;Matricule;Champ;Avant;Après;Motif")
    assert line.split(";")[1:7] == [
        "Claire Vasseur",
        "",
        "Lecture",
        "Valeur protégée",
        "Hélène Marchand",
        helene["matricule"],
    ]
    assert "Vérifier un prélèvement" in line
    assert end.split(";")[7:10] == ["Motif", "", "Vérifier un prélèvement"]
    traced = entries(antoine, acte="export")
    assert [(one["objet"], one["acteur"]["prenom"]) for one in traced] == [("Journal", "Antoine")]
    told = {one["libelle"]: one["apres"] for one in detail(antoine, traced[0])["changements"]}
    assert told["Lignes"] == "1"


def test_employees_do_not_read_it_and_nothing_is_traced_of_a_refusal(cast: Cast, helene: dict[str, Any]) -> None:
    claire = logged_in(cast.claire)
    with team_scope(cast.lavigne.id):
        before = history(limit=1)
    for address in ("audit/entries", "audit/filters", "audit/export"):
        assert claire.read(address).status_code == 403
    with team_scope(cast.lavigne.id):
        assert history(limit=1) == before


def test_a_limited_manager_reads_of_their_own_clients_only(cast: Cast, helene: dict[str, Any]) -> None:
    antoine = logged_in(cast.antoine)
    anne = logged_in(cast.anne, cast.lavigne)
    assert len(entries(anne, client=helene["id"])) == 4
    member = f"team/members/{cast.anne.membership_in(cast.lavigne)}"
    assert antoine.send("PATCH", member, {"portee": "siens"}).status_code == 200

    hers = anne.send("POST", "clients", {"nom": "Tessier"}).json()

    assert entries(anne, client=helene["id"]) == []
    assert {line["client"]["id"] for line in entries(anne) if line["client"]} == {hers["id"]}
    hidden = entries(antoine, client=helene["id"])[0]
    assert anne.read(f"audit/entries/{hidden['id']}").status_code == 404
    assert "Marchand" not in anne.read("audit/export").getvalue().decode()


def test_another_firm_s_lines_do_not_exist(cast: Cast, helene: dict[str, Any]) -> None:
    line = entries(logged_in(cast.antoine), client=helene["id"])[0]
    yann = logged_in(cast.yann)
    assert yann.read(f"audit/entries/{line['id']}").status_code == 404
    assert entries(yann, client=helene["id"]) == []


def test_a_page_costs_the_same_whatever_it_shows(
    cast: Cast, helene: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    antoine = logged_in(cast.antoine)
    with django_assert_max_num_queries(8):  # the test's own savepoints included
        entries(antoine)


def test_the_filters_offer_the_members_and_the_kinds_by_name(cast: Cast) -> None:
    offered = logged_in(cast.antoine).read("audit/filters").json()
    assert {"id": str(cast.claire.id), "nom": "Claire Vasseur", "active": True} in offered["personnes"]
    assert {"table": "clients_contratexistant", "libelle": "Contrats"} in offered["natures"]
