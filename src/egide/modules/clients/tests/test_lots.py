"""One change to many clients, its undoing as a whole, and the list as a file."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.audit.public import history
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import ExportListe, Lot
from egide.modules.clients.services.lots import carry_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


def make(browser: Browser, *noms: str, **values: Any) -> list[str]:
    return [browser.send("POST", "clients", {"nom": nom, **values}).json()["id"] for nom in noms]


def change(browser: Browser, selection: dict[str, Any], **values: Any) -> Any:
    return browser.send("POST", "clients/lots", {"selection": selection, "valeurs": values})


def read(browser: Browser, key: str) -> dict[str, Any]:
    file: dict[str, Any] = browser.read(f"clients/{key}").json()
    return file


def test_a_few_are_changed_at_once_and_given_back_at_once(cast: Cast, claire):
    auger, belkacem = make(claire, "Auger", "Belkacem", ville="Nantes", revenus_annuels=57_600)
    [castaing] = make(claire, "Castaing", ville="Rezé")
    thomas = str(cast.thomas.membership_in(cast.lavigne))
    nantes = {"filtre": {"et": [["ville", "est", "Nantes"]]}}
    answer = change(claire, nantes, statut="client", conseiller_id=thomas, revenus_annuels="60 000")
    assert answer.status_code == 201, answer.content
    lot = answer.json()
    assert (lot["state"], lot["total"], lot["traites"], lot["changes"], lot["refuses"]) == ("fait", 2, 2, 2, 0)
    for key in (auger, belkacem):
        file = read(claire, key)
        assert (file["statut"], file["conseiller_nom"], file["revenus_annuels"]) == ("client", "Thomas Berger", 60_000)
    assert read(claire, castaing)["statut"] == "prospect"
    with team_scope(cast.lavigne.id):
        line = history(client_id=UUID(auger), field="statut")[0]
        assert (line.cause_kind, str(line.cause_id), line.actor_id) == ("lot", lot["id"], cast.claire.id)
    # Meanwhile somebody else corrects one of them: it is left as they wrote it.
    version = read(claire, belkacem)["version"]
    claire.send("PATCH", f"clients/{belkacem}", {"statut": "prospect"}, headers={"If-Match": f'"{version}"'})
    undone = claire.send("POST", f"clients/lots/{lot['id']}/undo").json()
    assert (undone["state"], undone["gardes"]) == ("annule", 1)
    assert [read(claire, auger)[nom] for nom in ("statut", "conseiller_nom", "revenus_annuels")] == [
        "prospect",
        "Claire Vasseur",
        57_600,
    ]
    assert [read(claire, belkacem)[nom] for nom in ("statut", "conseiller_nom")] == ["prospect", "Claire Vasseur"]
    assert claire.send("POST", f"clients/lots/{lot['id']}/undo").status_code == 409


@pytest.mark.django_db(transaction=True)
def test_many_are_a_job_that_goes_on_where_it_was_stopped(cast: Cast, claire):
    make(claire, *(f"Client {letter}" for letter in "abcdefghijklmnopqrstuvw"))
    answer = change(claire, {"tous": True}, statut="client")
    assert (answer.status_code, answer.json()["state"], answer.json()["traites"]) == (202, "en_cours", 0)
    lot = answer.json()["id"]
    with team_scope(cast.lavigne.id):
        assert carry_on(lot_id=UUID(lot), user_id=cast.claire.id, size=5) is True
    assert claire.read(f"clients/lots/{lot}").json()["traites"] == 5
    work_until_idle()
    done = claire.read(f"clients/lots/{lot}").json()
    assert (done["state"], done["traites"], done["changes"]) == ("fait", 23, 23)
    assert claire.send("POST", f"clients/lots/{lot}/undo").status_code == 202
    work_until_idle()
    assert claire.read(f"clients/lots/{lot}").json()["state"] == "annule"
    assert claire.read("clients", data={"statut": "client"}).json()["count"] == 0


def test_tags_are_put_on_and_taken_off_many(claire):
    auger, belkacem = make(claire, "Auger", "Belkacem")
    vip, cold = (claire.send("POST", "etiquettes", {"nom": nom}).json()["id"] for nom in ("VIP", "À relancer"))
    claire.send("PUT", f"clients/{auger}/etiquettes/{vip}")
    claire.send("PUT", f"clients/{auger}/etiquettes/{cold}")

    def tags(key: str) -> list[str]:
        return [tag["nom"] for tag in read(claire, key)["etiquettes"]]

    lot = change(claire, {"ids": [auger, belkacem]}, etiquette_ajoutee=vip, etiquette_retiree=cold).json()
    assert (tags(auger), tags(belkacem), lot["changes"]) == (["VIP"], ["VIP"], 2)
    claire.send("POST", f"clients/lots/{lot['id']}/undo")
    assert (sorted(tags(auger)), tags(belkacem)) == (["VIP", "À relancer"], [])


@pytest.mark.parametrize(
    ("selection", "values", "wrong"),
    [
        ({}, {"statut": "client"}, "selection"),
        ({"q": " "}, {"statut": "client"}, "selection"),
        ({"ids": ["x"]}, {"statut": "client"}, "selection"),
        ({"filtre": {"et": [["taille", "vide"]]}}, {"statut": "client"}, "filtre"),
        ({"tous": True}, {}, "valeurs"),
        ({"tous": True}, {"statut": "ami"}, "statut"),
        ({"tous": True}, {"iban": "FR7699999044000001234567881"}, "iban"),
        ({"tous": True}, {"nom": "Marchand"}, "nom"),
        ({"tous": True}, {"etiquette_ajoutee": "x"}, "etiquette_ajoutee"),
        ({"q": "personne"}, {"statut": "client"}, "clients"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(cast: Cast, claire, selection, values, wrong):
    [auger] = make(claire, "Auger")
    answer = change(claire, selection, **values)
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [wrong])
    with team_scope(cast.lavigne.id):
        assert Lot.objects.count() == 0
    assert read(claire, auger)["version"] == 1


def test_each_client_that_refuses_says_why_and_stops_nobody(cast: Cast, claire):
    auger, belkacem = make(claire, "Auger", "Belkacem")
    yann = logged_in(cast.yann)
    [foreign] = make(yann, "Kermarrec")
    stranger = str(cast.gaelle.membership_in(cast.ponant))
    lot = change(claire, {"ids": [auger, belkacem, foreign]}, conseiller_id=stranger).json()
    assert (lot["total"], lot["changes"], lot["refuses"]) == (2, 0, 2)
    assert lot["refus"] == ["Cette personne n’est pas membre du cabinet."]
    assert logged_in(cast.thomas).read(f"clients/lots/{lot['id']}").status_code == 403
    assert yann.read(f"clients/lots/{lot['id']}").status_code == 404


def exported(browser: Browser, **asked: str) -> str:
    answer = browser.read("clients/export", data={"format": "csv", **asked})
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content).decode("utf-8-sig")


def test_the_file_holds_what_is_shown_in_its_order_and_the_log_says_who_took_it(cast: Cast, claire):
    [helene] = make(
        claire,
        "Marchand",
        prenom="Hélène",
        ville="Rezé",
        date_naissance="1978-06-08",
        telephone="06 39 98 07 93",
        iban="FR7699999044000001234567881",
        revenus_annuels=57_600.5,
        besoins=["retraite", "sante"],
        profession="=1+1",
    )
    claire.send("PATCH", f"clients/{helene}/conjoint", {"prenom": "Julien", "fumeur": True})
    make(claire, "Auger", ville="Nantes", date_naissance="1984-03")
    columns = "ville,date_naissance,telephone,iban,revenus_annuels,conjoint.prenom,conjoint.fumeur,besoins,conseiller,profession"
    assert exported(claire, colonnes=columns, sort="-nom").splitlines() == [
        "Client;Ville;Date de naissance;Téléphone;IBAN;Revenus annuels (€/an);Conjoint · Prénom;Conjoint · Fumeur;Besoins;"
        "Conseiller;Profession",
        "Hélène Marchand;Rezé;08/06/1978;06 39 98 07 93;FR76 •••• 7881;57600,5;Julien;Oui;Santé, Retraite;Claire Vasseur;'=1+1",
        "Auger;Nantes;03/1984;;;;;;;Claire Vasseur;",
    ]
    filtre = json.dumps({"et": [["conjoint.fumeur", "est", "oui"]]})
    assert exported(claire, colonnes="ville", filtre=filtre).splitlines() == ["Client;Ville", "Hélène Marchand;Rezé"]
    assert exported(logged_in(cast.yann), colonnes="ville").splitlines() == ["Client;Ville"]
    with team_scope(cast.lavigne.id):
        last = ExportListe.objects.order_by("-id")[0]
        assert (last.owner_id, last.format, last.lignes) == (cast.claire.membership_in(cast.lavigne), "csv", 1)
        assert (last.colonnes, last.demande) == (["ville"], {"filtre": filtre})
        assert history(table="clients_exportliste", row_id=last.id)[0].actor_id == cast.claire.id
    workbook = claire.read("clients/export", data={"format": "xlsx", "colonnes": columns})
    assert b"".join(workbook.streaming_content).startswith(b"PK")
    assert workbook.headers["Content-Disposition"].startswith('attachment; filename="clients-')
    assert claire.read("clients/export", data={"format": "pdf"}).status_code == 400


def test_a_limited_member_changes_and_exports_their_own_clients_only(cast: Cast, claire):
    [auger] = make(claire, "Auger")
    [belkacem] = make(logged_in(cast.thomas), "Belkacem")
    member = cast.claire.membership_in(cast.lavigne)
    logged_in(cast.antoine).send("PATCH", f"team/members/{member}", {"portee": "siens"})
    assert exported(claire).splitlines() == ["Client", "Auger"]
    lot = change(claire, {"ids": [auger, belkacem]}, statut="client").json()
    assert (lot["total"], lot["changes"]) == (1, 1)
    assert read(logged_in(cast.thomas), belkacem)["statut"] == "prospect"
    assert claire.read("vues/comptes").json()["tous"] == 1
    assert claire.read("clients/groupes", data={"groupe": "statut"}).json() == [{"groupe": "client", "count": 1}]
