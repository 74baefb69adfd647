"""Ages change at midnight in Paris, not at midnight in Greenwich."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations

HERE = Path(__file__).parent
DOSSIER = (HERE / "dossier_day.sql").read_text("utf-8")
DOSSIER_BEFORE = (HERE / "dossier_file.sql").read_text("utf-8")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("clients", "0012_journal")]
    operations: ClassVar = [migrations.RunSQL(DOSSIER, DOSSIER_BEFORE)]
