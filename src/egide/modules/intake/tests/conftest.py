"""Claire's firm and meetings, worked on by real jobs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from tests.cast import Cast, create_cast
from tests.people import Browser, Firm, Person, logged_in

from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.public import Origine, apply_changes, create_client
from egide.modules.intake.engine.types import Extraction
from egide.modules.intake.machine import StepName
from egide.modules.intake.models import Entretien, ExtractionRecord
from egide.modules.intake.serial import extraction_json
from egide.modules.intake.services.work import run_step

CONSENT = {
    "accorde": True,
    "personne": "Hélène Marchand",
    "formulation": "Avec votre accord, ce texte sert à établir votre dossier. Vous pouvez refuser.",
    "mode": "oral",
}
DIALOGUE = """[00:02] Claire : Bonjour Madame Marchand. On reprend votre dossier : quelle est votre profession ?
[00:09] Hélène : Bonjour. Je suis kinésithérapeute, à mon compte depuis mars 2015.
[00:16] Claire : Votre adresse e-mail ?
[00:19] Hélène : helene point marchand arobase orange point fr.
[00:27] Claire : Vous fumez ?
[00:29] Hélène : Non, je ne fume pas.
[00:33] Claire : Votre date de naissance ?
[00:36] Hélène : Le 12 mars 1984, à Angers.
[00:41] Claire : Je vous propose un capital décès de cent cinquante mille euros.
[00:46] Hélène : Non merci, pas pour l'instant.
"""


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    yield create_cast()


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def thomas(cast: Cast) -> Browser:
    return logged_in(cast.thomas)


def client_of(firm: Firm, **values: Any) -> dict[str, Any]:
    """A client of the firm: Hélène Marchand unless told otherwise."""
    with team_scope(firm.id):
        return create_client(values={"nom": "Marchand", "prenom": "Hélène", **values}, origine=Origine("import"))


def change_file(firm: Firm, client_id: str, *changes: Any, person: Person | None = None) -> None:
    """Somebody changes the file by hand."""
    with team_scope(firm.id):
        origin = Origine("saisie", person.id if person else None)
        apply_changes(client_id=UUID(client_id), changes=changes, expected_version=None, cause=origin)


def meet(browser: Browser, *, texte: str = DIALOGUE, work: bool = True, **body: Any) -> dict[str, Any]:
    """A meeting pasted in, and worked on unless told otherwise."""
    answer = browser.send("POST", "entretiens", {"texte": texte, "consentement": CONSENT, "date": "2026-03-12", **body})
    assert answer.status_code == 201, answer.content
    created: dict[str, Any] = answer.json()
    if not work:
        return created
    work_until_idle()
    read: dict[str, Any] = browser.read(f"entretiens/{created['id']}").json()
    return read


def meet_stating(browser: Browser, firm: Firm, extraction: Extraction, **body: Any) -> dict[str, Any]:
    """A meeting of which the engine would have said `extraction`: its steps from there on are done for real."""
    created = meet(browser, work=False, **body)
    with team_scope(firm.id):
        entretien = Entretien.objects.get(pk=created["id"])
        run_step(entretien_id=entretien.id, step=StepName.ROUTING, run=entretien.run)
        ExtractionRecord.objects.create(
            entretien_id=entretien.id,
            transcript_version=1,
            run=entretien.run,
            engine="test",
            version="1",
            duration_ms=1.0,
            result=extraction_json(extraction),
        )
        Entretien.objects.filter(pk=entretien.id).update(step=StepName.NORMALISATION.value)
        for step in (StepName.NORMALISATION, StepName.SUMMARY, StepName.PROPOSALS):
            run_step(entretien_id=entretien.id, step=step, run=entretien.run)
    read: dict[str, Any] = browser.read(f"entretiens/{created['id']}").json()
    return read


def proposals(browser: Browser, entretien: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the meeting proposes, by place: "client.email", "passifs[]", "besoins.sante"."""
    answer = browser.read(f"entretiens/{entretien['id']}/proposals").json()
    return {p["path"]: p for p in answer["proposals"]}


def decide(browser: Browser, entretien: dict[str, Any], proposal: dict[str, Any], state: str, **body: Any) -> Any:
    return browser.send("PATCH", f"entretiens/{entretien['id']}/proposals/{proposal['id']}", {"state": state, **body})


def decide_all(browser: Browser, entretien: dict[str, Any], state: str = "accepted") -> None:
    for p in browser.read(f"entretiens/{entretien['id']}/proposals").json()["proposals"]:
        if p["state"] == "pending":
            answer = decide(browser, entretien, p, state)
            assert answer.status_code == 200, answer.content
