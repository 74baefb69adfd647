"""What the whole firm shares is put right in one place: insurers' names, tags, and how early a contract's date is told."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.e2e.journeys import log_in


def antoine(page: Page) -> Page:
    log_in(page, "antoine.lavigne@lavigne.demo.egide.fr")
    page.wait_for_url("**/a-traiter")
    return page


def test_an_insurer_is_renamed_over_all_contracts_and_given_back_and_keeps_its_address(page: Page) -> None:
    antoine(page).goto("/reglages/assureurs")
    insurers = page.get_by_role("region", name="Assureurs").or_(page.locator("section", has_text="Assureurs")).last
    line = insurers.get_by_role("listitem").filter(has=page.get_by_text("Alptis", exact=True))
    expect(line).to_contain_text(re.compile(r"\d+ contrats?"))

    line.get_by_role("button", name="Actions sur Alptis").click()
    page.get_by_role("menuitem", name="Renommer ou fusionner").click()
    page.get_by_label("Nouveau nom").fill("Alptis Assurances")
    page.get_by_role("dialog").get_by_role("button", name="Renommer").click()
    expect(page.get_by_text(re.compile("contrats? écri(t|vent) maintenant Alptis Assurances"))).to_be_visible()
    expect(insurers.get_by_text("Alptis Assurances", exact=True)).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(insurers.get_by_text("Alptis Assurances", exact=True)).to_have_count(0)

    line.get_by_role("button", name="Actions sur Alptis").click()
    page.get_by_role("menuitem", name="Coordonnées").click()
    dialog = page.get_by_role("dialog", name="Alptis")
    dialog.get_by_label("Extranet").fill("javascript:alert(1)")
    dialog.get_by_role("button", name="Enregistrer").click()
    expect(dialog).to_contain_text("Écrivez une adresse comme")
    dialog.get_by_label("Extranet").fill("extranet.alptis.example")
    dialog.get_by_role("button", name="Enregistrer").click()
    expect(line.get_by_role("link", name="Extranet")).to_have_attribute("href", "https://extranet.alptis.example")
    line.get_by_role("button", name="Actions sur Alptis").click()
    page.get_by_role("menuitem", name="Retirer de la liste").click()
    expect(line.get_by_role("link", name="Extranet")).to_have_count(0)


def test_reminders_come_as_early_as_the_firm_says(page: Page) -> None:
    antoine(page).goto("/reglages/assureurs")
    page.get_by_label("Apparaît").fill("20")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("La tâche serait à faire avant d’apparaître")
    page.get_by_label("Apparaît").fill("90")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Rappels modifiés")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_label("Apparaît")).to_have_value("60")


def test_two_tags_become_one_and_come_back(page: Page) -> None:
    antoine(page).goto("/reglages/etiquettes")
    page.get_by_role("button", name="Nouvelle étiquette").click()
    page.get_by_label("Nom").fill("À relancer")
    page.get_by_role("radio", name="Losange").click()
    page.get_by_role("dialog").get_by_role("button", name="Enregistrer").click()
    new = page.get_by_role("listitem").filter(has_text="À relancer")
    expect(new).to_contain_text("0 client")

    page.get_by_role("button", name="Actions sur À rappeler").click()
    page.get_by_role("menuitem", name="Fusionner avec une autre").click()
    page.get_by_label("Étiquette qui reste").select_option(label="À relancer")
    page.get_by_role("dialog").get_by_role("button", name="Fusionner").click()
    expect(new).to_contain_text("3 clients")
    expect(page.get_by_role("listitem").filter(has_text="À rappeler")).to_have_count(0)
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_role("listitem").filter(has_text="À rappeler")).to_contain_text("3 clients")
    expect(new).to_contain_text("0 client")
    page.get_by_role("button", name="Actions sur À relancer").click()
    page.get_by_role("menuitem", name="Supprimer").click()
    expect(new).to_have_count(0)
