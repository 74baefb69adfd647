"""The sound of meetings: recordings, their takes and parts, their wave."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids
from egide.foundation.tenancy.operations import together


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_access_policy"),
        ("clients", "0012_journal"),
        ("files", "0001_initial"),
        ("intake", "0006_recherche"),
        ("tenancy", "0002_firms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Enregistrement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("source", models.CharField(max_length=10)),
                ("etat", models.CharField(default="arrive", max_length=10)),
                ("nom", models.CharField(max_length=255)),
                ("media_type", models.CharField(blank=True, default="", max_length=100)),
                ("taille", models.BigIntegerField(null=True)),
                ("duree_s", models.FloatField(null=True)),
                ("canaux", models.PositiveSmallIntegerField(null=True)),
                ("marques", models.JSONField(default=list)),
                ("hors_micro", models.JSONField(default=list)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("termine_at", models.DateTimeField(null=True)),
                ("gel_at", models.DateTimeField(null=True)),
                ("gel_motif", models.CharField(blank=True, default="", max_length=300)),
                ("gel_par_id", models.UUIDField(null=True)),
                ("archive_at", models.DateTimeField(null=True)),
                ("efface_at", models.DateTimeField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Onde",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("pas_ms", models.PositiveIntegerField()),
                ("canaux", models.PositiveSmallIntegerField()),
                ("valeurs", models.BinaryField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Partie",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("prise", models.PositiveSmallIntegerField()),
                ("numero", models.PositiveIntegerField()),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("cle_scellee", models.TextField(editable=False)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Prise",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("numero", models.PositiveSmallIntegerField()),
                ("parties", models.PositiveIntegerField()),
                ("duree_s", models.FloatField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="entretien",
            name="intake_entretien_state_ck",
        ),
        migrations.AlterField(
            model_name="entretien",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "received"),
                    ("receiving", "receiving"),
                    ("queued", "queued"),
                    ("transcribing", "transcribing"),
                    ("extracting", "extracting"),
                    ("to_review", "to_review"),
                    ("applied", "applied"),
                    ("failed", "failed"),
                    ("refused", "refused"),
                ],
                default="received",
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="entretien",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "received",
                            "receiving",
                            "queued",
                            "transcribing",
                            "extracting",
                            "to_review",
                            "applied",
                            "failed",
                            "refused",
                        ],
                    )
                ),
                name="intake_entretien_state_ck",
            ),
        ),
        migrations.AddField(
            model_name="enregistrement",
            name="ecoute",
            field=egide.foundation.tenancy.fields.TenantOneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="enregistrement",
            name="entretien",
            field=egide.foundation.tenancy.fields.TenantOneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="enregistrement", to="intake.entretien"
            ),
        ),
        migrations.AddField(
            model_name="enregistrement",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="onde",
            name="enregistrement",
            field=egide.foundation.tenancy.fields.TenantOneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="onde", to="intake.enregistrement"
            ),
        ),
        migrations.AddField(
            model_name="onde",
            name="team",
            field=egide.foundation.tenancy.fields.TeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="partie",
            name="enregistrement",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="intake.enregistrement"
            ),
        ),
        migrations.AddField(
            model_name="partie",
            name="team",
            field=egide.foundation.tenancy.fields.TeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="prise",
            name="enregistrement",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="prises", to="intake.enregistrement"
            ),
        ),
        migrations.AddField(
            model_name="prise",
            name="file",
            field=egide.foundation.tenancy.fields.TenantOneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
            ),
        ),
        migrations.AddField(
            model_name="prise",
            name="team",
            field=egide.foundation.tenancy.fields.TeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="intake_enregistrement_tpk"),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=models.CheckConstraint(
                condition=models.Q(("etat__in", ("arrive", "complet", "abandonne"))),
                name="intake_enregistrement_etat_ck",
            ),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ("micro", "fichier"))), name="intake_enregistrement_source_ck"
            ),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=models.CheckConstraint(
                condition=models.Q(("gel_at", None), models.Q(("gel_motif", ""), _negated=True), _connector="OR"),
                name="intake_enregistrement_gel_ck",
            ),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="entretien", name="intake_enregistrement_entretien_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=models.UniqueConstraint(fields=("team", "entretien"), name="intake_enregistrement_entretien_uq"),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="ecoute", name="intake_enregistrement_ecoute_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=models.UniqueConstraint(fields=("team", "ecoute"), name="intake_enregistrement_ecoute_uq"),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="intake_enregistrement_tenant"),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="intake_enregistrement_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="intake_enregistrement_sight", through="entretien"
            ),
        ),
        migrations.AddConstraint(
            model_name="enregistrement",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("created_at", "hors_micro", "marques"), name="intake_enregistrement_audit"
            ),
        ),
        migrations.AddConstraint(
            model_name="onde",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="intake_onde_tpk"),
        ),
        migrations.AddConstraint(
            model_name="onde",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="enregistrement", name="intake_onde_enregistrement_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="onde",
            constraint=models.UniqueConstraint(fields=("team", "enregistrement"), name="intake_onde_enregistrement_uq"),
        ),
        migrations.AddConstraint(
            model_name="onde",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="intake_onde_tenant"),
        ),
        migrations.AddConstraint(
            model_name="onde",
            constraint=egide.foundation.tenancy.constraints.TenantReference(field="team", name="intake_onde_team_tfk"),
        ),
        migrations.AddConstraint(
            model_name="onde",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="intake_onde_sight", through="enregistrement"
            ),
        ),
        migrations.AddIndex(
            model_name="partie",
            index=models.Index(fields=["team", "enregistrement"], name="partie_enregistrement_tix"),
        ),
        migrations.AddConstraint(
            model_name="partie",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="intake_partie_tpk"),
        ),
        migrations.AddConstraint(
            model_name="partie",
            constraint=models.UniqueConstraint(
                fields=("team", "enregistrement", "prise", "numero"), name="intake_partie_numero_uq"
            ),
        ),
        migrations.AddConstraint(
            model_name="partie",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="enregistrement", name="intake_partie_enregistrement_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="partie",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="intake_partie_tenant"),
        ),
        migrations.AddConstraint(
            model_name="partie",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="intake_partie_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="partie",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="intake_partie_sight", through="enregistrement"
            ),
        ),
        migrations.AddIndex(
            model_name="prise",
            index=models.Index(fields=["team", "enregistrement"], name="prise_enregistrement_tix"),
        ),
        migrations.AddConstraint(
            model_name="prise",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="intake_prise_tpk"),
        ),
        migrations.AddConstraint(
            model_name="prise",
            constraint=models.UniqueConstraint(
                fields=("team", "enregistrement", "numero"), name="intake_prise_numero_uq"
            ),
        ),
        migrations.AddConstraint(
            model_name="prise",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="enregistrement", name="intake_prise_enregistrement_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="prise",
            constraint=egide.foundation.tenancy.constraints.TenantReference(field="file", name="intake_prise_file_tfk"),
        ),
        migrations.AddConstraint(
            model_name="prise",
            constraint=models.UniqueConstraint(fields=("team", "file"), name="intake_prise_file_uq"),
        ),
        migrations.AddConstraint(
            model_name="prise",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="intake_prise_tenant"),
        ),
        migrations.AddConstraint(
            model_name="prise",
            constraint=egide.foundation.tenancy.constraints.TenantReference(field="team", name="intake_prise_team_tfk"),
        ),
        migrations.AddConstraint(
            model_name="prise",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="intake_prise_sight", through="enregistrement"
            ),
        ),
    ]
    operations = together(operations)
