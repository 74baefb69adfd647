"""Row security of what belongs to a client: a member may be limited to some clients."""

from django.db import migrations

import egide.foundation.tenancy.constraints


class Migration(migrations.Migration):
    dependencies = [
        ("adequation", "0001_initial"),
        ("clients", "0006_lists"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="questionnaire",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="adequation_questionnaire_sight", through="client"
            ),
        ),
    ]
