"""Two firms, a server of language models, and who administers them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.cast import Cast, create_cast
from tests.people import Browser, logged_in
from tests.support.llm_server import LlmServer, Says, llm_server

from egide.integrations.llm import Patience, Question

KEY = "sk-lavigne-0123456789-0042"
AGREED = {"accorde": True, "formulation": "J’autorise l’envoi du texte des entretiens à ce fournisseur."}
QUESTION = Question(
    "Lis.",
    "Claire : Où habitez-vous ? Hélène : À Nantes.",
    {"type": "object", "properties": {"ville": {"type": "string"}}, "required": ["ville"]},
    "lecture",
    lambda data: None if isinstance(data.get("ville"), str) else "ville est un texte",
)


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    yield create_cast()


@pytest.fixture
def antoine(cast: Cast) -> Browser:
    """The administrator of Cabinet Lavigne."""
    return logged_in(cast.antoine)


@pytest.fixture
def anne(cast: Cast) -> Browser:
    """Its manager."""
    return logged_in(cast.anne, cast.lavigne)


@pytest.fixture
def server(settings: Any) -> Iterator[LlmServer]:
    settings.EGIDE_LLM_HOSTS = ["127.0.0.1"]
    with llm_server() as running:
        running.otherwise = Says({"ville": "Nantes"})
        yield running


async def at_once(_seconds: float) -> None:
    """Waits for nothing."""


PATIENCE = Patience(pause=at_once)


def add(browser: Browser, server: LlmServer, *, consent: bool = True, **values: Any) -> dict[str, Any]:
    """A provider on the server, at 10 € and 100 € the million of tokens, allowed unless told otherwise."""
    body = {
        "nom": "Modèle maison",
        "kind": "openai",
        "modele": "petit",
        "base_url": server.openai,
        "cle": KEY,
        "prix_entree": 10,
        "prix_sortie": 100,
        "essais": 1,
        **values,
    }
    made = browser.send("POST", "ai/providers", body)
    assert made.status_code == 201, made.content
    found: dict[str, Any] = made.json()
    if consent:
        answer = browser.send("POST", f"ai/providers/{found['id']}/consent", AGREED)
        assert answer.status_code == 200, answer.content
        found = answer.json()
    return found


def patch(browser: Browser, path: str, body: dict[str, Any]) -> Any:
    """A PATCH over the version just read."""
    tag = browser.read(path).headers["ETag"]
    return browser.send("PATCH", path, body, headers={"If-Match": tag})
