"""What is being heard of a recording, piece by piece."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids
from egide.foundation.tenancy.operations import together


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0007_enregistrements"),
        ("tenancy", "0002_firms"),
    ]

    operations = [
        migrations.CreateModel(
            name="PieceEntendue",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("numero", models.PositiveIntegerField()),
                ("debut", models.FloatField()),
                ("depuis", models.FloatField()),
                ("jusqu_a", models.FloatField()),
                ("size", models.PositiveIntegerField()),
                ("cle_scellee", models.TextField(editable=False)),
                ("mots", models.JSONField(null=True)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "entretien",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="pieces", to="intake.entretien"
                    ),
                ),
                (
                    "team",
                    egide.foundation.tenancy.fields.TeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["team", "entretien"], name="pieceentendue_entretien_tix")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="intake_pieceentendue_tpk"),
                    models.UniqueConstraint(fields=("team", "entretien", "numero"), name="intake_piece_numero_uq"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="entretien", name="intake_pieceentendue_entretien_tfk"
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="intake_pieceentendue_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="intake_pieceentendue_team_tfk"
                    ),
                    egide.foundation.tenancy.constraints.SightRule(
                        name="intake_pieceentendue_sight", through="entretien"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Transcription",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("pieces", models.PositiveIntegerField(null=True)),
                ("entendues", models.PositiveIntegerField(default=0)),
                ("secondes", models.FloatField(default=0)),
                ("moteur", models.CharField(blank=True, default="", max_length=80)),
                ("modele", models.CharField(blank=True, default="", max_length=300)),
                ("cout", models.DecimalField(decimal_places=6, default=0, max_digits=12)),
                ("duree_ms", models.FloatField(default=0)),
                ("essais", models.PositiveSmallIntegerField(default=0)),
                ("reprise_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "entretien",
                    egide.foundation.tenancy.fields.TenantOneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="transcription", to="intake.entretien"
                    ),
                ),
                (
                    "team",
                    egide.foundation.tenancy.fields.TeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="intake_transcription_tpk"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="entretien", name="intake_transcription_entretien_tfk"
                    ),
                    models.UniqueConstraint(fields=("team", "entretien"), name="intake_transcription_entretien_uq"),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="intake_transcription_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="intake_transcription_team_tfk"
                    ),
                    egide.foundation.tenancy.constraints.SightRule(
                        name="intake_transcription_sight", through="entretien"
                    ),
                ],
            },
        ),
    ]
    operations = together(operations)
