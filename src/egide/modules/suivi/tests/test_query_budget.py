"""SQL statements of each endpoint, the session's included: the committed figures are a ceiling and a promise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.people import Browser
from tests.support.statements import Statements

from .conftest import Attach, over

pytestmark = pytest.mark.django_db
BUDGET: dict[str, int] = json.loads((Path(__file__).parent / "query_budget.json").read_text("utf-8"))


def test_no_endpoint_says_more_sql_than_its_budget(
    claire: Browser, thomas: Browser, helene: str, attach: Attach
) -> None:
    measure = Statements()
    for number in range(3):
        attach(claire, f"Relevé {number}.pdf")
        thomas.send("POST", f"{helene}/notes", {"texte": f"Note {number}, @Claire Vasseur"})
        claire.send("POST", "taches", {"titre": f"Tâche {number}", "client_id": helene[8:]})
    piece = measure("POST clients/{id}/pieces", lambda: attach(claire))
    measure("GET clients/{id}/pieces", lambda: claire.read(f"{helene}/pieces?q=releve"))
    measure("GET pieces/{id}/content", lambda: claire.read(f"pieces/{piece['id']}/content"))
    one = f"pieces/{piece['id']}"
    piece = measure("PATCH pieces/{id}", lambda: claire.send("PATCH", one, {"nom": "RIB.pdf"}, **over(piece)))
    measure("DELETE pieces/{id}", lambda: claire.send("DELETE", one, **over(piece)))
    measure("POST pieces/{id}/restore", lambda: claire.send("POST", f"{one}/restore"))
    note = measure("POST clients/{id}/notes", lambda: claire.send("POST", f"{helene}/notes", {"texte": "Vu."}))
    named = {"texte": "@Thomas Berger"}
    measure("POST clients/{id}/notes (mention)", lambda: claire.send("POST", f"{helene}/notes", named))
    measure("GET clients/{id}/notes", lambda: claire.read(f"{helene}/notes"))
    one_note = f"notes/{note['id']}"
    measure("PATCH notes/{id}", lambda: claire.send("PATCH", one_note, {"epinglee": True}, **over(note)))
    measure("GET mentions", lambda: claire.read("mentions"))
    task = measure("POST taches", lambda: claire.send("POST", "taches", {"titre": "Rappeler"}))
    measure("GET taches", lambda: claire.read("taches?assigne=moi&etat=ouvertes"))
    one_task = f"taches/{task['id']}"
    measure("PATCH taches/{id}", lambda: claire.send("PATCH", one_task, {"faite": True}, **over(task)))
    measure("GET todo", lambda: claire.read("todo"))
    measure("GET clients/{id}/fil", lambda: claire.read(f"{helene}/fil?page_size=5"))
    assert measure == BUDGET
