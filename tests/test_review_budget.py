"""SQL statements of the longest write: a review of sixty values, as `make bench` applies it."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import pytest
from bench import meetings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast
from tests.people import logged_in

INTAKE = Path(__file__).parents[1] / "src" / "egide" / "modules" / "intake"
BUDGET: dict[str, int] = json.loads((INTAKE / "tests" / "query_budget.json").read_text("utf-8"))
CONTROL = ("SAVEPOINT", "RELEASE", "ROLLBACK", "SET CONSTRAINTS")


@pytest.mark.django_db
def test_sixty_values_are_written_in_few_statements(cast: Cast) -> None:
    claire = logged_in(cast.claire)
    helene = claire.send("POST", "clients", {"nom": "Marchand", "prenom": "Hélène"}).json()
    (meeting,) = meetings.prepare(cast.lavigne.id, [(UUID(helene["id"]), helene["version"])])

    with CaptureQueriesContext(connection) as captured:
        answer = claire.send("POST", f"entretiens/{meeting}/apply")

    assert answer.status_code == 200, answer.content
    said = [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(CONTROL)]
    assert {"POST entretiens/{id}/apply": len(said)} == BUDGET
    file = claire.read(f"clients/{helene['id']}").json()
    assert (file["profession"], file["conjoint"]["prenom"], len(file["enfants"])) == ("kinésithérapeute", "Julien", 2)
