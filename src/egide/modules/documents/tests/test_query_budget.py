"""SQL statements of each endpoint, the session's included: the committed figures are a ceiling and a promise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.people import Browser
from tests.support.statements import Statements
from tests.support.word import word

from .conftest import over

pytestmark = pytest.mark.django_db
BUDGET: dict[str, int] = json.loads((Path(__file__).parent / "query_budget.json").read_text("utf-8"))


def test_no_endpoint_says_more_sql_than_its_budget(
    claire: Browser, antoine: Browser, insured: None, helene: str
) -> None:
    measure = Statements()
    for _version in range(3):
        claire.send("POST", f"{helene}/der")
    recueil = f"{helene}/recueil"
    measure("GET clients/{id}/documents/{kind}", lambda: claire.read(recueil))
    words = {"exigences": "Une bonne mutuelle."}
    measure("PATCH clients/{id}/documents/{kind}", lambda: claire.send("PATCH", recueil, words, **over(0)))
    measure("GET clients/{id}/documents/{kind}/apercu", lambda: claire.read(f"{helene}/der/apercu"))
    made = measure("POST clients/{id}/documents/{kind}", lambda: claire.send("POST", recueil))
    measure("GET clients/{id}/documents", lambda: claire.read(helene))
    measure("GET documents", lambda: claire.read("documents?q=marchand"))
    measure("GET documents/{id}", lambda: claire.read(f"documents/{made['id']}"))
    measure("GET documents/{id}/content", lambda: claire.read(f"documents/{made['id']}/content"))
    letter = word("{{client.nom}} {{cabinet.nom}}")
    headers = {"X-Nom-Fichier": "lettre.docx"}

    def bring(path: str) -> Any:
        return antoine.post(f"/api/v1/{path}", letter, content_type="application/octet-stream", headers=headers)

    template = measure("POST modeles", lambda: bring("modeles"))["id"]
    measure("POST modeles/{id}/versions", lambda: bring(f"modeles/{template}/versions"))
    measure("GET modeles", lambda: claire.read("modeles"))
    measure("GET modeles/{id}", lambda: claire.read(f"modeles/{template}"))
    from_template = helene.replace("/documents", f"/modeles/{template}")
    measure("GET clients/{id}/modeles/{modele}", lambda: claire.read(from_template))
    measure("GET clients/{id}/modeles/{modele}/apercu", lambda: claire.read(f"{from_template}/apercu"))
    measure("POST clients/{id}/modeles/{modele}", lambda: claire.send("POST", from_template))
    assert measure == BUDGET
