"""Documents, notes and tasks are found by the search."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from egide.foundation.search.indexing import index_present, no_triggers, triggers

SOURCE = (Path(__file__).parent / "recherche.sql").read_text("utf-8")
KINDS = {"piece": "suivi_piece", "note": "suivi_note", "tache": "suivi_tache"}
NO_SOURCE = "".join(f"DROP FUNCTION public.search_source_{kind}(uuid, uuid);" for kind in KINDS)


def index(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    for kind, table in KINDS.items():
        index_present(editor, kind, table, ["clients_client"])


class Migration(migrations.Migration):
    dependencies: ClassVar = [("suivi", "0002_sight"), ("clients", "0008_recherche"), ("search", "0001_initial")]
    operations: ClassVar = [
        migrations.RunSQL(SOURCE, NO_SOURCE),
        migrations.RunPython(index, migrations.RunPython.noop),
        *(
            migrations.RunSQL(triggers(kind, {table: "id"}), no_triggers(kind, {table: "id"}))
            for kind, table in KINDS.items()
        ),
    ]
