"""Every firm, for the night's work: row security shows a worker one firm at a time and no list of firms."""

from typing import ClassVar

from django.db import migrations

FIRMS = """
CREATE FUNCTION public.tenancy_firms() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT t.id FROM public.tenancy_team t ORDER BY t.id;
END;
REVOKE ALL ON FUNCTION public.tenancy_firms() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.tenancy_firms() TO egide_app;
ALTER FUNCTION public.tenancy_firms() OWNER TO egide_platform;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("tenancy", "0001_initial")]
    operations: ClassVar = [migrations.RunSQL(FIRMS, "DROP FUNCTION public.tenancy_firms()")]
