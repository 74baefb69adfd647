"""Saved views, changes made to many clients at once, and the exports of lists."""

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
        ("accounts", "0001_initial"),
        ("clients", "0005_file"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Lot",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("valeurs", models.JSONField(default=dict)),
                ("state", models.CharField(default="en_cours", max_length=12)),
                ("total", models.PositiveIntegerField()),
                ("traites", models.PositiveIntegerField(default=0)),
                ("changes", models.PositiveIntegerField(default=0)),
                ("refuses", models.PositiveIntegerField(default=0)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "owner",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
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
                "indexes": [models.Index(fields=["team", "owner"], name="lot_owner_tix")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="clients_lot_tpk"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("en_cours", "fait", "annulation", "annule", "echec"))),
                        name="clients_lot_state_ck",
                    ),
                    egide.foundation.tenancy.constraints.TenantReference(field="owner", name="clients_lot_owner_tfk"),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="clients_lot_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(field="team", name="clients_lot_team_tfk"),
                    egide.foundation.audit.constraints.AuditTrigger(
                        exclude=("created_at", "traites", "updated_at"), name="clients_lot_audit"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LotClient",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("state", models.CharField(default="attente", max_length=10)),
                ("avant", models.JSONField(default=dict)),
                ("motif", models.CharField(blank=True, default="", max_length=300)),
                (
                    "client",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="clients.client"
                    ),
                ),
                (
                    "lot",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="lignes", to="clients.lot"
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "attente")),
                        fields=["team", "lot", "id"],
                        name="clients_lotclient_wait_ix",
                    ),
                    models.Index(fields=["team", "lot"], name="lotclient_lot_tix"),
                    models.Index(fields=["team", "client"], name="lotclient_client_tix"),
                ],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="clients_lotclient_tpk"),
                    models.UniqueConstraint(fields=("team", "lot", "client"), name="clients_lotclient_uq"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("attente", "change", "inchange", "refuse", "rendu", "garde"))
                        ),
                        name="clients_lotclient_state_ck",
                    ),
                    egide.foundation.tenancy.constraints.TenantReference(field="lot", name="clients_lotclient_lot_tfk"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="client", name="clients_lotclient_client_tfk"
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="clients_lotclient_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="clients_lotclient_team_tfk"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vue",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("nom", models.CharField(max_length=60)),
                ("partagee", models.BooleanField(default=False)),
                ("reglages", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "updated_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("deleted_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "owner",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
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
                "indexes": [models.Index(fields=["team", "owner"], name="vue_owner_tix")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="clients_vue_tpk"),
                    models.CheckConstraint(condition=models.Q(("nom", ""), _negated=True), name="clients_vue_nom_ck"),
                    egide.foundation.tenancy.constraints.TenantReference(field="owner", name="clients_vue_owner_tfk"),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="clients_vue_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(field="team", name="clients_vue_team_tfk"),
                    egide.foundation.audit.constraints.AuditTrigger(
                        exclude=("created_at", "updated_at", "version"), name="clients_vue_audit"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VueDefaut",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "member",
                    egide.foundation.tenancy.fields.TenantOneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "team",
                    egide.foundation.tenancy.fields.TeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
                (
                    "vue",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="clients.vue"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "indexes": [models.Index(fields=["team", "vue"], name="vuedefaut_vue_tix")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="clients_vuedefaut_tpk"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="member", name="clients_vuedefaut_member_tfk"
                    ),
                    models.UniqueConstraint(fields=("team", "member"), name="clients_vuedefaut_member_uq"),
                    egide.foundation.tenancy.constraints.TenantReference(field="vue", name="clients_vuedefaut_vue_tfk"),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="clients_vuedefaut_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="clients_vuedefaut_team_tfk"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExportListe",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("format", models.CharField(max_length=4)),
                ("demande", models.JSONField(default=dict)),
                ("colonnes", models.JSONField(default=list)),
                ("lignes", models.PositiveIntegerField()),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "owner",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
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
                "indexes": [models.Index(fields=["team", "owner"], name="exportliste_owner_tix")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="clients_exportliste_tpk"),
                    models.CheckConstraint(
                        condition=models.Q(("format__in", ["csv", "xlsx"])), name="clients_export_format_ck"
                    ),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="owner", name="clients_exportliste_owner_tfk"
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="clients_exportliste_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="clients_exportliste_team_tfk"
                    ),
                    egide.foundation.audit.constraints.AuditTrigger(
                        exclude=("created_at",), name="clients_exportliste_audit"
                    ),
                ],
            },
        ),
    ]
    operations = together(operations)
