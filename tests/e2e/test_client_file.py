"""A company is opened, tied to its head, tagged, insured and followed by two: seen from both files and in the list."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

NEXT_YEAR = datetime.now(ZoneInfo("Europe/Paris")).year + 1


def save_row(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_company_and_its_head_a_tag_a_contract_and_a_second_adviser(claire: Page) -> None:
    claire.goto("/clients?nouveau=true")
    dialog = claire.get_by_role("dialog", name="Nouveau client")
    dialog.get_by_role("button", name="Entreprise").click()
    dialog.get_by_label("Dénomination").fill("Kiné Atlantique")
    dialog.get_by_label("SIREN").fill("789 456 127")
    dialog.get_by_role("button", name="Créer le dossier").click()
    expect(dialog).to_contain_text("Ce numéro SIREN n’est pas valable")
    dialog.get_by_label("SIREN").fill("789 456 126")
    dialog.get_by_role("button", name="Créer le dossier").click()
    claire.wait_for_url(re.compile(r"/clients/KI-\d{4}-[A-Z]{2}$"))
    rail = claire.get_by_role("navigation", name="Sections du dossier")
    expect(rail.get_by_role("button", name="Entreprise")).to_be_visible()
    expect(rail.get_by_role("button", name="Santé")).to_have_count(0)

    line = claire.locator('[data-field="entreprise.siret"]')
    line.get_by_role("button", name="Modifier : SIRET du siège").click()
    claire.get_by_label("SIRET du siège", exact=True).fill("78945612600027")
    claire.keyboard.press("Enter")
    expect(line.get_by_role("alert")).to_contain_text("La clé de ce numéro SIRET n’est pas bonne")
    claire.get_by_label("SIRET du siège", exact=True).fill("78945612600026")
    claire.keyboard.press("Enter")
    expect(line).to_contain_text("789 456 126 00026")

    claire.get_by_role("button", name="Lier un dossier").click()
    claire.get_by_role("combobox", name="Quel dossier").fill("marchand hélène")
    claire.get_by_role("option", name=re.compile("MA-2041-HL")).click()
    claire.get_by_role("dialog").get_by_role("button", name="Lier", exact=True).click()
    expect(claire.get_by_role("region", name="Personnes liées")).to_contain_text("Dirigeant")

    claire.get_by_role("button", name="Modifier le lien avec Hélène Marchand").click()
    claire.get_by_role("dialog", name="Modifier le lien").get_by_label("Précision").fill("gérante majoritaire")
    save_row(claire)
    expect(claire.get_by_role("region", name="Personnes liées")).to_contain_text("gérante majoritaire")

    claire.get_by_role("button", name="Étiquette", exact=True).click()
    claire.get_by_role("textbox", name="Chercher ou créer une étiquette").fill("Grand compte")
    claire.get_by_role("button", name="Étoile").click()
    claire.get_by_role("button", name="Créer « Grand compte »").click()
    expect(claire.get_by_role("group", name="Étiquettes du dossier")).to_contain_text("Grand compte")
    claire.keyboard.press("Escape")

    claire.get_by_role("button", name="Ajouter un contrat").click()
    claire.get_by_role("dialog").get_by_label("Type").select_option("multirisque_pro")
    claire.get_by_role("dialog").get_by_label("Assureur").fill("Maif")
    claire.get_by_role("dialog").get_by_label("Échéance", exact=True).fill(f"31/12/{NEXT_YEAR}")
    save_row(claire)
    contracts = claire.get_by_role("region", name="Contrats")
    expect(contracts).to_contain_text(f"Dernier jour pour résilier 31 octobre {NEXT_YEAR}")
    expect(contracts).to_contain_text("(L.\u00a0113\u201112)")

    claire.get_by_role("button", name="Suivi par Claire Vasseur").click()
    claire.get_by_label("Ajouter un conseiller").select_option(label="Thomas Berger")
    followers = claire.get_by_role("dialog", name="Qui suit ce client")
    expect(followers).to_contain_text("Thomas Berger")
    followers.get_by_label("Rôle de Thomas Berger").select_option(label="Spécialiste")
    expect(followers.get_by_label("Rôle de Thomas Berger")).to_have_value("specialiste")
    claire.keyboard.press("Escape")
    expect(claire.get_by_role("button", name="Suivi par Claire Vasseur")).to_contain_text("et 1 de plus")

    claire.get_by_role("link", name="Ouvrir le dossier de Hélène Marchand").click()
    claire.wait_for_url("**/clients/MA-2041-HL")
    expect(claire.get_by_role("region", name="Personnes liées")).to_contain_text("Entreprise dirigée")

    claire.goto("/clients?type_personne=morale")
    expect(claire.get_by_role("row", name=re.compile("Kiné Atlantique"))).to_be_visible()
    expect(claire.get_by_title(re.compile("Modifier.*Nature"))).to_have_count(1)
    claire.get_by_role("button", name="Filtre", exact=True).click()
    claire.get_by_role("option", name=re.compile("^Étiquettes")).click()
    claire.get_by_label("Grand compte").check()
    claire.get_by_role("button", name="Appliquer", exact=True).click()
    expect(claire.get_by_role("row", name=re.compile("Kiné Atlantique"))).to_be_visible()
    expect(claire.get_by_role("link", name=re.compile("Dubois|Lefevre"))).to_have_count(0)
