"""Who reads an attached document is written."""

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
        ("suivi", "0004_rappels"),
        ("tenancy", "0002_firms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ouverture",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("nom", models.CharField(max_length=255)),
                ("user_id", models.UUIDField()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                (
                    "piece",
                    egide.foundation.tenancy.fields.TenantForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ouvertures", to="suivi.piece"
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
                "indexes": [models.Index(fields=["team", "piece"], name="ouverture_piece_tix")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="suivi_ouverture_tpk"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="piece", name="suivi_ouverture_piece_tfk"
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="suivi_ouverture_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(field="team", name="suivi_ouverture_team_tfk"),
                    egide.foundation.tenancy.constraints.SightRule(name="suivi_ouverture_sight", through="piece"),
                    egide.foundation.audit.constraints.AuditTrigger(
                        exclude=("at", "user_id"), name="suivi_ouverture_audit"
                    ),
                ],
            },
        ),
    ]
