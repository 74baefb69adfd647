"""A member limited to some clients reads of the log what is of those clients, and what is of none."""

from typing import ClassVar

from django.db import migrations

SIGHT = """
CREATE POLICY audit_entry_sight ON public.audit_entry AS RESTRICTIVE FOR SELECT USING (
    NULLIF(current_setting('app.sees', true), '') IS NULL OR client_id IS NULL OR client_id IN (
        SELECT seen.id FROM public.clients_client seen
        WHERE seen.team_id = NULLIF(current_setting('app.team_id', true), '')::uuid
    )
)
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("clients", "0011_fusions"), ("audit", "0003_journal")]
    operations: ClassVar = [migrations.RunSQL(SIGHT, "DROP POLICY audit_entry_sight ON public.audit_entry")]
