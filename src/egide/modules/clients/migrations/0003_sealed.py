"""Accounts and social security numbers kept encrypted, and who reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids
import egide.modules.clients.models.fields
from egide.kit.sealing import Sealer

HERE = Path(__file__).parent
DOSSIER = (HERE / "dossier_nir.sql").read_text("utf-8")
DOSSIER_BEFORE = (HERE / "dossier.sql").read_text("utf-8")

# What was written in plain before: the log's lines keep the masks, and answers kept for repeated requests are dropped.
MASK_LOG = """
UPDATE public.audit_entry SET changes = jsonb_set(changes, '{iban}', (
    SELECT jsonb_agg(
        CASE WHEN value = 'null' THEN value
        ELSE to_jsonb(left(value #>> '{}', 4) || ' •••• ' || right(value #>> '{}', 4)) END ORDER BY place
    ) FROM jsonb_array_elements(changes -> 'iban') WITH ORDINALITY AS both_values (value, place)
)) WHERE table_name = 'clients_client' AND jsonb_exists(changes, 'iban')
"""
DROP_ANSWERS = "DELETE FROM public.api_idempotencykey WHERE position('\\x226962616e22'::bytea IN body) > 0"


@contextmanager
def _every_firm(editor: BaseDatabaseSchemaEditor) -> Iterator[Any]:
    """A cursor of the owner, who sees every firm's rows while they are rewritten."""
    tables = ("clients_client", "audit_entry", "api_idempotencykey")
    with editor.connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE public.{table} NO FORCE ROW LEVEL SECURITY")
        yield cursor
        for table in tables:
            cursor.execute(f"ALTER TABLE public.{table} FORCE ROW LEVEL SECURITY")


def _purpose(team_id: UUID, client_id: UUID) -> str:
    return f"clients.client.iban {team_id} {client_id}"


def _rewrite(cursor: Any, column: str, write: Callable[[UUID, UUID, str], list[str | None]]) -> None:
    cursor.execute(f"SELECT team_id, id, {column} FROM public.clients_client WHERE {column} IS NOT NULL")
    rows = [(*write(*row), row[0], row[1]) for row in cursor.fetchall()]
    cursor.executemany(
        "UPDATE public.clients_client SET iban = %s, iban_scelle = %s WHERE team_id = %s AND id = %s", rows
    )


def seal(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    sealer = Sealer(settings.EGIDE_ENCRYPTION_KEYS)

    def write(team_id: UUID, client_id: UUID, iban: str) -> list[str | None]:
        return [f"{iban[:4]} •••• {iban[-4:]}", sealer.seal(iban, _purpose(team_id, client_id))]

    with _every_firm(editor) as cursor:
        _rewrite(cursor, "iban", write)
        cursor.execute(MASK_LOG)
        cursor.execute(DROP_ANSWERS)


def unseal(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """The files' own values come back; the log keeps its masks."""
    sealer = Sealer(settings.EGIDE_ENCRYPTION_KEYS)

    def write(team_id: UUID, client_id: UUID, sealed: str) -> list[str | None]:
        return [sealer.open(sealed, _purpose(team_id, client_id)), None]

    with _every_firm(editor) as cursor:
        _rewrite(cursor, "iban_scelle", write)


def masked(nom: str) -> models.CheckConstraint:
    neither = models.Q((f"{nom}__isnull", True), (f"{nom}_scelle__isnull", True))
    both = models.Q((f"{nom}__regex", "^([A-Z0-9]{4} )?•••• [A-Z0-9]{2,4}$"), (f"{nom}_scelle__isnull", False))
    return models.CheckConstraint(condition=neither | both, name=f"clients_{nom}_scelle_ck")


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("accounts", "0001_initial"),
        ("api", "0001_initial"),
        ("clients", "0002_dossier"),
        ("tenancy", "0001_initial"),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Lecture",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("champ", models.CharField(max_length=40)),
                ("motif", models.CharField(max_length=200)),
                ("user_id", models.UUIDField()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                (
                    "client",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="clients.client"
                    ),
                ),
                (
                    "team",
                    egide.foundation.audit.fields.AuditedTeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["team", "client"], name="lecture_client_tix")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="clients_lecture_tpk"),
                    models.CheckConstraint(
                        condition=models.Q(("motif", ""), _negated=True), name="clients_lecture_motif_ck"
                    ),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="client", name="clients_lecture_client_tfk"
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="clients_lecture_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(field="team", name="clients_lecture_team_tfk"),
                    egide.foundation.audit.constraints.AuditTrigger(
                        exclude=("at", "user_id"), name="clients_lecture_audit"
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(model_name="client", name="clients_client_audit"),
        migrations.AddField(
            model_name="client",
            name="iban_scelle",
            field=egide.modules.clients.models.fields.ScelleField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="client",
            name="nir",
            field=egide.modules.clients.models.fields.TexteField(blank=True, max_length=15, null=True),
        ),
        migrations.AddField(
            model_name="client",
            name="nir_scelle",
            field=egide.modules.clients.models.fields.ScelleField(blank=True, editable=False, null=True),
        ),
        migrations.RunPython(seal, unseal),
        migrations.AddConstraint(model_name="client", constraint=masked("iban")),
        migrations.AddConstraint(model_name="client", constraint=masked("nir")),
        migrations.AddConstraint(
            model_name="client",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                client_column="id",
                exclude=(
                    *("a_relire", "created_at", "derives", "dernier_echange_at", "iban_scelle", "nir_scelle"),
                    *("nom_tri", "nombre_contrats", "origines", "patrimoine_net", "recherche", "revenus_foyer"),
                    *("updated_at", "version"),
                ),
                name="clients_client_audit",
            ),
        ),
        migrations.RunSQL(DOSSIER, DOSSIER_BEFORE),
    ]
