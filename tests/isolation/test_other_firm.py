"""Claire, of Cabinet Lavigne, tries everything on the rows of Assurances du Ponant."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, transaction

from egide.foundation.tenancy.public import Team, team_scope
from egide.kit.ids import uuid7
from egide.modules.clients.models import Client, Conjoint, Enfant, Revenu

from .conftest import Cabinet

EVERYTHING = "SELECT (SELECT array_agg(c ORDER BY id) FROM clients_client c), (SELECT array_agg(e ORDER BY id) FROM clients_enfant e)"


@pytest.fixture
def ponant_untouched(lavigne: Cabinet, ponant: Cabinet, raw: Callable[..., list[tuple[object, ...]]]):
    with team_scope(ponant.id):
        before = raw(EVERYTHING)
    yield ponant
    with team_scope(ponant.id):
        assert raw(EVERYTHING) == before


READS = {
    "by key": lambda p: Client.objects.filter(pk=p.helene),
    "by a list of keys": lambda p: Client.objects.filter(pk__in=[p.helene]),
    "by its team": lambda p: Client.objects.filter(team_id=p.id),
    "by its team's name": lambda _: Client.objects.filter(team__nom="Assurances du Ponant"),
    "through its broker": lambda p: Client.objects.filter(conseiller_id=p.courtier),
    "through its children": lambda p: Enfant.objects.filter(client_id=p.helene),
    "through a join": lambda p: Enfant.objects.filter(client__pk=p.helene),
    "through a sub-query": lambda p: Enfant.objects.filter(client__in=Client.objects.filter(pk=p.helene)),
    "by an OR that swallows the filter": lambda p: (
        Client.objects.filter(pk=p.helene) | Client.objects.filter(team_id=p.id)
    ),
    "by a union": lambda p: Client.objects.filter(pk=p.helene).union(Client.objects.filter(team_id=p.id)),
    "by raw SQL": lambda p: Client.objects.raw(
        "SELECT * FROM clients_client WHERE team_id = %s OR id = %s", [p.id, p.helene]
    ),
    "the firm itself": lambda p: Team.objects.filter(pk=p.id),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_nothing_of_the_other_firm_is_read(read, lavigne, ponant):
    with team_scope(ponant.id):
        assert len(list(read(ponant))) > 0
    with team_scope(lavigne.id):
        assert list(read(ponant)) == []


WRITES = {
    "update by key": lambda p: Client.objects.filter(pk=p.helene).update(ville="Volée"),
    "update by team": lambda p: Client.objects.filter(team_id=p.id).update(ville="Volée"),
    "delete by key": lambda p: Client.objects.filter(pk=p.helene).delete()[0],
    "delete of nested rows": lambda p: Enfant.objects.filter(client_id=p.helene).delete()[0],
    "raw delete": lambda p: Client.objects.filter(pk=p.helene)._raw_delete("default"),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_nothing_of_the_other_firm_is_written(write, lavigne, ponant_untouched):
    with team_scope(lavigne.id):
        assert write(ponant_untouched) == 0


RAW_WRITES = {
    "update": "UPDATE clients_client SET ville = 'Volée' WHERE id = %(helene)s RETURNING 1",
    "update without a filter": "UPDATE clients_client SET ville = ville WHERE team_id = %(id)s RETURNING 1",
    "delete": "DELETE FROM clients_client WHERE id = %(helene)s RETURNING 1",
    "delete through a join": "DELETE FROM clients_enfant USING clients_client c WHERE c.id = client_id AND c.team_id = %(id)s RETURNING 1",
    "lock": "SELECT 1 FROM clients_client WHERE id = %(helene)s FOR UPDATE",
}


@pytest.mark.parametrize("sql", RAW_WRITES.values(), ids=RAW_WRITES)
def test_raw_sql_does_not_touch_the_other_firm(sql, lavigne, ponant_untouched, raw):
    sql = sql.replace("%(helene)s", f"'{ponant_untouched.helene}'").replace("%(id)s", f"'{ponant_untouched.id}'")
    with team_scope(lavigne.id):
        assert raw(sql) == []


def test_a_row_held_from_the_other_firm_cannot_be_saved_or_deleted(lavigne, ponant_untouched):
    with team_scope(ponant_untouched.id):
        stolen = Client.objects.get(pk=ponant_untouched.helene)
    stolen.ville = "Volée"
    with team_scope(lavigne.id):
        with pytest.raises(DatabaseError), transaction.atomic():
            stolen.save()
        with pytest.raises(DatabaseError), transaction.atomic():
            stolen.save(update_fields=["ville"])
        assert stolen.delete()[0] == 0
        with pytest.raises(Client.DoesNotExist):
            stolen.refresh_from_db()


REFERENCES = {
    "a child of her client": lambda p: Enfant.objects.create(client_id=p.helene, prenom="Intrus"),
    "a spouse of her client": lambda p: Conjoint.objects.create(client_id=p.helene, prenom="Intrus"),
    "a client of his broker": lambda p: Client.objects.create(matricule="C-X", nom="X", conseiller_id=p.courtier),
    "her client given to his broker": lambda p: Client.objects.filter(prenom="Hélène").update(conseiller_id=p.courtier),
    "children in bulk": lambda p: Enfant.objects.bulk_create([Enfant(client_id=p.helene, prenom="Intrus")]),
    "a child moved": lambda p: Enfant.objects.update(client_id=p.helene),
}


@pytest.mark.parametrize("point", REFERENCES.values(), ids=REFERENCES)
def test_a_row_cannot_point_into_the_other_firm(point, lavigne, ponant_untouched):
    with team_scope(lavigne.id), pytest.raises(IntegrityError), transaction.atomic():
        point(ponant_untouched)


def test_a_row_cannot_be_put_in_the_other_firm(lavigne, ponant_untouched, raw):
    with team_scope(lavigne.id):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Client.objects.create(team_id=ponant_untouched.id, matricule="C-X", nom="X")
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Revenu.objects.update(team_id=ponant_untouched.id)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            raw("UPDATE clients_revenu SET team_id = %s", ponant_untouched.id)
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Team.objects.create(id=uuid7(), nom="Autre", slug="autre")


def test_the_application_can_neither_truncate_nor_lift_the_walls(lavigne, ponant_untouched, raw):
    for sql in (
        "TRUNCATE clients_client CASCADE",
        "ALTER TABLE clients_client DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE clients_client DISABLE TRIGGER ALL",
        "DROP POLICY clients_client_tenant ON clients_client",
        "CREATE POLICY opened ON clients_client USING (true)",
        "SET LOCAL ROLE egide_owner",
        "SET LOCAL ROLE egide_platform",
        "SET LOCAL session_replication_role = replica",
        "CREATE FUNCTION public.door() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ):
        with team_scope(lavigne.id), pytest.raises(ProgrammingError), transaction.atomic():
            raw(sql)


def test_two_firms_may_use_the_same_matricule_and_the_same_key(lavigne, ponant):
    """The key is (team_id, id): an identifier met elsewhere says nothing, not even that it is taken."""
    with team_scope(lavigne.id):
        Client.objects.create(id=ponant.helene, matricule="C-0999", nom="Homonyme")
        assert Client.objects.get(pk=ponant.helene).nom == "Homonyme"
    with team_scope(ponant.id):
        assert Client.objects.get(pk=ponant.helene).nom == "Marchand"
