"""Which tables answer for stored bytes: what none of them knows is swept."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db.models import Model

from egide.foundation.files.models import StoredFile

_holders: list[type[Model]] = [StoredFile]


def register_holder(model: type[Model]) -> None:
    """The bytes stored under the ids of this table's rows are its own."""
    if model not in _holders:
        _holders.append(model)


def pieces() -> list[type[Model]]:
    """The tables of what is not a file yet (`pieces`)."""
    return [model for model in _holders if model is not StoredFile]


def held(ids: Collection[UUID]) -> set[UUID]:
    """Those of `ids` that a row of the present firm answers for. One statement a table."""
    found: set[UUID] = set()
    for model in _holders:
        found |= set(model._default_manager.filter(pk__in=ids).values_list("pk", flat=True))
    return found
