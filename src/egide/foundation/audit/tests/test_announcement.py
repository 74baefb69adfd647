"""What a transaction tells PostgreSQL, and in how many messages."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection, transaction

from egide.foundation.audit.public import audit_context
from egide.foundation.tenancy.announcement import SILENT, AuditContext, announce_sql
from egide.foundation.tenancy.public import team_scope

NANTES, CLAIRE, ENTRETIEN = (uuid.UUID(int=(7 << 76) | number) for number in (1, 2, 3))
FULL = AuditContext(actor_id=CLAIRE, request_id="r-1", ip="192.0.2.7", cause_kind="entretien", cause_id=ENTRETIEN)

WITHOUT_CAUSE = AuditContext(actor_id=CLAIRE, request_id="r-1", ip="192.0.2.7")


def test_a_silent_transaction_says_nothing():
    assert announce_sql(SILENT, SILENT) == ""


def test_everything_goes_in_one_message():
    assert announce_sql((NANTES, FULL, None), SILENT) == (
        f"SET LOCAL app.team_id = '{NANTES}'; SET LOCAL app.actor_id = '{CLAIRE}'; SET LOCAL app.actor_kind = 'user'; "
        "SET LOCAL app.request_id = 'r-1'; SET LOCAL app.ip = '192.0.2.7'; "
        f"SET LOCAL app.cause_kind = 'entretien'; SET LOCAL app.cause_id = '{ENTRETIEN}'"
    )


def test_only_what_changed_is_said_again():
    assert announce_sql((NANTES, FULL, None), (NANTES, WITHOUT_CAUSE, None)) == (
        f"SET LOCAL app.cause_kind = 'entretien'; SET LOCAL app.cause_id = '{ENTRETIEN}'"
    )
    assert announce_sql(SILENT, (NANTES, None, None)) == "SET LOCAL app.team_id = ''"


def test_all_is_said_again_when_a_savepoint_was_undone():
    assert announce_sql(SILENT, None).count("SET LOCAL") == 9


@pytest.mark.parametrize("text", ["'; DROP TABLE clients_client; --", "a\\'b", "é\0ü", "x" * 500])
def test_a_request_s_identifier_from_outside_is_only_text(text, transactional_db):
    with transaction.atomic(), audit_context(request_id=text), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.request_id')")
        assert cursor.fetchone() == (text.replace("\0", "")[:200],)


@pytest.mark.parametrize(
    ("ip", "told"), [("192.0.2.7", "192.0.2.7"), ("fe80::1%eth0", "fe80::1"), ("unknown", ""), (None, "")]
)
def test_only_an_address_is_told_as_an_address(ip, told):
    assert AuditContext(ip=ip).settings[3] == told


def test_a_scope_costs_one_message_however_many_statements_it_has(transactional_db, monkeypatch):
    messages: list[str] = []
    connection.ensure_connection()
    real = connection.connection.execute
    monkeypatch.setattr(connection.connection, "execute", lambda sql: messages.append(sql) or real(sql))
    with team_scope(NANTES), audit_context(actor_id=CLAIRE), connection.cursor() as cursor:
        for _ in range(5):
            cursor.execute("SELECT 1")
    assert len(messages) == 1


def test_the_audit_s_context_follows_the_code_both_ways(transactional_db):
    said = "SELECT current_setting('app.actor_id', true), current_setting('app.cause_kind', true), current_setting('app.actor_kind', true)"
    with transaction.atomic(), connection.cursor() as cursor:
        with audit_context(actor_id=CLAIRE):
            with audit_context(cause=("entretien", ENTRETIEN)):
                assert cursor.execute(said).fetchone() == (str(CLAIRE), "entretien", "user")
            assert cursor.execute(said).fetchone() == (str(CLAIRE), "", "user")
        assert cursor.execute(said).fetchone() == ("", "", "")
