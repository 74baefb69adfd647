from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0010_corrections"),
    ]

    operations = [
        migrations.AddField(
            model_name="transcription",
            name="avis",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
    ]
