"""What the product keeps of a client, table by table: given back, handed over by a merge, erased.

A module above this one says what it keeps through `register_part`, from its app's `ready`. A test reads every table
that speaks of a client and fails for the one that no part answers for.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet


@dataclass(frozen=True, slots=True)
class Holding:
    """The rows of one table that speak of a client.

    `path` leads from a row to its client, as the ORM writes it ("client", "entretien__client"). `left_out` are columns
    that say nothing of the person: digests, derived figures. `file` names the relation to a stored file that goes with
    its row.
    """

    model: type[Model]
    path: str = "client"
    left_out: Collection[str] = ()
    file: str | None = None

    def rows(self, client_id: UUID) -> QuerySet[Model]:
        return self.model._default_manager.filter(**{self.path: client_id})

    @property
    def direct(self) -> bool:
        """Whether the row itself names the client."""
        return "__" not in self.path and self.path != "id"


@dataclass(frozen=True, slots=True)
class Part:
    """What one module keeps of a client, its parents before their children.

    `rank` orders the erasure: what leans on others goes first, the client itself last (0). `forget` clears what no row
    leads to and answers the ids of the rows it took away, if any. `merged` brings figures up to date once rows have
    changed hands.
    """

    nom: str
    fr: str
    en: str
    holdings: tuple[Holding, ...]
    rank: int = 10
    forget: Callable[[UUID], Collection[UUID] | None] | None = None
    merged: Callable[[UUID], None] | None = None


@dataclass(frozen=True, slots=True)
class Regle:
    """How long one kind of data is kept, in months: what the law or the CNIL asks, and what a firm may choose.

    `due` gives what is due to go for everything older than a day, as (id, what people may read of it: never a name).
    `erase` takes one of them away for good and answers the ids of all the rows that went. Without `erase`, each is the
    id of a client whose whole file is to be erased.
    """

    nom: str
    fr: str
    en: str
    article: str
    defaut: int
    minimum: int
    maximum: int
    due: Callable[[date], Sequence[UUID]]
    erase: Callable[[UUID], Collection[UUID]] | None = None
    rank: int = 10


_parts: dict[str, Part] = {}
_regles: dict[str, Regle] = {}


def register_part(part: Part) -> None:
    """:raises ValueError: declared twice differently."""
    if _parts.setdefault(part.nom, part) != part:
        raise ValueError(f"{part.nom} is declared twice, differently")


def register_regle(regle: Regle) -> None:
    """:raises ValueError: declared twice differently."""
    if _regles.setdefault(regle.nom, regle) != regle:
        raise ValueError(f"{regle.nom} is declared twice, differently")


def parts() -> Iterator[Part]:
    """In the order they are erased."""
    return iter(sorted(_parts.values(), key=lambda part: -part.rank))


def regles() -> Iterator[Regle]:
    """In the order people read them."""
    return iter(sorted(_regles.values(), key=lambda regle: regle.rank))


def rows_of(holding: Holding, client_id: UUID) -> list[dict[str, Any]]:
    """The rows of a client, oldest first, by column. One statement."""
    kept = [
        field.attname
        for field in holding.model._meta.concrete_fields
        if field.attname != "team_id" and field.attname not in holding.left_out
    ]
    return list(holding.rows(client_id).order_by("id").values(*kept))


def erase_rows(client_id: UUID) -> list[UUID]:
    """Every row of a client that has no stored file left, in every part; their ids. Two statements a table."""
    gone: list[UUID] = []
    for part in parts():
        for holding in reversed(part.holdings):
            ids = list(holding.rows(client_id).values_list("pk", flat=True))
            if ids:
                holding.model._default_manager.filter(pk__in=ids).delete()
                gone += ids
    return gone
