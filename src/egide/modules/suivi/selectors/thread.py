"""The thread of a client's file, latest first, a page at a time."""

from __future__ import annotations

import base64
import binascii
import heapq
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models.functions import Left
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from egide.foundation.accounts.public import User, absents_of
from egide.foundation.audit.public import Act, AuditLine, acts
from egide.kit.errors import Invalid
from egide.modules.clients.public import HISTORY_TABLES, lineage
from egide.modules.suivi.codes import FIL
from egide.modules.suivi.models import Note, Piece, Tache
from egide.modules.suivi.thread import Event, sources

HIDDEN = "deleted_at"
_OWN = {"lectures": "lecture", "consentements": "consentement"}
KIND_OF_TABLE: dict[str, str] = {
    **{table: _OWN.get(section, "dossier") for section, table in HISTORY_TABLES.items()},
    Piece._meta.db_table: "piece",
    Note._meta.db_table: "note",
    Tache._meta.db_table: "tache",
}
SECTION_OF_TABLE = {table: section for section, table in HISTORY_TABLES.items()} | {
    model._meta.db_table: model._meta.model_name or "" for model in (Piece, Note, Tache)
}
_NAMED = ("piece", "note", "tache")
_ALONE = [table for table, kind in KIND_OF_TABLE.items() if kind in _NAMED]
EXCERPT = 160
_LEFT_OUT = (HIDDEN, "client_id", "matricule", "file_id", "created_by_id", "faite_par_id", "user_id")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: its last moment, and how many events of that moment were already shown."""

    at: datetime
    shown: int

    def text(self) -> str:
        """Opaque, for an address."""
        return base64.urlsafe_b64encode(f"{self.shown} {self.at.isoformat()}".encode()).decode().rstrip("=")

    @classmethod
    def read(cls, text: str) -> Cursor:
        """:raises Invalid: not one of ours."""
        try:
            shown, _space, at = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii").partition(" ")
            moment = parse_datetime(at)
            if moment is not None and moment.tzinfo is not None and shown.isdigit() and len(shown) < 6:
                return cls(moment, int(shown))
        except (ValueError, binascii.Error):
            pass
        raise Invalid({"cursor": [_("Reprenez la lecture depuis le début.")]})


def thread(
    *, client_id: UUID, kinds: Collection[str], cursor: Cursor | None, limit: int
) -> tuple[list[dict[str, Any]], Cursor | None]:
    """A page of events and where the next one begins, None after the last.

    Three statements for what the log tells (of the files merged into this one too), one for what its lines are about,
    one for each module that tells its own
    (`thread.sources`), one for people's names, one more when somebody stood in for an absent adviser.

    :param kinds: of `codes.FIL`; empty: all.
    """
    before, skipped = (cursor.at, cursor.shown) if cursor else (None, 0)
    wanted = set(kinds or FIL)
    most = limit + skipped + 1
    told: list[Sequence[Event]] = [read(client_id, before, most) for kind, read in sources().items() if kind in wanted]
    tables = [table for table, kind in KIND_OF_TABLE.items() if kind in wanted]
    if tables:
        log = acts(client_ids=lineage(client_id), tables=tables, alone=_ALONE, before=before, limit=most)
        told.append([_event(act) for act in log])
    in_order = heapq.merge(*(sorted(events, key=_place) for events in told), key=_place)
    found = list(islice(_after(in_order, before, skipped), limit + 1))
    page = found[:limit]
    following = None
    if len(found) > limit:
        last = page[-1].at
        same = sum(1 for event in page if event.at == last)
        following = Cursor(last, same + (skipped if last == before else 0))
    return _rendered(page), following


def _place(event: Event) -> tuple[float, int]:
    return -event.at.timestamp(), -event.id.int


def _after(events: Iterator[Event], before: datetime | None, skipped: int) -> Iterator[Event]:
    """Without those of the last moment that the page before has shown."""
    for event in events:
        if event.at == before and skipped > 0:
            skipped -= 1
            continue
        yield event


def _event(act: Act) -> Event:
    kinds = {KIND_OF_TABLE[line.table_name] for line in act.lines}
    # What a meeting brings is one event of the file, its consents included.
    kind = kinds.pop() if len(kinds) == 1 else "dossier"
    return Event(act.id, act.at, kind, act.actor_id, act.actor_kind, act.cause_kind, act.cause_id, act.count, act.lines)


def _rendered(events: Sequence[Event]) -> list[dict[str, Any]]:
    ids = {event.actor_id for event in events if event.actor_id}
    people = {user.id: user for user in User.objects.filter(pk__in=ids).only("prenom", "nom")} if ids else {}
    names = _names(events)
    absents = absents_of({line.delegation_id for event in events for line in event.lines[:1] if line.delegation_id})
    return [_told(event, people.get(event.actor_id) if event.actor_id else None, names, absents) for event in events]


def _names(events: Sequence[Event]) -> dict[UUID, str]:
    """What documents, notes and tasks are called: a line of the log holds only what it changed."""
    ids = {line.row_id for event in events if event.kind in _NAMED for line in event.lines}
    if not ids:
        return {}
    first, *others = (
        model._default_manager.filter(pk__in=ids).values_list("id", column)
        for model, column in ((Piece, "nom"), (Tache, "titre"), (Note, Left("texte", EXCERPT)))
    )
    return dict(first.union(*others, all=True))


def _told(event: Event, actor: User | None, names: Mapping[UUID, str], absents: Mapping[UUID, str]) -> dict[str, Any]:
    delegation = event.lines[0].delegation_id if event.lines else None
    named = names.get(event.lines[0].row_id) if event.lines else None
    return {
        "id": event.id,
        "at": event.at,
        "kind": event.kind,
        "actor": {"id": actor.id, "prenom": actor.prenom, "nom": actor.nom} if actor else None,
        "actor_kind": event.actor_kind,
        "pour": absents.get(delegation) if delegation else None,
        "cause": {"kind": event.cause_kind, "id": event.cause_id} if event.cause_kind else None,
        "count": event.count,
        "lines": [_line(line) for line in event.lines],
        "objet": dict(event.objet) or ({"titre": named} if named else None),
    }


def _line(line: AuditLine) -> dict[str, Any]:
    return {
        "section": SECTION_OF_TABLE[line.table_name],
        "row_id": line.row_id,
        "action": _action(line),
        "changes": {nom: values for nom, values in line.changes.items() if nom not in _LEFT_OUT},
    }


def _action(line: AuditLine) -> str:
    """Taking away and bringing back are updates of one column."""
    if line.action == "update" and HIDDEN in line.changes:
        return "restore" if line.changes[HIDDEN][1] is None else "delete"
    return line.action
