"""The audit log, the one function that writes it, and the rights that make it append-only."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids

# PostgreSQL 18 makes UUIDv7 itself; older servers by hand.
NEW_ID = """
DO $$
BEGIN
    IF to_regprocedure('pg_catalog.uuidv7()') IS NOT NULL THEN
        CREATE FUNCTION public.audit_new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
        AS 'SELECT pg_catalog.uuidv7()';
    ELSE
        CREATE FUNCTION public.audit_new_id() RETURNS uuid LANGUAGE sql VOLATILE PARALLEL SAFE
        AS $body$
            SELECT pg_catalog.encode(pg_catalog.set_byte(pg_catalog.overlay(
                pg_catalog.uuid_send(pg_catalog.gen_random_uuid())
                PLACING pg_catalog.substring(pg_catalog.int8send(
                    pg_catalog.floor(extract(epoch FROM pg_catalog.clock_timestamp()) * 1000)::bigint
                ) FROM 3) FROM 1 FOR 6
            ), 6, 112 + (pg_catalog.random() * 15)::int), 'hex')::uuid
        $body$;
    END IF;
END
$$
"""

# AFTER … FOR EACH ROW, attached by AuditTrigger. Arguments: the column of the firm, the column of the client, the
# columns left out. It runs as the owner of the log, whatever role writes the row; hence the fixed search path.
RECORD = """
CREATE FUNCTION public.audit_record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    now_row jsonb := whole - TG_ARGV[2]::text[];
    old_row jsonb;
    changed jsonb;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        old_row := to_jsonb(OLD) - TG_ARGV[2]::text[];
        IF old_row = now_row THEN
            RETURN NULL;
        END IF;
        changed := (
            SELECT jsonb_object_agg(key, jsonb_build_array(old_row -> key, value))
            FROM jsonb_each(now_row) WHERE value IS DISTINCT FROM old_row -> key
        );
    ELSIF TG_OP = 'INSERT' THEN
        changed := (
            SELECT jsonb_object_agg(key, jsonb_build_array(NULL, value))
            FROM jsonb_each(now_row) WHERE value <> 'null'
        );
    ELSE
        changed := (
            SELECT jsonb_object_agg(key, jsonb_build_array(value, NULL))
            FROM jsonb_each(now_row) WHERE value <> 'null'
        );
    END IF;
    INSERT INTO public.audit_entry (
        team_id, id, at, actor_id, actor_kind, request_id, ip, cause_kind, cause_id,
        table_name, row_id, client_id, action, changes
    ) VALUES (
        (whole ->> TG_ARGV[0])::uuid,
        public.audit_new_id(),
        clock_timestamp(),
        NULLIF(current_setting('app.actor_id', true), '')::uuid,
        COALESCE(NULLIF(current_setting('app.actor_kind', true), ''), 'sql'),
        COALESCE(current_setting('app.request_id', true), ''),
        NULLIF(current_setting('app.ip', true), '')::inet,
        NULLIF(current_setting('app.cause_kind', true), ''),
        NULLIF(current_setting('app.cause_id', true), '')::uuid,
        TG_TABLE_NAME,
        (whole ->> 'id')::uuid,
        (whole ->> TG_ARGV[1])::uuid,
        lower(TG_OP),
        COALESCE(changed, '{}')
    );
    RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION public.audit_record() FROM PUBLIC;
"""

# The trigger function runs as the owner, who is under the policy as well (FORCE). Nobody else can be the owner, and
# the firm of a line is that of a row which its own policy let through.
APPEND_ONLY = """
CREATE POLICY audit_entry_writer ON public.audit_entry FOR INSERT TO CURRENT_USER WITH CHECK (true);
DO $$
DECLARE
    role text;
BEGIN
    FOREACH role IN ARRAY ARRAY['egide_app', 'egide_platform'] LOOP
        CONTINUE WHEN NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) OR role = current_user;
        EXECUTE format('REVOKE ALL ON public.audit_entry FROM %I', role);
        EXECUTE format('GRANT SELECT ON public.audit_entry TO %I', role);
    END LOOP;
END
$$;
"""

# The firm itself is not a tenant table (its key is its own id), and tenancy knows nothing of the audit.
TEAM_TRIGGER = """
CREATE TRIGGER tenancy_team_audit AFTER INSERT OR UPDATE OR DELETE ON public.tenancy_team FOR EACH ROW
EXECUTE FUNCTION public.audit_record('id', '', '{id,created_at}');
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = [("tenancy", "0001_initial")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField()),
                ("actor_id", models.UUIDField(null=True)),
                ("actor_kind", models.TextField()),
                ("request_id", models.TextField(default="")),
                ("ip", models.GenericIPAddressField(null=True)),
                ("cause_kind", models.TextField(null=True)),
                ("cause_id", models.UUIDField(null=True)),
                ("table_name", models.TextField()),
                ("row_id", models.UUIDField()),
                ("client_id", models.UUIDField(null=True)),
                ("action", models.TextField()),
                ("changes", models.JSONField()),
                (
                    "team",
                    egide.foundation.tenancy.fields.TeamField(
                        on_delete=django.db.models.deletion.PROTECT, referenced=False, to="tenancy.team"
                    ),
                ),
            ],
            options={
                "db_table": "audit_entry",
                "indexes": [
                    models.Index(
                        condition=models.Q(("client_id__isnull", False)),
                        fields=["team", "client_id", "id"],
                        name="audit_entry_client_ix",
                    ),
                    models.Index(fields=["team", "row_id", "id"], name="audit_entry_row_ix"),
                ],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="audit_entry_tpk"),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="audit_entry_tenant"),
                ],
            },
        ),
        migrations.RunSQL(NEW_ID, "DROP FUNCTION public.audit_new_id()"),
        migrations.RunSQL(RECORD, "DROP FUNCTION public.audit_record()"),
        migrations.RunSQL(APPEND_ONLY, "DROP POLICY audit_entry_writer ON public.audit_entry"),
        migrations.RunSQL(TEAM_TRIGGER, "DROP TRIGGER tenancy_team_audit ON public.tenancy_team"),
    ]
