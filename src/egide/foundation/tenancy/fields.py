"""Fields of tenant tables. They look ordinary and carry the composite keys, the policy and the joins along."""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models.expressions import Col
from django.db.models.lookups import Exact

from egide.foundation.tenancy.constraints import (
    IDENTIFIER_LENGTH,
    SightRule,
    TenantIsolation,
    TenantKey,
    TenantReference,
    add_to_meta,
)
from egide.foundation.tenancy.context import active_team_id, current_team_id

if TYPE_CHECKING:
    from django.db.models.constraints import BaseConstraint

INDEX_NAME_LENGTH = 30
# A model says by whom its rows are seen in `sight_member`, `sight_through` and `sight_also` (see `SightRule`).
SIGHT = ("member", "through", "also")
GUARDED = "client"


def short_name(name: str, length: int = IDENTIFIER_LENGTH) -> str:
    """`name` cut to `length`, with a digest when cut, so that two long names stay different."""
    if len(name) <= length:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"{name[: length - 7]}_{digest}"


def team_column(model: type[models.Model]) -> models.Field[Any, Any]:
    """The field of a tenant table that holds the firm."""
    field = model._meta.get_field(getattr(model, "tenant_column", "team"))
    assert isinstance(field, models.Field)
    return field


class TeamField(models.ForeignKey):  # type: ignore[type-arg]
    """`team` of a tenant table. It brings the composite key and the policy, so that no Meta can lose them.

    `referenced=False`: without the foreign key to the team, for a log that outlives what it speaks of.
    """

    def __init__(
        self, to: Any = "tenancy.Team", on_delete: Any = models.PROTECT, *, referenced: bool = True, **kwargs: Any
    ) -> None:
        self.referenced = referenced
        kwargs |= {"default": active_team_id, "editable": False, "db_index": False, "db_constraint": False}
        kwargs.setdefault("related_name", "+")
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        kept = {key: value for key, value in kwargs.items() if key in ("to", "on_delete")}
        return name, path, args, kept if self.referenced else {**kept, "referenced": False}

    def pre_save(self, model_instance: models.Model, add: bool) -> uuid.UUID:
        return super().pre_save(model_instance, add) or current_team_id()

    def contribute_to_class(
        self, cls: type[models.Model], name: str, private_only: bool = False, **kwargs: Any
    ) -> None:
        super().contribute_to_class(cls, name, private_only, **kwargs)
        add_to_meta(cls, constraints=self.rules(cls, name))

    def rules(self, cls: type[models.Model], name: str) -> list[BaseConstraint]:
        table = cls._meta.db_table
        rules: list[BaseConstraint] = [
            TenantKey(name=short_name(f"{table}_tpk")),
            TenantIsolation(name=short_name(f"{table}_tenant")),
        ]
        if self.referenced:
            rules.append(TenantReference(name=short_name(f"{table}_team_tfk"), field=name))
        if sight := {key: getattr(cls, f"sight_{key}", "") for key in SIGHT if getattr(cls, f"sight_{key}", "")}:
            rules.append(SightRule(name=short_name(f"{table}_sight"), **sight))
        return rules


class TenantRelation(models.ForeignKey):  # type: ignore[type-arg]
    """What keeps a relation within one team, in the database and in every JOIN."""

    def __init__(self, to: Any, on_delete: Any, **kwargs: Any) -> None:
        # The composite constraint and index replace Django's own.
        kwargs |= {"db_constraint": False, "db_index": False}
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("db_constraint", None)
        kwargs.pop("db_index", None)
        return name, path, args, kwargs

    def contribute_to_class(
        self, cls: type[models.Model], name: str, private_only: bool = False, **kwargs: Any
    ) -> None:
        super().contribute_to_class(cls, name, private_only, **kwargs)
        table = cls._meta.db_table
        rules: list[BaseConstraint] = [TenantReference(name=short_name(f"{table}_{name}_tfk"), field=name)]
        if name == GUARDED and not any(hasattr(cls, f"sight_{key}") for key in SIGHT):
            # What belongs to a client's file is seen with it, without its author having to say so.
            rules.append(SightRule(name=short_name(f"{table}_sight"), through=name))
        add_to_meta(cls, constraints=[*rules, *self.uniques(cls, name)], indexes=self.indexes(cls, name))

    def indexes(self, cls: type[models.Model], name: str) -> list[models.Index]:
        index_name = short_name(f"{cls._meta.model_name}_{name}", INDEX_NAME_LENGTH - 4) + "_tix"
        return [models.Index(fields=["team", name], name=index_name)]

    def uniques(self, cls: type[models.Model], name: str) -> list[models.UniqueConstraint]:
        return []

    def get_extra_restriction(self, alias: str | None, related_alias: str | None) -> Any:
        """`a.team_id = b.team_id` beside `a.client_id = b.id`."""
        if alias is None or related_alias is None:  # a trimmed sub-query: scoped on its own
            return None
        mine, theirs = team_column(self.model), team_column(self.remote_field.model)
        return Exact(Col(related_alias, mine), Col(alias, theirs))


class TenantForeignKey(TenantRelation):
    """A foreign key between two tables of one team."""


class TenantOneToOneField(TenantRelation, models.OneToOneField):  # type: ignore[type-arg]
    """One to one within a team: UNIQUE (team_id, x_id), and not UNIQUE (x_id)."""

    @property
    def unique(self) -> bool:
        """True for the ORM; not for migrations, which would add UNIQUE (x_id)."""
        return getattr(getattr(self, "model", None), "__module__", None) != "__fake__"

    def indexes(self, cls: type[models.Model], name: str) -> list[models.Index]:
        return []

    def uniques(self, cls: type[models.Model], name: str) -> list[models.UniqueConstraint]:
        return [models.UniqueConstraint(fields=["team", name], name=short_name(f"{cls._meta.db_table}_{name}_uq"))]
