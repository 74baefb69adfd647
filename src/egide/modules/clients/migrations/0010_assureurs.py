"""The firm’s insurers, their names made one, and what a merged tag put on files."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids
import egide.modules.clients.models.client


class Migration(migrations.Migration):
    dependencies = [
        ("clients", "0009_nir_empreinte"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assureur",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("nom", models.CharField(max_length=200)),
                ("adresse", models.CharField(blank=True, default="", max_length=300)),
                ("email", models.CharField(blank=True, default="", max_length=254)),
                ("telephone", models.CharField(blank=True, default="", max_length=30)),
                ("extranet", models.CharField(blank=True, default="", max_length=500)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RenommageAssureur",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("vers", models.CharField(max_length=200)),
                ("avant", models.JSONField()),
                ("fiches", models.JSONField(default=list)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("undone_at", models.DateTimeField(editable=False, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="etiquetage",
            name="clients_etiquetage_audit",
        ),
        migrations.AddField(
            model_name="etiquetage",
            name="venue_de",
            field=egide.foundation.tenancy.fields.TenantForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="clients.etiquette"
            ),
        ),
        migrations.AddIndex(
            model_name="etiquetage",
            index=models.Index(fields=["team", "venue_de"], name="etiquetage_venue_de_tix"),
        ),
        migrations.AddConstraint(
            model_name="etiquetage",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="venue_de", name="clients_etiquetage_venue_de_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="etiquetage",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("venue_de",), name="clients_etiquetage_audit"
            ),
        ),
        migrations.AddField(
            model_name="assureur",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddField(
            model_name="renommageassureur",
            name="team",
            field=egide.foundation.audit.fields.AuditedTeamField(
                on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
            ),
        ),
        migrations.AddConstraint(
            model_name="assureur",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="clients_assureur_tpk"),
        ),
        migrations.AddConstraint(
            model_name="assureur",
            constraint=models.CheckConstraint(
                condition=models.Q(("nom", ""), _negated=True), name="clients_assureur_nom_ck"
            ),
        ),
        migrations.AddConstraint(
            model_name="assureur",
            constraint=models.UniqueConstraint(
                models.F("team"),
                egide.modules.clients.models.client.Folded("nom"),
                condition=models.Q(("deleted_at__isnull", True)),
                name="clients_assureur_nom_uq",
            ),
        ),
        migrations.AddConstraint(
            model_name="assureur",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="clients_assureur_tenant"),
        ),
        migrations.AddConstraint(
            model_name="assureur",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="clients_assureur_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="assureur",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("created_at",), name="clients_assureur_audit"
            ),
        ),
        migrations.AddConstraint(
            model_name="renommageassureur",
            constraint=egide.foundation.tenancy.constraints.TenantKey(name="clients_renommageassureur_tpk"),
        ),
        migrations.AddConstraint(
            model_name="renommageassureur",
            constraint=egide.foundation.tenancy.constraints.TenantIsolation(name="clients_renommageassureur_tenant"),
        ),
        migrations.AddConstraint(
            model_name="renommageassureur",
            constraint=egide.foundation.tenancy.constraints.TenantReference(
                field="team", name="clients_renommageassureur_team_tfk"
            ),
        ),
        migrations.AddConstraint(
            model_name="renommageassureur",
            constraint=egide.foundation.audit.constraints.AuditTrigger(
                exclude=("avant", "created_at", "fiches"), name="clients_renommageassureur_audit"
            ),
        ),
    ]
