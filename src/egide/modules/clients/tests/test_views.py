"""Saved views of the list: private or shared, with their counts; who may change them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Vue

pytestmark = pytest.mark.django_db
NANTAIS = {
    "filtre": {"et": [["ville", "est", "Nantes"]]},
    "sort": "-patrimoine_net",
    "colonnes": ["conjoint.prenom", "nombre:enfants"],
    "groupe": "statut",
    "densite": "compact",
}


def save(browser: Browser, nom: str = "Nantais", **values: Any) -> dict[str, Any]:
    answer = browser.send("POST", "vues", {"nom": nom, "reglages": NANTAIS, **values})
    assert answer.status_code == 201, answer.content
    saved: dict[str, Any] = answer.json()
    return saved


def seen(browser: Browser) -> list[str]:
    return [view["nom"] for view in browser.read("vues").json()]


def change(browser: Browser, view: dict[str, Any], **values: Any) -> Any:
    return browser.send("PATCH", f"vues/{view['id']}", values, headers={"If-Match": f'"{view["version"]}"'})


def test_a_view_keeps_everything_of_the_list_and_is_private_until_shared(cast: Cast):
    claire, thomas = logged_in(cast.claire), logged_in(cast.thomas)
    view = save(claire)
    assert (view["reglages"], view["partagee"], view["mienne"], view["abilities"]) == (NANTAIS, False, True, ["edit"])
    assert (seen(claire), seen(thomas)) == (["Nantais"], [])
    assert change(thomas, view, nom="À moi").status_code == 404
    shared = change(claire, view, partagee=True).json()
    assert shared["version"] == 2
    [as_thomas] = thomas.read("vues").json()
    assert (as_thomas["mienne"], as_thomas["abilities"]) == (False, [])
    assert change(thomas, as_thomas, nom="À moi").status_code == 403
    assert seen(claire) == ["Nantais"]
    assert change(logged_in(cast.anne, cast.lavigne), as_thomas, nom="Clients de Nantes").status_code == 200
    assert seen(claire) == ["Clients de Nantes"]
    assert seen(logged_in(cast.yann)) == []


def test_the_second_of_two_who_rename_a_view_is_told_so(cast: Cast):
    claire = logged_in(cast.claire)
    view = save(claire)
    assert change(claire, view, nom="Rezé").status_code == 200
    assert change(claire, view, nom="Vertou").status_code == 412
    assert seen(claire) == ["Rezé"]


def test_a_view_taken_away_comes_back_as_it_was(cast: Cast):
    claire = logged_in(cast.claire)
    view = save(claire)
    gone = claire.send("DELETE", f"vues/{view['id']}", headers={"If-Match": '"1"'})
    assert (gone.status_code, seen(claire)) == (204, [])
    back = claire.send("POST", f"vues/{view['id']}/restore").json()
    assert (seen(claire), back["reglages"], back["version"]) == (["Nantais"], NANTAIS, 3)


def test_the_list_opens_on_the_chosen_view_while_it_can_be_seen(cast: Cast):
    claire, thomas = logged_in(cast.claire), logged_in(cast.thomas)
    view = save(claire, partagee=True)

    def opens_on(browser: Browser) -> list[str]:
        return [one["nom"] for one in browser.read("vues").json() if one["par_defaut"]]

    assert claire.send("POST", "vues/defaut", {"vue": view["id"]}).status_code == 200
    assert thomas.send("POST", "vues/defaut", {"vue": view["id"]}).status_code == 200
    assert (opens_on(claire), opens_on(thomas)) == (["Nantais"], ["Nantais"])
    private = change(claire, view, partagee=False).json()
    assert (opens_on(claire), seen(thomas)) == (["Nantais"], [])
    assert change(claire, private, partagee=True).status_code == 200
    assert opens_on(thomas) == []
    assert claire.send("POST", "vues/defaut", {"vue": None}).status_code == 200
    assert opens_on(claire) == []
    assert claire.send("POST", "vues/defaut", {"vue": "Nantais"}).status_code == 400


def test_each_view_says_how_many_clients_it_holds(cast: Cast):
    claire, thomas = logged_in(cast.claire), logged_in(cast.thomas)
    for nom, ville in (("Marchand", "Nantes"), ("Le Bihan", "Rezé"), ("Émard", "nantes")):
        claire.send("POST", "clients", {"nom": nom, "ville": ville})
    thomas.send("POST", "clients", {"nom": "N’Diaye", "ville": "Nantes"})
    nantais = save(claire)
    searched = save(claire, "Bihan", reglages={"q": "bihan", "filtre": {"et": [["conseiller", "est", "moi"]]}})
    gone = save(claire, "D’un champ disparu")
    with team_scope(cast.lavigne.id):
        Vue.objects.filter(pk=gone["id"]).update(reglages={"filtre": {"et": [["taille", "vide"]]}})
    assert claire.read("vues/comptes").json() == {
        "tous": 4,
        "miens": 3,
        "a_relire": 0,
        nantais["id"]: 3,
        searched["id"]: 1,
        gone["id"]: None,
    }
    assert thomas.read("vues/comptes").json() == {"tous": 4, "miens": 1, "a_relire": 0}
    assert logged_in(cast.yann).read("vues/comptes").json()["tous"] == 0


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({"nom": "  "}, "nom"),
        ({"nom": "x" * 61}, "nom"),
        ({"partagee": "oui"}, "partagee"),
        ({"reglages": {"page": 3}}, "reglages"),
        ({"reglages": {"filtre": {"et": [["taille", "vide"]]}}}, "filtre"),
        ({"reglages": {"colonnes": ["taille"]}}, "colonnes"),
        ({"reglages": {"groupe": "taille"}}, "colonnes"),
        ({"reglages": {"densite": "large"}}, "densite"),
    ],
)
def test_what_the_list_would_not_understand_is_not_saved(cast: Cast, sent, wrong):
    claire = logged_in(cast.claire)
    answer = claire.send("POST", "vues", {"nom": "Essai", **sent})
    assert (answer.status_code, list(answer.json()["errors"]), seen(claire)) == (400, [wrong], [])
