"""The application adds to the log by writing its rows, and by nothing else; a firm reads its own log."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from egide.foundation.audit.models import AuditEntry
from egide.foundation.audit.public import history
from egide.foundation.tenancy.public import NoTeam, team_scope
from egide.kit.ids import uuid7
from egide.modules.clients.models import Client

FORGERIES = {
    "insert": "INSERT INTO audit_entry (team_id, id, at, actor_kind, request_id, table_name, row_id, action, changes) "
    "VALUES (current_setting('app.team_id')::uuid, gen_random_uuid(), now(), 'user', '', 'x', gen_random_uuid(), 'insert', '{}')",
    "update": "UPDATE audit_entry SET actor_id = gen_random_uuid()",
    "delete": "DELETE FROM audit_entry",
    "truncate": "TRUNCATE audit_entry",
    "trigger off": "ALTER TABLE clients_client DISABLE TRIGGER clients_client_audit",
    "trigger away": "DROP TRIGGER clients_client_audit ON clients_client",
    "function replaced": "CREATE OR REPLACE FUNCTION public.audit_record() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
    "function on a table of its own": "CREATE TEMPORARY TABLE mine (id uuid, team_id uuid); CREATE TRIGGER t AFTER INSERT ON mine "
    "FOR EACH ROW EXECUTE FUNCTION public.audit_record('team_id', 'client_id', '{}')",
    "replica mode": "SET LOCAL session_replication_role = replica",
}


@pytest.mark.parametrize("sql", FORGERIES.values(), ids=FORGERIES)
def test_the_application_cannot_write_the_log(sql, lavigne, helene):
    with team_scope(lavigne):
        before = history()
        with (
            pytest.raises(ProgrammingError, match=r"permission denied|must be owner"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql)
        assert history() == before
        assert len(before) > 0


def test_the_orm_cannot_write_the_log_either(lavigne, helene):
    with team_scope(lavigne):
        for write in (
            lambda: AuditEntry.objects.create(
                at=timezone.now(), actor_kind="user", table_name="x", row_id=uuid7(), action="insert", changes={}
            ),
            lambda: AuditEntry.objects.update(actor_kind="user"),
            lambda: AuditEntry.objects.all().delete(),
        ):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                write()


def test_a_table_in_a_search_path_of_one_s_own_does_not_divert_the_log(lavigne, helene):
    with team_scope(lavigne), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE audit_entry (LIKE public.audit_entry) ON COMMIT DROP")
        cursor.execute("SET LOCAL search_path = pg_temp, public")
        Client.objects.update(ville="Rezé")
        cursor.execute("SELECT count(*) FROM pg_temp.audit_entry")
        assert cursor.fetchone() == (0,)
        cursor.execute("DROP TABLE pg_temp.audit_entry")
        assert history("clients_client", limit=1)[0].changes == {"ville": ["Nantes", "Rezé"]}


def test_a_firm_reads_its_own_log_only(lavigne, ponant, helene):
    with team_scope(ponant):
        assert history(client_id=helene) == []
        assert history("clients_client") == []
        assert [line.table_name for line in history()] == ["tenancy_team"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry")
        assert cursor.fetchone() == (0,)
    with pytest.raises(NoTeam):
        history()
