"""How many SQL statements a request says, its session included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

# Transactions are the same whatever is asked; the test's own turns the request's into savepoints.
CONTROL = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SET CONSTRAINTS", "BEGIN", "COMMIT")
# Said by whichever request comes first once five minutes have passed: on a slow machine, any of a test's.
SEEN = 'UPDATE "accounts_session" SET "last_seen"'


def statements(call: Callable[[], Any]) -> tuple[int, Any]:
    """The statements of a call, and its answer; a refusal fails the test."""
    with CaptureQueriesContext(connection) as captured:
        answer = call()
    assert answer is None or answer.status_code < 300, answer.content
    return sum(1 for query in captured.captured_queries if not query["sql"].startswith((*CONTROL, SEEN))), answer


class Statements(dict[str, int]):
    """Statements by endpoint, as they are called."""

    def __call__(self, name: str, call: Callable[[], Any]) -> Any:
        """What the call answers as JSON; None when it answers something else, or nothing."""
        self[name], answer = statements(call)
        told = answer is not None and answer.headers.get("Content-Type", "").startswith("application/json")
        return answer.json() if told else None
