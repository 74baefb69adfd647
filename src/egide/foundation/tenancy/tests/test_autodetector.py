"""New tables are stated whole in their migration; tables that it goes on changing are left as Django wrote them."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from egide.foundation.tenancy.autodetector import fold
from egide.foundation.tenancy.constraints import TenantIsolation, TenantKey

KEY, WALL = TenantKey(name="dossier_tpk"), TenantIsolation(name="dossier_tenant")
INDEX = models.Index(fields=["nom"], name="dossier_nom")


def created(**options: Any) -> migrations.CreateModel:
    return migrations.CreateModel("Dossier", fields=[("nom", models.TextField())], options=options)


def added(constraint: Any) -> migrations.AddConstraint:
    return migrations.AddConstraint("dossier", constraint)


def test_constraints_and_indexes_of_a_new_table_are_written_inside_it():
    original = created(constraints=[KEY])
    [table] = fold([original, added(WALL), migrations.AddIndex("dossier", INDEX)])
    assert isinstance(table, migrations.CreateModel)
    assert table.options == {"constraints": [KEY, WALL], "indexes": [INDEX]}
    assert original.options == {"constraints": [KEY]}


def test_the_constraints_of_a_table_that_is_changed_afterwards_stay_after_the_change():
    operations = [created(), migrations.AddField("dossier", "ville", models.TextField()), added(WALL)]
    assert fold(operations)[1:] == operations[1:]


def test_the_constraints_of_an_old_table_stay_operations():
    operations = [added(WALL)]
    assert fold(operations) == operations


def test_nothing_moves_across_handwritten_sql():
    operations = [created(), migrations.RunSQL("SELECT 1"), added(WALL)]
    assert fold(operations)[1:] == operations[1:]


def test_another_table_s_change_does_not_matter():
    other = migrations.AlterField("client", "nom", models.TextField())
    table, kept = fold([created(), other, added(WALL)])
    assert isinstance(table, migrations.CreateModel)
    assert (table.options, kept) == ({"constraints": [WALL]}, other)
