"""What a kept answer is about, so that it is forgotten with it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ai", "0002_forget_answers")]
    operations = [migrations.AddField("cachedanswer", "subject_id", models.UUIDField(null=True))]
