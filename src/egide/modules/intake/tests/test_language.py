"""What the work leaves in French is read in the language of the person."""

from __future__ import annotations

import json
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.jobs.public import FailureReason
from egide.foundation.tenancy.public import team_scope
from egide.modules.intake.machine import StepName
from egide.modules.intake.services.work import step_failed

from .conftest import CONSENT, client_of, meet, proposals

LOST = FailureReason("egide.foundation.jobs.reasons.WorkerLost", "worker_lost", "", 10)
ENGLISH_TEXT = (
    "Good morning, I would like to talk about my mortgage and the savings that we have with the bank. "
    "My husband and I are looking for a house, and this is what we were told when we were there last week."
)


def speak_english(browser: Browser) -> None:
    assert browser.send("PATCH", "session/profile", {"langue": "en"}).status_code == 200


def test_why_the_work_stopped_is_told_in_each_language(cast: Cast, claire: Browser, thomas: Browser) -> None:
    speak_english(claire)
    meeting = meet(claire, work=False)
    with team_scope(cast.lavigne.id):
        step_failed(entretien_id=UUID(meeting["id"]), step=StepName.ROUTING, run=1, failure=LOST)

    english, french = (browser.read("entretiens").json()["results"][0]["failure"] for browser in (claire, thomas))

    assert english["reason"] == (
        "Processing was interrupted several times in a row. The text and the finished steps are kept: you can resume."
    )
    assert french["reason"] == (
        "Le traitement a été interrompu plusieurs fois de suite. "
        "Le texte et les étapes terminées sont gardés : vous pouvez reprendre."
    )
    assert english | {"reason": ""} == french | {"reason": ""}


def test_a_text_in_another_language_is_refused_in_the_readers(claire: Browser, thomas: Browser) -> None:
    speak_english(claire)
    path = f"entretiens/{meet(claire, texte=ENGLISH_TEXT)['id']}"

    assert claire.read(path).json()["failure"]["reason"] == (
        "The text seems to be in English: only French is understood. Nothing was extracted."
    )
    assert thomas.read(path).json()["failure"]["reason"] == (
        "Le texte paraît être en anglais : seul le français est compris. Rien n’a été extrait."
    )


def test_the_fields_of_a_proposal_bear_the_names_of_the_reader(cast: Cast, claire: Browser, thomas: Browser) -> None:
    meeting = meet(claire, client_id=client_of(cast.lavigne)["id"])
    speak_english(claire)

    names = [proposals(browser, meeting)["client.fumeur"]["label"] for browser in (claire, thomas)]

    assert names == ["Smoker", "Fumeur"]


def test_a_file_that_cannot_be_read_is_said_in_english(claire: Browser) -> None:
    speak_english(claire)
    contract = SimpleUploadedFile("contrat.pdf", b"%PDF-1.7 contrat", content_type="application/pdf")

    refused = claire.post("/api/v1/entretiens", {"fichier": contract, "donnees": json.dumps({"consentement": CONSENT})})

    assert (refused.status_code, refused.json()["detail"]) == (400, "Some values are not accepted.")
    assert refused.json()["errors"] == {
        "fichier": ["A PDF cannot be read here. Accepted formats: .txt, .md, .json, .srt, .vtt and .docx."]
    }
