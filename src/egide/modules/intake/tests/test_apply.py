"""Applying: whole, once, on the version that was reviewed."""

from __future__ import annotations

import threading
from typing import Any
from uuid import UUID

from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.people import Browser, logged_in

from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.public import AddRow, RemoveRow, SetValues
from egide.modules.intake.compare.tests.stated import stated
from egide.modules.intake.models import Entretien

from .conftest import change_file, client_of, decide, decide_all, meet, meet_stating, proposals


def apply(browser: Browser, meeting: dict[str, Any]) -> Any:
    return browser.send("POST", f"entretiens/{meeting['id']}/apply")


def test_what_is_undecided_stops_everything(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"])
    decide(claire, meeting, proposals(claire, meeting)["client.fumeur"], "accepted")
    answer = apply(claire, meeting)
    assert (answer.status_code, answer.json()["code"]) == (409, "pending")
    assert claire.read(f"clients/{helene['id']}").json()["fumeur"] is None


def test_the_second_of_two_is_told_that_it_is_done(cast: Cast, claire: Browser, thomas: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting)
    assert apply(claire, meeting).status_code == 200
    version = claire.read(f"clients/{helene['id']}").json()["version"]
    for browser in (claire, thomas):
        answer = apply(browser, meeting)
        assert (answer.status_code, answer.json()["code"]) == (409, "already_applied")
    assert claire.read(f"clients/{helene['id']}").json()["version"] == version


def test_two_brokers_at_the_same_instant_apply_once(cast: Cast, claire: Browser, thomas: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting)
    start, answers = threading.Barrier(2), []

    def go(browser: Browser) -> None:
        start.wait()
        answers.append(apply(browser, meeting))
        connections.close_all()

    threads = [threading.Thread(target=go, args=(browser,)) for browser in (claire, thomas)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(a.status_code for a in answers) == [200, 409]
    assert len(claire.read(f"clients/{helene['id']}").json()["consentements"]) == 1


def test_a_colleagues_change_makes_a_conflict_and_nothing_is_written(
    cast: Cast, claire: Browser, thomas: Browser
) -> None:
    helene = client_of(cast.lavigne, profession="infirmière")
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting)
    change_file(cast.lavigne, helene["id"], SetValues("client", {"profession": "ostéopathe"}), person=cast.thomas)

    answer = apply(claire, meeting)

    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert answer.json()["detail"].startswith("Le dossier a changé depuis la relecture")
    file = claire.read(f"clients/{helene['id']}").json()
    assert (file["profession"], file["email"]) == ("ostéopathe", None)
    offered = proposals(claire, meeting)
    p = offered["client.profession"]
    assert (p["state"], p["kind"], p["old"], p["new"], p["safe"]) == (
        "pending",
        "conflict",
        "ostéopathe",
        "kinésithérapeute",
        False,
    )
    assert p["conflict_reason"] == "Le dossier a changé depuis que cette proposition a été faite."
    assert offered["client.email"]["state"] == "accepted"

    decide(claire, meeting, p, "accepted")
    assert apply(claire, meeting).status_code == 200
    assert claire.read(f"clients/{helene['id']}").json()["profession"] == "kinésithérapeute"


def test_the_key_of_an_apply_that_found_conflicts_serves_again(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne, profession="infirmière")
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting)
    change_file(cast.lavigne, helene["id"], SetValues("client", {"profession": "ostéopathe"}))
    path, key = f"entretiens/{meeting['id']}/apply", {"Idempotency-Key": "appliquer"}
    assert claire.send("POST", path, headers=key).status_code == 409
    decide(claire, meeting, proposals(claire, meeting)["client.profession"], "refused")
    assert claire.send("POST", path, headers=key).status_code == 200
    again = claire.send("POST", path, headers=key)
    assert again.status_code == 200 and again.headers["Idempotent-Replayed"] == "true"


def test_a_change_elsewhere_in_the_file_disturbs_nothing(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting)
    change_file(
        cast.lavigne,
        helene["id"],
        SetValues("client", {"nationalite": "française"}),
        AddRow("enfants", {"prenom": "Lina"}),
    )
    assert apply(claire, meeting).status_code == 200
    file = claire.read(f"clients/{helene['id']}").json()
    assert (file["nationalite"], file["profession"], len(file["enfants"])) == ("française", "kinésithérapeute", 1)


def test_a_colleague_who_typed_the_same_value_is_no_conflict(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting)
    change_file(cast.lavigne, helene["id"], SetValues("client", {"profession": "Kinésithérapeute"}))
    assert apply(claire, meeting).status_code == 200
    assert claire.read(f"clients/{helene['id']}").json()["profession"] == "Kinésithérapeute"


def test_a_refused_proposal_is_not_reopened_by_a_change(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne, profession="infirmière")
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting, "refused")
    change_file(cast.lavigne, helene["id"], SetValues("client", {"profession": "ostéopathe"}))
    assert apply(claire, meeting).json()["applied"] == 0
    assert claire.read(f"clients/{helene['id']}").json()["profession"] == "ostéopathe"


def test_a_row_removed_meanwhile_comes_back_as_a_conflict(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    change_file(
        cast.lavigne,
        helene["id"],
        AddRow("passifs", {"nature": "credit_immobilier", "preteur": "Crédit Agricole", "capital_restant_du": 150000}),
    )
    said = stated(passifs=[{"nature": "credit_immobilier", "preteur": "Crédit Agricole", "capital_restant_du": 148000}])
    meeting = meet_stating(claire, cast.lavigne, said, client_id=helene["id"])
    decide_all(claire, meeting)
    [row] = claire.read(f"clients/{helene['id']}").json()["passifs"]
    change_file(cast.lavigne, helene["id"], RemoveRow("passifs", UUID(row["id"])))
    assert apply(claire, meeting).json()["code"] == "conflict"
    again = proposals(claire, meeting)["passifs[]"]
    assert (again["kind"], again["state"], again["new"]["capital_restant_du"]) == ("conflict", "pending", 148000)


def test_rows_and_values_that_were_not_mentioned_stay(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne, ville="Nantes", telephone="+33639981234")
    change_file(
        cast.lavigne,
        helene["id"],
        AddRow("passifs", {"nature": "credit_auto", "preteur": "Diac"}),
        AddRow("enfants", {"prenom": "Jules"}),
    )
    before = claire.read(f"clients/{helene['id']}").json()
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting)
    apply(claire, meeting)
    after = claire.read(f"clients/{helene['id']}").json()
    assert (after["ville"], after["telephone"]) == ("Nantes", "+33639981234")
    assert after["passifs"] == before["passifs"] and after["enfants"] == before["enfants"]


def test_an_applied_meeting_is_closed(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"])
    p = proposals(claire, meeting)["client.fumeur"]
    decide_all(claire, meeting)
    apply(claire, meeting)
    path = f"entretiens/{meeting['id']}"
    assert decide(claire, meeting, p, "refused").status_code == 409
    assert claire.send("POST", f"{path}/accept-safe").status_code == 409
    assert claire.send("POST", f"{path}/client", {"nouveau": True}).json()["code"] == "already_applied"
    assert claire.send("PATCH", f"{path}/transcript/speakers", {"Claire": "courtier"}).status_code == 409


def test_a_client_taken_away_is_said(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet(claire, client_id=helene["id"])
    decide_all(claire, meeting)
    version = claire.read(f"clients/{helene['id']}").json()["version"]
    antoine = logged_in(cast.antoine)
    assert antoine.send("DELETE", f"clients/{helene['id']}", headers={"If-Match": f'"{version}"'}).status_code == 204
    answer = apply(claire, meeting)
    assert (answer.status_code, answer.json()["code"]) == (409, "client_missing")
    with team_scope(cast.lavigne.id):
        assert Entretien.objects.get().state == "to_review"


BANKS = ("BNP Paribas", "Crédit Agricole", "La Banque Postale", "LCL", "Crédit Mutuel", "Boursorama", "CIC", "AXA")


def test_sixty_leaves_cost_few_statements(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    said = stated(
        client={
            "profession": "ostéopathe",
            "fumeur": False,
            "ville": "Nantes",
            "adresse": "12 rue Haute",
            "code_postal": "44000",
        },
        conjoint={"prenom": "Julien", "profession": "chef de projet", "employeur": "Sercel"},
        bae_prevoyance={"revenu_a_garantir": 3000, "franchise_souhaitee_jours": 15},
        bae_retraite={"age_depart_retraite": 64, "trimestres_valides": 96},
        actifs_financiers=[
            {
                "nature": "assurance_vie",
                "etablissement": bank,
                "detenteur": "client",
                "valeur_actuelle": 9000 + i,
                "date_ouverture_souscription": "2015",
            }
            for i, bank in enumerate(BANKS)
        ],
        passifs=[{"nature": "credit_immobilier", "preteur": bank, "capital_restant_du": 90000} for bank in BANKS[:2]],
        enfants=[{"prenom": "Jules"}, {"prenom": "Lina"}],
        besoins={"sante": True, "prevoyance": True},
    )
    meeting = meet_stating(claire, cast.lavigne, said, client_id=helene["id"])
    decide_all(claire, meeting)
    with CaptureQueriesContext(connection) as asked:
        answer = apply(claire, meeting)
    assert answer.status_code == 200, answer.content
    assert len(claire.read(f"clients/{helene['id']}").json()["actifs_financiers"]) == 8
    assert len(asked) <= 40, [q["sql"][:90] for q in asked]
