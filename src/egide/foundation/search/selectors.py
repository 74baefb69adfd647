"""Searching everything the caller may see."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from egide.foundation.accounts.public import Caller
from egide.foundation.authz.public import can
from egide.foundation.search.registry import Kind, kinds
from egide.foundation.tenancy.public import current_team_id

MOST_WORDS = 8
COUNTED = 1_000
AROUND = 80
_NUMBER = re.compile(r"\+?[\d\s.\-/()\u00a0\u202f]+")
_SHORTEST_NUMBER = 3
_FIND = "SELECT * FROM public.search_find(%s::text[], %s::text[], %s::text[], %s, %s)"
_EXCERPTS = (
    "SELECT w.kind, w.key, public.search_excerpt(w.kind, %s, w.key, %s::text[], %s) "
    "FROM unnest(%s::text[], %s::uuid[]) AS w (kind, key)"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `close`: its name is one letter away from what was typed."""

    kind: str
    object_id: UUID
    client_id: UUID | None
    titre: str
    detail: str
    infos: dict[str, Any]
    at: datetime | None
    close: bool
    excerpt: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The best things of one kind, and how many there are, `COUNTED` at most."""

    kind: Kind
    total: int
    hits: list[Hit]


def words_of(typed: str) -> list[str]:
    """What is looked for: words, or one telephone number however it is spaced."""
    typed = typed.strip()
    if _NUMBER.fullmatch(typed):
        digits = re.sub(r"\D", "", typed)
        if typed.startswith(("+33", "0033")):
            digits = "0" + digits.removeprefix("00").removeprefix("33").removeprefix("0")
        return [digits] if len(digits) >= _SHORTEST_NUMBER else []
    return [word for word in typed.split() if any(letter.isalnum() for letter in word)][:MOST_WORDS]


def find(caller: Caller, typed: str, *, most: int, only: Sequence[str] = (), excerpts: bool = False) -> list[Found]:
    """By kind, best first: at most `most` of each. One statement, two with `excerpts`.

    :param only: names of kinds; all of them when empty.
    """
    words = words_of(typed)
    allowed = [kind for kind in kinds() if can(caller, kind.ability) and (not only or kind.name in only)]
    if not words or not allowed:
        return []
    names = [kind.name for kind in allowed]
    tolerant = [kind.name for kind in allowed if kind.tolerant]
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [words, names, tolerant, most, COUNTED])
        rows = cursor.fetchall()
    texts = _excerpts([(row[0], row[2]) for row in rows], words) if excerpts and rows else {}
    found = []
    for kind in allowed:
        mine = [row for row in rows if row[0] == kind.name][:most]
        hits = [_hit(row, texts.get((row[0], row[2]))) for row in mine]
        if hits:
            found.append(Found(kind, max(len(hits), *(row[1] for row in mine)), hits))
    return found


def _hit(row: tuple[Any, ...], excerpt: str | None) -> Hit:
    kind, _total, object_id, client_id, titre, detail, infos, at, _rank, close = row
    # Django has raw cursors leave jsonb as text.
    return Hit(kind, object_id, client_id, titre, detail, json.loads(infos), at, close, excerpt)


def _excerpts(keys: Sequence[tuple[str, UUID]], words: Sequence[str]) -> dict[tuple[str, UUID], str]:
    """The words around the first one found in each text."""
    with connection.cursor() as cursor:
        cursor.execute(
            _EXCERPTS,
            [current_team_id(), list(words), AROUND, [kind for kind, _key in keys], [key for _kind, key in keys]],
        )
        return {(kind, key): text for kind, key, text in cursor.fetchall() if text}
