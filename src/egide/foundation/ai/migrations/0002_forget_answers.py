"""What models answered is forgotten after a month, in every firm at once."""

from django.db import migrations

# As for the API's kept answers: the one thing to be done in all firms is a function of the role that sees across them.
FORGET = """
CREATE FUNCTION public.ai_forget_answers(older_than interval) RETURNS bigint
LANGUAGE sql SECURITY DEFINER
BEGIN ATOMIC
    WITH gone AS (
        DELETE FROM public.ai_cachedanswer
        WHERE created_at < now() - greatest(older_than, interval '1 day')
        RETURNING 1
    )
    SELECT count(*) FROM gone;
END;
REVOKE ALL ON FUNCTION public.ai_forget_answers(interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.ai_forget_answers(interval) TO egide_app;
ALTER FUNCTION public.ai_forget_answers(interval) OWNER TO egide_platform;
"""


class Migration(migrations.Migration):
    dependencies = [("ai", "0001_initial")]
    operations = [migrations.RunSQL(FORGET, "DROP FUNCTION public.ai_forget_answers(interval)")]
