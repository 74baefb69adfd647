"""The client's summary written by a model: asked for, checked sentence by sentence, kept beside the rules'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in
from tests.support.llm_server import LlmServer, Says, Status, llm_server

from egide.foundation.ai.tests.conftest import add
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.intake.models import ExtractionRecord

from .conftest import meet

Json = dict[str, Any]
WRITTEN = "Vous exercez le métier de kinésithérapeute."


@pytest.fixture
def server(settings: Any) -> Iterator[LlmServer]:
    settings.EGIDE_LLM_HOSTS = ["127.0.0.1"]
    with llm_server() as running:
        yield running


@pytest.fixture
def antoine(cast: Cast) -> Browser:
    return logged_in(cast.antoine)


def phrase(texte: str, *faits: str, rubrique: str = "travail") -> Json:
    return {"texte": texte, "rubrique": rubrique, "faits": list(faits)}


def says(*phrases: Json) -> Says:
    return Says(lambda _asked: {"phrases": list(phrases)})


def sentences(told: Json) -> list[str]:
    return [s["texte"] for theme in told["client"] for s in theme["phrases"]]


def ask(browser: Browser, meeting: Json) -> Json:
    answer = browser.send("POST", f"entretiens/{meeting['id']}/resume")
    assert answer.status_code == 202, answer.content
    work_until_idle()
    told: Json = browser.read(f"entretiens/{meeting['id']}/resume").json()["resume"]
    return told


def test_what_is_proven_is_kept_the_rest_is_counted_and_the_rules_tell_what_was_left_out(
    cast: Cast, antoine: Browser, claire: Browser, server: LlmServer
) -> None:
    add(antoine, server)
    meeting = meet(claire)
    by_rules = claire.read(f"entretiens/{meeting['id']}/resume").json()["resume"]
    server.otherwise = says(
        phrase(WRITTEN, "client.profession", "client.situation_professionnelle", "client.date_evenement_professionnel"),
        phrase("Vous fumez.", "client.fumeur"),
        phrase("Vous êtes une kinésithérapeute remarquable.", "client.profession"),
    )
    told = ask(claire, meeting)
    assert (told["engine"], told["modele"], told["retirees"], told["avis"]) == ("llm", "petit", 2, None)
    assert WRITTEN in sentences(told) and "Vous ne fumez pas." in sentences(told)
    assert "Vous êtes kinésithérapeute, à votre compte, depuis mars 2015." not in sentences(told)
    assert (told["courtier"], told["actions"]) == (by_rules["courtier"], by_rules["actions"])
    with team_scope(cast.lavigne.id):
        kept = ExtractionRecord.objects.get()
    assert kept.summary["engine"] == "rules" and kept.written["engine"] == "llm"


def test_neither_the_talk_nor_who_people_are_is_sent(antoine: Browser, claire: Browser, server: LlmServer) -> None:
    add(antoine, server)
    server.otherwise = says()
    ask(claire, meet(claire))
    (asked,) = server.asked
    assert "client.profession : Client, Profession = kinésithérapeute" in asked.prompts[0]
    for secret in ("Hélène", "Marchand", "orange.fr", "1984", "Angers", "Claire", "je ne fume pas"):
        assert secret not in asked.text


def test_when_no_model_answers_the_rules_summary_stays_and_says_why(
    antoine: Browser, claire: Browser, server: LlmServer
) -> None:
    meeting = meet(claire)
    before = claire.read(f"entretiens/{meeting['id']}/resume").json()["resume"]
    told = ask(claire, meeting)
    assert told == {**before, "avis": "Aucun modèle n’est configuré : les règles ont lu ce texte."}
    add(antoine, server)
    server.replies += [Status(400, kind="invalid_request_error")]
    told = ask(claire, meeting)
    assert told == {**before, "avis": "Aucun modèle n’a répondu (Modèle maison) : le résumé reste celui des règles."}
    server.otherwise = says(phrase(WRITTEN, "client.profession"))
    assert ask(claire, meeting)["engine"] == "llm"


def test_it_is_written_once_and_asking_again_asks_nobody(antoine: Browser, claire: Browser, server: LlmServer) -> None:
    add(antoine, server)
    server.otherwise = says(phrase(WRITTEN, "client.profession"))
    meeting = meet(claire)
    first = ask(claire, meeting)
    assert ask(claire, meeting) == first and len(server.asked) == 1


def test_a_meeting_that_is_not_read_yet_cannot_be_written(claire: Browser) -> None:
    meeting = meet(claire, work=False)
    answer = claire.send("POST", f"entretiens/{meeting['id']}/resume")
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")
    assert claire.read(f"entretiens/{meeting['id']}/resume").json() == {"resume": None, "questions": []}
