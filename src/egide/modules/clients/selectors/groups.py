"""Clients put together by one column, and counted by saved criteria."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from egide.foundation.tenancy.public import current_team_id
from egide.modules.clients.models import Client
from egide.modules.clients.selectors.columns import Column
from egide.modules.clients.selectors.criteria import Group, condition
from egide.modules.clients.selectors.listing import words_of

MOST_GROUPS = 500


def groups(rows: QuerySet[Client], column: Column) -> list[dict[str, Any]]:
    """`[{"groupe", "count"}]` in the order of the list put in order by `column`. One statement.

    `groupe` is a code, a text, a year (dates), a month (moments), an adviser's name, or null.
    """
    try:
        found, params = rows.order_by().values("pk").query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return []
    sql = (
        f"SELECT {column.group('c')} AS groupe, count(*), min({column.order('c')}) AS rang "
        f'FROM ({found}) i(id) JOIN "{Client._meta.db_table}" c ON c.team_id = %s AND c.id = i.id '
        f"GROUP BY 1 ORDER BY rang NULLS LAST, 1 NULLS LAST LIMIT {MOST_GROUPS}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, current_team_id()])
        return [{"groupe": groupe, "count": count} for groupe, count, _rank in cursor.fetchall()]


def count_each(asked: Sequence[tuple[str, Group | None]]) -> list[int]:
    """How many clients each of (words, criteria) finds. One statement, which reads the firm's clients once."""
    if not asked:
        return []
    columns: list[str] = []
    params: list[object] = []
    for words, criteria in asked:
        pieces = []
        for word in words_of(words):
            pieces.append("position(public.fr_fold(%s) IN c.recherche) > 0")
            params.append(word)
        if criteria is not None:
            sql, more = condition(criteria, "c")
            pieces.append(sql)
            params += more
        columns.append(f"count(*) FILTER (WHERE {' AND '.join(pieces)})" if pieces else "count(*)")
    sql = f'SELECT {", ".join(columns)} FROM "{Client._meta.db_table}" c WHERE c.team_id = %s AND c.deleted_at IS NULL'
    with connection.cursor() as cursor:
        params.append(current_team_id())
        cursor.execute(sql, params)  # type: ignore[arg-type]  # the readers made only what psycopg takes
        return list(cursor.fetchone())
