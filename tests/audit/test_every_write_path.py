"""By whatever path a row is written, the log says who, why, and the exact values before and after."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import pytest
from django.db import connection, transaction

from egide.foundation.audit.public import AuditLine, audit_context, history
from egide.foundation.tenancy.public import Team, team_scope
from egide.kit.ids import uuid7
from egide.modules.clients.models import Client, Enfant, Revenu

CLAIRE, ENTRETIEN = uuid7(), uuid7()


def lines_of(table: str, **asked: uuid.UUID) -> list[tuple[str, dict]]:
    return [(line.action, line.changes) for line in history(table, **asked)]


def last(table: str, **asked: uuid.UUID) -> AuditLine:
    return history(table, limit=1, **asked)[0]


def test_a_creation_tells_every_value_given(lavigne):
    with team_scope(lavigne):
        client = Client.objects.create(
            matricule="C-0007", nom="Petit", prenom="Noé", revenus_annuels="42000.50", besoins=["sante"], fumeur=False
        )
        [line] = history("clients_client", client.id)
    assert line.action == "insert"
    assert line.changes == {
        "matricule": [None, "C-0007"],
        "nom": [None, "Petit"],
        "prenom": [None, "Noé"],
        "revenus_annuels": [None, 42000.5],
        "besoins": [None, ["sante"]],
        "fumeur": [None, False],
        "statut": [None, "prospect"],
        "type_personne": [None, "physique"],
    }


def test_a_save_tells_only_what_changed(lavigne, helene):
    with team_scope(lavigne):
        client = Client.objects.get(pk=helene)
        client.ville, client.profession, client.fumeur = "Rezé", "Infirmière", True
        client.version += 1
        client.save()
        line = last("clients_client", row_id=helene)
    assert line.action == "update"
    assert line.changes == {"ville": ["Nantes", "Rezé"], "profession": [None, "Infirmière"], "fumeur": [None, True]}


def test_a_save_that_changes_nothing_leaves_no_line(lavigne, helene):
    with team_scope(lavigne):
        before = len(history())
        Client.objects.get(pk=helene).save()
        Client.objects.update(version=9, updated_at=dt.datetime.now(dt.UTC))
        assert len(history()) == before


def test_an_update_of_many_rows_leaves_a_line_for_each(lavigne, helene):
    with team_scope(lavigne):
        Client.objects.create(matricule="C-0002", nom="Petit")
        assert Client.objects.update(ville="Rezé") == 2
        assert [line.changes for line in history("clients_client", limit=2)] == [
            {"ville": [None, "Rezé"]},
            {"ville": ["Nantes", "Rezé"]},
        ]


def test_bulk_creation_and_bulk_update_are_seen(lavigne, helene):
    with team_scope(lavigne):
        Revenu.objects.bulk_create(Revenu(client_id=helene, nature="salaire", montant=Decimal(n)) for n in (1000, 2000))
        assert [line.changes["montant"] for line in history("clients_revenu")] == [[None, 2000], [None, 1000]]
        revenus = list(Revenu.objects.order_by("montant"))
        for revenu in revenus:
            revenu.montant = Decimal("1500.50")
        Revenu.objects.bulk_update(revenus, ["montant"])
        assert sorted(line.changes["montant"] for line in history("clients_revenu", limit=2)) == [
            [1000, 1500.5],
            [2000, 1500.5],
        ]


def test_an_upsert_tells_what_it_did(lavigne, helene):
    with team_scope(lavigne):
        Client.objects.bulk_create(
            [Client(matricule="C-0001", nom="Durand"), Client(matricule="C-0002", nom="Neuf")],
            update_conflicts=True,
            unique_fields=["team", "matricule"],
            update_fields=["nom"],
        )
        assert sorted((line.action, line.changes["nom"]) for line in history("clients_client", limit=2)) == [
            ("insert", [None, "Neuf"]),
            ("update", ["Marchand", "Durand"]),
        ]


def test_raw_sql_is_seen(lavigne, helene):
    with team_scope(lavigne), connection.cursor() as cursor:
        cursor.execute("UPDATE clients_enfant SET age = age + 1 WHERE team_id = %s", [lavigne])
        assert last("clients_enfant").changes == {"age": [4, 5]}
        cursor.execute("DELETE FROM clients_enfant WHERE team_id = %s", [lavigne])
        line = last("clients_enfant")
    assert (line.action, line.client_id) == ("delete", helene)
    assert line.changes == {"prenom": ["Léa", None], "age": [5, None], "client_id": [str(helene), None]}


def test_a_deletion_takes_its_nested_rows_into_the_log(lavigne, helene):
    with team_scope(lavigne):
        Client.objects.get(pk=helene).delete()
        assert {(line.table_name, line.action) for line in history(client_id=helene, limit=2)} == {
            ("clients_client", "delete"),
            ("clients_enfant", "delete"),
        }
        assert last("clients_client", row_id=helene).changes["nom"] == ["Marchand", None]
        assert last("clients_enfant").changes["prenom"] == ["Léa", None]


def test_what_is_undone_is_not_in_the_log(lavigne, helene):
    with team_scope(lavigne):
        before = history()
        with pytest.raises(KeyError), transaction.atomic():
            Client.objects.update(nom="Annulé")
            raise KeyError
        assert history() == before


def test_the_firm_s_own_row_is_audited(lavigne):
    with team_scope(lavigne):
        Team.objects.filter(pk=lavigne).update(orias="07001234")
        assert last("tenancy_team", row_id=lavigne).changes == {"orias": ["", "07001234"]}


def test_the_log_says_who_from_where_and_why(lavigne, helene):
    with team_scope(lavigne):
        with (
            audit_context(actor_id=CLAIRE, request_id="req-42", ip="192.0.2.7"),
            audit_context(cause=("entretien", ENTRETIEN)),
        ):
            Client.objects.update(ville="Rezé")
        line = last("clients_client")
    assert (line.actor_id, line.actor_kind, line.request_id, line.ip) == (CLAIRE, "user", "req-42", "192.0.2.7")
    assert (line.cause_kind, line.cause_id) == ("entretien", ENTRETIEN)
    assert (line.table_name, line.row_id, line.client_id) == ("clients_client", helene, helene)
    assert dt.datetime.now(dt.UTC) - line.at < dt.timedelta(minutes=5)


def test_without_a_context_the_line_says_sql(lavigne, helene):
    with team_scope(lavigne):
        line = last("clients_client")
    assert (line.actor_id, line.actor_kind, line.request_id, line.ip, line.cause_kind, line.cause_id) == (
        None,
        "sql",
        "",
        None,
        None,
        None,
    )


def test_two_people_in_one_transaction_are_told_apart(lavigne, helene):
    thomas = uuid7()
    with team_scope(lavigne):
        with audit_context(actor_id=CLAIRE):
            Enfant.objects.update(age=5)
        with audit_context(actor_id=thomas, actor_kind="job"):
            Enfant.objects.update(age=6)
        Enfant.objects.update(age=7)
        told = [(line.actor_id, line.actor_kind, line.changes["age"]) for line in history("clients_enfant", limit=3)]
    assert told == [(None, "sql", [6, 7]), (thomas, "job", [5, 6]), (CLAIRE, "user", [4, 5])]


def test_the_log_is_read_by_row_by_file_by_field_and_by_page(lavigne, helene):
    with team_scope(lavigne):
        Client.objects.update(ville="Rezé")
        Client.objects.update(nom="Durand")
        enfant = Enfant.objects.get()
        assert [action for action, _ in lines_of("clients_client", row_id=helene)] == ["update", "update", "insert"]
        assert [line.table_name for line in history(client_id=helene)] == ["clients_client"] * 2 + [
            "clients_enfant",
            "clients_client",
        ]
        assert [line.changes["ville"] for line in history("clients_client", field="ville")] == [
            ["Nantes", "Rezé"],
            [None, "Nantes"],
        ]
        assert [line.row_id for line in history("clients_enfant")] == [enfant.id]
        assert history(client_id=helene, limit=1, offset=1) == history(client_id=helene)[1:2]
        assert history("clients_client", uuid7()) == []


def test_one_query_reads_the_log(lavigne, helene, django_assert_num_queries, assert_sql_names_team):
    with team_scope(lavigne), django_assert_num_queries(1), assert_sql_names_team():
        history(client_id=helene)
