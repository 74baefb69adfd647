"""Telling the firm's open pages that something changed."""

from __future__ import annotations

import json
import re
from uuid import UUID

from django.db import connection

from egide.foundation.realtime.models import Event
from egide.foundation.tenancy.public import current_team_id
from egide.kit.ids import uuid7

KIND = re.compile(r"[a-z_]+(\.[a-z_]+)+")
CODE = re.compile(r"[A-Za-z0-9_.:-]{0,64}")

# Written by hand: part of every write, of which compiling it anew would be a tenth.
_INSERT = f'INSERT INTO "{Event._meta.db_table}" (id, team_id, kind, user_id, ids) VALUES (%s, %s, %s, %s, %s)'
Identifier = UUID | int | str | None


def publish(kind: str, *, user_id: UUID | None = None, **ids: Identifier) -> None:
    """Tells the firm's open pages `kind` and `ids` when, and only if, the transaction commits.

    One INSERT; the number and the notification are the database's work at the commit (`realtime_number`), so that no
    firm-wide lock is held while the transaction lasts.

    :param user_id: to this person's pages only.
    :param ids: identifiers, or codes for machines; never a word about anybody.
    :raises NoTeam: outside `team_scope()`.
    """
    if not KIND.fullmatch(kind):
        raise ValueError(f"an event is named thing.happened, not {kind!r}")
    told = json.dumps({name: _identifier(name, value) for name, value in ids.items()})
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [uuid7(), current_team_id(), kind, user_id, told])


def _identifier(name: str, value: Identifier) -> str | int | None:
    match value:
        case UUID():
            return str(value)
        case None | int():
            return value
        case str() if CODE.fullmatch(value):
            return value
    raise TypeError(f"{name}: an event carries identifiers and codes only")
