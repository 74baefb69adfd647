"""Clients are found by the search, with the people around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from egide.foundation.search.indexing import index_present, no_triggers, triggers

SOURCE = (Path(__file__).parent / "recherche.sql").read_text("utf-8")
TABLES = {
    "clients_client": "id",
    "clients_conjoint": "client_id",
    "clients_entreprise": "client_id",
    "clients_contact": "client_id",
    "clients_etiquetage": "client_id",
}
READ = (*TABLES, "clients_etiquette")

# Whose file a limited member may open: row security answers, here as everywhere.
SEEN = """
CREATE OR REPLACE FUNCTION public.search_seen_clients(firm uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT c.id FROM public.clients_client c WHERE c.team_id = firm
$$;
"""
NOBODY = """
CREATE OR REPLACE FUNCTION public.search_seen_clients(firm uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT firm WHERE false
$$;
"""


def index(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    index_present(editor, "client", "clients_client", READ)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("clients", "0007_sight"), ("search", "0001_initial")]
    operations: ClassVar = [
        migrations.RunSQL(SOURCE, "DROP FUNCTION public.search_source_client(uuid, uuid)"),
        migrations.RunPython(index, migrations.RunPython.noop),
        migrations.RunSQL(triggers("client", TABLES), no_triggers("client", TABLES)),
        migrations.RunSQL(SEEN, NOBODY),
    ]
