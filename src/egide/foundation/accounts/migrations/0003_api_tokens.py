"""Tokens of programs."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_standing"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("nom", models.CharField(max_length=80)),
                ("debut", models.CharField(max_length=20)),
                ("token_hash", models.CharField(max_length=64)),
                (
                    "scopes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), size=None),
                ),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("expires_at", models.DateTimeField()),
                ("last_used_at", models.DateTimeField(null=True)),
                ("last_ip", models.GenericIPAddressField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "membre",
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
                "indexes": [models.Index(fields=["team", "membre"], name="apitoken_membre_tix")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="accounts_apitoken_tpk"),
                    models.UniqueConstraint(fields=("team", "token_hash"), name="accounts_apitoken_token_uq"),
                    models.CheckConstraint(
                        condition=models.Q(("scopes", []), _negated=True), name="accounts_apitoken_scopes"
                    ),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="membre", name="accounts_apitoken_membre_tfk"
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="accounts_apitoken_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="accounts_apitoken_team_tfk"
                    ),
                    egide.foundation.audit.constraints.AuditTrigger(
                        exclude=("last_ip", "last_used_at", "token_hash"), name="accounts_apitoken_audit"
                    ),
                ],
            },
        ),
    ]
