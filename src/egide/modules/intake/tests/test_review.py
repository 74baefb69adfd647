"""Decisions: taken, corrected, taken back, in bulk when safe; and whose meeting it is."""

from __future__ import annotations

from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.kit.ids import uuid7
from egide.modules.clients.public import AddBesoin, AddRow, SetValues
from egide.modules.intake.compare.tests.stated import stated
from egide.modules.intake.models import ExtractionRecord, TranscriptVersion

from .conftest import change_file, client_of, decide, decide_all, meet, meet_stating, proposals

LOAN = {"nature": "credit_immobilier", "preteur": "Crédit Agricole", "capital_restant_du": 148000}
LOANS = stated(client={"profession": "ostéopathe", "telephone": "06 48 21 17 93"}, passifs=[LOAN])


def test_accept_refuse_edit_and_undo(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire)
    p = proposals(claire, meeting)["client.profession"]
    accepted = decide(claire, meeting, p, "accepted").json()
    assert (accepted["state"], accepted["decided_by"]) == ("accepted", str(cast.claire.id)) and accepted["decided_at"]
    assert decide(claire, meeting, p, "refused").json()["state"] == "refused"
    edited = decide(claire, meeting, p, "edited", value="  ostéopathe ").json()
    assert (edited["state"], edited["value"], edited["new"]) == ("edited", "ostéopathe", "kinésithérapeute")
    undone = decide(claire, meeting, p, "pending").json()
    assert (undone["state"], undone["value"], undone["decided_by"], undone["decided_at"]) == (
        "pending",
        None,
        None,
        None,
    )


def test_the_counts_follow_every_decision(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire)
    before = meeting["counts"]
    assert before["pending"] == before["total"] == before["conflicts"] + before["critical"] + before["safe"]
    decide(claire, meeting, proposals(claire, meeting)["client.email"], "refused")
    decide(claire, meeting, proposals(claire, meeting)["client.fumeur"], "accepted")
    after = claire.read(f"entretiens/{meeting['id']}").json()["counts"]
    assert after == {
        **before,
        "pending": before["pending"] - 2,
        "accepted": 1,
        "refused": 1,
        "critical": before["critical"] - 1,
        "safe": before["safe"] - 1,
    }


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("client.email", "pas une adresse"),
        ("client.date_naissance", "2099-01-01"),
        ("client.fumeur", "oui"),
        ("client.profession", None),
    ],
)
def test_a_correction_is_checked_by_the_dictionary_and_changes_nothing_when_refused(
    cast: Cast, claire: Browser, place: str, value: Any
) -> None:
    meeting = meet(claire)
    answer = decide(claire, meeting, proposals(claire, meeting)[place], "edited", value=value)
    assert answer.status_code == 400 and answer.json()["errors"]["value"]
    assert proposals(claire, meeting)[place]["state"] == "pending"


def test_what_is_safe_is_accepted_at_once_and_the_rest_still_waits(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire)
    decide(claire, meeting, proposals(claire, meeting)["client.fumeur"], "refused")
    answer = claire.send("POST", f"entretiens/{meeting['id']}/accept-safe")
    assert answer.status_code == 200
    states = {p["path"]: p["state"] for p in answer.json()["proposals"]}
    assert states["client.fumeur"] == "refused" and states["client.profession"] == "accepted"
    assert states["client.email"] == states["client.date_naissance"] == "pending"


def test_a_decision_outside_the_review_or_on_nothing_is_refused(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire)
    p = proposals(claire, meeting)["client.fumeur"]
    assert decide(claire, meeting, p, "superseded").status_code == 400
    assert decide(claire, meeting, {"id": str(uuid7())}, "accepted").status_code == 404
    claire.send("PATCH", f"entretiens/{meeting['id']}/transcript/speakers", {"Claire": "courtier"})
    answer = decide(claire, meeting, p, "accepted")
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")


def test_a_value_the_file_already_holds_asks_nothing(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne, profession="Kinésithérapeute")
    meeting = meet(claire, client_id=helene["id"])
    same = proposals(claire, meeting)["client.profession"]
    assert (same["kind"], same["state"]) == ("same", "accepted")
    assert (decide(claire, meeting, same, "refused").json()["code"]) == "not_pending"


def test_conflicts_and_changes_are_told_apart(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne, profession="infirmière", telephone="06 48 21 07 93")
    change_file(
        cast.lavigne,
        helene["id"],
        AddRow("passifs", {"nature": "credit_immobilier", "preteur": "Crédit Agricole", "capital_restant_du": 150000}),
    )
    offered = proposals(claire, meet_stating(claire, cast.lavigne, LOANS, client_id=helene["id"]))
    assert (offered["client.profession"]["kind"], offered["client.profession"]["old"]) == ("change", "infirmière")
    telephone = offered["client.telephone"]
    assert (telephone["kind"], telephone["critical"], telephone["old"], telephone["new"]) == (
        "conflict",
        True,
        "+33648210793",
        "+33648211793",
    )
    capital = next(p for path, p in offered.items() if path.endswith("capital_restant_du"))
    assert (capital["kind"], capital["old"], capital["new"], capital["row_label"]) == (
        "change",
        150000,
        148000,
        "Crédit immobilier, Crédit Agricole",
    )


def test_a_new_row_is_decided_whole_and_may_be_corrected(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    meeting = meet_stating(claire, cast.lavigne, LOANS, client_id=helene["id"])
    loan = proposals(claire, meeting)["passifs[]"]
    assert (loan["champ"], loan["kind"], loan["new"]["capital_restant_du"]) == (None, "add", 148000)
    assert {words["champ"] for words in loan["evidence"]} >= {"preteur", "capital_restant_du"}
    assert decide(claire, meeting, loan, "edited", value={"preteur": "CA"}).status_code == 400
    assert decide(claire, meeting, loan, "edited", value={**loan["new"], "taux": 1.4}).json()["value"]["taux"] == 1.4
    decide_all(claire, meeting)
    assert claire.send("POST", f"entretiens/{meeting['id']}/apply").status_code == 200
    [row] = claire.read(f"clients/{helene['id']}").json()["passifs"]
    assert (row["taux"], row["capital_restant_du"], row["origines"]["taux"]["id"]) == (1.4, 148000, meeting["id"])
    [was] = [p for p in proposals(claire, meeting).values() if p["section"] == "passifs"]
    assert was["row_id"] == row["id"]


def test_the_engine_proposes_clients_and_claire_chooses(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne, email="helene.marchand@orange.fr", profession="Kinésithérapeute")
    client_of(cast.lavigne, prenom="Paul", email="paul@orange.fr")
    meeting = meet(claire)
    assert (meeting["client"], meeting["candidates"]) == (None, 1)
    [candidate] = claire.read(f"entretiens/{meeting['id']}/candidates").json()
    assert (candidate["client"]["id"], candidate["reasons"]) == (helene["id"], ["email", "nom_prenom"])
    decide(claire, meeting, proposals(claire, meeting)["client.fumeur"], "accepted")

    chosen = claire.send("POST", f"entretiens/{meeting['id']}/client", {"client_id": helene["id"]})

    assert chosen.status_code == 200 and chosen.json()["client"]["id"] == helene["id"]
    offered = proposals(claire, meeting)
    assert offered["client.email"]["kind"] == "same" and offered["client.profession"]["kind"] == "same"
    assert offered["client.fumeur"]["state"] == "accepted"
    assert [c["entretien_id"] for c in claire.read(f"clients/{helene['id']}").json()["consentements"]] == [
        meeting["id"]
    ]


def test_a_new_client_is_made_when_applying(cast: Cast, claire: Browser) -> None:
    meeting = meet(
        claire,
        texte="COURTIER : Votre nom ?\nCLIENT : Je m'appelle Maëlle Le Goff, née le 7 février 2006 à Lorient, je suis étudiante.",
    )
    path = f"entretiens/{meeting['id']}"
    decide_all(claire, meeting)
    assert claire.send("POST", f"{path}/apply").json()["code"] == "client_required"
    assert claire.send("POST", f"{path}/client", {"nouveau": True}).json()["nouveau_client"] is True
    answer = claire.send("POST", f"{path}/apply")
    assert answer.status_code == 200, answer.content
    file = claire.read(f"clients/{answer.json()['client_id']}").json()
    assert (file["prenom"], file["nom"], file["date_naissance"]) == ("Maëlle", "Le Goff", "2006-02-07")
    assert file["conseiller_id"] == str(cast.claire.membership_in(cast.lavigne))
    assert file["origines"]["nom"]["id"] == meeting["id"] and len(file["consentements"]) == 1


def test_a_new_client_needs_a_name_and_nothing_is_made_without(cast: Cast, claire: Browser) -> None:
    meeting = meet(claire)
    claire.send("POST", f"entretiens/{meeting['id']}/client", {"nouveau": True})
    for p in proposals(claire, meeting).values():
        if p["state"] == "pending":
            decide(claire, meeting, p, "refused" if p["champ"] in ("nom", "prenom") else "accepted")
    answer = claire.send("POST", f"entretiens/{meeting['id']}/apply")
    assert (answer.status_code, answer.json()["code"]) == (409, "name_required")
    assert claire.read("clients").json()["count"] == 0


@pytest.mark.parametrize(
    "body", [{}, {"client_id": None}, {"nouveau": False}, {"client_id": str(uuid7()), "nouveau": True}]
)
def test_a_choice_names_a_client_or_a_new_one(cast: Cast, claire: Browser, body: dict[str, Any]) -> None:
    assert claire.send("POST", f"entretiens/{meet(claire, work=False)['id']}/client", body).status_code == 400


def test_correcting_a_voice_makes_the_proposals_again_and_keeps_what_was_decided(cast: Cast, claire: Browser) -> None:
    text = (
        "Paul : Quelle est votre profession ?\nAnne : Je suis plombière. Je ne fume pas.\nPaul : Bien.\nAnne : Voilà."
    )
    meeting = meet(claire, texte=text)
    path = f"entretiens/{meeting['id']}/transcript/speakers"
    assert claire.send("PATCH", path, {"Zoé": "client"}).status_code == 400
    assert claire.send("PATCH", path, {"Anne": "pilote"}).status_code == 400
    decide_all(claire, meeting, "refused")
    decided = {p["path"]: p["id"] for p in proposals(claire, meeting).values()}

    answer = claire.send("PATCH", path, {"Anne": "conjoint", "Paul": "courtier"})
    assert answer.status_code == 200 and answer.json()["version"] == 2
    assert {s["label"]: s["role"] for s in answer.json()["speakers"]} == {"Anne": "conjoint", "Paul": "courtier"}
    work_until_idle()

    offered = proposals(claire, meeting)
    assert claire.read(f"entretiens/{meeting['id']}").json()["state"] == "to_review"
    assert all(offered[path]["id"] == kept and offered[path]["state"] == "refused" for path, kept in decided.items())
    assert {p["section"] for path, p in offered.items() if path not in decided} == {"conjoint"}
    with team_scope(cast.lavigne.id):
        assert [v.version for v in TranscriptVersion.objects.order_by("version")] == [1, 2]
        assert ExtractionRecord.objects.count() == 2


def test_offers_set_aside_and_questions_to_ask_come_with_the_proposals(cast: Cast, claire: Browser) -> None:
    helene = client_of(cast.lavigne)
    change_file(
        cast.lavigne,
        helene["id"],
        SetValues("client", {"situation_professionnelle": "independant"}),
        AddBesoin("prevoyance"),
    )
    meeting = meet(claire, client_id=helene["id"])
    answer = claire.read(f"entretiens/{meeting['id']}/proposals").json()
    assert any("capital décès" in s["quote"] for s in answer["set_aside"]), answer["set_aside"]
    assert all(s["reason"] and s["label"] for s in answer["set_aside"])
    asked = {(q["section"], q["champ"]): q["article"] for q in answer["questions"]}
    assert asked["bae_prevoyance", "revenu_a_garantir"] == "C. assur., art. L. 521-4"
    assert ("client", "email") not in asked and ("client", "telephone") in asked
    assert answer["client_version"] == claire.read(f"clients/{helene['id']}").json()["version"]
