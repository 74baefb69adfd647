"""Services that hear, beside those that read: what they cost, and who hears first."""

from django.db import migrations, models

from egide.foundation.tenancy.operations import together


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_access_policy"),
        ("ai", "0003_cached_subject"),
        ("tenancy", "0002_firms"),
    ]

    operations = [
        migrations.AddField(
            model_name="provider",
            name="prix_heure",
            field=models.DecimalField(decimal_places=4, max_digits=10, null=True),
        ),
        migrations.AddField(
            model_name="provider",
            name="usage",
            field=models.CharField(db_default="texte", default="texte", max_length=8),
        ),
        migrations.AddField(
            model_name="settings",
            name="ecoute",
            field=models.CharField(db_default="local_service", default="local_service", max_length=16),
        ),
        migrations.AddField(
            model_name="use",
            name="secondes",
            field=models.FloatField(db_default=0, default=0),
        ),
        migrations.AddConstraint(
            model_name="provider",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("prix_heure__isnull", True), ("usage", "texte")),
                    models.Q(("kind", "openai"), ("prix_heure__gte", 0), ("usage", "parole")),
                    _connector="OR",
                ),
                name="ai_provider_usage_ck",
            ),
        ),
        migrations.AddConstraint(
            model_name="settings",
            constraint=models.CheckConstraint(
                condition=models.Q(("ecoute__in", ("local", "service", "local_service", "service_local"))),
                name="ai_settings_ecoute_ck",
            ),
        ),
    ]
    operations = together(operations)
