"""One box finds a person mistyped, a document by its name, a note by a word of it, with or without accents."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect


def looked_for(page: Page, typed: str) -> Locator:
    box = page.get_by_role("searchbox", name="Rechercher partout")
    box.fill(typed)
    expect(page).to_have_url(re.compile(r"/recherche\?q="))
    return page.get_by_role("main")


def test_a_person_mistyped_a_document_a_note_and_words_without_accents(claire: Page) -> None:
    claire.goto("/recherche")
    expect(claire.get_by_role("heading", name="Cherchez dans tout le cabinet")).to_be_visible()

    found = looked_for(claire, "marchnad helene")
    person = found.get_by_role("region", name="Clients").get_by_role("button", name=re.compile("Hélène Marchand"))
    expect(person).to_contain_text("à une lettre près")

    found = looked_for(claire, "releve prevoyance")
    documents = found.get_by_role("region", name="Documents")
    expect(documents.get_by_role("button", name=re.compile("Relevé de prévoyance.pdf"))).to_contain_text(
        "Hélène Marchand"
    )

    found = looked_for(claire, "MERCREDI")
    note = found.get_by_role("region", name="Notes").get_by_role("button", name=re.compile("jamais le mercredi"))
    expect(note).to_be_visible()
    found.get_by_role("tab", name=re.compile("Notes")).click()
    expect(claire).to_have_url(re.compile("nature=note"))
    expect(note).to_be_visible()

    looked_for(claire, "zzyzx")
    expect(claire.get_by_role("heading", name=re.compile("Rien pour « zzyzx »"))).to_be_visible()


def test_a_document_found_by_keyboard_opens_in_its_file(claire: Page) -> None:
    claire.goto("/recherche")
    expect(claire.get_by_role("searchbox", name="Rechercher partout")).to_be_focused()
    claire.keyboard.type("avis imposition")
    hit = claire.get_by_role("region", name="Documents").get_by_role("button", name=re.compile("Avis d’imposition"))
    expect(hit).to_be_visible()
    for _press in range(12):
        claire.keyboard.press("Tab")
        if hit.evaluate("element => element === document.activeElement"):
            break
    claire.keyboard.press("Enter")
    claire.wait_for_url(re.compile("/clients/MA-2041-HL"))
    documents = claire.get_by_role("region", name="Documents")
    expect(documents.get_by_role("button", name="Avis d’imposition 2025.pdf", exact=True)).to_be_in_viewport()
