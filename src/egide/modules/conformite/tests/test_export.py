"""A person's data is given back whole, once, to who may, and for a week."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from pypdf import PdfReader
from tests.cast import Cast
from tests.people import Browser

from egide.foundation.files.models import StoredFile
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.modules.clients.models import Lecture
from egide.modules.conformite.models import ExportPersonne, Telechargement
from egide.modules.conformite.services.conservation import run_night

from .conftest import IBAN, PDF, ok, whole_file

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])


def taken(browser: Browser, export_id: str) -> zipfile.ZipFile:
    answer = browser.read(f"conformite/exports/{export_id}/content")
    assert answer.status_code == 200, answer.content
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_the_archive_holds_everything_of_the_person(anne: Browser, cast: Cast):
    helene = whole_file(anne)
    asked = ok(anne.send("POST", f"clients/{helene['matricule']}/exports"), 202)
    assert asked["state"] == "en_cours"
    work_until_idle()

    [export] = ok(anne.read(f"clients/{helene['id']}/exports"))["exports"]
    assert (export["state"], export["demandeur"], export["telechargements"]) == ("pret", "Anne Lavigne", 0)
    archive = taken(anne, export["id"])
    assert archive.testzip() is None
    names = archive.namelist()
    assert [name for name in names if "/" not in name] == ["LISEZ-MOI.txt", "donnees.json", "dossier.pdf"]
    assert [name for name in names if name.startswith("documents/")] == [
        "documents/01-CNI Marchand.pdf",
        "documents/02-RIB Marchand.pdf",
    ]
    assert archive.read("documents/01-CNI Marchand.pdf") == PDF
    assert "kinésithérapeute, à mon compte" in archive.read(names[3]).decode()
    whole = json.loads(archive.read("donnees.json"))
    assert whole["format"] == "egide-personne/1"
    assert whole["parties"]["client"]["clients_client"][0]["iban"] == IBAN
    assert whole["parties"]["client"]["clients_conjoint"][0]["prenom"] == "Julien"
    assert whole["parties"]["suivi"]["suivi_note"][0]["texte"] == "Préfère le soir, @Claire Vasseur"
    assert whole["parties"]["entretiens"]["intake_proposal"][0]["evidence"][0]["quote"]
    assert whole["parties"]["entretiens"]["intake_accordentretien"][0]["formulation"].startswith("Avec votre accord")
    assert whole["parties"]["questionnaires"]["adequation_questionnaire"][0]["reponses"]["quiz"] == {}
    assert {"clients_client", "clients_enfant"} <= {line["table"] for line in whole["historique"]}
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(archive.read("dossier.pdf"))).pages)
    assert "Données de Hélène Marchand" in text and "MAIF" in text and "12/03/1984" in text

    with team_scope(cast.lavigne.id):
        assert Telechargement.objects.get().user_id == cast.anne.id
        assert Lecture.objects.get().motif == "Export des données de la personne (RGPD, art. 15)"


def test_an_archive_lasts_a_week(anne: Browser, cast: Cast):
    helene = whole_file(anne)
    asked = ok(anne.send("POST", f"clients/{helene['id']}/exports"), 202)
    assert anne.send("POST", f"clients/{helene['id']}/exports").json()["code"] == "export_running"
    work_until_idle()
    with team_scope(cast.lavigne.id):
        assert ExportPersonne.objects.get().expire_at - timezone.now() > timedelta(days=6, hours=23)
        ExportPersonne.objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    assert anne.read(f"conformite/exports/{asked['id']}/content").status_code == 404
    with team_scope(cast.lavigne.id, atomic=False):
        assert run_night().comptes == {"exports": 1}
    work_until_idle()
    with team_scope(cast.lavigne.id):
        assert ExportPersonne.objects.get().state == "expire"
        assert StoredFile.objects.filter(media_type="application/zip").count() == 0


def test_the_operator_writes_the_archive_to_a_file(anne: Browser, tmp_path: Path, capsys):
    helene = whole_file(anne)
    call_command("gdpr_export", helene["matricule"], fichier=str(tmp_path / "h.zip"))

    with zipfile.ZipFile(tmp_path / "h.zip") as archive:
        assert json.loads(archive.read("donnees.json"))["personne"] == "Hélène Marchand"
    assert "h.zip" in capsys.readouterr().out
