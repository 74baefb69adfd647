"""The index of the search, the functions that keep it and the one that reads it."""

from pathlib import Path
from typing import ClassVar

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

import egide.foundation.tenancy.constraints
import egide.foundation.tenancy.fields
import egide.kit.ids

FUNCTIONS = (Path(__file__).parent / "functions.sql").read_text("utf-8")
NO_FUNCTIONS = """
DROP POLICY search_entree_reader ON public.search_entree;
DROP FUNCTION public.search_excerpt(text, uuid, uuid, text[], integer);
DROP FUNCTION public.search_find(text[], text[], text[], integer, integer);
DROP FUNCTION public.search_seen_clients(uuid);
DROP FUNCTION public.search_query(text, text[], text);
DROP TRIGGER search_entree_renamed ON public.search_entree;
DROP FUNCTION public.search_renamed();
DROP FUNCTION public.search_record();
DROP FUNCTION public.search_refresh(text, uuid, uuid);
DROP FUNCTION public.search_vector(text, public.search_source);
DROP FUNCTION public.search_prefixed(text, tsvector);
DROP FUNCTION public.search_typos(text);
DROP FUNCTION public.search_phone(text);
DROP FUNCTION public.search_plain(text);
DROP FUNCTION public.search_spaced(text);
DROP FUNCTION public.search_prefix(uuid, text);
DROP TYPE public.search_source;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies: ClassVar = [("tenancy", "0001_initial"), ("audit", "0001_initial")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Entree",
            fields=[
                (
                    "id",
                    models.UUIDField(default=egide.kit.ids.uuid7, editable=False, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=20)),
                ("object_id", models.UUIDField()),
                ("client_id", models.UUIDField(null=True)),
                ("membre_id", models.UUIDField(null=True)),
                ("titre", models.TextField()),
                ("detail", models.TextField(default="")),
                ("infos", models.JSONField(default=dict)),
                ("at", models.DateTimeField(null=True)),
                ("vecteur", django.contrib.postgres.search.SearchVectorField()),
                (
                    "fautes",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                (
                    "team",
                    egide.foundation.tenancy.fields.TeamField(
                        on_delete=django.db.models.deletion.PROTECT, to="tenancy.team"
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["vecteur"], name="search_entree_words_ix"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["fautes"], name="search_entree_typos_ix"
                    ),
                    models.Index(fields=["team", "client_id"], name="search_entree_client_ix"),
                ],
                "constraints": [
                    egide.foundation.tenancy.constraints.TenantKey(name="search_entree_tpk"),
                    models.UniqueConstraint(fields=("team", "kind", "object_id"), name="search_entree_object_uq"),
                    egide.foundation.tenancy.constraints.TenantIsolation(name="search_entree_tenant"),
                    egide.foundation.tenancy.constraints.TenantReference(field="team", name="search_entree_team_tfk"),
                ],
            },
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
    ]
