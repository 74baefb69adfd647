"""The list of clients: searched, filtered, sorted and paged by the server."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

pytestmark = pytest.mark.django_db
CLIENTS: tuple[dict[str, Any], ...] = (
    {
        "nom": "Marchand",
        "prenom": "Hélène",
        "ville": "Rezé",
        "telephone": "06 39 98 07 93",
        "besoins": ["retraite", "epargne"],
    },
    {
        "nom": "Marchandeau",
        "prenom": "Odile",
        "ville": "Clisson",
        "email": "odile@courriel.example",
        "besoins": ["habitation"],
    },
    {"nom": "N’Diaye", "prenom": "Fatou", "ville": "Nantes", "telephone": "+33 6 39 98 11 22", "statut": "client"},
    {
        "nom": "Le Bihan",
        "prenom": "Yann",
        "ville": "Couëron",
        "nom_naissance": "Kerœuf",
        "situation_matrimoniale": "veuf",
    },
    {
        "nom": "Émard",
        "prenom": "Zoé",
        "ville": "Nantes",
        "besoins": ["retraite"],
        "situation_professionnelle": "salarie",
    },
)


@pytest.fixture
def claire(cast: Cast) -> Browser:
    browser = logged_in(cast.claire)
    for client in CLIENTS:
        assert browser.send("POST", "clients", client).status_code == 201
    return browser


def names(browser: Browser, **asked: str) -> list[str]:
    answer = browser.read("clients", data=asked)
    assert answer.status_code == 200, answer.content
    found = answer.json()
    assert found["count"] == len(found["results"])
    return [client["nom"] for client in found["results"]]


def test_names_are_in_french_order(claire):
    assert names(claire) == ["Émard", "Le Bihan", "Marchand", "Marchandeau", "N’Diaye"]
    assert names(claire, sort="-nom") == ["N’Diaye", "Marchandeau", "Marchand", "Le Bihan", "Émard"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("helene", ["Marchand"]),
        ("MARCH", ["Marchand", "Marchandeau"]),
        ("marchand hélène", ["Marchand"]),
        ("hélène marchand", ["Marchand"]),
        ("keroeuf", ["Le Bihan"]),
        ("coueron", ["Le Bihan"]),
        ("courriel.example", ["Marchandeau"]),
        ("06 39 98 07 93", ["Marchand"]),
        ("0639980793", ["Marchand"]),
        ("+33 6 39.98.07.93", ["Marchand"]),
        ("+33639980793", ["Marchand"]),
        ("39 98", ["Marchand", "N’Diaye"]),
        ("nantes", ["Émard", "N’Diaye"]),
        ("personne", []),
        ("%", []),
        ("_", []),
        ("\\", []),
        ("'", []),
        ("   ", ["Émard", "Le Bihan", "Marchand", "Marchandeau", "N’Diaye"]),
    ],
)
def test_search_needs_neither_accents_nor_case_nor_spacing(claire, typed, found):
    assert names(claire, q=typed) == found


def test_a_matricule_is_found_whole_or_without_its_hyphens(claire):
    helene = claire.read("clients", data={"q": "helene"}).json()["results"][0]
    for typed in (helene["matricule"], helene["matricule"].lower(), helene["matricule"].replace("-", "")):
        assert names(claire, q=typed) == ["Marchand"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"besoin": "retraite"}, ["Émard", "Marchand"]),
        ({"besoin": "epargne,habitation"}, ["Marchand", "Marchandeau"]),
        ({"ville": "REZE"}, ["Marchand"]),
        ({"ville": "nan"}, []),
        ({"situation_matrimoniale": "veuf"}, ["Le Bihan"]),
        ({"situation_professionnelle": "salarie,retraite"}, ["Émard"]),
        ({"statut": "client"}, ["N’Diaye"]),
        ({"conseiller": "aucun"}, []),
        ({"a_relire": "true"}, []),
        ({"patrimoine_min": "1"}, []),
        ({"besoin": "retraite", "ville": "nantes"}, ["Émard"]),
    ],
)
def test_filters_narrow_and_combine(claire, asked, found):
    assert names(claire, **asked) == found


def test_my_clients_are_those_entrusted_to_me(claire, cast):
    assert len(names(claire, conseiller="moi")) == 5
    assert names(logged_in(cast.thomas), conseiller="moi") == []
    assert len(names(logged_in(cast.thomas), conseiller=str(cast.claire.membership_in(cast.lavigne)))) == 5


@pytest.mark.parametrize(
    "asked",
    [
        {"besoin": "lune"},
        {"sort": "taille"},
        {"fields": "nom,secret"},
        {"page": "0"},
        {"page_size": "201"},
        {"a_relire": "peut-être"},
        {"patrimoine_min": "beaucoup"},
        {"conseiller": "claire"},
        {"statut": "ami"},
    ],
)
def test_what_the_list_does_not_know_is_refused_by_name(claire, asked):
    answer = claire.read("clients", data=asked)
    assert (answer.status_code, set(answer.json()["errors"])) == (400, set(asked))


def test_pages_follow_one_another_without_loss_or_repeat(claire):
    seen = []
    for page in ("1", "2", "3"):
        body = claire.read("clients", data={"page": page, "page_size": "2", "sort": "ville"}).json()
        assert (body["count"], body["page"], body["page_size"]) == (5, int(page), 2)
        seen += [client["ville"] for client in body["results"]]
    assert seen == ["Clisson", "Couëron", "Nantes", "Nantes", "Rezé"]


def test_figures_sort_with_the_unknown_last_both_ways(claire):
    ids = {client["nom"]: client["id"] for client in claire.read("clients").json()["results"]}
    for nom, value in (("Marchand", 300_000), ("Le Bihan", 100_000)):
        claire.send(
            "POST", f"clients/{ids[nom]}/actifs_financiers", {"nature": "assurance_vie", "valeur_actuelle": value}
        )
    assert names(claire, sort="patrimoine_net")[:2] == ["Le Bihan", "Marchand"]
    assert names(claire, sort="-patrimoine_net,nom")[:3] == ["Marchand", "Le Bihan", "Émard"]
    assert names(claire, patrimoine_min="150000") == ["Marchand"]
    assert names(claire, patrimoine_max="150000") == ["Le Bihan"]


def test_only_the_asked_fields_are_sent(claire):
    item = claire.read("clients", data={"fields": "nom,abilities", "q": "helene"}).json()["results"][0]
    assert set(item) == {"id", "nom", "abilities"}
    assert item["abilities"] == ["edit", "delete", "history"]


def test_an_item_says_who_follows_the_client_and_what_one_may_do(claire, cast):
    item = logged_in(cast.thomas).read("clients", data={"q": "helene"}).json()["results"][0]
    assert (item["conseiller_nom"], item["abilities"]) == ("Claire Vasseur", ["edit", "history"])
    assert (item["telephone"], item["besoins"], item["contrats"], item["a_relire"]) == (
        "+33639980793",
        ["retraite", "epargne"],
        0,
        0,
    )


def test_another_firm_sees_nobody(claire, cast):
    assert names(logged_in(cast.yann)) == []
    assert names(logged_in(cast.yann), q="helene") == []
