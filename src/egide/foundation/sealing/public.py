"""The platform's present keys, and the rows that follow them when they change (`egide manage reseal`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Model

from egide.kit.sealing import Sealer


@cache
def _sealer(passphrases: tuple[str, ...]) -> Sealer:
    return Sealer(passphrases)


def sealer() -> Sealer:
    """With the platform's present keys (`EGIDE_ENCRYPTION_KEYS`)."""
    return _sealer(tuple(settings.EGIDE_ENCRYPTION_KEYS))


@dataclass(frozen=True, slots=True)
class Sealed:
    """A table that keeps something encrypted.

    `nom`: what that is, in French, plural. `fresh`: the columns of a row that were sealed with an earlier key, with
    what to write there; called in the row's firm. It may raise `CannotOpen`.
    """

    nom: str
    model: type[Model]
    fresh: Callable[[Any], dict[str, Any]]


_sealed: dict[type[Model], Sealed] = {}


def register_sealed(*tables: Sealed) -> None:
    for table in tables:
        _sealed[table.model] = table


def sealed_tables() -> list[Sealed]:
    """In alphabetical order of what they keep."""
    return sorted(_sealed.values(), key=lambda table: table.nom)
