"""Two files of one person: found, compared, merged into one, and two again."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .journeys import log_in
from .sights import sights
from .test_compliance import send


def test_two_files_become_one_and_two_again(page: Page) -> None:
    log_in(page, "antoine.lavigne@lavigne.demo.egide.fr")
    expect(page.get_by_role("link", name="Conformité")).to_be_visible()
    who = {"nom": "Quemener", "prenom": "Solenn", "date_naissance": "1979-05-02"}
    kept = send(page, "clients", {**who, "ville": "Nantes", "email": "solenn@quemener.example"})
    joins = send(page, "clients", {**who, "ville": "Rezé", "profession": "Opticienne"})
    send(page, f"clients/{joins['id']}/enfants", {"prenom": "Maël"})

    page.goto("/clients")
    page.get_by_role("link", name="Doublons").click()
    expect(page.get_by_text("même nom et même date de naissance").first).to_be_visible()
    sights(page, "conformite-doublons")
    page.goto(f"/clients/{kept['matricule']}/fusion?avec={joins['matricule']}")
    expect(page.get_by_text("Il reste 1 valeur à choisir.")).to_be_visible()
    page.get_by_role("button", name="Fusionner les deux dossiers").click()
    sights(page, "conformite-fusion")
    page.get_by_role("radio", name="Rezé").check()
    page.get_by_role("button", name="Fusionner les deux dossiers").click()
    page.wait_for_url(re.compile(rf"/clients/{kept['matricule']}$"))
    expect(page.get_by_text("Solenn Quemener est maintenant un seul dossier")).to_be_visible()
    expect(page.get_by_text("Opticienne").first).to_be_visible()
    page.goto(f"/clients/{joins['matricule']}")
    expect(page.get_by_text(kept["matricule"]).first).to_be_visible()

    page.goto("/clients/doublons")
    page.get_by_role("button", name="Annuler la fusion de Solenn Quemener").click()
    expect(page.get_by_text("Les deux dossiers sont comme avant").first).to_be_visible()
    page.goto(f"/clients/{joins['matricule']}")
    expect(page.get_by_text("Maël").first).to_be_visible()
    expect(page.get_by_text(joins["matricule"]).first).to_be_visible()
