"""Models that the database could not keep within one firm are refused at start-up."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps.registry import Apps
from django.core.checks import run_checks
from django.db import models

from egide.foundation.tenancy.checks import check_tenant_models
from egide.foundation.tenancy.constraints import TenantIsolation, TenantKey, TenantReference
from egide.foundation.tenancy.public import TenantForeignKey, TenantModel, TenantOneToOneField

APP = "egide.foundation.tenancy"


def refused(apps: Apps) -> list[tuple[Any, str | None]]:
    return [(found.obj, found.id) for found in check_tenant_models(app_configs=list(apps.get_app_configs()))]


def test_the_product_s_own_models_pass():
    assert [found for found in run_checks() if (found.id or "").startswith("tenancy.")] == []


@pytest.mark.django_isolate_apps(APP)
def test_a_plain_foreign_key_between_tenant_tables_is_refused(django_isolated_apps):
    class Dossier(TenantModel):
        class Meta:
            app_label = "tenancy"

    class Piece(TenantModel):
        dossier = models.ForeignKey(Dossier, models.CASCADE)

        class Meta:
            app_label = "tenancy"

    assert refused(django_isolated_apps) == [(Piece._meta.get_field("dossier"), "tenancy.E001")]


@pytest.mark.django_isolate_apps(APP)
def test_a_global_table_may_not_point_at_a_firm_s(django_isolated_apps):
    class Dossier(TenantModel):
        class Meta:
            app_label = "tenancy"

    class Annuaire(models.Model):
        dossier = models.ForeignKey(Dossier, models.CASCADE)

        class Meta:
            app_label = "tenancy"

    assert refused(django_isolated_apps) == [(Annuaire._meta.get_field("dossier"), "tenancy.E002")]


@pytest.mark.django_isolate_apps(APP)
def test_a_many_to_many_needs_its_own_tenant_table(django_isolated_apps):
    class Etiquette(TenantModel):
        class Meta:
            app_label = "tenancy"

    class Dossier(TenantModel):
        etiquettes = models.ManyToManyField(Etiquette)

        class Meta:
            app_label = "tenancy"

    assert (Dossier._meta.get_field("etiquettes"), "tenancy.E003") in refused(django_isolated_apps)


@pytest.mark.django_isolate_apps(APP)
def test_a_unique_constraint_holds_within_the_firm_only(django_isolated_apps):
    class Dossier(TenantModel):
        numero = models.CharField(max_length=10, unique=True)
        code = models.CharField(max_length=10)

        class Meta:
            app_label = "tenancy"
            constraints = [models.UniqueConstraint(fields=["code"], name="code_uq")]

    assert refused(django_isolated_apps) == [
        (Dossier, "tenancy.E004"),
        (Dossier._meta.get_field("numero"), "tenancy.E005"),
    ]


@pytest.mark.django_isolate_apps(APP)
def test_a_global_table_may_not_lead_back_to_a_firm_s(django_isolated_apps):
    class Assureur(models.Model):
        class Meta:
            app_label = "tenancy"

    class Contrat(TenantModel):
        assureur = models.ForeignKey(Assureur, models.PROTECT)
        autre = models.ForeignKey(Assureur, models.PROTECT, related_name="+")

        class Meta:
            app_label = "tenancy"

    assert refused(django_isolated_apps) == [(Contrat._meta.get_field("assureur"), "tenancy.E006")]


@pytest.mark.django_isolate_apps(APP)
def test_a_meta_that_inherits_nothing_keeps_the_walls():
    class Dossier(TenantModel):
        class Meta:
            app_label = "tenancy"

    class Piece(TenantModel):
        dossier = TenantForeignKey(Dossier, models.CASCADE)
        fiche = TenantOneToOneField(Dossier, models.CASCADE, related_name="piece")

        class Meta:
            app_label = "tenancy"
            constraints = [models.CheckConstraint(condition=models.Q(id__isnull=False), name="own")]
            indexes = [models.Index(fields=["team", "id"], name="own_ix")]

    kinds = [type(rule) for rule in Piece._meta.constraints]
    assert kinds[0] is TenantKey
    assert kinds.count(TenantIsolation) == 1
    assert sorted(rule.field for rule in Piece._meta.constraints if isinstance(rule, TenantReference)) == [
        "dossier",
        "fiche",
        "team",
    ]
    assert [rule.fields for rule in Piece._meta.constraints if isinstance(rule, models.UniqueConstraint)] == [
        ("team", "fiche")
    ]
    assert [index.fields for index in Piece._meta.indexes] == [["team", "id"], ["team", "dossier"]]


@pytest.mark.django_isolate_apps(APP)
def test_rules_survive_being_written_to_a_migration_and_read_back():
    class Dossier(TenantModel):
        class Meta:
            app_label = "tenancy"

    rules = [*Dossier._meta.constraints, TenantIsolation(name="own", column="id")]
    assert [rule.clone() for rule in rules] == rules
    assert TenantIsolation(name="own", column="id") != TenantIsolation(name="own")
    assert TenantReference(name="r", field="a") != TenantReference(name="r", field="b")
