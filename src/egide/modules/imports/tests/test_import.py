"""A file brought in: matched, checked, written, undone; stopped half-way; by who may see what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from tests.cast import Cast, create_cast
from tests.people import Browser, logged_in

from egide.foundation.accounts.public import Membership
from egide.foundation.audit.public import history
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.public import Origine, create_client
from egide.modules.imports.models import Import, Ligne
from egide.modules.imports.services import execution
from egide.modules.imports.tasks import executer

pytestmark = pytest.mark.django_db(transaction=True)

NIR = "278069999904159"
FILE = f"""Civilité;Nom;Prénom;Né(e) le;Tél.;E-mail;Revenu annuel;Prénom du conjoint;Prénom enfant 1;Compagnie;Couleur;N° sécu
Mme;Le Goff;Hélène;02/06/1978;06 39 98 12 34;helene@example.fr;54 200,50 €;Yves;Léo;Maif;bleu;{NIR}
M.;Durand;Paul;12/03/1980;;pas un mail;;;;;;
Mme;MARCHAND;Anne-Sophie;1er avril 1971;;;;;;;vert;
Mme;Marchand;Anne Sophie;01/04/1971;;;;;;;;
M.;Petit;Marc;;0240991234;;;;;;;
"""
NEW = {"civilite": "Mme", "nom": "Marchand", "prenom": "Anne-Sophie", "date_naissance": "1971-04-01"}


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    yield create_cast()


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


def bring(browser: Browser, text: str = FILE, name: str = "Portefeuille.csv") -> dict[str, Any]:
    """A file sent and looked at."""
    answer = browser.post(
        "/api/v1/imports", text.encode(), content_type="application/octet-stream", HTTP_X_NOM_FICHIER=quote(name)
    )
    assert answer.status_code == 201, answer.content
    work_until_idle()
    return read(browser, answer.json()["id"])


def read(browser: Browser, key: str) -> dict[str, Any]:
    answer = browser.read(f"imports/{key}")
    assert answer.status_code == 200, answer.content
    seen: dict[str, Any] = answer.json()
    return seen


def check(browser: Browser, seen: dict[str, Any], **options: Any) -> dict[str, Any]:
    places = [column["place"] for column in seen["colonnes"]]
    answer = browser.send("POST", f"imports/{seen['id']}/controle", {"places": places, "options": options})
    assert answer.status_code == 202, answer.content
    work_until_idle()
    return read(browser, seen["id"])


def step(browser: Browser, seen: dict[str, Any], name: str) -> dict[str, Any]:
    answer = browser.send("POST", f"imports/{seen['id']}/{name}")
    assert answer.status_code == 202, answer.content
    work_until_idle()
    return read(browser, seen["id"])


def lines(browser: Browser, seen: dict[str, Any], onglet: str = "") -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = browser.read(f"imports/{seen['id']}/lignes?onglet={onglet}").json()["results"]
    return results


def clients(browser: Browser) -> list[str]:
    return sorted(row["nom"] for row in browser.read("clients?page_size=200").json()["results"])


def file_of(browser: Browser, line: dict[str, Any]) -> dict[str, Any]:
    file: dict[str, Any] = browser.read(f"clients/{line['client']}").json()
    return file


def known(cast: Cast, **values: Any) -> str:
    with team_scope(cast.lavigne.id):
        typed = Origine("saisie", cast.claire.id)
        return str(
            create_client(values=values, origine=typed, conseiller_id=cast.claire.membership_in(cast.lavigne))["id"]
        )


def tags(browser: Browser, reference: str) -> list[str]:
    return [tag["nom"] for tag in browser.read(f"clients/{reference}").json()["etiquettes"]]


def test_tags_come_with_the_file_and_go_with_it(cast: Cast, claire: Browser) -> None:
    there = claire.send("POST", "clients", NEW).json()["id"]
    vip = claire.send("POST", "etiquettes", {"nom": "Fidèle"}).json()["id"]
    text = "Nom;Prénom;Né(e) le;Tags\nLe Goff;Hélène;02/06/1978;fidele, Chasseur, CHASSEUR\n"
    text += "Marchand;Anne-Sophie;01/04/1971;Chasseur; \nPetit;Marc;03/05/1966;\n"

    seen = check(claire, bring(claire, text))
    assert seen["colonnes"][3]["place"] == "etiquettes"
    assert [(line["verdict"], line["champs"]) for line in lines(claire, seen)] == [
        ("nouveau", []),
        ("a_completer", ["Étiquettes"]),
        ("nouveau", []),
    ]
    assert [tag["nom"] for tag in claire.read("etiquettes").json()] == ["Fidèle"]

    done = step(claire, seen, "execution")
    assert done["issues"] == {"complete": 1, "cree": 2}
    made = next(line for line in lines(claire, done) if line["intitule"] == "Hélène Le Goff")["client"]
    assert tags(claire, made) == ["Chasseur", "Fidèle"]
    assert tags(claire, there) == ["Chasseur"]

    undone = step(claire, done, "annulation")
    assert undone["issues"] == {"rendu": 1, "retire": 2}
    assert tags(claire, there) == []
    assert [tag["id"] for tag in claire.read("etiquettes").json()] == [vip]


def test_a_file_is_matched_checked_written_and_undone(cast, claire):
    there = known(cast, **NEW, ville="Nantes")
    seen = bring(claire)
    assert (seen["state"], seen["total"], seen["nom"]) == ("colonnes", 5, "Portefeuille.csv")
    assert [column["place"] for column in seen["colonnes"]] == [
        *("civilite", "nom", "prenom", "date_naissance", "telephone", "email", "revenus_annuels"),
        *("conjoint.prenom", "enfants.1.prenom", "contrats_existants.1.assureur", None, "nir"),
    ]
    assert seen["colonnes"][1]["exemples"] == ["Le Goff", "Durand", "MARCHAND"]
    assert seen["colonnes"][-1]["exemples"] == ["27••••59"]

    seen = check(claire, seen)
    assert (seen["state"], seen["verdicts"]) == ("pret", {"nouveau": 2, "existant": 1, "refuse": 2})
    assert clients(claire) == ["Marchand"]
    found = lines(claire, seen)
    assert [(line["numero"], line["verdict"], line["geste"]) for line in found] == [
        (2, "nouveau", "creer"),
        (3, "refuse", "refuse"),
        (4, "existant", "completer"),
        (5, "refuse", "refuse"),
        (6, "nouveau", "creer"),
    ]
    assert found[1]["motifs"] == [{"champ": "E-mail", "texte": "Cette adresse e-mail n’est pas valable."}]
    assert found[2]["doublon"]["raisons"] == "mêmes nom et date de naissance"
    assert found[3]["motifs"][0]["texte"] == "Même personne que la ligne 4 : mêmes nom et date de naissance."

    seen = step(claire, seen, "execution")
    assert (seen["state"], seen["traites"]) == ("fait", 5)
    assert seen["issues"] == {"cree": 2, "inchange": 1, "refuse": 2}
    assert clients(claire) == ["Le Goff", "Marchand", "Petit"]
    made = lines(claire, seen, "cree")[0]
    helene = file_of(claire, made)
    assert (helene["date_naissance"], helene["telephone"], helene["revenus_annuels"]) == (
        *("1978-06-02", "+33639981234", 54200.5),
    )
    assert (helene["statut"], helene["conseiller_nom"], helene["nir"]) == ("client", "Claire Vasseur", "•••• 59")
    assert helene["conjoint"]["prenom"] == "Yves"
    assert [child["prenom"] for child in helene["enfants"]] == ["Léo"]
    assert [(one["type"], one["assureur"]) for one in helene["contrats_existants"]] == [("autre", "Maif")]
    assert {one["kind"] for one in helene["origines"].values()} == {"import"}
    assert helene["origines"]["nom"]["id"] == helene["conjoint"]["origines"]["prenom"]["id"] == seen["id"]
    with team_scope(cast.lavigne.id):
        line = history(client_id=UUID(helene["id"]), field="nom")[0]
        assert (line.cause_kind, str(line.cause_id), line.actor_id) == ("import", seen["id"], cast.claire.id)

    refused = claire.read(f"imports/{seen['id']}/refus")
    text = refused.content if not refused.streaming else b"".join(refused.streaming_content)
    rows = text.decode("utf-8-sig").splitlines()
    assert rows[0].endswith(";Couleur;N° sécu;Motif du refus")
    assert rows[1] == "M.;Durand;Paul;12/03/1980;;pas un mail;;;;;;;E-mail : Cette adresse e-mail n’est pas valable."
    assert len(rows) == 3

    seen = step(claire, seen, "annulation")
    assert (seen["state"], seen["issues"]) == ("annule", {"inchange": 1, "refuse": 2, "retire": 2})
    assert clients(claire) == ["Marchand"]
    assert claire.read(f"clients/{there}").json()["ville"] == "Nantes"
    assert claire.send("POST", f"imports/{seen['id']}/annulation").status_code == 409
    # The same file again: its columns are remembered, and its clients come back with their numbers free.
    again = bring(claire)
    assert again["retenues"] is True
    assert step(claire, check(claire, again), "execution")["issues"] == {"cree": 2, "inchange": 1, "refuse": 2}


COMPLETES = "Nom;Prénom;Né(e) le;Ville;Profession;Prénom du conjoint;Fumeur;N° sécu\n" + (
    f"Marchand;Anne-Sophie;01/04/1971;Rezé;Kiné;Luc;oui;{NIR}\n"
)


def test_what_is_known_is_completed_or_replaced_and_given_back_but_for_what_changed_since(cast, claire):
    there = known(cast, **NEW, ville="Nantes", nir="171049999900172")
    seen = check(claire, bring(claire, COMPLETES))
    (line,) = lines(claire, seen)
    assert (line["verdict"], line["champs"]) == ("a_completer", ["Profession", "Fumeur", "Conjoint"])
    seen = check(claire, seen, existants="remplacer")
    assert lines(claire, seen)[0]["champs"] == [
        *("Ville", "Profession", "Fumeur", "Numéro de sécurité sociale", "Conjoint"),
    ]
    before = claire.read(f"clients/{there}").json()
    seen = step(claire, seen, "execution")
    assert seen["issues"] == {"complete": 1}
    after = claire.read(f"clients/{there}").json()
    assert (after["ville"], after["profession"], after["conjoint"]["prenom"], after["nir"]) == (
        *("Rezé", "Kiné", "Luc", "•••• 59"),
    )
    tag = f'"{after["version"]}"'
    claire.send("PATCH", f"clients/{there}", {"profession": "Ostéopathe"}, headers={"If-Match": tag})
    seen = step(claire, seen, "annulation")
    assert (seen["state"], seen["issues"]) == ("annule", {"garde": 1})
    assert lines(claire, seen)[0]["motifs"] == [
        {"champ": "Profession", "texte": "Modifié depuis l’import : laissé tel quel."}
    ]
    undone = claire.read(f"clients/{there}").json()
    assert (undone["ville"], undone["profession"], undone["fumeur"], undone["conjoint"], undone["nir"]) == (
        *("Nantes", "Ostéopathe", None, None, before["nir"]),
    )
    assert undone["origines"]["ville"] == before["origines"]["ville"]
    motif = {"champ": "nir", "motif": "Contrôle"}
    assert claire.send("POST", f"clients/{there}/reveal", motif).json() == {"valeur": "171049999900172"}


def test_doubts_wait_for_a_person_and_each_line_may_be_decided(cast, claire):
    known(cast, nom="Marchand", prenom="Anne-Sophie")
    text = "Nom;Prénom;Né(e) le;Ville\nMarchand;Anne-Sophie;01/04/1971;Rezé\nMarchant;Luc;;Rezé\n"
    seen = check(claire, bring(claire, text))
    assert [(line["verdict"], line["geste"]) for line in lines(claire, seen)] == [
        ("a_verifier", "passer"),
        ("nouveau", "creer"),
    ]
    decided = claire.send("POST", f"imports/{seen['id']}/decisions", {"numeros": [2], "decision": "completer"})
    assert decided.json() == {"lignes": 1}
    assert (
        claire.send("POST", f"imports/{seen['id']}/decisions", {"numeros": [3], "decision": "passer"}).status_code
        == 200
    )
    assert step(claire, seen, "execution")["issues"] == {"complete": 1, "passe": 1}
    assert clients(claire) == ["Marchand"]
    refused = claire.send("POST", f"imports/{seen['id']}/decisions", {"numeros": [2], "decision": "creer"})
    assert refused.status_code == 400


def test_wrong_values_may_be_left_out_and_told(claire):
    seen = check(claire, bring(claire, "Nom;E-mail\nDurand;rien de bon\n"), valeurs_fausses="ignorer")
    assert seen["verdicts"] == {"nouveau": 1}
    assert step(claire, seen, "execution")["issues"] == {"cree": 1}
    (line,) = lines(claire, seen, "cree")
    assert line["motifs"] == [{"champ": "E-mail", "texte": "Cette adresse e-mail n’est pas valable."}]
    assert file_of(claire, line)["email"] is None


def test_who_came_in_since_the_check_is_not_made_twice(cast, claire):
    first, second = check(claire, bring(claire)), check(claire, bring(claire))
    step(claire, first, "execution")
    assert step(claire, second, "execution")["issues"]["passe"] == 3
    assert clients(claire) == ["Le Goff", "MARCHAND", "Petit"]


def test_a_job_stopped_between_two_batches_goes_on_without_writing_twice(cast, claire, monkeypatch):
    text = "Nom;Prénom\n" + "".join(f"Client{letter};Un\n" for letter in "abcdefghij")
    seen = check(claire, bring(claire, text))
    claire.send("POST", f"imports/{seen['id']}/execution")
    monkeypatch.setattr("egide.modules.imports.services.rangees.BATCH", 4)
    kept, calls = execution._keep, []

    def falls(rows: Any) -> None:
        calls.append(len(rows))
        if len(calls) == 2:
            raise KeyboardInterrupt
        kept(rows)

    monkeypatch.setattr(execution, "_keep", falls)
    with team_scope(cast.lavigne.id, atomic=False), pytest.raises(KeyboardInterrupt):
        executer(team_id=cast.lavigne.id, import_id=UUID(seen["id"]))
    assert (read(claire, seen["id"])["traites"], len(clients(claire))) == (4, 4)
    monkeypatch.setattr(execution, "_keep", kept)
    work_until_idle()
    assert read(claire, seen["id"])["issues"] == {"cree": 10}
    assert clients(claire) == sorted(f"Client{letter}" for letter in "abcdefghij")


def test_numbers_of_the_file_are_kept_and_those_taken_refused(cast, claire):
    there = known(cast, nom="Durand", prenom="Paul")
    with team_scope(cast.lavigne.id):
        taken = claire.read(f"clients/{there}").json()["matricule"]
    seen = check(claire, bring(claire, f"N° client;Nom\nC-0042;Petit\n{taken};Martin\n"))
    assert [(line["verdict"], line["doublon"] and line["doublon"]["raisons"]) for line in lines(claire, seen)] == [
        ("nouveau", None),
        ("existant", "même matricule"),
    ]
    step(claire, seen, "execution")
    assert claire.read("clients/C-0042").json()["nom"] == "Petit"


def test_a_limited_member_compares_and_entrusts_within_their_sight(cast, claire):
    known(cast, **NEW)
    with team_scope(cast.lavigne.id):
        Membership.objects.filter(pk=cast.thomas.membership_in(cast.lavigne)).update(portee="siens")
    thomas = logged_in(cast.thomas)
    seen = bring(
        thomas, "Nom;Prénom;Né(e) le;Conseiller\nMarchand;Anne-Sophie;01/04/1971;\nDurand;Paul;;Claire Vasseur\n"
    )
    seen = check(thomas, seen)
    assert [line["verdict"] for line in lines(thomas, seen)] == ["nouveau", "refuse"]
    assert (
        lines(thomas, seen)[1]["motifs"][0]["texte"]
        == "« Claire Vasseur » n’est pas un membre du cabinet que vous voyez."
    )
    step(thomas, seen, "execution")
    assert clients(thomas) == ["Marchand"]
    assert claire.read(f"imports/{seen['id']}").status_code == 403
    assert [one["id"] for one in logged_in(cast.antoine).read("imports").json()["results"]] == [seen["id"]]
    assert claire.read("imports").json()["results"] == []


@pytest.mark.parametrize(
    ("places", "field"),
    [
        ([None, None], "places"),
        (["nom", "nom"], "places.1"),
        (["nom", "licorne"], "places.1"),
        (["nom"], "places"),
    ],
)
def test_places_that_cannot_be_are_refused_by_column(claire, places, field):
    seen = bring(claire, "A;B\nDurand;Paul\n")
    refused = claire.send("POST", f"imports/{seen['id']}/controle", {"places": places})
    assert (refused.status_code, list(refused.json()["errors"])) == (400, [field])
    assert read(claire, seen["id"])["state"] == "colonnes"


def test_what_cannot_be_read_says_so_and_can_be_abandoned(cast, claire):
    seen = bring(claire, "Nom;Prénom\n")
    assert (seen["state"], seen["motif"]) == ("illisible", "Ce fichier ne contient aucune ligne.")
    assert claire.send("DELETE", f"imports/{seen['id']}").status_code == 204
    assert claire.read(f"imports/{seen['id']}").status_code == 404
    with team_scope(cast.lavigne.id):
        assert (Import.objects.count(), Ligne.objects.count()) == (0, 0)
    long = bring(claire, "Nom\n" + "Durand\n" * 10_001)
    assert (long["state"], long["motif"]) == (
        *("illisible", "Ce fichier a plus de 10 000 lignes : partagez-le en plusieurs."),
    )
    refused = claire.post("/api/v1/imports", b"%PDF-1.7 x", content_type="application/octet-stream")
    assert refused.status_code == 400
