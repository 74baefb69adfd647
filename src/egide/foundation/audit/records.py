"""What the log's tables and columns are called by people. A module registers its own when its app is ready.

A table that nobody has named is told under its own name: the log hides nothing for want of a word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

ColumnKind = Literal[
    "texte", "date", "instant", "montant", "nombre", "booleen", "choix", "membre", "personne", "client", "cache"
]
Act = Literal["creation", "modification", "suppression", "restauration", "lecture", "export"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `cache`: of no use to a reader (an identifier). `protege`: kept encrypted or secret, never told.

    `choix`: {code: (French, English)}. `unite`: written after a number.
    """

    fr: str
    en: str
    kind: ColumnKind = "texte"
    choix: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    unite: str = ""
    protege: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One table. `acte`: what its creations are, when they tell of a reading or of something that left the firm.

    `motif`: the column that holds the reason people gave.
    """

    table: str
    fr: str
    en: str
    columns: Mapping[str, Column] = field(default_factory=dict)
    acte: Act = "creation"
    motif: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A client as the log names it; `present`: its file can be opened."""

    matricule: str
    nom: str
    present: bool


Subjects = Callable[[Collection[UUID]], Mapping[UUID, Subject]]
HIDDEN = Column("", "", "cache")
# Columns that many tables share.
SHARED: dict[str, Column] = {
    "deleted_at": HIDDEN,
    "created_at": HIDDEN,
    "client_id": Column("Client", "Client", "client"),
    "created_by_id": HIDDEN,
    "owner_id": Column("Auteur", "Author", "membre"),
}
_records: dict[str, Record] = {}
_subjects: list[Subjects] = []


def register_record(*records: Record) -> None:
    """:raises ValueError: a table named twice differently."""
    for record in records:
        if _records.setdefault(record.table, record) != record:
            raise ValueError(f"{record.table} is named twice, differently")


def register_subjects(subjects: Subjects) -> None:
    """How clients are named: `{client: Subject}` of those asked for that the person may see. One statement."""
    _subjects[:] = [subjects]


def subjects_of(client_ids: Collection[UUID]) -> Mapping[UUID, Subject]:
    return _subjects[0](client_ids) if client_ids and _subjects else {}


def record_of(table: str) -> Record:
    return _records.get(table) or Record(table, table, table)


def column_of(record: Record, name: str) -> Column:
    """Unnamed columns are told under their own name, unless the name says that they hold a secret."""
    known = record.columns.get(name) or SHARED.get(name)
    if known is not None:
        return known
    secret = any(word in name for word in ("scelle", "secret", "hash"))
    return Column(name, name, protege=secret)


def records() -> list[Record]:
    """In alphabetical order of their French names."""
    return sorted(_records.values(), key=lambda record: record.fr.casefold())


def tables_of(acte: Act) -> list[str]:
    """The tables whose creations are `acte`."""
    return sorted(table for table, record in _records.items() if record.acte == acte)
