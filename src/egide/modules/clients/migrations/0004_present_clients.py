"""The list's index holds the clients present only; rows keep room on their page for their next version."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations, models

ROOM = "ALTER TABLE public.clients_client SET (fillfactor = 85)"
NO_ROOM = "ALTER TABLE public.clients_client RESET (fillfactor)"


class Migration(migrations.Migration):
    dependencies: ClassVar = [("clients", "0003_sealed")]
    operations: ClassVar = [
        migrations.RemoveIndex(model_name="client", name="clients_nom_ix"),
        migrations.AddIndex(
            model_name="client",
            index=models.Index(
                fields=["team", "nom_tri", "id"],
                name="clients_nom_ix",
                condition=models.Q(deleted_at__isnull=True),
            ),
        ),
        migrations.RunSQL(ROOM, NO_ROOM),
    ]
