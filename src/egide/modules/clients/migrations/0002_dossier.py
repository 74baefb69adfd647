"""The function that builds a whole client file, as `selectors.dossier_sql` writes it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from django.db import migrations

CREATE = (Path(__file__).parent / "dossier.sql").read_text("utf-8")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("clients", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(CREATE, "DROP FUNCTION public.clients_dossier(uuid, uuid)")]
