"""Many changes at once, as a reviewed meeting brings them; and which client a meeting is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast

from egide.foundation.audit.public import audit_context, history
from egide.foundation.tenancy.public import team_scope
from egide.kit.errors import Invalid, NotFound, StaleVersion
from egide.kit.ids import uuid7
from egide.modules.clients.public import (
    AddBesoin,
    AddRow,
    Change,
    Origine,
    RemoveBesoin,
    RemoveRow,
    SetValues,
    apply_changes,
    create_client,
    dossier_text,
    find_candidates,
    set_pending_review,
)

MEETING = uuid7()
CAUSE = Origine("entretien", MEETING)


@pytest.fixture(autouse=True)
def firm(cast: Cast) -> Iterator[None]:
    with team_scope(cast.lavigne.id):
        yield


def client(**values: Any) -> dict[str, Any]:
    return create_client(values={"nom": "Marchand", "prenom": "Hélène"} | values, origine=Origine("saisie"))


def apply(file: dict[str, Any], *changes: Change, version: int | None = 1) -> Any:
    with audit_context(cause=("entretien", MEETING)):
        return apply_changes(client_id=UUID(file["id"]), changes=changes, expected_version=version, cause=CAUSE)


def test_a_review_is_applied_whole_under_one_version_and_one_cause():
    file = client()
    applied = apply(
        file,
        SetValues("client", {"profession": "infirmière libérale", "fumeur": False}),
        SetValues("conjoint", {"prenom": "Julien"}),
        SetValues("bae_retraite", {"age_depart_retraite": 63}),
        AddRow("enfants", {"prenom": "Maël"}),
        AddRow("enfants", {"prenom": "Louise"}),
        AddRow("revenus", {"nature": "bnc", "montant": 54_200, "periodicite": "annuel"}),
        AddBesoin("retraite"),
        AddBesoin("retraite"),
    )
    now = dossier_text(file["id"]).parsed()
    assert (applied.version, applied.changed, now["version"]) == (2, True, 2)
    assert (now["profession"], now["fumeur"], now["besoins"]) == ("infirmière libérale", False, ["retraite"])
    assert (now["conjoint"]["prenom"], now["bae_retraite"]["age_depart_retraite"]) == ("Julien", 63)
    assert [child["prenom"] for child in now["enfants"]] == ["Maël", "Louise"]
    assert now["revenus_foyer"] == 54_200
    assert now["origines"]["fumeur"] == now["enfants"][0]["origines"]["prenom"]
    assert (now["origines"]["fumeur"]["kind"], now["origines"]["fumeur"]["id"]) == ("entretien", str(MEETING))
    lines = [line for line in history(client_id=applied.client_id) if line.cause_id == MEETING]
    assert sorted(line.table_name for line in lines) == [
        *(
            "clients_baeretraite",
            "clients_client",
            "clients_conjoint",
            "clients_enfant",
            "clients_enfant",
            "clients_revenu",
        ),
    ]


def test_applying_twice_changes_nothing_the_second_time():
    file = client()
    change = SetValues("client", {"ville": "Rezé"})
    assert apply(file, change).version == 2
    again = apply(file, change, version=None)
    assert (again.version, again.changed) == (2, False)


def test_a_file_changed_by_someone_else_is_not_touched():
    file = client()
    apply(file, SetValues("client", {"ville": "Rezé"}))
    with pytest.raises(StaleVersion):
        apply(file, SetValues("client", {"ville": "Nantes"}), AddRow("enfants", {"prenom": "Maël"}))
    now = dossier_text(file["id"]).parsed()
    assert (now["ville"], now["enfants"]) == ("Rezé", [])


def test_one_bad_value_refuses_everything_and_says_which():
    file = client()
    with pytest.raises(Invalid) as refusal:
        apply(
            file,
            SetValues("client", {"ville": "Rezé"}),
            SetValues("client", {"email": "pas une adresse"}),
            AddRow("revenus", {"montant": 3}),
        )
    assert set(refusal.value.errors) == {"1.email", "2.nature"}
    assert dossier_text(file["id"]).parsed()["ville"] is None


def test_rows_are_changed_and_removed_by_their_id_and_the_others_stay():
    file = client()
    first = apply(file, AddRow("passifs", {"nature": "credit_auto"}), AddRow("passifs", {"nature": "decouvert"}))
    auto, overdraft = (UUID(row["id"]) for row in first.dossier["passifs"])
    second = apply(
        file, SetValues("passifs", {"capital_restant_du": 8_000}, auto), RemoveRow("passifs", overdraft), version=2
    )
    assert [(row["nature"], row["capital_restant_du"]) for row in second.dossier["passifs"]] == [("credit_auto", 8_000)]
    assert dossier_text(file["id"]).parsed()["passifs"] == second.dossier["passifs"]
    with pytest.raises(NotFound):
        apply(file, SetValues("passifs", {"capital_restant_du": 1}, overdraft), version=3)


def test_needs_are_added_and_removed_never_replaced():
    file = client(besoins=["sante", "retraite"])
    applied = apply(file, AddBesoin("prevoyance"), RemoveBesoin("sante"), RemoveBesoin("auto"))
    assert applied.dossier["besoins"] == ["prevoyance", "retraite"]


def test_sixty_leaves_take_a_statement_a_table_and_not_one_a_leaf():
    file = client()
    changes: list[Change] = [
        SetValues("client", {"ville": "Rezé", "adresse": "14 rue des Camélias", "code_postal": "44400"})
    ]
    changes += [
        AddRow("enfants", {"prenom": prenom, "fiscalement_a_charge": True}) for prenom in ("Maël", "Louise", "Zoé")
    ]
    changes += [
        AddRow("revenus", {"nature": "salaire", "montant": 1_000 + rank, "periodicite": "mensuel"}) for rank in range(9)
    ]
    changes += [AddRow("contrats_existants", {"type": "auto", "assureur": f"A{rank}"}) for rank in range(9)]
    changes += [
        SetValues("bae_epargne", {"objectif": "études", "horizon_placement": "long", "epargne_disponible": True})
    ]
    with CaptureQueriesContext(connection) as statements:
        assert apply(file, *changes).changed
    # The file, the client, a section, three tables of rows, the event.
    assert len(statements) == 7


def test_the_file_that_apply_answers_is_the_file_that_is_read():
    applied = apply(
        client(), SetValues("client", {"date_naissance": "1978-06-08"}), AddRow("enfants", {"prenom": "Maël"})
    )
    read = dossier_text(applied.client_id).parsed()
    assert {**applied.dossier, "updated_at": None} == {**read, "updated_at": None}


def test_candidates_are_proposed_with_their_reasons_surest_first():
    first = client(email="helene@courriel.example", telephone="06 39 98 07 93", date_naissance="1978-06-08")
    second = client(nom="Le Goff", nom_naissance="Marchand", prenom="HELENE")
    client(nom="Auger", prenom="Bastien")
    found = find_candidates(nom="marchand", prenom="Hélène", date_naissance="1978-06-08", telephone="0639980793")
    assert [(str(c.id), c.reasons, c.score) for c in found] == [
        (first["id"], ("telephone", "nom_prenom_naissance"), 0.99),
        (second["id"], ("nom_prenom",), 0.5),
    ]
    assert [c.reasons for c in find_candidates(email="HELENE@courriel.example")] == [("email",)]
    assert find_candidates(nom="Marchand") == []
    assert find_candidates(telephone="06 39") == []


def test_candidates_are_of_the_firm_and_present(cast):
    client(email="helene@courriel.example")
    gone = client(email="gone@courriel.example")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE clients_client SET deleted_at = now() WHERE team_id = %s AND id = %s", [cast.lavigne.id, gone["id"]]
        )
    assert find_candidates(email="gone@courriel.example") == []
    assert len(find_candidates(email="helene@courriel.example")) == 1


def test_values_waiting_for_a_decision_are_counted_on_the_client():
    file = client()
    set_pending_review(client_id=UUID(file["id"]), count=14)
    assert dossier_text(file["id"]).parsed()["a_relire"] == 14
