"""The SQL of a request, as the product says it: asked of the application in this process, on the same database."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from bench.load import Request

CONTROL = re.compile(r"(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|SET CONSTRAINTS)\b")
ANNOUNCEMENT = "SET LOCAL"
NEW_KEY = re.compile(r"VALUES \('[0-9a-f-]{32,36}'")  # each table's first column
VERSION_ASKED = re.compile(r'(WHERE .*"clients_client"\."version" = )\d+', re.DOTALL)
MARK = "Banc d’essai"  # what a traced write puts in a text field, so that the raw one can write something else
TEXT = f"'{MARK} ' || (random() * 1e9)::int"


@dataclass(frozen=True, slots=True)
class Trace:
    """One transaction: its statements with their values, and the answer."""

    statements: Sequence[str]
    answer: bytes

    @property
    def count(self) -> int:
        """Statements, the settings sent with the first of them left out."""
        return sum(not statement.startswith(ANNOUNCEMENT) for statement in self.statements)


@contextmanager
def _announcements_noted() -> Iterator[None]:
    """The connection sends its settings itself, beside the log of statements."""
    from django.db import connection

    base: Any = import_module("egide.foundation.tenancy.pg.base")
    said = base.announce_sql

    def noted(*arguments: Any) -> str:
        sql: str = said(*arguments)
        if sql:
            connection.queries_log.append({"sql": sql.replace("; ", " \\; "), "time": "0"})
        return sql

    base.announce_sql = noted
    try:
        yield
    finally:
        base.announce_sql = said


def trace(request: Request, *, undo: bool = False) -> Trace:
    """Do `request` and note its SQL. `undo`: as if it had not been done."""
    from django.db import connection, transaction
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    method, path, body, headers = request
    client = Client(SERVER_NAME="127.0.0.1")
    with transaction.atomic() if undo else nullcontext(), _announcements_noted():
        with CaptureQueriesContext(connection) as captured:
            answer: Any = client.generic(method, path, body or b"", "application/json", headers=headers)
        if undo:
            transaction.set_rollback(True)
    if answer.status_code >= 300:
        raise SystemExit(f"{method} {path} : {answer.status_code} {answer.content[:500]!r}")
    said = [query["sql"] for query in captured.captured_queries]
    return Trace([sql for sql in said if not CONTROL.match(sql)], answer.content)


def again(statements: Sequence[str]) -> list[str]:
    """An update that can be done over and over: whatever the version, another text each time."""
    asked = [VERSION_ASKED.sub(r'\1"clients_client"."version"', sql) for sql in _new_keys(statements)]
    return [re.sub(f"'{MARK}[^']*'", f"({TEXT})", sql) for sql in asked]


def anew(statements: Sequence[str], matricule: str) -> list[str]:
    """A creation that can be done over and over: other keys each time."""
    drawn = "('Z' || left(md5(random()::text), 14))"
    return [sql.replace(f"'{matricule}'", drawn) for sql in _new_keys(statements)]


def _new_keys(statements: Sequence[str]) -> list[str]:
    return [NEW_KEY.sub("VALUES (uuidv7()", sql) if sql.startswith("INSERT") else sql for sql in statements]
