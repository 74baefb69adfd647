"""The walls and the log's triggers are made, altered and taken away by ordinary migrations."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction

from egide.foundation.audit.constraints import AuditTrigger
from egide.foundation.tenancy.catalogue import findings
from egide.modules.clients.models import Enfant

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

TRIGGER = "SELECT tgargs FROM pg_trigger WHERE tgname = 'clients_enfant_audit'"


def test_the_models_ask_for_nothing_that_the_migrations_lack():
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert out.getvalue() == "No changes detected\n"


def test_the_files_tables_can_be_taken_away_and_made_again_with_their_walls():
    for app in ("intake", "clients"):
        call_command("migrate", app, "zero", database="owner", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        assert "clients_client: the table is missing, migrate first" in findings(cursor)
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        assert findings(cursor) == []


def test_leaving_one_more_column_out_of_the_log_replaces_the_trigger():
    [trigger] = [rule for rule in Enfant._meta.constraints if isinstance(rule, AuditTrigger)]
    wider = AuditTrigger(name=trigger.name, exclude=[*trigger.exclude, "age"], client_column=trigger.client_column)
    assert wider != trigger
    assert wider.clone() == wider
    owner = connections["owner"]
    with transaction.atomic(using="owner"), owner.cursor() as cursor:
        before = bytes(cursor.execute(TRIGGER).fetchone()[0]).decode()
        with owner.schema_editor() as editor:
            editor.remove_constraint(Enfant, trigger)
            editor.add_constraint(Enfant, wider)
        after = bytes(cursor.execute(TRIGGER).fetchone()[0]).decode()
        transaction.set_rollback(True, using="owner")
    assert ",age" not in before
    assert after == before.replace("{id,team_id,", "{id,team_id,age,")
