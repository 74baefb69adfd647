"""A line says when its author stood in for an absent adviser."""

from typing import ClassVar

from django.db import migrations, models

# Whose client it is. The module that keeps the clients replaces it.
ADVISER_OF = """
CREATE FUNCTION public.audit_adviser_of(team uuid, client uuid) RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
"""

RECORD = """
CREATE OR REPLACE FUNCTION public.audit_record() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    whole jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    now_row jsonb := whole - TG_ARGV[2]::text[];
    old_row jsonb;
    changed jsonb;
    standing_in jsonb := NULLIF(current_setting('app.delegations', true), '')::jsonb;
    delegation uuid;
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
    IF standing_in IS NOT NULL AND whole ->> TG_ARGV[1] IS NOT NULL THEN
        delegation := standing_in ->> public.audit_adviser_of(
            (whole ->> TG_ARGV[0])::uuid, (whole ->> TG_ARGV[1])::uuid
        )::text;
    END IF;
    INSERT INTO public.audit_entry (
        team_id, id, at, actor_id, actor_kind, delegation_id, request_id, ip, cause_kind, cause_id,
        table_name, row_id, client_id, action, changes
    ) VALUES (
        (whole ->> TG_ARGV[0])::uuid,
        public.audit_new_id(),
        clock_timestamp(),
        NULLIF(current_setting('app.actor_id', true), '')::uuid,
        COALESCE(NULLIF(current_setting('app.actor_kind', true), ''), 'sql'),
        delegation,
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
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0001_initial")]
    operations: ClassVar = [
        migrations.AddField("auditentry", "delegation_id", models.UUIDField(null=True)),
        migrations.RunSQL(ADVISER_OF + RECORD, migrations.RunSQL.noop),
    ]
