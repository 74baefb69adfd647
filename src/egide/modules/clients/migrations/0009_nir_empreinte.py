"""A keyed hash beside each social security number, for the same one to be found again without opening any."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import egide.foundation.audit.constraints
import egide.modules.clients.models.fields
from egide.kit.sealing import CannotOpen, Sealer


def note_digests(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Of the numbers already there; one that no key opens any more keeps none."""
    sealer = Sealer(settings.EGIDE_ENCRYPTION_KEYS)
    with editor.connection.cursor() as cursor:
        # The owner sees every firm's rows while they are rewritten.
        cursor.execute("ALTER TABLE public.clients_client NO FORCE ROW LEVEL SECURITY")
        cursor.execute("SELECT team_id, id, nir_scelle FROM public.clients_client WHERE nir_scelle IS NOT NULL")
        rows = []
        for team_id, client_id, sealed in cursor.fetchall():
            try:
                nir = sealer.open(sealed, f"clients.client.nir {team_id} {client_id}")
            except CannotOpen:
                continue
            rows.append((sealer.digest(nir, f"clients.client.nir look-up {team_id}"), team_id, client_id))
        update = "UPDATE public.clients_client SET nir_empreinte = %s WHERE team_id = %s AND id = %s"
        for digest, team_id, client_id in rows:
            # The search's trigger writes on as the owner, whom row security holds to the announced firm.
            cursor.execute("SELECT set_config('app.team_id', %s, true)", [str(team_id)])
            cursor.execute(update, [digest, team_id, client_id])
        cursor.execute("SELECT set_config('app.team_id', '', true)")
        cursor.execute("ALTER TABLE public.clients_client FORCE ROW LEVEL SECURITY")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("clients", "0008_recherche")]
    operations: ClassVar = [
        migrations.RemoveConstraint("client", "clients_client_audit"),
        migrations.AddField(
            "client",
            "nir_empreinte",
            egide.modules.clients.models.fields.TexteField(blank=True, editable=False, max_length=80, null=True),
        ),
        migrations.RunPython(note_digests, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            "client",
            egide.foundation.audit.constraints.AuditTrigger(
                client_column="id",
                exclude=(
                    *("a_relire", "created_at", "derives", "dernier_echange_at", "iban_scelle", "nir_empreinte"),
                    *("nir_scelle", "nom_tri", "nombre_contrats", "origines", "patrimoine_net", "recherche"),
                    *("revenus_foyer", "updated_at", "version"),
                ),
                name="clients_client_audit",
            ),
        ),
    ]
