"""Row security of what belongs to a client: a member may be limited to some clients."""

from django.db import migrations

import egide.foundation.tenancy.constraints
from egide.foundation.tenancy.operations import together


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_standing"),
        ("clients", "0007_sight"),
        ("intake", "0004_written"),
        ("tenancy", "0001_initial"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="accordentretien",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="intake_accordentretien_sight", through="entretien"
            ),
        ),
        migrations.AddConstraint(
            model_name="entretien",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                member="owner", name="intake_entretien_sight", through="client"
            ),
        ),
        migrations.AddConstraint(
            model_name="extractionrecord",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="intake_extractionrecord_sight", through="entretien"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="intake_proposal_sight", through="entretien"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcetext",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="intake_sourcetext_sight", through="entretien"
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=egide.foundation.tenancy.constraints.SightRule(name="intake_step_sight", through="entretien"),
        ),
        migrations.AddConstraint(
            model_name="transcriptversion",
            constraint=egide.foundation.tenancy.constraints.SightRule(
                name="intake_transcriptversion_sight", through="entretien"
            ),
        ),
    ]
    operations = together(operations)
