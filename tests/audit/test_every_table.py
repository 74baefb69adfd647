"""Every table of a firm is audited, or says here why not."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from egide.foundation.audit.constraints import AuditTrigger
from egide.foundation.audit.records import column_of, record_of
from egide.foundation.tenancy.catalogue import tenant_models

pytestmark = pytest.mark.django_db

UNAUDITED = {
    "audit_entry": "the log itself",
    "ai_alert": "told once a month by the machine; what people decide of the budget is audited",
    "ai_cachedanswer": "a model's answers, sealed, for a month; what people decide of them is audited",
    "ai_circuit": "whether a provider is left alone for a while; it moves with every failure",
    "ai_use": "a log of its own: each consultation and its cost, never changed",
    "api_idempotencykey": "answers already given, for a day; the writes they answer are audited",
    "clients_lotclient": "the lines of a change to many: each file's own log has the change and its cause",
    "clients_vuedefaut": "which view one's list opens on; a choice of comfort",
    "imports_ligne": "a line of a file and its outcome; what it wrote is in each file's own log, with the import as cause",
    "intake_extractionrecord": "what the engine understood, written by it alone; what people decide of it is audited",
    "intake_onde": "the loudness of a recording, a picture made from its audio by the work alone",
    "intake_partie": "what arrives of a recording, hundreds of rows gone once it is whole; the recording is audited",
    "intake_pieceentendue": "what was heard of each piece, written by the work alone, gone once the words are together",
    "intake_prise": "the takes of a recording, joined by the work alone; the recording and the files are audited",
    "intake_sourcetext": "the meeting's own text, in bulk, written once with its meeting, which is audited",
    "intake_step": "the progress of the work, a row rewritten at each step; the meeting's state is audited",
    "intake_transcription": "how far the hearing of a recording has come, written by the work alone",
    "intake_transcriptversion": "the meeting's words, in bulk; a version is never rewritten and says who made it",
    "jobs_jobfailure": "a log of its own: what the queue gave up, and why",
    "realtime_counter": "a counter",
    "realtime_event": "identifiers of what changed, for a day; the changes are audited",
    "webhooks_delivery": "a log of its own: each message, its attempts and what was answered, for thirty days",
    "search_entree": "the words of what is audited where it stands, kept by its triggers",
}


def _triggers() -> dict[str, list[str]]:
    """The arguments of the audit trigger, by table, for row triggers on insert, update and delete that are enabled."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, t.tgargs FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_proc p ON p.oid = t.tgfoid WHERE p.proname = 'audit_record' AND t.tgenabled = 'O' AND t.tgtype = 29"
        )
        return {name: bytes(arguments).decode().split("\0")[:-1] for name, arguments in cursor.fetchall()}


def test_every_tenant_table_is_audited_or_explained():
    tenant = {model._meta.db_table for model in tenant_models()}
    assert tenant - _triggers().keys() == UNAUDITED.keys()


def test_every_audited_table_and_column_has_a_name_for_people():
    """An unnamed one is told under its own name, which nobody outside reads."""
    nameless = set()
    for model in apps.get_models():
        rule = next((rule for rule in model._meta.constraints if isinstance(rule, AuditTrigger)), None)
        if rule is None:
            continue
        record = record_of(model._meta.db_table)
        told = {field.column for field in model._meta.local_fields if field.name not in rule.exclude} - {
            "id",
            "team_id",
        }
        nameless |= {f"{record.table}.{name}" for name in told if column_of(record, name).fr == name}
        nameless |= {record.table} if record.fr == record.table else set()
    assert nameless == set()


def test_every_client_table_says_whose_file_it_is_of():
    arguments = {table: given[:2] for table, given in _triggers().items()}
    assert arguments.pop("tenancy_team") == ["id", ""]
    assert arguments.pop("clients_client") == ["team_id", "id"]
    assert arguments.pop("clients_fusion") == ["team_id", "survivant_id"]
    assert {tuple(given) for given in arguments.values()} == {("team_id", "client_id")}


def test_the_database_leaves_out_what_the_models_say():
    triggers = _triggers()
    for model in apps.get_models():
        for rule in model._meta.constraints:
            if isinstance(rule, AuditTrigger):
                left_out = set(triggers[model._meta.db_table][2].strip("{}").split(","))
                assert left_out == {"id", "team_id", *(model._meta.get_field(name).column for name in rule.exclude)}


def test_no_generated_column_is_written_in_the_log():
    """They repeat what the line already tells, and may be long."""
    for model in apps.get_models():
        for rule in model._meta.constraints:
            if isinstance(rule, AuditTrigger):
                assert {field.name for field in model._meta.local_fields if field.generated} <= set(rule.exclude), model
