"""After a correction of the voices, a model is asked again what it touches, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in
from tests.support.llm_server import Asked, LlmServer, Says, llm_server

from egide.foundation.ai.models import CachedAnswer
from egide.foundation.ai.tests.conftest import add, patch
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.intake.engine.types import SECTIONS
from egide.modules.intake.llm.by_rules import answer_prompt

from .conftest import client_of, decide, meet, proposals

Json = dict[str, Any]
TALK = """Claire : Quelle est votre profession ?
Hélène : Je suis kinésithérapeute.
Claire : Vous fumez ?
Hélène : Non, je ne fume pas.
Claire : Avez-vous un emprunt en cours ?
Hélène : Oui, un crédit immobilier au Crédit Agricole, il reste cent deux mille euros.
Claire : D'accord.
Hélène : Voilà.
"""


@pytest.fixture
def server(settings: Any) -> Iterator[LlmServer]:
    settings.EGIDE_LLM_HOSTS = ["127.0.0.1"]
    with llm_server() as running:
        running.otherwise = Says(lambda asked: answer_prompt(asked.prompts[0], sections_of(asked)))
        yield running


def sections_of(asked: Asked) -> tuple[str, ...]:
    return tuple(asked.tool["schema"]["properties"])


@pytest.fixture
def antoine(cast: Cast) -> Browser:
    return logged_in(cast.antoine)


@pytest.fixture
def meeting(cast: Cast, antoine: Browser, claire: Browser, server: LlmServer) -> Json:
    """Read section by section by a model."""
    add(antoine, server)
    patch(antoine, "ai/settings", {"moteur": "llm", "decoupage": "sections"})
    made = meet(claire, texte=TALK, client_id=client_of(cast.lavigne)["id"])
    assert [sections_of(asked) for asked in server.asked] == [(name,) for name in SECTIONS]
    server.asked.clear()
    return made


def correct(browser: Browser, meeting: Json, turn: int, role: str) -> None:
    body = {"premier": turn, "dernier": turn, "role": role}
    assert browser.send("PATCH", f"entretiens/{meeting['id']}/transcript/tours", body).status_code == 200
    work_until_idle()


def asked_of(server: LlmServer) -> list[str]:
    return [name for asked in server.asked for name in sections_of(asked)]


def test_only_the_sections_of_the_corrected_turn_are_asked_again(
    claire: Browser, server: LlmServer, meeting: Json
) -> None:
    before = proposals(claire, meeting)
    decide(claire, meeting, before["passifs[]"], "accepted")

    correct(claire, meeting, 1, "conjoint")

    assert 0 < len(server.asked) < len(SECTIONS) / 2
    assert {"client", "conjoint"} <= set(asked_of(server)) and "passifs" not in asked_of(server)
    after = proposals(claire, meeting)
    assert after["conjoint.profession"]["new"] == "kinésithérapeute" and "client.profession" not in after
    assert (after["passifs[]"]["id"], after["passifs[]"]["state"]) == (before["passifs[]"]["id"], "accepted")


def test_a_turn_that_only_agrees_costs_no_request(claire: Browser, server: LlmServer, meeting: Json) -> None:
    correct(claire, meeting, 7, "conjoint")
    assert asked_of(server) == []
    read = claire.read(f"entretiens/{meeting['id']}").json()["extraction"]
    assert (read["moteur"], read["modele"], read["cout"], read["depuis_cache"]) == ("llm", "petit", 0, True)
    assert read["notices"] == []


def test_undoing_asks_nothing_even_when_the_answers_are_no_longer_remembered(
    cast: Cast, claire: Browser, server: LlmServer, meeting: Json
) -> None:
    first = {path: p["new"] for path, p in proposals(claire, meeting).items()}
    correct(claire, meeting, 1, "conjoint")
    server.asked.clear()
    with team_scope(cast.lavigne.id):
        CachedAnswer.objects.all().delete()

    path = f"entretiens/{meeting['id']}/transcript/versions/1/retablir"
    assert claire.send("POST", path, headers={"If-Match": '"2"'}).status_code == 200
    work_until_idle()

    assert server.asked == []
    assert {path: p["new"] for path, p in proposals(claire, meeting).items()} == first


def test_a_meeting_asked_about_in_one_question_is_asked_about_less(
    antoine: Browser, claire: Browser, server: LlmServer, meeting: Json
) -> None:
    patch(antoine, "ai/settings", {"decoupage": "une"})
    correct(claire, meeting, 1, "conjoint")
    [asked] = server.asked
    assert {"client", "conjoint"} <= set(sections_of(asked)) and "passifs" not in sections_of(asked)


def test_another_model_reads_the_whole_meeting(
    antoine: Browser, claire: Browser, server: LlmServer, meeting: Json
) -> None:
    [first] = antoine.read("ai/providers").json()
    patch(antoine, f"ai/providers/{first['id']}", {"modele": "grand"})
    correct(claire, meeting, 7, "conjoint")
    assert asked_of(server) == list(SECTIONS)


def test_reading_again_on_purpose_asks_everything(
    cast: Cast, claire: Browser, server: LlmServer, meeting: Json
) -> None:
    with team_scope(cast.lavigne.id):
        CachedAnswer.objects.all().delete()
    assert claire.send("POST", f"entretiens/{meeting['id']}/extract", {"moteur": "llm"}).status_code == 200
    work_until_idle()
    assert asked_of(server) == list(SECTIONS)
