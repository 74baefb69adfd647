"""A client, and who works on the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in

PDF = b"%PDF-1.7\n" + b"RIB de Helene Marchand\n" * 50
Attach = Callable[..., Any]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.EGIDE_FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def thomas(cast: Cast) -> Browser:
    return logged_in(cast.thomas)


@pytest.fixture
def helene(claire: Browser) -> str:
    """The address of Hélène Marchand's file."""
    return f"clients/{claire.send('POST', 'clients', {'nom': 'Marchand', 'prenom': 'Hélène'}).json()['id']}"


@pytest.fixture
def attach(helene: str) -> Attach:
    def send(browser: Browser, nom: str = "RIB Marchand.pdf", content: bytes = PDF, query: str = "") -> Any:
        headers = {"X-Nom-Fichier": quote(nom)}
        octets = "application/octet-stream"
        return browser.post(f"/api/v1/{helene}/pieces{query}", content, content_type=octets, headers=headers)

    return send


def ok(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def over(thing: Any) -> dict[str, str]:
    """Writing over the version that was read."""
    return {"HTTP_IF_MATCH": f'"{thing["version"]}"'}
