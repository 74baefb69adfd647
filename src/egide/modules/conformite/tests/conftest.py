"""Hélène Marchand, whose whole file is there: a meeting, documents, notes, a questionnaire, a contract that ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast, create_cast
from tests.people import Browser, logged_in

from egide.foundation.jobs.worker import work_until_idle

PDF = b"%PDF-1.7\n" + b"RIB de Helene Marchand\n" * 50
CONSENT = {
    "accorde": True,
    "personne": "Hélène Marchand",
    "formulation": "Avec votre accord, ce texte sert à établir votre dossier.",
    "mode": "oral",
}
DIALOGUE = """[00:02] Claire : Bonjour Madame Marchand. Quelle est votre profession ?
[00:09] Hélène : Je suis kinésithérapeute, à mon compte.
[00:16] Claire : Votre adresse e-mail ?
[00:19] Hélène : helene point marchand arobase orange point fr.
"""
IBAN, NIR = "FR7699999044000001234567881", "284034912345648"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.EGIDE_FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    yield create_cast()


@pytest.fixture
def anne(cast: Cast) -> Browser:
    return logged_in(cast.anne, cast.lavigne)


@pytest.fixture
def claire(cast: Cast) -> Browser:
    return logged_in(cast.claire)


def ok(answer: Any, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def whole_file(browser: Browser, **values: Any) -> dict[str, Any]:
    """A client about whom the firm knows everything; the file as it is then."""
    person = {"nom": "Marchand", "prenom": "Hélène", "ville": "Nantes", "date_naissance": "1984-03-12", "iban": IBAN}
    made = ok(browser.send("POST", "clients", person | values), 201)
    client = f"clients/{made['id']}"
    ok(browser.send("PATCH", f"{client}/conjoint", {"prenom": "Julien", "nom": "Marchand"}))
    ok(browser.send("POST", f"{client}/enfants", {"prenom": "Léa"}), 201)
    ended = {"type": "auto", "assureur": "MAIF", "numero": "A-1", "par_le_cabinet": True, "statut": "resilie"}
    ok(browser.send("POST", f"{client}/contrats_existants", ended | {"date_resiliation": "2026-06-30"}), 201)
    agreed = {"kind": "donnees_sante", "personne": "Hélène Marchand", "formulation": "Oui ?", "mode": "ecrit"}
    ok(browser.send("POST", f"{client}/consentements", agreed | {"accorde": True}), 201)
    attach(browser, client, "CNI Marchand.pdf", PDF)
    attach(browser, client, "RIB Marchand.pdf", PDF + b"2")
    ok(browser.send("POST", f"{client}/notes", {"texte": "Préfère le soir, @Claire Vasseur"}), 201)
    ok(browser.send("POST", "taches", {"titre": "Rappeler Hélène", "client_id": made["id"]}), 201)
    ok(browser.send("PATCH", f"{client}/questionnaire", {"quiz": {}}, headers={"If-Match": '"0"'}))
    meeting = {"texte": DIALOGUE, "titre": "Bilan Marchand", "consentement": CONSENT, "client_id": made["id"]}
    ok(browser.send("POST", "entretiens", meeting), 201)
    work_until_idle()
    return ok(browser.read(client))


def attach(browser: Browser, client: str, name: str, content: bytes) -> Any:
    headers = {"X-Nom-Fichier": name}
    octets = "application/octet-stream"
    return ok(browser.post(f"/api/v1/{client}/pieces", content, content_type=octets, headers=headers), 201)
