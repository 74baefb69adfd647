"""The walls and the log's triggers are made, altered and taken away by ordinary migrations."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from tests.cast import Cast
from tests.people import logged_in

from egide.foundation.audit.constraints import AuditTrigger
from egide.foundation.tenancy.catalogue import findings
from egide.foundation.tenancy.public import team_scope
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


def test_accounts_written_in_plain_before_are_sealed_and_masked_everywhere(cast: Cast):
    claire, iban = logged_in(cast.claire), "FR7699999044000001234567881"
    helene = claire.send("POST", "clients", {"nom": "Marchand"}, headers={"Idempotency-Key": "helene"}).json()
    call_command("migrate", "clients", "0002_dossier", database="owner", verbosity=0, interactive=False)
    with team_scope(cast.lavigne.id), connection.cursor() as cursor:
        where = [iban, cast.lavigne.id, helene["id"]]
        cursor.execute("UPDATE clients_client SET iban = %s WHERE team_id = %s AND id = %s", where)
        cursor.execute("SELECT changes -> 'iban' FROM audit_entry WHERE jsonb_exists(changes, 'iban')")
        assert [json.loads(line) for (line,) in cursor.fetchall()] == [[None, iban]]

    call_command("migrate", database="owner", verbosity=0, interactive=False)

    with connection.cursor() as cursor:
        assert findings(cursor) == []
    assert claire.read(f"clients/{helene['id']}").json()["iban"] == "FR76 •••• 7881"
    [told, *_earlier] = claire.read(f"clients/{helene['id']}/history").json()["results"]
    assert told["changes"] == {"iban": [None, "FR76 •••• 7881"]}
    revealed = claire.send("POST", f"clients/{helene['id']}/reveal", {"champ": "iban", "motif": "Vérification"})
    assert revealed.json() == {"valeur": iban}
    call_command("migrate", "clients", "0002_dossier", database="owner", verbosity=0, interactive=False)
    with team_scope(cast.lavigne.id), connection.cursor() as cursor:
        cursor.execute("SELECT iban FROM clients_client WHERE team_id = %s", [cast.lavigne.id])
        assert cursor.fetchall() == [(iban,)]
    call_command("migrate", database="owner", verbosity=0, interactive=False)


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
