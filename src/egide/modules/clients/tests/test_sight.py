"""Who sees which clients inside the firm, who stands in for whom, and what stays when somebody leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import Cast
from tests.people import Browser, Person, logged_in

from egide.foundation.audit.public import history
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Client, Suivi

pytestmark = pytest.mark.django_db


def limit(cast: Cast, person: Person, portee: str, equipe: str | None = None) -> Any:
    body = {"portee": portee, **({"equipe_id": equipe} if equipe else {})}
    return logged_in(cast.antoine).send("PATCH", f"team/members/{person.membership_in(cast.lavigne)}", body)


def new_client(browser: Browser, nom: str) -> Any:
    answer = browser.send("POST", "clients", {"nom": nom, "prenom": "Hélène"})
    assert answer.status_code == 201, answer.content
    return answer.json()


def names(browser: Browser) -> list[str]:
    return [row["nom"] for row in browser.read("clients", data={"sort": "nom"}).json()["results"]]


@pytest.fixture
def files(cast: Cast) -> dict[str, Any]:
    """One client each for Claire and Thomas, one for nobody."""
    made = {
        "marchand": new_client(logged_in(cast.claire), "Marchand"),
        "nguyen": new_client(logged_in(cast.thomas), "Nguyen"),
    }
    made["orphelin"] = logged_in(cast.antoine).send("POST", "clients", {"nom": "Roche", "conseiller_id": None}).json()
    return made


def test_claire_limited_to_hers_sees_hers(cast: Cast, files: dict[str, Any]) -> None:
    claire = logged_in(cast.claire)
    assert names(claire) == ["Marchand", "Nguyen", "Roche"]

    assert limit(cast, cast.claire, "siens").status_code == 200

    assert names(claire) == ["Marchand"]
    assert claire.read("clients").json()["count"] == 1
    assert claire.read("clients", data={"q": "nguyen"}).json()["count"] == 0
    assert claire.read("search", data={"q": "nguyen"}).json()["groupes"] == []
    assert claire.read(f"clients/{files['nguyen']['id']}").status_code == 404
    assert claire.read(f"clients/{files['nguyen']['matricule']}").status_code == 404
    assert claire.read(f"clients/{files['orphelin']['id']}").status_code == 404
    assert claire.read(f"clients/{files['marchand']['id']}").status_code == 200
    assert names(logged_in(cast.thomas)) == ["Marchand", "Nguyen", "Roche"]


def test_a_limited_member_cannot_write_out_of_sight(cast: Cast, files: dict[str, Any]) -> None:
    limit(cast, cast.claire, "siens")
    claire = logged_in(cast.claire)
    mine = claire.read(f"clients/{files['marchand']['id']}")
    match = {"If-Match": mine.headers["ETag"]}

    for adviser in (str(cast.thomas.membership_in(cast.lavigne)), None):
        given = claire.send("PATCH", f"clients/{mine.json()['id']}", {"conseiller_id": adviser}, headers=match)
        made = claire.send("POST", "clients", {"nom": "Petit", "conseiller_id": adviser})
        assert (given.status_code, list(given.json()["errors"])) == (400, ["conseiller_id"])
        assert (made.status_code, list(made.json()["errors"])) == (400, ["conseiller_id"])

    with team_scope(cast.lavigne.id):
        assert list(Client.objects.order_by("nom").values_list("nom", flat=True)) == ["Marchand", "Nguyen", "Roche"]
    assert new_client(claire, "Petit")["conseiller_nom"] == "Claire Vasseur"
    assert names(claire) == ["Marchand", "Petit"]


def test_a_team_shares_its_clients(cast: Cast, files: dict[str, Any]) -> None:
    antoine = logged_in(cast.antoine)
    nantes = antoine.send("POST", "team/equipes", {"nom": "Nantes"}).json()["id"]
    assert limit(cast, cast.claire, "equipe").json()["errors"] == {
        "equipe_id": ["Choisissez l’équipe dont cette personne voit les clients."]
    }
    assert limit(cast, cast.claire, "equipe", nantes).status_code == 200
    assert names(logged_in(cast.claire)) == ["Marchand"]

    assert limit(cast, cast.thomas, "siens", nantes).status_code == 200

    assert names(logged_in(cast.claire)) == ["Marchand", "Nguyen"]
    assert names(logged_in(cast.thomas)) == ["Nguyen"]
    assert antoine.send("DELETE", f"team/equipes/{nantes}").json()["code"] == "inhabited"
    assert antoine.read("team/equipes").json() == [{"id": nantes, "nom": "Nantes", "membres": 2}]


def test_an_administrator_is_never_limited(cast: Cast) -> None:
    assert limit(cast, cast.antoine, "siens").json()["errors"] == {
        "portee": ["Un administrateur voit tous les clients du cabinet."]
    }
    limit(cast, cast.claire, "siens")
    promoted = logged_in(cast.antoine).send(
        "PATCH", f"team/members/{cast.claire.membership_in(cast.lavigne)}", {"role": "admin"}
    )
    assert (promoted.json()["role"], promoted.json()["portee"]) == ("admin", "tous")


def absence(cast: Cast, absent: Person, stand_in: Person, *, days: tuple[int, int]) -> dict[str, str]:
    today = timezone.localdate()
    debut, fin = (str(today + timedelta(days=shift)) for shift in days)
    return {
        "absent_id": str(absent.membership_in(cast.lavigne)),
        "delegue_id": str(stand_in.membership_in(cast.lavigne)),
        "debut": debut,
        "fin": fin,
    }


def test_thomas_stands_in_for_claire_and_each_trace_says_so(
    cast: Cast, files: dict[str, Any], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    limit(cast, cast.thomas, "siens")
    thomas, claire = logged_in(cast.thomas), logged_in(cast.claire)
    assert names(thomas) == ["Nguyen"]

    with django_capture_on_commit_callbacks(execute=True):
        made = claire.send("POST", "team/delegations", absence(cast, cast.claire, cast.thomas, days=(0, 7)))

    assert (made.status_code, made.json()["absent_nom"]) == (201, "Claire Vasseur")
    assert [letter.to for letter in mailoutbox] == [["thomas.berger@lavigne.example"]]
    assert names(thomas) == ["Marchand", "Nguyen"]
    theirs = thomas.read(f"clients/{files['marchand']['id']}")
    assert "delete" in theirs.json()["abilities"]
    for reference, ville in ((files["marchand"]["id"], "Rezé"), (files["nguyen"]["id"], "Vertou")):
        etag = thomas.read(f"clients/{reference}").headers["ETag"]
        assert (
            thomas.send("PATCH", f"clients/{reference}", {"ville": ville}, headers={"If-Match": etag}).status_code
            == 200
        )
    with team_scope(cast.lavigne.id):
        traced, own = (history(client_id=files[who]["id"], field="ville")[0] for who in ("marchand", "nguyen"))
    assert (traced.actor_id, str(traced.delegation_id)) == (cast.thomas.id, made.json()["id"])
    assert own.delegation_id is None
    told = claire.read(f"clients/{files['marchand']['id']}/history").json()["results"][0]
    assert (told["actor"]["nom"], told["pour"]) == ("Berger", "Claire Vasseur")
    shown = claire.read(f"clients/{files['marchand']['id']}/fil").json()["results"]
    assert [(event["actor"]["nom"], event["pour"]) for event in shown] == [
        ("Berger", "Claire Vasseur"),
        ("Vasseur", None),
    ]

    assert claire.send("DELETE", f"team/delegations/{made.json()['id']}").status_code == 204

    assert names(thomas) == ["Nguyen"]


@pytest.mark.parametrize("days", [(1, 5)])
def test_a_coming_absence_shows_nothing_yet(cast: Cast, files: dict[str, Any], days: tuple[int, int]) -> None:
    limit(cast, cast.thomas, "siens")
    claire = logged_in(cast.claire)
    assert (
        claire.send("POST", "team/delegations", absence(cast, cast.claire, cast.thomas, days=days)).status_code == 201
    )

    assert names(logged_in(cast.thomas)) == ["Nguyen"]
    twice = claire.send("POST", "team/delegations", absence(cast, cast.claire, cast.anne, days=(3, 9)))
    assert (twice.status_code, twice.json()["code"]) == (409, "already_delegated")


def test_nobody_gives_away_the_clients_of_another(cast: Cast, files: dict[str, Any]) -> None:
    body = absence(cast, cast.claire, cast.thomas, days=(0, 7))

    assert logged_in(cast.thomas).send("POST", "team/delegations", body).status_code == 403
    assert logged_in(cast.antoine).read("team/delegations").json() == []
    past = logged_in(cast.claire).send(
        "POST", "team/delegations", absence(cast, cast.claire, cast.claire, days=(-9, -7))
    )
    assert sorted(past.json()["errors"]) == ["delegue_id", "fin"]


def test_claire_leaves_and_her_clients_are_thomas_s(
    cast: Cast, files: dict[str, Any], mailoutbox: list[Any], django_capture_on_commit_callbacks: Any
) -> None:
    claire, antoine = logged_in(cast.claire), logged_in(cast.antoine)
    where = f"team/members/{cast.claire.membership_in(cast.lavigne)}"
    assert antoine.read(f"{where}/charges").json() == {"clients": 1, "entretiens": 0, "taches": 0}

    with django_capture_on_commit_callbacks(execute=True):
        left = antoine.send("POST", f"{where}/departure", {"confier_a": str(cast.thomas.membership_in(cast.lavigne))})

    assert left.json()["charges"] == {"clients": 1, "entretiens": 0, "taches": 0}
    assert left.json()["membre"]["active"] is False
    assert claire.read("clients").status_code == 401
    assert logged_in(cast.thomas).read(f"clients/{files['marchand']['id']}").json()["conseiller_nom"] == "Thomas Berger"
    (letter,) = mailoutbox
    assert letter.to == ["thomas.berger@lavigne.example"]
    assert "vous confie 1 client que suivait Claire Vasseur" in letter.body


def test_claire_leaves_keeps_her_name_on_her_clients_and_comes_back(cast: Cast, files: dict[str, Any]) -> None:
    antoine = logged_in(cast.antoine)
    where = f"team/members/{cast.claire.membership_in(cast.lavigne)}"

    left = antoine.send("POST", f"{where}/departure", {"confier_a": None})

    assert left.json()["charges"] == {"clients": 1, "entretiens": 0, "taches": 0}
    kept = antoine.read(f"clients/{files['marchand']['id']}").json()
    assert kept["conseiller_nom"] == "Claire Vasseur"
    assert antoine.send("PATCH", where, {"active": True}).status_code == 200
    assert names(logged_in(cast.claire)) == ["Marchand", "Nguyen", "Roche"]


@pytest.mark.parametrize("heir", ["claire", "gaelle"])
def test_clients_go_to_another_active_member_of_the_firm_only(cast: Cast, files: dict[str, Any], heir: str) -> None:
    firm = cast.ponant if heir == "gaelle" else cast.lavigne
    where = f"team/members/{cast.claire.membership_in(cast.lavigne)}"

    refused = logged_in(cast.antoine).send(
        "POST", f"{where}/departure", {"confier_a": str(getattr(cast, heir).membership_in(firm))}
    )

    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["confier_a"])
    assert names(logged_in(cast.claire)) == ["Marchand", "Nguyen", "Roche"]


def test_a_second_adviser_sees_the_client_they_follow(cast: Cast, files: dict[str, Any]) -> None:
    limit(cast, cast.claire, "siens")
    nguyen = files["nguyen"]["id"]
    followed = logged_in(cast.thomas).send(
        "POST", f"clients/{nguyen}/conseillers", {"membre_id": str(cast.claire.membership_in(cast.lavigne))}
    )
    assert followed.status_code == 201, followed.content

    claire = logged_in(cast.claire)
    assert names(claire) == ["Marchand", "Nguyen"]
    assert claire.read(f"clients/{nguyen}").status_code == 200


def test_the_years_of_the_adviser_who_left_stay_known(cast: Cast, files: dict[str, Any]) -> None:
    began = timezone.localdate() - timedelta(days=400)
    thomas = cast.thomas.membership_in(cast.lavigne)
    with team_scope(cast.lavigne.id):
        Client.objects.filter(pk=files["marchand"]["id"]).update(conseiller_depuis=began)

    logged_in(cast.antoine).send(
        "POST", f"team/members/{cast.claire.membership_in(cast.lavigne)}/departure", {"confier_a": str(thomas)}
    )

    with team_scope(cast.lavigne.id):
        [(member, role, depuis, jusqua)] = Suivi.objects.filter(client_id=files["marchand"]["id"]).values_list(
            "membre_id", "role", "depuis", "jusqua"
        )
        client = Client.objects.get(pk=files["marchand"]["id"])
    assert (member, role, depuis, jusqua) == (
        cast.claire.membership_in(cast.lavigne),
        "principal",
        began,
        timezone.localdate(),
    )
    assert (client.conseiller_id, client.conseiller_depuis) == (thomas, timezone.localdate())


def test_a_limited_member_neither_sees_nor_cuts_a_link_to_a_file_out_of_sight(
    cast: Cast, files: dict[str, Any]
) -> None:
    thomas, mine = logged_in(cast.thomas), f"clients/{files['marchand']['id']}"
    link = {"autre": files["nguyen"]["id"], "lien": "fratrie"}
    (made,) = thomas.send("POST", f"{mine}/liens", link).json()
    roche = {"autre": files["orphelin"]["id"], "lien": "fratrie"}
    logged_in(cast.antoine).send(
        "PATCH",
        f"clients/{files['orphelin']['id']}",
        {"conseiller_id": str(cast.claire.membership_in(cast.lavigne))},
        headers={"If-Match": f'"{files["orphelin"]["version"]}"'},
    )
    seen = thomas.send("POST", f"{mine}/liens", roche).json()
    limit(cast, cast.claire, "siens")
    claire = logged_in(cast.claire)

    assert [one["autre"]["nom"] for one in claire.read(f"{mine}/liens").json()] == ["Roche"]
    assert claire.send("DELETE", f"{mine}/liens/{made['id']}").status_code == 404
    assert {one["autre"]["nom"] for one in thomas.read(f"{mine}/liens").json()} == {"Nguyen", "Roche"}

    (visible,) = [one["id"] for one in seen if one["autre"]["nom"] == "Roche"]
    assert claire.send("DELETE", f"{mine}/liens/{visible}").status_code == 204
    assert [one["autre"]["nom"] for one in thomas.read(f"{mine}/liens").json()] == ["Nguyen"]
    assert thomas.read(f"clients/{files['orphelin']['id']}/liens").json() == []
