"""System checks: a model that the database could not keep within one firm is refused at start-up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error
from django.db import models

from egide.foundation.tenancy.fields import TenantRelation
from egide.foundation.tenancy.models import TenantModel


def check_tenant_models(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    """Of the given applications, or of all. Django registers it and calls it."""
    configs = apps.get_app_configs() if app_configs is None else app_configs
    found: list[CheckMessage] = []
    for model in [model for config in configs for model in config.get_models(include_auto_created=True)]:
        found += _relations(model)
        if issubclass(model, TenantModel):
            found += _uniques(model)
    return found


def _is_tenant(model: object) -> bool:
    return isinstance(model, type) and issubclass(model, TenantModel)


def _relations(model: type[models.Model]) -> Iterator[CheckMessage]:
    tenant = _is_tenant(model)
    field: Any
    for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
        if not field.is_relation or field.name == "team":
            continue
        remote = field.remote_field
        to_tenant = _is_tenant(remote.model)
        if isinstance(field, models.ManyToManyField):
            if tenant and remote.through._meta.auto_created:
                yield Error(
                    "a many-to-many of a tenant table needs a `through` TenantModel", obj=field, id="tenancy.E003"
                )
        elif tenant and to_tenant and not isinstance(field, TenantRelation):
            yield Error("use TenantForeignKey or TenantOneToOneField", obj=field, id="tenancy.E001")
        elif not tenant and to_tenant and not model._meta.auto_created:
            yield Error("a global table cannot reference a tenant table", obj=field, id="tenancy.E002")
        elif tenant and not to_tenant and not remote.hidden:
            yield Error(
                "a global table must not lead to a tenant table: related_name='+'", obj=field, id="tenancy.E006"
            )


def _uniques(model: type[models.Model]) -> Iterator[CheckMessage]:
    for constraint in model._meta.total_unique_constraints:
        if "team" not in constraint.fields:
            yield Error(f"the unique constraint {constraint.name} must hold `team`", obj=model, id="tenancy.E004")
    for field in model._meta.local_fields:
        if field.unique and not field.primary_key and not isinstance(field, TenantRelation):
            yield Error(
                "unique=True would hold across firms: UniqueConstraint(fields=['team', …])",
                obj=field,
                id="tenancy.E005",
            )
