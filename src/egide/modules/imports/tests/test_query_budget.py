"""SQL statements of each endpoint, the session's included: the committed figures are a ceiling and a promise."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.cast import Cast
from tests.people import logged_in
from tests.support.statements import Statements

from egide.foundation.tenancy.public import team_scope
from egide.modules.imports.services.annulation import annuler
from egide.modules.imports.services.controle import controler
from egide.modules.imports.services.depot import lire
from egide.modules.imports.services.execution import executer

pytestmark = pytest.mark.django_db
BUDGET: dict[str, int] = json.loads((Path(__file__).parent / "query_budget.json").read_text("utf-8"))
FILE = "Nom;Prénom;Ville;Prénom enfant 1\n" + "".join(f"Nom{n};Prénom{n};Nantes;Léo\n" for n in range(200))


def test_no_endpoint_says_more_sql_than_its_budget(cast: Cast) -> None:
    claire = logged_in(cast.claire)
    measure = Statements()

    def work(name: str, step: Callable[..., None], key: str) -> None:
        def run() -> None:
            with team_scope(cast.lavigne.id):
                step(import_id=UUID(key))

        measure(name, run)

    def sent() -> Any:
        return claire.post("/api/v1/imports", FILE.encode(), content_type="application/octet-stream")

    sent()
    key = measure("POST imports", sent)["id"]
    work("imports: read a file", lire, key)
    one = f"imports/{key}"
    places = [column["place"] for column in measure("GET imports/{id}", lambda: claire.read(one))["colonnes"]]
    measure("POST imports/{id}/controle", lambda: claire.send("POST", f"{one}/controle", {"places": places}))
    work("imports: check 200 lines", controler, key)
    measure("GET imports/{id} (checked)", lambda: claire.read(one))
    measure("GET imports/{id}/lignes", lambda: claire.read(f"{one}/lignes?onglet=nouveau"))
    decision = {"numeros": [2], "decision": "passer"}
    measure("POST imports/{id}/decisions", lambda: claire.send("POST", f"{one}/decisions", decision))
    measure("POST imports/{id}/execution", lambda: claire.send("POST", f"{one}/execution"))
    work("imports: write 200 new clients with a child", executer, key)
    measure("POST imports/{id}/annulation", lambda: claire.send("POST", f"{one}/annulation"))
    work("imports: undo 200 lines", annuler, key)
    measure("GET imports", lambda: claire.read("imports"))
    measure("GET imports/cibles", lambda: claire.read("imports/cibles"))
    assert measure == BUDGET
