"""How long before a contract’s date its adviser is reminded."""

import django.db.models.deletion
from django.db import migrations, models

import egide.foundation.audit.constraints
import egide.foundation.audit.fields
import egide.foundation.tenancy.constraints
import egide.kit.ids


class Migration(migrations.Migration):
    dependencies = [
        ("suivi", "0003_recherche"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Rappels",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("actif", models.BooleanField(default=True)),
                ("jours_avant", models.PositiveSmallIntegerField(default=60)),
                ("jours_a_faire", models.PositiveSmallIntegerField(default=30)),
                ("version", models.PositiveIntegerField(db_default=1, default=1)),
                (
                    "team",
                    egide.foundation.audit.fields.AuditedTeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="suivi_rappels_tpk"),
                    models.UniqueConstraint(fields=("team",), name="suivi_rappels_team_uq"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("jours_a_faire__lte", models.F("jours_avant")),
                            ("jours_avant__gte", 1),
                            ("jours_avant__lte", 365),
                        ),
                        name="suivi_rappels_jours_ck",
                    ),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="suivi_rappels_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(field="team", name="suivi_rappels_team_tfk"),
                    egide.foundation.audit.constraints.AuditTrigger(exclude=("version",), name="suivi_rappels_audit"),
                ],
            },
        ),
    ]
