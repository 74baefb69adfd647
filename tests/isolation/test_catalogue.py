"""The catalogue of the migrated database, table by table."""

from __future__ import annotations

from io import StringIO

import psycopg
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection, connections

from egide.foundation.tenancy.catalogue import findings, tenant_models
from egide.runtime.postgres import test_cluster as cluster

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

# Tables without a firm, and why. A new table is either a tenant table or explained here.
GLOBAL = {
    "accounts_user": "a person may belong to several firms",
    "accounts_session": "a session exists before its person has chosen a firm",
    "accounts_ssodomain": "asked before anybody is known: at which firm's door an address is",
    "api_cache": "counters that expire; a key is built with its team",
    "account_emailaddress": "of a person",
    "account_emailconfirmation": "of a person",
    "mfa_authenticator": "of a person",
    "auth_group": "Django's, unused",
    "auth_group_permissions": "Django's, unused",
    "auth_permission": "Django's, unused",
    "django_content_type": "Django's, no business data",
    "django_migrations": "Django's, no business data",
    "procrastinate_jobs": "the queue; a job carries its team and only identifiers",
    "procrastinate_events": "the queue",
    "procrastinate_periodic_defers": "the queue",
    "procrastinate_workers": "the queue",
}


def test_the_suite_runs_as_a_role_that_row_security_stops(raw):
    [(name, superuser, bypasses)] = raw(
        "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
    )
    assert (name, superuser, bypasses) == ("egide_app", False, False)
    assert raw(
        "SELECT count(*) FROM pg_class WHERE pg_has_role(relowner, 'MEMBER') AND relnamespace = 'public'::regnamespace"
    ) == [(0,)]


def test_the_walls_stand_in_the_catalogue():
    with connection.cursor() as cursor:
        assert findings(cursor) == []


def test_every_table_is_a_firm_s_or_explained(raw):
    tables = {
        name
        for (name,) in raw(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        )
    }
    tenant = {model._meta.db_table for model in tenant_models()}
    assert tables - tenant - GLOBAL.keys() == set()
    assert tenant <= tables


def test_every_tenant_table_is_led_by_its_firm_in_an_index(raw):
    led = {
        name
        for (name,) in raw(
            "SELECT DISTINCT indrelid::regclass::text FROM pg_index JOIN pg_attribute ON attrelid = indrelid "
            "AND attnum = indkey[0] WHERE attname = 'team_id'"
        )
    }
    assert {model._meta.db_table for model in tenant_models()} - led == {"tenancy_team"}


def test_the_command_says_that_the_walls_hold():
    out = StringIO()
    call_command("audit_tenancy", stdout=out)
    assert out.getvalue() == f"{len(tenant_models())} tables de cabinet : les murs tiennent.\n"


def test_the_command_refuses_the_role_that_owns_the_tables():
    with pytest.raises(CommandError, match="the application owns it"):
        call_command("audit_tenancy", database="owner")


BREACHES = [
    ("ALTER TABLE clients_client DISABLE ROW LEVEL SECURITY", "clients_client: row-level security is not forced"),
    ("ALTER TABLE clients_client NO FORCE ROW LEVEL SECURITY", "clients_client: row-level security is not forced"),
    ("CREATE POLICY opened ON clients_client USING (true)", "clients_client: not the one policy of a tenant table"),
    (
        "ALTER POLICY clients_client_tenant ON clients_client USING (true)",
        "clients_client: not the one policy of a tenant table",
    ),
    ("CREATE UNIQUE INDEX by_email ON clients_client (email)", "by_email: a unique index without team_id"),
    (
        "CREATE UNIQUE INDEX k ON clients_client (id); ALTER TABLE clients_enfant ADD CONSTRAINT simple FOREIGN KEY (client_id) REFERENCES clients_client (id)",
        "simple: a foreign key between tenant tables without team_id",
    ),
    (
        "ALTER TABLE clients_enfant DROP CONSTRAINT clients_enfant_tpk; ALTER TABLE clients_enfant ADD PRIMARY KEY (id)",
        "clients_enfant: the primary key is not (team_id, id)",
    ),
    ("GRANT TRUNCATE ON clients_client TO egide_app", "clients_client: the application owns it, or may truncate"),
    ("GRANT INSERT ON audit_entry TO egide_app", "audit_entry: the application may write to an append-only table"),
    ("CREATE TABLE leaky (id uuid, team_id uuid)", "leaky: has team_id and no row-level security"),
    (
        "CREATE FUNCTION careless() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
        "careless(): runs as its owner without a fixed search_path",
    ),
    (
        "ALTER TABLE clients_enfant DROP CONSTRAINT clients_enfant_tpk, ALTER COLUMN team_id DROP NOT NULL",
        "clients_enfant: team_id may be null",
    ),
]


@pytest.mark.parametrize(
    ("breach", "finding"), BREACHES, ids=[finding.split(":")[1].strip()[:40] for _, finding in BREACHES]
)
def test_a_breach_is_found(breach, finding):
    """Made by the owner in a transaction that is undone; the reader is the application's role, in that transaction."""
    name = str(connections["default"].settings_dict["NAME"])
    with psycopg.connect(cluster().superuser_url(name)) as server:
        server.execute("SET LOCAL lock_timeout = '5s'; SET LOCAL ROLE egide_owner")
        server.execute(breach)
        server.execute("SET LOCAL ROLE egide_app")
        with server.cursor() as cursor:
            found = findings(cursor)
        server.rollback()
    assert any(finding in line for line in found), found


def test_row_security_of_each_tenant_table_is_a_meta_constraint_of_its_model():
    from egide.foundation.tenancy.constraints import TenantIsolation

    for model in apps.get_models():
        if hasattr(model, "tenant_column"):
            assert sum(isinstance(rule, TenantIsolation) for rule in model._meta.constraints) == 1, model
