"""SQL statements of each endpoint, the session's included: the committed figures are a ceiling and a promise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.people import Browser
from tests.support.statements import Statements

from egide.foundation.jobs.worker import work_until_idle

from .conftest import ok, whole_file

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])
BUDGET: dict[str, int] = json.loads((Path(__file__).parent / "query_budget.json").read_text("utf-8"))


def test_no_endpoint_says_more_sql_than_its_budget(anne: Browser) -> None:
    measure = Statements()
    people = [whole_file(anne, nom=nom) for nom in ("Marchand", "Prigent", "Tessier")]
    for one in people:
        ok(anne.send("POST", f"clients/{one['id']}/exports"), 202)
        work_until_idle()
    ok(anne.send("POST", f"clients/{people[0]['id']}/exports"), 202)
    for one in people[1:]:
        erasure = {"confirmation": one["matricule"]}
        done = ok(anne.send("POST", f"clients/{one['id']}/effacement", erasure), 202)
        work_until_idle()
    client = f"clients/{people[0]['id']}"

    asked = measure("GET conformite/demandes", lambda: anne.read("conformite/demandes"))
    assert (len(asked["exports"]) > 1, len(asked["effacements"])) == (True, 2)
    assert len(measure("GET clients/{id}/exports", lambda: anne.read(f"{client}/exports"))["exports"]) == 2
    measure("GET conformite/effacements/{id}", lambda: anne.read(f"conformite/effacements/{done['id']}"))
    assert measure("GET conformite/consentements", lambda: anne.read("conformite/consentements"))["count"] == 2
    measure(
        "GET conformite/consentements?q=&kind=", lambda: anne.read("conformite/consentements?q=h&kind=donnees_sante")
    )
    measure("GET conformite/conservation", lambda: anne.read("conformite/conservation"))
    measure("GET conformite/registre", lambda: anne.read("conformite/registre"))
    assert measure == BUDGET
