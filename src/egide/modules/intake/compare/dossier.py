"""What the comparison needs to know of the client file and of its dictionary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

Values = Mapping[str, Any]


class Field(Protocol):
    """A field of the dictionary, as `clients.public` describes it."""

    @property
    def nom(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def critique(self) -> bool: ...
    @property
    def obligatoire(self) -> bool: ...


class Section(Protocol):
    """A section of the dictionary. `identites`: groups of fields, strongest first, that make two rows the same."""

    @property
    def nom(self) -> str: ...
    @property
    def lignes(self) -> bool: ...
    @property
    def champs(self) -> Sequence[Field]: ...
    @property
    def identites(self) -> Sequence[Sequence[str]]: ...


Dictionary = Mapping[str, Section]


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One row of the file: a loan, a child, a contract."""

    id: str
    values: Values


@dataclass(frozen=True, slots=True)
class Dossier:
    """The client file as it is now; an empty one for a client who does not exist yet.

    `records` holds the one-to-one sections (absent when the file has none), `besoins` the needs that are kept.
    """

    records: Mapping[str, Values] = field(default_factory=dict)
    rows: Mapping[str, Sequence[DossierRow]] = field(default_factory=dict)
    besoins: frozenset[str] = frozenset()
    version: int | None = None

    def row(self, section: str, row_id: str) -> DossierRow | None:
        return next((row for row in self.rows.get(section, ()) if row.id == row_id), None)


def fields_of(section: Section) -> dict[str, Field]:
    return {champ.nom: champ for champ in section.champs}
