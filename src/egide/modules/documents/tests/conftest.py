"""A firm that has stated who it is, a client whose file is begun, and who works on it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.cast import Cast
from tests.people import Browser, logged_in

IDENTITY = {
    "forme_juridique": "SARL",
    "capital": 50_000,
    "siren": "812345676",
    "rcs": "Nantes",
    "orias": "07001234",
    "categories": ["courtier"],
    "adresse": "12 quai de la Fosse",
    "code_postal": "44000",
    "ville": "Nantes",
    "telephone": "0240990123",
    "email": "contact@lavigne.example",
    "rc_assureur": "MMA IARD",
    "reclamations": "Anne Lavigne, reclamations@lavigne.example",
    "methode": "non_exclusif",
    "partenaires": "April, Generali",
    "liens_financiers": "Aucun",
    "remuneration": "commission",
    "couleur": "#1b4d6e",
}
HELENE = {
    "civilite": "Mme",
    "nom": "Marchand",
    "prenom": "Hélène",
    "email": "helene.marchand@exemple.fr",
    "adresse": "4 rue Crébillon",
    "code_postal": "44000",
    "ville": "Nantes",
    "besoins": ["sante"],
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> None:
    settings.EGIDE_FILES = tmp_path / "files"


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


@pytest.fixture
def antoine(cast: Cast) -> Browser:
    return logged_in(cast.antoine)


@pytest.fixture
def firm(antoine: Browser) -> None:
    """Everything is stated but the number of the insurance contract."""
    ok(antoine.send("PATCH", "cabinet/identite", IDENTITY, **over(0)))


@pytest.fixture
def insured(firm: None, antoine: Browser) -> None:
    """Now it is."""
    ok(antoine.send("PATCH", "cabinet/identite", {"rc_contrat": "118 270 345"}, **over(1)))


@pytest.fixture
def helene(claire: Browser) -> str:
    """The address of Hélène Marchand's documents."""
    return f"clients/{ok(claire.send('POST', 'clients', HELENE), 201)['id']}/documents"


def ok(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def over(version: int) -> dict[str, str]:
    """Writing over the version that was read."""
    return {"HTTP_IF_MATCH": f'"{version}"'}


def pdf_of(answer: Any) -> PdfReader:
    assert answer.status_code == 200
    return PdfReader(BytesIO(answer.getvalue() if answer.streaming else answer.content))


def words(pdf: PdfReader) -> str:
    """What the pages say, on one line, unbreakable spaces made plain."""
    text = " ".join(page.extract_text() for page in pdf.pages)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
