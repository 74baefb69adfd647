"""Answers kept for repeated requests are forgotten, in every firm at once."""

from django.db import migrations

# Row security shows the worker one firm at a time and no list of firms: the one thing to be done in all of them,
# deleting what is old, is a function of the role that sees across firms. The body is bound when created.
FORGET = """
CREATE FUNCTION public.api_forget_answers(older_than interval) RETURNS bigint
LANGUAGE sql SECURITY DEFINER
BEGIN ATOMIC
    WITH gone AS (
        DELETE FROM public.api_idempotencykey
        WHERE created_at < now() - greatest(older_than, interval '1 hour')
        RETURNING 1
    )
    SELECT count(*) FROM gone;
END;
REVOKE ALL ON FUNCTION public.api_forget_answers(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.api_forget_answers(interval) TO egide_app;
ALTER FUNCTION public.api_forget_answers(interval) OWNER TO egide_platform;
"""


class Migration(migrations.Migration):
    dependencies = [("api", "0001_initial")]
    operations = [migrations.RunSQL(FORGET, "DROP FUNCTION public.api_forget_answers(interval)")]
