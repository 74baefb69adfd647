"""The log, read and told in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from egide.foundation.accounts.public import Membership, User, absents_of
from egide.foundation.audit.public import AuditEntry, Record, Subject
from egide.foundation.audit.records import Act, column_of, record_of, subjects_of
from egide.foundation.journal.filters import Asked, asked_lines
from egide.foundation.journal.words import Language, text_of
from egide.kit.errors import NotFound

READ_AT_ONCE = 500
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after, in words; `protege`: it changed, and its values are not told."""

    nom: str
    libelle: str
    avant: str | None
    apres: str | None
    protege: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row written once. `acteur`: None for a job of the firm's own, an operator, or SQL (`genre` says which)."""

    id: UUID
    at: datetime
    acteur: User | None
    genre: str
    pour: str | None
    acte: Act
    record: Record
    row_id: UUID
    client_id: UUID | None
    client: Subject | None
    motif: str
    cause: tuple[str, UUID] | None
    ip: str | None
    request_id: str
    changes: Sequence[Change]


def act_of(entry: AuditEntry) -> Act:
    """Taking away and bringing back are updates of one column; a reading is the row that tells of it."""
    if entry.action == "insert":
        return record_of(entry.table_name).acte
    if entry.action == "update" and "deleted_at" in entry.changes:
        return "restauration" if entry.changes["deleted_at"][1] is None else "suppression"
    return "suppression" if entry.action == "delete" else "modification"


class Names:
    """Calls people and clients by name; those met before are not asked for again."""

    def __init__(self) -> None:
        self.users: dict[UUID, User | None] = {}
        self.members: dict[UUID, str] = {}
        self.clients: dict[UUID, Subject | None] = {}
        self.absents: dict[UUID, str] = {}

    def learn(self, entries: Collection[AuditEntry], *, values: bool) -> None:
        """At most four statements; `values`: those named inside the changes too."""
        users = {entry.actor_id for entry in entries if entry.actor_id}
        clients = {entry.client_id for entry in entries if entry.client_id}
        members: set[UUID] = set()
        wanted: dict[str, set[UUID]] = {"personne": users, "client": clients, "membre": members}
        for entry in entries if values else ():
            record = record_of(entry.table_name)
            for name, pair in entry.changes.items():
                if (of := wanted.get(column_of(record, name).kind)) is not None:
                    of |= {UUID(str(value)) for value in pair if value}
        self._users(users - self.users.keys())
        self._clients(clients - self.clients.keys())
        self._members(members - self.members.keys())
        away = {entry.delegation_id for entry in entries if entry.delegation_id} - self.absents.keys()
        self.absents |= absents_of(away)

    def _users(self, ids: Collection[UUID]) -> None:
        if ids:
            found = {user.id: user for user in User.objects.filter(pk__in=ids).only("prenom", "nom", "email")}
            self.users |= {key: found.get(key) for key in ids}

    def _clients(self, ids: Collection[UUID]) -> None:
        if ids:
            found = subjects_of(ids)
            self.clients |= {key: found.get(key) for key in ids}

    def _members(self, ids: Collection[UUID]) -> None:
        if ids:
            rows = Membership.objects.filter(pk__in=ids).select_related("user")
            self.members |= {row.id: str(row.user) for row in rows}

    def __call__(self, kind: str, key: UUID) -> str:
        if kind == "membre":
            return self.members.get(key) or _("Ancien membre")
        if kind == "client":
            client = self.clients.get(key)
            return f"{client.nom} ({client.matricule})" if client else _("Client effacé")
        user = self.users.get(key)
        return str(user) if user else _("Ancien membre")


def _changes(entry: AuditEntry, record: Record, names: Names, language: Language) -> list[Change]:
    told = []
    for name, (before, after) in entry.changes.items():
        column = column_of(record, name)
        # The line says whose file it is.
        if column.kind == "cache" or name == "client_id":
            continue
        label = column.fr if language == "fr" else column.en
        was, became = (text_of(column, value, names, language) for value in (before, after))
        told.append(Change(name, label, was, became, column.protege))
    order = {name: place for place, name in enumerate(record.columns)}
    return sorted(told, key=lambda change: order.get(change.nom, len(order)))


def _line(entry: AuditEntry, names: Names, language: Language) -> Line:
    record = record_of(entry.table_name)
    said = entry.changes.get(record.motif) if record.motif else None
    return Line(
        id=entry.id,
        at=entry.at,
        acteur=names.users.get(entry.actor_id) if entry.actor_id else None,
        genre=entry.actor_kind,
        pour=names.absents.get(entry.delegation_id) if entry.delegation_id else None,
        acte=act_of(entry),
        record=record,
        row_id=entry.row_id,
        client_id=entry.client_id,
        client=names.clients.get(entry.client_id) if entry.client_id else None,
        motif=str(said[1] or "") if said else "",
        cause=(entry.cause_kind, entry.cause_id) if entry.cause_kind and entry.cause_id else None,
        ip=entry.ip,
        request_id=entry.request_id,
        changes=_changes(entry, record, names, language),
    )


def page(asked: Asked, *, before: UUID | None, size: int, language: Language) -> tuple[list[Line], UUID | None]:
    """`size` lines, latest first, and where the next page starts. At most four statements, however long the log is."""
    entries = list(asked_lines(asked, before=before)[: size + 1])
    shown = entries[:size]
    names = Names()
    names.learn(shown, values=False)
    more = shown[-1].id if len(entries) > size else None
    return [_line(entry, names, language) for entry in shown], more


def line(line_id: UUID, language: Language) -> Line:
    """One line, with the names of all it speaks of. At most five statements.

    :raises NotFound: another firm's, out of sight, or none.
    """
    entry = AuditEntry.objects.filter(pk=line_id).first()
    if entry is None:
        raise NotFound
    names = Names()
    names.learn([entry], values=True)
    return _line(entry, names, language)


def every_line(asked: Asked, *, until: UUID, language: Language) -> Iterator[Line]:
    """All that answers, latest first, from `until` (included) on: read by keys, `READ_AT_ONCE` at a time."""
    names = Names()
    rows: QuerySet[AuditEntry] = asked_lines(asked).filter(id__lte=until)
    while batch := list(rows[:READ_AT_ONCE]):
        names.learn(batch, values=True)
        for entry in batch:
            yield _line(entry, names, language)
        if len(batch) < READ_AT_ONCE:
            return
        rows = asked_lines(asked, before=batch[-1].id)


def authors() -> list[Mapping[str, Any]]:
    """The firm's members, those who left too, by name: whom the log can be narrowed to. One statement."""
    rows = Membership.objects.select_related("user").order_by("user__nom", "user__prenom", "id")
    return [{"id": row.user_id, "nom": str(row.user), "active": row.active} for row in rows]
