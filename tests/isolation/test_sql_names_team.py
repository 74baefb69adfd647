"""Every SQL statement on a tenant table says which firm's."""

from __future__ import annotations

import pytest
from django.db.models import Count, Exists, OuterRef

from egide.foundation.audit.public import history
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Client, Enfant

from .sql_names_team import without_team

T = "00000000-0000-7000-8000-000000000001"


@pytest.mark.parametrize(
    "sql",
    [
        f"SELECT * FROM clients_client WHERE team_id = '{T}'",
        'SELECT "clients_client"."id" FROM "clients_client" WHERE "clients_client"."team_id" = %s',
        'SELECT 1 FROM "clients_enfant" INNER JOIN "clients_client" T3 ON ("clients_enfant"."client_id" = T3."id" AND ("clients_enfant"."team_id" = (T3."team_id"))) WHERE "clients_enfant"."team_id" = %s',
        'INSERT INTO "clients_client" ("id", "team_id", "nom") VALUES (%s, %s, %s)',
        "UPDATE clients_client c SET nom = %s WHERE c.team_id = %s",
        "DELETE FROM clients_client WHERE team_id IN (%s)",
        'SELECT 1 FROM "tenancy_team" WHERE "tenancy_team"."id" = %s',
        "SELECT count(*) FROM accounts_user",
        "SELECT 'FROM clients_client'",
    ],
)
def test_a_statement_that_names_the_firm_is_accepted(sql):
    assert without_team(sql) == []


@pytest.mark.parametrize(
    ("sql", "missing"),
    [
        ("SELECT * FROM clients_client", ["clients_client"]),
        ('SELECT "clients_client"."team_id" FROM "clients_client" ORDER BY 1', ["clients_client"]),
        ("SELECT * FROM clients_client WHERE nom = 'team_id = 1'", ["clients_client"]),
        ("SELECT 1 FROM clients_enfant e JOIN clients_client c ON c.id = e.client_id WHERE e.team_id = %s", ["c"]),
        ("INSERT INTO clients_client (id, nom) VALUES (%s, %s)", ["clients_client"]),
        ("UPDATE clients_client SET nom = 'x' WHERE id = %s", ["clients_client"]),
        ("DELETE FROM clients_enfant USING clients_client c WHERE c.id = client_id", ["clients_enfant", "c"]),
    ],
)
def test_a_statement_that_does_not_is_found(sql, missing):
    assert without_team(sql) == missing


def test_the_orm_names_the_firm_in_every_statement(lavigne, assert_sql_names_team):
    with team_scope(lavigne.id), assert_sql_names_team() as statements:
        helene = Client.objects.select_related("conseiller", "conjoint").get(matricule="C-0001")
        assert helene.conseiller.titre == "Courtière"
        list(Client.objects.prefetch_related("enfant_set").annotate(enfants=Count("enfant")).order_by("nom"))
        list(Enfant.objects.filter(client__conseiller__titre="Courtière"))
        list(Client.objects.exclude(enfant__prenom="Léa"))
        list(Client.objects.filter(Exists(Enfant.objects.filter(client=OuterRef("pk")))))
        helene.ville = "Rezé"
        helene.save()
        Enfant.objects.filter(client__nom="Marchand").update(age=4)
        Client.objects.bulk_create([Client(matricule="C-0100", nom="Petit"), Client(matricule="C-0101", nom="Petit")])
        Client.objects.filter(nom="Petit").delete()
        history(client_id=lavigne.helene)
        helene.delete()
    assert len(statements) > 15


def test_a_statement_that_forgets_the_firm_fails_the_test(lavigne, assert_sql_names_team, raw):
    with (
        team_scope(lavigne.id),
        pytest.raises(AssertionError, match="clients_client without team_id"),
        assert_sql_names_team(),
    ):
        raw("SELECT count(*) FROM clients_client")
