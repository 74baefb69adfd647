"""A failure may be given up, and says who closed it; a firm's unfinished jobs are found without reading the others'."""

from typing import ClassVar

from django.db import migrations, models

# Procrastinate's table has no column for the firm: it is in the envelope.
INDEX = """
CREATE INDEX procrastinate_jobs_team_ix ON procrastinate_jobs ((args ->> 'team_id'))
WHERE status IN ('todo', 'doing')
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("jobs", "0001_initial"), ("procrastinate", "0041_post_retry_failed_job")]
    operations: ClassVar = [
        migrations.AddField("jobfailure", "given_up_at", models.DateTimeField(null=True)),
        migrations.AddField("jobfailure", "closed_by_id", models.UUIDField(null=True)),
        migrations.RunSQL(INDEX, "DROP INDEX procrastinate_jobs_team_ix"),
    ]
