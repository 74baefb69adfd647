"""One search over clients, meetings, documents, notes and tasks: what is found, in which order, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.search.models import Entree
from egide.foundation.search.public import kinds
from egide.foundation.tenancy.public import team_scope

pytestmark = pytest.mark.django_db
AGREEMENT = {"accorde": True, "personne": "Hélène", "formulation": "Vous êtes d’accord ? Oui.", "mode": "oral"}
MEETING = (
    "[00:02] Claire : Bonjour Madame Marchand, parlons de vos garanties obsèques.\n"
    "[00:09] Hélène : J’ai surtout deux assurances vie et un vieux prêt étudiant pour Louis.\n"
)


def found(browser: Browser, typed: str, **asked: str) -> dict[str, list[str]]:
    answer = browser.read("search", data={"q": typed, **asked})
    assert answer.status_code == 200, answer.content
    return {group["kind"]: [one["titre"] for one in group["results"]] for group in answer.json()["groupes"]}


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def client(claire: Browser) -> Callable[..., dict[str, Any]]:
    def make(**values: Any) -> dict[str, Any]:
        answer = claire.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène", **values})
        assert answer.status_code == 201, answer.content
        made: dict[str, Any] = answer.json()
        return made

    return make


def test_a_client_is_found_by_every_name_number_and_word_of_theirs(claire, client):
    file = client(
        nom_naissance="Kerœuf",
        telephone="06 39 98 07 93",
        email="helene.m@courriel.example",
        ville="Rezé",
        profession="Kinésithérapeute",
    )
    claire.send("PATCH", f"clients/{file['id']}/conjoint", {"prenom": "Julien", "nom": "N’Diaye"})
    client(nom="Émard", prenom="Zoé")
    for typed in (
        *("marchand", "MARCH", "hélène marchand", "marchand helene", "helene mar", "keroeuf", "kerœuf", "julien"),
        *("n’diaye", "ndiaye", "n'diaye", "06 39 98 07 93", "0639980793", "+33 6 39.98.07.93", "98 07", "reze"),
        *("kinesitherapeutes", "courriel.example", "helene.m@courriel.example", file["matricule"].lower()),
        file["matricule"].replace("-", ""),
    ):
        assert found(claire, typed) == {"client": ["Hélène Marchand"]}, typed
    for typed in ("", "  ", "%", "'", "\\", ":*", "& |", "personne", "marchand émard"):
        assert found(claire, typed) == {}, typed


def test_names_are_found_with_a_letter_wrong_missing_added_or_swapped_and_said_to_be_close(claire, client):
    client()
    client(nom="Lefebvre", prenom="Odile")
    for typed in ("marchnad", "marchan", "marrchand", "marchond", "helène marchnad", "mrchand"):
        assert found(claire, typed)["client"] == ["Hélène Marchand"], typed
    assert found(claire, "lefevre")["client"] == ["Odile Lefebvre"]
    [hit] = claire.read("search", data={"q": "lefevre"}).json()["groupes"][0]["results"]
    assert hit["approchant"] is True
    assert found(claire, "morchend") == {}
    assert found(claire, "odile marchnad") == {}


def test_a_client_found_tells_what_opens_their_file(claire, client):
    file = client()
    [hit] = claire.read("search", data={"q": "marchand hélène"}).json()["groupes"][0]["results"]
    assert (hit["infos"]["matricule"], hit["infos"]["nom"], hit["infos"]["prenom"]) == (
        file["matricule"],
        "Marchand",
        "Hélène",
    )


def test_whose_name_it_is_comes_before_whose_spouse_or_town_it_is(claire, client):
    client(nom="Auger", prenom="Paul", ville="Martin-Église")
    spouse = client(nom="Castaing", prenom="Luc")
    claire.send("PATCH", f"clients/{spouse['id']}/conjoint", {"prenom": "Anne", "nom": "Martin"})
    client(nom="Martineau", prenom="Zoé")
    client(nom="Martin", prenom="Éloïse")
    assert found(claire, "martin")["client"] == ["Éloïse Martin", "Zoé Martineau", "Luc Castaing", "Paul Auger"]


def test_every_word_of_a_meeting_is_found_without_accents_nor_plurals_and_shown_among_its_neighbours(claire, client):
    file = client()
    made = claire.send(
        "POST",
        "entretiens",
        {"texte": MEETING, "titre": "Premier rendez-vous", "client_id": file["id"], "consentement": AGREEMENT},
    )
    assert made.status_code == 201, made.content
    work_until_idle()
    for typed in ("obseque", "OBSÈQUES", "assurance vie", "pret etudiant", "premiers rendez vous", "marchand obsèques"):
        assert found(claire, typed)["entretien"] == ["Premier rendez-vous"], typed
    [group] = claire.read("search", data={"q": "prêts étudiants", "extraits": "1"}).json()["groupes"]
    assert "un vieux prêt étudiant pour Louis" in group["results"][0]["extrait"]
    assert group["results"][0]["detail"] == "Hélène Marchand"


def test_what_is_in_a_file_is_found_by_its_client_and_goes_and_comes_back_with_them(claire, client):
    file = client()
    for path, body in (
        (f"clients/{file['id']}/notes", {"texte": "**Rappeler** pour le devis obsèques"}),
        ("taches", {"titre": "Envoyer le devis", "client_id": file["id"]}),
    ):
        answer = claire.send("POST", path, body)
        assert answer.status_code == 201, (path, answer.content)
    expected = {"note": ["Rappeler** pour le devis obsèques"], "tache": ["Envoyer le devis"]}
    assert found(claire, "devis marchand") == expected
    renamed = claire.send(
        "PATCH", f"clients/{file['id']}", {"nom": "Ferrand"}, headers={"If-Match": f'"{file["version"]}"'}
    )
    assert renamed.status_code == 200, renamed.content
    assert (found(claire, "devis marchand"), found(claire, "devis ferrand")) == ({}, expected)
    version = claire.read(f"clients/{file['id']}").json()["version"]
    gone = claire.send("DELETE", f"clients/{file['id']}", headers={"If-Match": f'"{version}"'})
    assert (gone.status_code, found(claire, "devis"), found(claire, "ferrand")) == (204, {}, {})
    assert claire.send("POST", f"clients/{file['id']}/restore").status_code == 200
    assert found(claire, "devis ferrand") == expected


def test_another_firm_finds_nothing_of_it(cast: Cast, claire, client):
    client()
    yann = logged_in(cast.yann)
    for typed in ("marchand", "marchnad", "helene"):
        assert found(yann, typed) == {}
    yann.send("POST", "clients", {"nom": "Marchand", "prenom": "Gaëlle"})
    assert (found(yann, "marchand"), found(claire, "marchand")) == (
        {"client": ["Gaëlle Marchand"]},
        {"client": ["Hélène Marchand"]},
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM public.search_find('{marchand}', '{client}', '{client}', 9, 99)")
        assert cursor.fetchone() == (0,), "no firm is announced: nothing is found"


def test_what_is_asked_is_checked(claire):
    for asked, wrong in (({"taille": "0"}, "taille"), ({"kinds": "lune"}, "kinds"), ({"q": "x" * 101}, "q")):
        answer = claire.read("search", data=asked)
        assert (answer.status_code, list(answer.json()["errors"])) == (400, [wrong])


@pytest.mark.django_db(transaction=True, databases=["default", "platform"])
def test_the_index_made_again_is_the_one_that_was_kept(cast: Cast, claire, client, capsys):
    file = client(ville="Rezé")
    claire.send("POST", f"clients/{file['id']}/notes", {"texte": "Rappeler lundi"})

    def entries() -> list[Any]:
        with team_scope(cast.lavigne.id):
            return list(Entree.objects.order_by("kind", "object_id").values_list("kind", "titre", "vecteur", "fautes"))

    before = entries()
    with team_scope(cast.lavigne.id):
        Entree.objects.all().delete()
    call_command("search_rebuild")
    assert (entries(), len(before)) == (before, 2)
    assert " : 1 client, 0 entretien, 0 piece, 1 note, 0 tache" in capsys.readouterr().out


def test_each_kind_has_its_source_and_its_triggers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        triggers = {name for (name,) in cursor.fetchall()}
        for kind in kinds():
            cursor.execute("SELECT to_regprocedure(%s) IS NOT NULL", [f"public.search_source_{kind.name}(uuid,uuid)"])
            assert cursor.fetchone() == (True,), kind.name
            assert {f"{table}_search_{kind.name}" for table in kind.tables} <= triggers
            tables = {model._meta.db_table for model in apps.get_models()}
            assert set(kind.tables) <= tables


def test_a_limited_member_finds_what_is_in_the_files_they_may_open(cast: Cast, claire, client):
    client()
    thomas = logged_in(cast.thomas)
    theirs = thomas.send("POST", "clients", {"nom": "Marchandeau", "prenom": "Odile"}).json()
    thomas.send("POST", f"clients/{theirs['id']}/notes", {"texte": "Rappeler Odile"})
    assert sorted(found(claire, "marchand")["client"]) == ["Hélène Marchand", "Odile Marchandeau"]
    member = cast.claire.membership_in(cast.lavigne)
    limited = logged_in(cast.antoine).send("PATCH", f"team/members/{member}", {"portee": "siens"})
    assert limited.status_code == 200, limited.content
    assert found(claire, "marchand") == {"client": ["Hélène Marchand"]}
    assert (found(claire, "rappeler"), found(claire, "marchandaeu"), found(claire, "odile")) == ({}, {}, {})
    assert found(thomas, "odile") == {"client": ["Odile Marchandeau"], "note": ["Rappeler Odile"]}
