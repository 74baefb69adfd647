"""A manager gives a person their data, then erases them, and keeps the certificate."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from .journeys import log_in
from .sights import sight, sights

SEND = """async ([method, path, body]) => {
  const token = document.cookie.split("; ").find((one) => one.startsWith("csrftoken=")).slice(10);
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const answer = await fetch("/api/v1/" + path, { method, headers, body: JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}"""


def send(page: Page, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = page.evaluate(SEND, ["POST", path, body])
    assert answer["status"] == 201, answer
    return answer["body"]


def test_a_person_has_their_data_then_is_erased(page: Page) -> None:
    log_in(page, "antoine.lavigne@lavigne.demo.egide.fr")
    expect(page.get_by_role("link", name="Conformité")).to_be_visible()
    client = send(page, "clients", {"nom": "Delestre", "prenom": "Odile", "ville": "Nantes", "statut": "client"})
    consent = {"kind": "donnees_sante", "personne": "Odile Delestre", "mode": "oral", "accorde": True}
    send(page, f"clients/{client['id']}/consentements", consent | {"formulation": "Acceptez-vous ?"})

    page.goto(f"/clients/{client['matricule']}")
    page.get_by_role("button", name="Autres actions").click()
    page.get_by_role("menuitem", name="Données de la personne (RGPD)").click()
    page.get_by_role("button", name="Préparer l’archive").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Télécharger les données de Odile Delestre").click()
    archive = zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes()))
    assert json.loads(archive.read("donnees.json"))["personne"] == "Odile Delestre"
    assert archive.read("dossier.pdf").startswith(b"%PDF-")
    expect(page.get_by_text("Code monétaire et financier, art. L561-12")).to_be_visible()
    sights(page, "conformite-donnees")

    confirm = page.get_by_label(re.compile("Recopiez le matricule"))
    confirm.fill("AUTRE")
    page.get_by_role("button", name="Effacer définitivement").click()
    expect(page.get_by_text("Recopiez le matricule du dossier pour confirmer.")).to_be_visible()
    confirm.fill(client["matricule"])
    page.get_by_role("button", name="Effacer définitivement").click()
    expect(page.get_by_role("heading", name="Le dossier est effacé")).to_be_visible()
    page.get_by_role("link", name="Voir le certificat").click()
    expect(page.get_by_role("heading", name=re.compile("Certificat d’effacement EFF-"))).to_be_visible()
    expect(page.get_by_role("main")).not_to_contain_text("Delestre")
    sights(page, "conformite-certificat")

    page.get_by_role("link", name="Conformité").first.click()
    expect(page.get_by_role("link", name=re.compile("Certificat EFF-"))).to_be_visible()
    sights(page, "conformite-demandes")
    page.get_by_role("link", name="Consentements", exact=True).click()
    page.get_by_role("button", name=re.compile("^Preuve :")).first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Question posée")
    sight(page, "conformite-preuve")
    page.keyboard.press("Escape")
    sights(page, "conformite-consentements")
    page.get_by_role("link", name="Durées de conservation").click()
    expect(page.get_by_text("Prospects sans suite").first).to_be_visible()
    sights(page, "conformite-conservation")
    page.get_by_role("link", name="Registre des traitements").click()
    expect(page.get_by_role("heading", name="Dossiers des clients et des prospects")).to_be_visible()
    sights(page, "conformite-registre")
