"""Meetings are found by the search, every word of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from egide.foundation.search.indexing import index_present, no_triggers, triggers

SOURCE = (Path(__file__).parent / "recherche.sql").read_text("utf-8")
TABLES = {"intake_entretien": "id", "intake_transcriptversion": "entretien_id"}


def index(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    index_present(editor, "entretien", "intake_entretien", [*TABLES, "clients_client"])


class Migration(migrations.Migration):
    dependencies: ClassVar = [("intake", "0005_sight"), ("clients", "0008_recherche"), ("search", "0001_initial")]
    operations: ClassVar = [
        migrations.RunSQL(SOURCE, "DROP FUNCTION public.search_source_entretien(uuid, uuid)"),
        migrations.RunPython(index, migrations.RunPython.noop),
        migrations.RunSQL(triggers("entretien", TABLES), no_triggers("entretien", TABLES)),
    ]
