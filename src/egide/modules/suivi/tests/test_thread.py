"""The thread of a file: all that happened, by whom and why, in order, whatever told it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.suivi.services.notes import add_note
from egide.modules.suivi.services.taches import add_task

from .conftest import PDF, Attach, ok, over

pytestmark = pytest.mark.django_db
AGREEMENT = {"accorde": True, "personne": "Hélène Marchand", "formulation": "Avec votre accord.", "mode": "oral"}


def thread(browser: Browser, helene: str, query: str = "") -> Any:
    return ok(browser.read(f"{helene}/fil{query}"))


def told(events: list[Any]) -> list[tuple[str, str, str]]:
    return [(event["kind"], event["lines"][0]["section"], event["lines"][0]["action"]) for event in events]


@pytest.fixture
def busy(claire: Browser, thomas: Browser, helene: str, attach: Attach) -> str:
    """A file on which much was done, in this order."""
    ok(claire.send("PATCH", helene, {"ville": "Nantes", "iban": "FR7699999044000001234567881"}, HTTP_IF_MATCH='"1"'))
    ok(claire.send("POST", f"{helene}/enfants", {"prenom": "Léa"}), 201)
    ok(claire.send("POST", f"{helene}/reveal", {"champ": "iban", "motif": "Vérifier le compte"}))
    ok(claire.send("POST", f"{helene}/consentements", {"kind": "donnees_sante", **AGREEMENT}), 201)
    piece = ok(attach(claire), 201)
    note = ok(thomas.send("POST", f"{helene}/notes", {"texte": "A rappelé."}), 201)
    ok(thomas.send("DELETE", f"notes/{note['id']}", **over(note)), 204)
    task = ok(claire.send("POST", "taches", {"titre": "Rappeler", "client_id": helene[8:]}), 201)
    ok(thomas.send("PATCH", f"taches/{task['id']}", {"faite": True}, **over(task)))
    ok(claire.send("PATCH", f"pieces/{piece['id']}", {"nom": "Compte.pdf"}, **over(piece)))
    return helene


EVERYTHING = [
    ("piece", "piece", "update"),
    ("tache", "tache", "update"),
    ("tache", "tache", "insert"),
    ("note", "note", "delete"),
    ("note", "note", "insert"),
    ("piece", "piece", "insert"),
    ("consentement", "consentements", "insert"),
    ("lecture", "lectures", "insert"),
    ("dossier", "enfants", "insert"),
    ("dossier", "client", "update"),
    ("dossier", "client", "insert"),
]


def test_all_that_happened_is_told_latest_first_with_who_did_it(claire: Browser, busy: str) -> None:
    page = thread(claire, busy)

    assert told(page["results"]) == EVERYTHING
    assert page["next"] is None
    assert [event["actor"]["prenom"] for event in page["results"][:5]] == [
        "Claire",
        "Thomas",
        "Claire",
        "Thomas",
        "Thomas",
    ]
    assert [event["objet"] and event["objet"]["titre"] for event in page["results"][:6]] == [
        "Compte.pdf",
        "Rappeler",
        "Rappeler",
        "A rappelé.",
        "A rappelé.",
        "Compte.pdf",
    ]
    assert page["results"][0]["lines"][0]["changes"] == {"nom": ["RIB Marchand.pdf", "Compte.pdf"]}
    reading = page["results"][7]["lines"][0]["changes"]
    assert (reading["champ"], reading["motif"]) == ([None, "iban"], [None, "Vérifier le compte"])


@pytest.mark.parametrize("size", [1, 2, 3, 5, 11])
def test_pages_follow_one_another_without_a_gap_or_a_repeat(claire: Browser, busy: str, size: int) -> None:
    events, cursor, pages = [], "", 0
    while True:
        page = thread(claire, busy, f"?page_size={size}{cursor}")
        events += page["results"]
        pages += 1
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"

    assert told(events) == EVERYTHING
    assert pages == -(-len(EVERYTHING) // size)


def test_documents_notes_and_tasks_of_one_moment_are_each_told(claire: Browser, cast: Cast, helene: str) -> None:
    with team_scope(cast.lavigne.id):
        add_note(client_id=UUID(helene[8:]), texte="Préfère le soir.", created_by_id=None)
        for titre in ("Rappeler", "Écrire"):
            add_task(titre=titre, client_id=UUID(helene[8:]), created_by_id=None)

    titles = [event["objet"]["titre"] for event in thread(claire, helene, "?kinds=note,tache")["results"]]

    assert titles == ["Écrire", "Rappeler", "Préfère le soir."]


def test_only_the_kinds_asked_for_are_told(claire: Browser, busy: str) -> None:
    only = thread(claire, busy, "?kinds=note,lecture")["results"]

    assert [event["kind"] for event in only] == ["note", "note", "lecture"]


@pytest.mark.django_db(transaction=True)
def test_what_a_meeting_brought_is_one_act_that_names_it(claire: Browser, cast: Cast, helene: str) -> None:
    text = "[00:02] Claire : Votre e-mail ?\n[00:09] Hélène : helene point marchand arobase orange point fr.\n"
    body = {"texte": text, "titre": "Point annuel", "consentement": AGREEMENT, "client_id": helene[8:]}
    meeting = ok(claire.send("POST", "entretiens", body), 201)
    work_until_idle()
    path = f"entretiens/{meeting['id']}"
    for proposal in ok(claire.read(f"{path}/proposals"))["proposals"]:
        ok(claire.send("PATCH", f"{path}/proposals/{proposal['id']}", {"state": "accepted"}))
    ok(claire.send("POST", f"{path}/apply"))

    applied, consent, received, *_older = thread(claire, helene)["results"]

    assert (applied["kind"], applied["cause"]) == ("dossier", {"kind": "entretien", "id": meeting["id"]})
    assert applied["lines"][0]["changes"]["email"] == [None, "helene.marchand@orange.fr"]
    assert consent["kind"] == "consentement"
    assert (received["kind"], received["objet"]["titre"], received["objet"]["state"]) == (
        "entretien",
        "Point annuel",
        "applied",
    )


@pytest.mark.parametrize("query", ["?kinds=rendezvous", "?cursor=abc", "?cursor=MTIgaGllcg", "?page_size=0"])
def test_what_is_not_understood_is_refused(claire: Browser, helene: str, query: str) -> None:
    assert claire.read(f"{helene}/fil{query}").status_code == 400


@given(st.text(max_size=60))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_cursor_breaks_the_thread(claire: Browser, helene: str, cursor: str) -> None:
    assert claire.read(f"{helene}/fil", data={"cursor": cursor}).status_code in (200, 400)


def test_a_colleague_s_file_of_another_firm_has_no_thread(cast: Cast, busy: str) -> None:
    from tests.people import logged_in

    assert logged_in(cast.yann).read(f"{busy}/fil").status_code == 404
    assert PDF
