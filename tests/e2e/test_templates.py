"""Antoine brings the firm's letter: refused with all its faults, mended, tried with a client, made, archived again."""

from __future__ import annotations

import re
from io import BytesIO

import docx
from playwright.sync_api import Browser, Page, expect
from tests.e2e.journeys import elsewhere, log_in
from tests.e2e.sights import sight, sights
from tests.e2e.stack import Stack
from tests.support.word import saved, word

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAME = "Lettre de mission"


def letter() -> bytes:
    made = docx.Document(BytesIO(word()))
    made.sections[0].header.paragraphs[0].text = "{{cabinet.nom}}"
    made.add_heading("Lettre de mission", 1)
    made.add_paragraph("{{client.nom_complet}}, {{client.adresse_complete}}")
    made.add_paragraph("Courriel : {{client.email | non communiqué}}")
    table = made.add_table(rows=2, cols=2, style="Table Grid")
    for cell, words in zip(table.rows[0].cells, ("Prénom", "Né le"), strict=True):
        cell.text = words
    for cell, words in zip(table.rows[1].cells, ("{{enfants.prenom}}", "{{enfants.date_naissance}}"), strict=True):
        cell.text = words
    made.add_paragraph("Fait le {{document.date}}, par {{conseiller.nom}}.")
    return saved(made)


def bring(page: Page, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": f"{NAME}.docx", "mimeType": WORD, "buffer": content})


def test_a_letter_of_the_firm_goes_from_its_faults_to_a_document(chromium: Browser, stack: Stack) -> None:
    with elsewhere(chromium, stack.url) as antoine:
        log_in(antoine, "antoine.lavigne@lavigne.demo.egide.fr")
        antoine.wait_for_url("**/a-traiter")
        antoine.goto("/reglages/profil")
        antoine.get_by_role("link", name="Modèles de documents").click()
        expect(antoine.get_by_role("heading", name="Champs à écrire dans Word")).to_be_visible()
        sights(antoine, "modeles-vide")

        bring(antoine, word("{{client.prenon}} {{client.nir}}", "{{si conjoint}}", "{{enfants.prenom}}"))
        report = antoine.get_by_role("alert")
        expect(report).to_contain_text(f"« {NAME}.docx » ne peut pas encore servir de modèle")
        expect(report.get_by_role("listitem")).to_have_count(4)
        expect(report).to_contain_text("vouliez-vous « client.prenom » ?")
        sights(antoine, "modeles-refus")

        bring(antoine, letter())
        expect(antoine.get_by_role("alert")).to_contain_text(f"« {NAME} » est prêt : 8 champs reconnus.")
        antoine.get_by_role("searchbox", name="Chercher un champ").fill("email")
        expect(antoine.get_by_role("button", name="Copier {{client.email}}")).to_be_visible()
        sights(antoine, "modeles-liste")

        antoine.get_by_role("button", name=f"Essayer avec un client : {NAME}").click()
        antoine.get_by_role("combobox", name="Client").fill("Marchand")
        antoine.get_by_role("option", name=re.compile("Hélène Marchand")).first.click()
        antoine.wait_for_url("**/modeles/*")
        expect(antoine.get_by_role("heading", name=NAME)).to_be_visible()
        expect(antoine.get_by_text("Chaque champ du modèle a sa valeur.")).to_be_visible()
        sights(antoine, "modeles-essai")
        antoine.get_by_role("button", name="Établir en PDF").click()
        expect(antoine.get_by_role("link", name=f"Lire : {NAME}, version 1")).to_be_visible()
        antoine.get_by_role("button", name="Établir en Word").click()
        expect(antoine.get_by_role("link", name=f"Lire : {NAME}, version 2")).to_be_visible()
        sights(antoine, "modeles-établi")

        antoine.goto("/clients/MA-2041-HL")
        own = antoine.get_by_role("list", name="Modèles du cabinet")
        expect(own.get_by_text("version 2")).to_be_visible()
        own.scroll_into_view_if_needed()
        sight(antoine, "modeles-dossier")

        antoine.goto("/reglages/modeles")
        antoine.get_by_role("button", name=f"Actions : {NAME}").click()
        antoine.get_by_role("menuitem", name="Archiver").click()
        expect(
            antoine.get_by_text("Aucun modèle pour l’instant.").or_(
                antoine.get_by_role("button", name="Déposez un document Word")
            )
        ).to_be_visible()
