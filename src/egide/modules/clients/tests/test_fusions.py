"""Two files of one person become one, lose nothing, and become two again; whatever dies meanwhile."""

from __future__ import annotations

import functools
import random
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import AncienMatricule, Client, Fusion
from egide.modules.clients.public import Origine, create_client, dossier_text
from egide.modules.clients.selectors.fusions import lineage
from egide.modules.clients.services.comparaison import compare, two_files
from egide.modules.clients.services.fusions import merge, undo
from egide.modules.clients.services.liens import link
from egide.modules.clients.services.sections import add_row, upsert_section

pytestmark = pytest.mark.django_db
IBAN, OTHER_IBAN = "FR7699999044000001234567881", "FR7630006000011234567890189"
# What moves by itself: times, versions, figures made of them.
RESTLESS = {"version", "updated_at", "created_at", "derives", "conseiller_depuis"}


def ok(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


@pytest.fixture
def anne(cast: Cast) -> Browser:
    return logged_in(cast.anne, cast.lavigne)


def bare(value: Any) -> Any:
    """A file without what moves by itself, its rows in an order of their own."""
    if isinstance(value, dict):
        return {key: bare(inner) for key, inner in value.items() if key not in RESTLESS}
    if isinstance(value, list):
        return sorted((bare(inner) for inner in value), key=repr)
    return value


def file(reference: object) -> Any:
    return bare(dossier_text(str(reference)).parsed())


def made(**values: Any) -> UUID:
    person = {"nom": "Marchand", "prenom": "Hélène"}
    return UUID(create_client(values=person | values, origine=Origine("saisie", None))["id"])


def sides(mine: UUID, theirs: UUID, side: str) -> dict[str, str]:
    found = compare(*two_files(mine, theirs))
    return {field.cle: side for field in found if field.cote == "conflit"}


def join(mine: UUID, theirs: UUID, side: str = "survivant") -> Fusion:
    choix = sides(mine, theirs, side)
    return merge(survivant=mine, absorbe=theirs, choix=choix, member_id=None, user_id=None)


def test_what_only_one_has_is_kept_and_where_they_differ_one_must_choose(anne: Browser):
    mine = ok(
        anne.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène", "ville": "Nantes", "iban": IBAN}), 201
    )
    theirs = ok(
        anne.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène", "ville": "Rezé", "email": "h@m.fr"}), 201
    )
    ok(anne.send("PATCH", f"clients/{theirs['id']}/conjoint", {"prenom": "Julien"}))
    for client in (mine, theirs):
        ok(anne.send("POST", f"clients/{client['id']}/enfants", {"prenom": "Léa"}), 201)
    ok(anne.send("POST", f"clients/{theirs['id']}/enfants", {"prenom": "Tom"}), 201)
    told = ok(anne.read(f"clients/{mine['matricule']}/fusion?avec={theirs['matricule']}"))
    assert {one["cle"]: one["cote"] for one in told["champs"] if one["cote"] != "egal"} == {
        "client.ville": "conflit",
        "client.email": "absorbe",
        "client.iban": "survivant",
        "conjoint.prenom": "absorbe",
    }
    assert told["lignes"] == [{"section": "enfants", "survivant": 1, "absorbe": 2, "identiques": 1}]

    refused = anne.send("POST", f"clients/{mine['id']}/fusion", {"absorbe": theirs["id"]})
    assert refused.json()["errors"] == {"client.ville": ["Choisissez l’une des deux valeurs."]}
    assert ok(anne.read(f"clients/{theirs['id']}"))["email"] == "h@m.fr"

    body = {"absorbe": theirs["id"], "choix": {"client.ville": "absorbe"}}
    fusion = ok(anne.send("POST", f"clients/{mine['id']}/fusion", body), 201)
    for reference in (mine["id"], theirs["id"], theirs["matricule"]):
        found = ok(anne.read(f"clients/{reference}"))
        assert found["id"] == mine["id"]
    assert (found["ville"], found["email"], found["conjoint"]["prenom"]) == ("Rezé", "h@m.fr", "Julien")
    assert sorted(child["prenom"] for child in found["enfants"]) == ["Léa", "Tom"]
    assert found["iban"] == "FR76 •••• 881" or found["iban"].startswith("FR76")
    assert [one["id"] for one in ok(anne.read("clients/doublons"))["fusions"]] == [fusion["id"]]

    assert ok(anne.send("POST", f"fusions/{fusion['id']}/undo")) == {"gardes": [], "perdues": 0}
    again = ok(anne.read(f"clients/{theirs['matricule']}"))
    assert (again["id"], again["ville"], len(again["enfants"])) == (theirs["id"], "Rezé", 2)
    first = ok(anne.read(f"clients/{mine['id']}"))
    assert (first["ville"], first["email"], first["conjoint"], len(first["enfants"])) == ("Nantes", None, None, 1)
    assert anne.send("POST", f"fusions/{fusion['id']}/undo").status_code == 404


def test_everything_that_hangs_on_a_file_follows(anne: Browser, cast: Cast, tmp_path: Any, settings: Any):
    settings.EGIDE_FILES = tmp_path
    mine, theirs, third = (
        ok(anne.send("POST", "clients", {"nom": "Marchand", "prenom": name}), 201)
        for name in ("Hélène", "Helene", "Yves")
    )
    path = f"clients/{theirs['id']}"
    headers = {"X-Nom-Fichier": "RIB.pdf"}
    octets = "application/octet-stream"
    ok(anne.post(f"/api/v1/{path}/pieces", b"%PDF-1.7 RIB", content_type=octets, headers=headers), 201)
    ok(anne.send("POST", f"{path}/notes", {"texte": "Rappeler"}), 201)
    ok(anne.send("POST", "taches", {"titre": "Relancer", "client_id": theirs["id"]}), 201)
    ok(anne.send("POST", f"{path}/liens", {"autre": third["id"], "lien": "autre"}), 201)
    ok(anne.send("POST", f"{path}/liens", {"autre": mine["id"], "lien": "autre"}), 201)
    tag = ok(anne.send("POST", "etiquettes", {"nom": "VIP"}), 201)
    for client in (mine, theirs):
        assert anne.send("PUT", f"clients/{client['id']}/etiquettes/{tag['id']}").status_code == 204
    consent = {"kind": "donnees_sante", "personne": "Hélène", "formulation": "Oui ?", "mode": "oral", "accorde": True}
    ok(anne.send("POST", f"{path}/consentements", consent), 201)
    ok(anne.send("PATCH", f"{path}/questionnaire", {"quiz": {}}, headers={"If-Match": '"0"'}))
    body = {"absorbe": theirs["matricule"], "choix": {"client.prenom": "survivant"}}
    fusion = ok(anne.send("POST", f"clients/{mine['id']}/fusion", body), 201)

    found = ok(anne.read(f"clients/{mine['id']}"))
    assert [one["autre"]["id"] for one in found["liens"]] == [third["id"]]
    assert [one["autre"]["id"] for one in ok(anne.read(f"clients/{third['id']}"))["liens"]] == [mine["id"]]
    assert len(found["etiquettes"]) == len(found["consentements"]) == 1
    for kind in ("pieces", "notes"):
        assert ok(anne.read(f"clients/{mine['id']}/{kind}"))["count"] == 1
    assert ok(anne.read(f"clients/{mine['id']}/questionnaire"))["en_cours"] is not None
    [task] = ok(anne.read("taches?etat=ouvertes"))["results"]
    assert task["client"]["id"] == mine["id"]
    actions = {line["action"] for line in ok(anne.read(f"clients/{mine['id']}/history?page_size=100"))["results"]}
    assert actions >= {"insert"}
    with team_scope(cast.lavigne.id):
        assert lineage(UUID(mine["id"])) == [UUID(mine["id"]), UUID(theirs["id"])]

    ok(anne.send("POST", f"fusions/{fusion['id']}/undo"))
    again = ok(anne.read(path))
    assert {one["autre"]["id"] for one in again["liens"]} == {third["id"], mine["id"]}
    assert ok(anne.read(f"{path}/pieces"))["count"] == 1 and ok(anne.read(f"clients/{mine['id']}/pieces"))["count"] == 0


def test_what_was_changed_since_stays_and_is_told(anne: Browser, cast: Cast):
    with team_scope(cast.lavigne.id):
        mine, theirs = made(), made(ville="Rezé", email="h@m.fr")
        fusion = join(mine, theirs)
    ok(anne.send("PATCH", f"clients/{mine}", {"ville": "Vertou"}, headers={"If-Match": '"3"'}))
    with team_scope(cast.lavigne.id):
        assert undo(fusion_id=fusion.id, user_id=None).gardes == ("client.ville",)
        assert (file(mine)["ville"], file(mine)["email"], file(theirs)["ville"]) == ("Vertou", None, "Rezé")


def test_a_merge_is_undone_for_thirty_days(cast: Cast):
    with team_scope(cast.lavigne.id):
        mine, theirs, last = made(), made(ville="Rezé"), made(ville="Vertou")
        first, second = join(mine, theirs), join(last, mine)
        assert set(lineage(last)) == {last, mine, theirs}
        assert file(theirs)["id"] == str(last)
        with pytest.raises(Exception, match="survivor_gone"):
            undo(fusion_id=first.id, user_id=None)
        undo(fusion_id=second.id, user_id=None)
        Fusion.objects.filter(pk=first.id).update(created_at=timezone.now() - timedelta(days=31))
        with pytest.raises(Exception, match="too_late"):
            undo(fusion_id=first.id, user_id=None)
        assert file(theirs)["id"] == str(mine)


def test_a_person_and_a_company_stay_two(cast: Cast):
    with team_scope(cast.lavigne.id):
        person, company = made(), made(prenom=None, type_personne="morale", nom="Marchand SARL")
        with pytest.raises(Exception, match="two_kinds"):
            merge(survivant=person, absorbe=company, choix={}, member_id=None, user_id=None)
        with pytest.raises(Exception, match="same_file"):
            merge(survivant=person, absorbe=person, choix={}, member_id=None, user_id=None)
        assert Client.objects.filter(deleted_at=None).count() == 2


def test_two_people_are_proposed_no_more(anne: Browser):
    one, other = (
        ok(anne.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène", "date_naissance": "1984-03-12"}), 201)
        for _ in range(2)
    )
    [pair] = ok(anne.read("clients/doublons"))["paires"]
    assert {pair["un"]["id"], pair["autre"]["id"]} == {one["id"], other["id"]}
    assert anne.send("POST", "clients/doublons", {"un": other["id"], "autre": one["id"]}).status_code == 204
    assert ok(anne.read("clients/doublons"))["paires"] == []


FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "ville": st.sampled_from(["Nantes", "Rezé"]),
        "email": st.sampled_from(["h@m.fr", "helene@m.fr"]),
        "revenus_annuels": st.sampled_from([30_000, 41_250.5]),
        "nombre_enfants": st.integers(0, 3),
        "fumeur": st.booleans(),
        "statut": st.sampled_from(["prospect", "client"]),
        "iban": st.sampled_from([IBAN, OTHER_IBAN]),
        "besoins": st.lists(st.sampled_from(["sante", "retraite"]), unique=True),
    },
)
RECORDS = st.fixed_dictionaries({}, optional={"conjoint": st.sampled_from(["Julien", "Paul"]), "tmi": st.just(30)})
ROWS = st.lists(st.sampled_from(["Léa", "Tom", "Zoé"]), max_size=3)


def section(client: UUID, nom: str, values: dict[str, Any], origine: Origine) -> None:
    upsert_section(reference=client, section=nom, values=values, origine=origine, expected_version=None)


def filled(values: dict[str, Any], records: dict[str, Any], children: list[str]) -> UUID:
    client = made(**values)
    if "conjoint" in records:
        section(client, "conjoint", {"prenom": records["conjoint"]}, Origine("import"))
    if "tmi" in records:
        section(client, "bae_retraite", {"tmi": 30}, Origine("saisie", None))
    for name in children:
        add_row(reference=client, section="enfants", values={"prenom": name}, origine=Origine("saisie", None))
    return client


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(FIELDS, RECORDS, ROWS, FIELDS, RECORDS, ROWS, st.sampled_from(["survivant", "absorbe"]), st.booleans())
def test_a_merge_undone_gives_the_same_two_files(cast, a, ra, na, b, rb, nb, side, tied):
    with transaction.atomic(), team_scope(cast.lavigne.id):
        mine, theirs, third = filled(a, ra, na), filled(b, rb, nb), made(nom="Le Goff")
        if tied:
            link(client_id=theirs, autre_id=third, values={"lien": "autre"})
        before = file(mine), file(theirs), file(third)
        rows = len(before[0]["enfants"]), len(before[1]["enfants"])
        fusion = join(mine, theirs, side)
        whole = file(theirs)
        assert whole["id"] == str(mine)
        assert max(rows) <= len(whole["enfants"]) <= sum(rows)
        assert undo(fusion_id=fusion.id, user_id=None).gardes == ()
        assert (file(mine), file(theirs), file(third)) == before
        transaction.set_rollback(True)


class Killed(Exception):
    """The process is no more."""


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_random_moments_nothing_is_half_done(seed: int, cast: Cast):
    """Each blow is a connection that goes in the middle of the one transaction."""
    chance = random.Random(seed)
    with team_scope(cast.lavigne.id):
        mine, theirs = filled({"ville": "Nantes"}, {}, ["Léa"]), filled({"email": "h@m.fr"}, {"tmi": 30}, ["Tom"])
        before = file(mine), file(theirs)

    def struck(action: Any, at: int) -> bool:
        left = at

        def blow(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                raise Killed
            return execute(sql, params, many, context)

        try:
            with team_scope(cast.lavigne.id), connection.execute_wrapper(blow):
                action()
        except Killed:
            return True
        return False

    for _ in range(6):
        if struck(lambda: join(mine, theirs), chance.randrange(3, 60)):
            with team_scope(cast.lavigne.id):
                assert (file(mine), file(theirs)) == before
                assert Fusion.objects.count() == AncienMatricule.objects.count() == 0
        else:
            with team_scope(cast.lavigne.id):
                done, merged = Fusion.objects.get().id, file(mine)
            undone = functools.partial(undo, fusion_id=done, user_id=None)
            struck_undo = struck(undone, chance.randrange(3, 60))
            with team_scope(cast.lavigne.id):
                if struck_undo:
                    assert file(theirs) == merged
                    undone()
                assert (file(mine), file(theirs)) == before
                Fusion.objects.all().delete()
