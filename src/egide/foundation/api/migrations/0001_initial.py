"""Answers already given, and the counters of log-in limits (Django's database cache)."""

import django.db.models.deletion
from django.db import migrations, models

import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids

# The shape that django.core.cache.backends.db expects. UNLOGGED: after a crash the counters start again.
CACHE = """
CREATE UNLOGGED TABLE api_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX api_cache_expires ON api_cache (expires);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="IdempotencyKey",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("user_id", models.UUIDField()),
                ("key", models.CharField(max_length=200)),
                ("fingerprint", models.CharField(max_length=64)),
                ("status", models.PositiveSmallIntegerField(default=0)),
                ("headers", models.JSONField(default=dict)),
                ("body", models.BinaryField(default=b"")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "team",
                    egide.foundation.tenancy.fields.TeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["team", "created_at"], name="api_idempotency_age")],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="api_idempotencykey_tpk"),
                    models.UniqueConstraint(fields=("team", "user_id", "key"), name="api_idempotency_key_uq"),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="api_idempotencykey_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(
                        field="team", name="api_idempotencykey_team_tfk"
                    ),
                ],
            },
        ),
        migrations.RunSQL(CACHE, "DROP TABLE api_cache"),
    ]
