"""Without a firm, with one, with another: on the same connection, again and again."""

from __future__ import annotations

import uuid

import pytest
from django.db import IntegrityError, connection, transaction

from egide.foundation.tenancy.public import (
    NoTeam,
    NoTransaction,
    Team,
    TeamSwitch,
    all_teams,
    current_team_id,
    team_scope,
)
from egide.modules.clients.models import Client, Enfant

COUNT = "SELECT count(*) FROM clients_client"


def test_without_a_firm_the_orm_refuses(lavigne):
    for use in (
        Client.objects.count,
        Client.objects.first,
        Client.objects.all().delete,
        lambda: Client.objects.update(ville="x"),
    ):
        with pytest.raises(NoTeam):
            use()
    with pytest.raises(NoTeam):
        Client.objects.create(matricule="C-9", nom="Perdu")
    with pytest.raises(NoTeam):
        Team.objects.count()
    with pytest.raises(NoTeam):
        current_team_id()


def test_without_a_firm_raw_sql_sees_and_writes_nothing_on_a_connection_that_had_one(lavigne, raw):
    with team_scope(lavigne.id):
        assert raw(COUNT) == [(13,)]
    assert raw(COUNT) == [(0,)]
    assert raw("UPDATE clients_client SET ville = 'x' RETURNING 1") == []
    assert raw("DELETE FROM clients_client RETURNING 1") == []
    with pytest.raises(Exception, match="row-level security"), transaction.atomic():
        raw(
            "INSERT INTO clients_client (id, team_id, matricule, nom) VALUES (gen_random_uuid(), %s, 'X', 'X')",
            lavigne.id,
        )
    with team_scope(lavigne.id):
        assert raw(COUNT) == [(13,)]


def test_every_firm_at_once_is_nothing_for_the_application(lavigne):
    with all_teams():
        assert Client.objects.count() == 0


def test_a_firm_without_a_transaction_is_refused(transactional_db):
    with team_scope(uuid.uuid4(), atomic=False), pytest.raises(NoTransaction):
        Client.objects.count()


def test_the_connection_forgets_the_firm_with_the_transaction(transactional_db):
    team = uuid.uuid4()
    told = "SELECT current_setting('app.team_id', true)"
    with connection.cursor() as cursor:
        with team_scope(team):
            assert cursor.execute(told).fetchone() == (str(team),)
        assert cursor.execute(told).fetchone() == ("",)
        with pytest.raises(KeyError), team_scope(team):
            assert cursor.execute(told).fetchone() == (str(team),)
            raise KeyError
        assert cursor.execute(told).fetchone() == ("",)


def test_one_firm_cannot_be_entered_inside_another(lavigne, ponant):
    with team_scope(lavigne.id):
        with pytest.raises(TeamSwitch), team_scope(ponant.id):
            pass
        with pytest.raises(TeamSwitch), all_teams():
            pass
        with team_scope(lavigne.id):
            assert Client.objects.count() == 13
        assert current_team_id() == lavigne.id


def test_two_firms_one_after_the_other_in_one_transaction(lavigne, ponant, raw):
    with team_scope(lavigne.id):
        Client.objects.filter(nom="Nom02").delete()
        assert raw(COUNT) == [(12,)]
    with team_scope(ponant.id):
        assert raw(COUNT) == [(13,)]
        assert Client.objects.count() == 13


def test_a_cursor_that_outlives_its_scope_sees_the_next_firm_only(lavigne, ponant):
    with connection.cursor() as cursor:
        with team_scope(lavigne.id):
            assert cursor.execute("SELECT DISTINCT team_id FROM clients_client").fetchall() == [(lavigne.id,)]
        assert cursor.execute("SELECT DISTINCT team_id FROM clients_client").fetchall() == []
        with team_scope(ponant.id):
            assert cursor.execute("SELECT DISTINCT team_id FROM clients_client").fetchall() == [(ponant.id,)]


def test_a_savepoint_that_is_undone_does_not_undo_the_firm(lavigne, ponant, raw):
    with team_scope(lavigne.id):
        with pytest.raises(IntegrityError), transaction.atomic():
            Client.objects.create(matricule="C-0001", nom="Doublon")
        assert raw(COUNT) == [(13,)]
    with pytest.raises(KeyError), transaction.atomic(), team_scope(ponant.id):
        raw(COUNT)
        raise KeyError
    assert raw(COUNT) == [(0,)]
    with team_scope(ponant.id):
        assert raw(COUNT) == [(13,)]


def test_a_queryset_built_in_one_scope_reads_the_scope_in_which_it_runs(lavigne, ponant):
    with team_scope(lavigne.id):
        helene = Client.objects.filter(prenom="Hélène")
        enfants = Enfant.objects.filter(client__prenom="Hélène")
        assert helene.get().id == lavigne.helene
    with team_scope(ponant.id):
        assert helene.all().get().id == ponant.helene
        assert enfants.all().count() == 2
    with pytest.raises(NoTeam):
        helene.all().get()
