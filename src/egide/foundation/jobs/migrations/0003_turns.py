"""Firms take turns in the queue: the one with much to do does not make the others wait."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations

SOURCE = (Path(__file__).parent / "turns.sql").read_text("utf-8")
UNDO = "DROP FUNCTION jobs_fetch(varchar[], bigint, text[], text[]);DROP INDEX procrastinate_jobs_turn_ix"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("jobs", "0002_watch")]
    operations: ClassVar = [migrations.RunSQL(SOURCE, UNDO)]
