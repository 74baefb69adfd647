"""The one thing that may change the audit log."""

from django.db import migrations

# The log is append-only for everybody. When a person's data is erased by right (RGPD, art. 17) or by time, the values
# that it holds go too; who did what to which row, and when, stays. The function is the log's owner's, sees the
# announced firm only (row security is forced), and works only for a cause that says it is an erasure.
BLANK = """
CREATE FUNCTION public.conformite_blank(client uuid, rows uuid[]) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    blanked bigint;
BEGIN
    IF COALESCE(current_setting('app.cause_kind', true), '') NOT IN ('effacement', 'conservation') THEN
        RAISE EXCEPTION 'the log is blanked by an erasure only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE public.audit_entry e
    SET changes = COALESCE((SELECT jsonb_object_agg(k, '[null, null]'::jsonb) FROM jsonb_object_keys(e.changes) k), '{}')
    WHERE e.team_id = NULLIF(current_setting('app.team_id', true), '')::uuid
        AND (e.client_id = client OR e.row_id = ANY (rows));
    GET DIAGNOSTICS blanked = ROW_COUNT;
    RETURN blanked;
END
$$;
REVOKE ALL ON FUNCTION public.conformite_blank(uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.conformite_blank(uuid, uuid[]) TO egide_app;
"""


class Migration(migrations.Migration):
    dependencies = [("conformite", "0001_initial"), ("audit", "0002_delegation")]
    operations = [
        migrations.RunSQL(BLANK, "DROP FUNCTION public.conformite_blank(uuid, uuid[])"),
    ]
