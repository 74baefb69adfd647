"""A pytest fixture that reads every SQL statement of a test: one on a tenant table names `team_id` or fails.

Row-level security would hide the other firms' rows in any case; the explicit condition is what gives the planner its
index, and what would send the statement to one shard.

    def test_the_list(assert_sql_names_team, browser):
        with assert_sql_names_team() as statements:
            browser.read("clients")
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.utils import CursorWrapper

from egide.foundation.tenancy.pg.compiler import tenant_tables

Watch = Callable[[], AbstractContextManager[list[str]]]

NOT_AN_ALIAS = (
    "WHERE|SET|INNER|LEFT|RIGHT|FULL|CROSS|JOIN|ON|USING|ORDER|GROUP|HAVING|LIMIT|OFFSET|FOR|UNION|EXCEPT|INTERSECT|"
    "VALUES|RETURNING|AS|DEFAULT|SELECT|WINDOW|NATURAL"
)
SOURCE = re.compile(
    r"\b(?P<verb>FROM|JOIN|UPDATE(?:\s+ONLY)?|INTO|USING|,)\s+(?:public\.)?\"?(?P<table>\w+)\"?"
    rf"(?:\s+(?:AS\s+)?(?!(?:{NOT_AN_ALIAS})\b)\"?(?P<alias>\w+)\"?)?",
    re.IGNORECASE,
)
CONSTANT = re.compile(r"'(?:[^']|'')*'")


def without_team(sql: str) -> list[str]:
    """The tenant tables, or their aliases, that a statement reads or writes without saying which firm's."""
    tables = {name: field.column for name, field in tenant_tables().items()}
    bare = CONSTANT.sub("''", sql)
    sources = [match for match in SOURCE.finditer(bare) if match["table"] in tables]
    return [
        name
        for match in sources
        if not _names(bare, name := _alias(match), str(tables[match["table"]]), match["verb"], alone=len(sources) == 1)
    ]


def _alias(match: re.Match[str]) -> str:
    return match["alias"] or match["table"]


def _names(sql: str, alias: str, column: str, verb: str, *, alone: bool) -> bool:
    if verb.upper() == "INTO":
        return re.search(rf'INTO\s+(?:public\.)?"?{alias}"?[^()]*\([^()]*"?{column}"?', sql, re.IGNORECASE) is not None
    qualified = rf'"?\b{alias}"?\."?{column}"?'
    if alone:
        qualified = rf'(?:{qualified}|(?<![.\w"])"?{column}"?)'
    compared = rf"{qualified}\s*\)?\s*(?:=|IN\b)|=\s*(?:ANY\s*)?\(*\s*{qualified}"
    return re.search(compared, sql, re.IGNORECASE) is not None


@contextmanager
def watched() -> Iterator[list[str]]:
    """The statements made inside, by any thread, on the application's connection.

    At the end, those on a tenant table must all have named the firm.
    """
    statements: list[str] = []
    usual = CursorWrapper._execute_with_wrappers

    def noted(cursor: CursorWrapper, sql: Any, params: Any, many: bool, executor: Any) -> Any:
        if cursor.db.alias == DEFAULT_DB_ALIAS:
            statements.append(str(sql))
        return usual(cursor, sql, params, many, executor)

    with patch.object(CursorWrapper, "_execute_with_wrappers", noted):
        yield statements
    found = [f"{', '.join(missing)} without team_id:\n{sql}" for sql in statements if (missing := without_team(sql))]
    assert not found, "\n\n".join(found)


@pytest.fixture
def assert_sql_names_team() -> Watch:
    return watched
