"""The kinds of things that can be found. A module registers its own when its app is ready, and writes, in a migration:

    CREATE FUNCTION public.search_source_<kind>(team uuid, key uuid) RETURNS public.search_source …
    indexing.install(kind, tables), one trigger for each table whose rows change what is indexed

The function answers no row for what is not to be found: taken away, unknown, another firm's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """`ability`: who may see any of it. `tables`: column of the indexed thing's key by table; its own table first.

    `tolerant`: its names are found with one letter wrong, missing, added or swapped. `rank`: its place among the groups
    that people read.
    """

    name: str
    ability: str
    fr: str
    en: str
    tables: Mapping[str, str]
    tolerant: bool = False
    rank: int = 0


_kinds: dict[str, Kind] = {}


def register_kind(kind: Kind) -> None:
    """:raises ValueError: declared twice differently."""
    if _kinds.setdefault(kind.name, kind) != kind:
        raise ValueError(f"{kind.name} is declared twice, differently")


def kinds() -> Iterator[Kind]:
    """In the order people read them."""
    return iter(sorted(_kinds.values(), key=lambda kind: kind.rank))
