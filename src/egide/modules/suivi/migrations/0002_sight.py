"""Row security of what belongs to a client: a member may be limited to some clients."""

from django.db import migrations

import egide.foundation.tenancy.constraints
from egide.foundation.tenancy.operations import together


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_standing"),
        ("clients", "0007_sight"),
        ("files", "0001_initial"),
        ("suivi", "0001_initial"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="mention",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="suivi_mention_sight", through="note"),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="suivi_note_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="piece",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="suivi_piece_sight", through="client"),
        ),
        migrations.AddConstraint(
            model_name="tache",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="suivi_tache_sight", through="client"),
        ),
    ]
    operations = together(operations)
