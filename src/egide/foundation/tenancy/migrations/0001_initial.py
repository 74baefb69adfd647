"""The firm's table, the rights of the three roles, and the functions of the French search."""

from typing import ClassVar

import django.db.models.functions.datetime
from django.db import migrations, models

import egide.foundation.tenancy.constraints
import egide.kit.ids

# What exists already (other applications may have been migrated first) and what egide_owner will make.
RIGHTS = """
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['egide_app', 'egide_platform'] LOOP
        CONTINUE WHEN NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) OR role = current_user;
        EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', role);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', role);
        EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', role);
        EXECUTE format(
            'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', role
        );
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO %I', role);
    END LOOP;
END
$$
"""

# Case and accents folded without the `unaccent` extension, which the embedded server does not have. Inner calls are
# qualified: pg_restore runs generated columns with an empty search path.
SEARCH = """
CREATE FUNCTION public.fr_fold(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN translate(
    replace(replace(lower(t), 'œ', 'oe'), 'æ', 'ae'),
    'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ',
    'aaaaaaceeeeiiiinooooouuuuyy'
);
CREATE FUNCTION public.fr_tsv(t text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN public.fr_fold(to_tsvector('pg_catalog.french'::regconfig, t)::text)::tsvector
    || to_tsvector('pg_catalog.french'::regconfig, public.fr_fold(t));
CREATE FUNCTION public.fr_q(t text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN public.fr_fold(websearch_to_tsquery('pg_catalog.french'::regconfig, t)::text)::tsquery
    || websearch_to_tsquery('pg_catalog.french'::regconfig, public.fr_fold(t));
"""
DROP_SEARCH = """
DROP FUNCTION public.fr_q(text);
DROP FUNCTION public.fr_tsv(text);
DROP FUNCTION public.fr_fold(text);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = []
    operations: ClassVar = [
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
        migrations.RunSQL(SEARCH, DROP_SEARCH),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("nom", models.CharField(max_length=200)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("siren", models.CharField(blank=True, max_length=9, null=True)),
                ("orias", models.CharField(blank=True, default="", max_length=8)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantIsolation(column="id", name="tenancy_team_tenant")
                ],
            },
        ),
    ]
