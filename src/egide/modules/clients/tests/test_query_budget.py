"""SQL statements of each endpoint, the session's included: the committed figures are a ceiling and a promise."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast
from tests.people import logged_in
from tests.support.statements import statements

pytestmark = pytest.mark.django_db
BUDGET: dict[str, int] = json.loads((Path(__file__).parent / "query_budget.json").read_text("utf-8"))
MERGES: dict[str, int] = json.loads((Path(__file__).parent / "query_budget_fusions.json").read_text("utf-8"))


def test_no_endpoint_says_more_sql_than_its_budget(cast: Cast) -> None:
    claire = logged_in(cast.claire)
    thomas = str(cast.thomas.membership_in(cast.lavigne))
    counts: dict[str, int] = {}

    def measure(name: str, method: str, path: str, body: Any = None, **headers: Any) -> Any:
        call = (lambda: claire.read(path)) if method == "GET" else (lambda: claire.send(method, path, body, **headers))
        counts[name], answer = statements(call)
        return answer.json() if answer.content else None

    for nom in ("Auger", "Belkacem", "Castaing"):
        claire.send("POST", "clients", {"nom": nom})
    file = measure("POST clients", "POST", "clients", {"nom": "Marchand", "prenom": "Hélène"})
    measure("POST clients (Idempotency-Key)", "POST", "clients", {"nom": "Prigent"}, HTTP_IDEMPOTENCY_KEY="k")
    path, matricule = f"clients/{file['id']}", file["matricule"]
    measure("GET clients", "GET", "clients")
    filters = "q=nantes&besoin=retraite&ville=reze&patrimoine_min=1&conseiller=moi&a_relire=true"
    measure("GET clients?q=&sort=&filters", "GET", f"clients?sort=-patrimoine_net&{filters}")
    filtre = '{"et":[["conjoint.prenom","vide"],{"ou":[["nombre:enfants","egal",0],["ville","vide"]]}]}'
    wide = f"clients?filtre={filtre}&colonnes=conjoint.prenom,nombre:enfants&groupe=ville&sort=ville,conjoint.nom"
    measure("GET clients?filtre=&colonnes=&groupe=", "GET", wide)
    measure("GET clients/groupes", "GET", f"clients/groupes?groupe=ville&filtre={filtre}")
    measure("GET colonnes", "GET", "colonnes")
    view = measure("POST vues", "POST", "vues", {"nom": "Nantais", "reglages": {"q": "nantes"}})
    measure("GET vues", "GET", "vues")
    measure("GET vues/comptes", "GET", "vues/comptes")
    measure("PATCH vues/{id}", "PATCH", f"vues/{view['id']}", {"nom": "Nantes"}, HTTP_IF_MATCH='"1"')
    measure("POST vues/defaut", "POST", "vues/defaut", {"vue": view["id"]})
    measure("GET search", "GET", "search?q=marchand")
    measure("GET search?extraits=1", "GET", "search?q=marchand&extraits=1")
    measure("GET clients/{id}", "GET", path)
    measure("GET clients/{matricule}", "GET", f"clients/{matricule}")
    measure("GET dictionary", "GET", "dictionary")
    measure("PATCH clients/{id}", "PATCH", path, {"ville": "Rezé", "fumeur": False}, HTTP_IF_MATCH='"1"')
    measure("PATCH clients/{id} (unchanged)", "PATCH", path, {"ville": "Rezé"}, HTTP_IF_MATCH='"2"')
    measure("PATCH clients/{id} (conseiller_id)", "PATCH", path, {"conseiller_id": thomas}, HTTP_IF_MATCH='"2"')
    measure("PATCH clients/{id}/conjoint", "PATCH", f"{path}/conjoint", {"prenom": "Julien"})
    row = measure("POST clients/{id}/revenus", "POST", f"{path}/revenus", {"nature": "bnc", "montant": 54_200})
    one = f"{path}/revenus/{row['id']}"
    measure("GET clients/{id}/revenus", "GET", f"{path}/revenus")
    row = measure("PATCH clients/{id}/revenus/{row}", "PATCH", one, {"montant": 1}, HTTP_IF_MATCH=f'"{row["version"]}"')
    measure("DELETE clients/{id}/revenus/{row}", "DELETE", one, HTTP_IF_MATCH=f'"{row["version"]}"')
    measure("POST clients/{id}/revenus/{row}/restore", "POST", f"{one}/restore")
    consent = {"kind": "enregistrement", "personne": "Hélène", "accorde": True, "formulation": "Oui ?", "mode": "oral"}
    measure("POST clients/{id}/consentements", "POST", f"{path}/consentements", consent)
    measure("GET clients?etiquette=&type_personne=", "GET", f"clients?type_personne=physique&etiquette={file['id']}")
    tag = measure("POST etiquettes", "POST", "etiquettes", {"nom": "VIP"})["id"]
    measure("GET etiquettes", "GET", "etiquettes")
    measure("PUT clients/{id}/etiquettes/{tag}", "PUT", f"{path}/etiquettes/{tag}")
    measure("DELETE clients/{id}/etiquettes/{tag}", "DELETE", f"{path}/etiquettes/{tag}")
    other = claire.read("clients?q=auger").json()["results"][0]["id"]
    links = measure("POST clients/{id}/liens", "POST", f"{path}/liens", {"autre": other, "lien": "fratrie"})
    measure("GET clients/{id}/liens", "GET", f"{path}/liens")
    measure("DELETE clients/{id}/liens/{lien}", "DELETE", f"{path}/liens/{links[0]['id']}")
    measure("GET echeances", "GET", "echeances")
    measure("GET clients/{id}/echeances", "GET", f"{path}/echeances")
    anne = str(cast.anne.membership_in(cast.lavigne))
    beside = measure("POST clients/{id}/conseillers", "POST", f"{path}/conseillers", {"membre_id": anne})[0]["id"]
    measure("GET clients/{id}/conseillers", "GET", f"{path}/conseillers")
    one = f"{path}/conseillers/{beside}"
    measure("PATCH clients/{id}/conseillers/{suivi}", "PATCH", one, {"role": "gestionnaire"})
    measure("DELETE clients/{id}/conseillers/{suivi}", "DELETE", one)
    measure("GET clients/{id}/history", "GET", f"{path}/history?page_size=2")
    mine = claire.send("POST", "clients", {"nom": "Tessier"}).json()
    measure("DELETE clients/{id}", "DELETE", f"clients/{mine['id']}", HTTP_IF_MATCH='"1"')
    measure("POST clients/{id}/restore", "POST", f"clients/{mine['id']}/restore")
    assert counts == BUDGET


def test_merging_says_no_more_sql_than_its_budget(cast: Cast) -> None:
    anne = logged_in(cast.anne, cast.lavigne)
    counts: dict[str, int] = {}

    def measure(name: str, call: Callable[[], Any]) -> Any:
        counts[name], answer = statements(call)
        return answer.json() if answer.content else None

    def twins(nom: str) -> tuple[Any, Any]:
        body = {"nom": nom, "prenom": "Hélène", "date_naissance": "1984-03-12"}
        mine, theirs = (anne.send("POST", "clients", body).json() for _ in range(2))
        for one in (mine, theirs):
            anne.send("POST", f"clients/{one['id']}/enfants", {"prenom": "Léa"})
        return mine, theirs

    pairs = [twins(nom) for nom in ("Auger", "Belkacem", "Castaing", "Tessier", "Prigent", "Marchand")]
    for mine, theirs in pairs[:2]:
        anne.send("POST", f"clients/{mine['id']}/fusion", {"absorbe": theirs["id"]})
    mine, theirs = pairs[2]
    path = f"clients/{mine['id']}/fusion"
    measure("GET clients/{id}/fusion?avec=", lambda: anne.read(f"{path}?avec={theirs['matricule']}"))
    fusion = measure("POST clients/{id}/fusion", lambda: anne.send("POST", path, {"absorbe": theirs["id"]}))
    listed = measure("GET clients/doublons", lambda: anne.read("clients/doublons"))
    assert (listed["count"], len(listed["fusions"])) == (3, 3)
    two = {"un": pairs[3][0]["id"], "autre": pairs[3][1]["id"]}
    measure("POST clients/doublons", lambda: anne.send("POST", "clients/doublons", two))
    measure("POST fusions/{id}/undo", lambda: anne.send("POST", f"fusions/{fusion['id']}/undo"))
    assert counts == MERGES
