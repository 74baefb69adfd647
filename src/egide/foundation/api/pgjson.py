"""PostgreSQL builds the JSON of hot answers; Python passes the bytes on.

The query is written with the ORM (tenancy's compiler scopes it), only its outermost SELECT is wrapped.
Names of the answer are those given to `.values()`, in that order; numerics become JSON numbers, dates and
timestamps ISO 8601 (UTC), arrays and jsonb themselves. An annotation may not bear the name of one of the model's
fields: written with a final underscore (`client_=…`), it is sent without.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.http import HttpResponse

from egide.foundation.api.pages import Page

JSON = "application/json"
Rows = QuerySet[Any, Any]


def _select(rows: Rows, using: str) -> tuple[str, list[Any], list[str]]:
    """SQL, parameters and output names of a `.values()` query."""
    query = rows.query
    names = list(query.selected) if query.selected else [*query.values_select, *query.annotation_select]
    if not names:
        raise ValueError("pgjson needs a .values(...) query that names its columns")
    sql, params = query.get_compiler(using=using).as_sql(with_col_aliases=True)
    return sql, list(params), names


def _quoted(names: Sequence[str]) -> str:
    return ", ".join('"' + name.removesuffix("_").replace('"', '""').replace("%", "%%") + '"' for name in names)


def _run(sql: str, params: Sequence[Any], using: str) -> str | None:
    with connections[using].cursor() as cursor:
        cursor.execute(sql, params)
        row = cursor.fetchone()
    return row[0] if row else None


def json_list(rows: Rows, *, using: str = DEFAULT_DB_ALIAS) -> bytes:
    """All of `rows` as a JSON array. One statement."""
    try:
        sql, params, names = _select(rows, using)
    except EmptyResultSet:
        return b"[]"
    text = _run(f"SELECT coalesce(json_agg(t), '[]')::text FROM ({sql}) t({_quoted(names)})", params, using)
    return (text or "[]").encode()


def json_object(rows: Rows, *, using: str = DEFAULT_DB_ALIAS) -> bytes | None:
    """The first of `rows` as a JSON object, None when there is none. One statement."""
    try:
        sql, params, names = _select(rows[:1], using)
    except EmptyResultSet:
        return None
    text = _run(f"SELECT row_to_json(t)::text FROM ({sql}) t({_quoted(names)})", params, using)
    return None if text is None else text.encode()


def json_page(
    rows: Rows, page: Page, *, counted: QuerySet[Any, Any] | None = None, using: str = DEFAULT_DB_ALIAS
) -> bytes:
    """One page of `rows` with the whole count, `{"count", "page", "page_size", "results"}`. One statement.

    :param rows: filtered, ordered `.values()` query, not sliced.
    :param counted: the same rows before annotations (cheaper to count); `rows` when absent.
    """
    whole = rows if counted is None else counted
    try:
        sql, params, names = _select(rows[page.offset : page.offset + page.size], using)
        counting, counting_params = (
            whole.order_by().values("pk").query.get_compiler(using=using).as_sql(with_col_aliases=True)
        )
    except EmptyResultSet:
        return b'{"count": 0, "page": %d, "page_size": %d, "results": []}' % (page.number, page.size)
    text = _run(
        "SELECT json_build_object("
        f"'count', (SELECT count(*) FROM ({counting}) c), 'page', %s::int, 'page_size', %s::int, "
        f"'results', (SELECT coalesce(json_agg(t), '[]') FROM ({sql}) t({_quoted(names)})))::text",
        [*counting_params, page.number, page.size, *params],
        using,
    )
    return (text or "").encode()


def json_response(body: bytes | None, *, status: int = 200, etag: str | None = None) -> HttpResponse:
    """Bytes from this module straight to the wire."""
    response = HttpResponse(body or b"", status=status, content_type=JSON)
    if etag is not None:
        response.headers["ETag"] = etag
    return response
