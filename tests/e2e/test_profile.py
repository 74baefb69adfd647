"""A broker fills the investor's questionnaire with the client, then prints the portrait."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

FILE = "/clients/MA-2041-HL"


def second_answers(page: Page) -> None:
    """The second answer of every question in sight."""
    groups = page.get_by_role("list").get_by_role("group")
    expect(groups.first).to_be_visible()
    for group in groups.all():
        chosen = group.get_by_role("button").nth(1)
        chosen.click()
        expect(chosen).to_have_attribute("aria-pressed", "true")


def test_the_questionnaire_is_answered_closed_and_told_in_the_file(claire: Page) -> None:
    claire.goto(FILE)
    claire.get_by_role("link", name="Profil investisseur").click()
    second_answers(claire)
    percent = claire.get_by_label("Quel pourcentage de perte ne voulez-vous jamais dépasser ?")
    percent.fill("140")
    percent.press("Enter")
    expect(claire.get_by_role("alert")).to_contain_text("La réponse n’a pas été enregistrée.")
    percent.fill("12,5")
    percent.press("Enter")
    expect(claire.get_by_role("tab", name="Comportement", exact=True)).to_be_visible()
    for part in ("Connaissances", "Quiz", "Durabilité"):
        claire.get_by_role("tab", name=part).click()
        second_answers(claire)
    expect(claire.get_by_text("Toutes les réponses sont là.")).to_be_visible()
    claire.get_by_role("button", name="Valider le questionnaire").click()
    expect(claire.get_by_role("img", name="Score 58 sur 100, Modéré")).to_be_visible()
    claire.goto(FILE)
    expect(claire.get_by_text(re.compile("Modéré.*58 sur 100.*validé le"))).to_be_visible()


def test_the_portrait_holds_on_one_printed_page(claire: Page) -> None:
    claire.goto(FILE)
    claire.get_by_role("button", name="Autres actions").click()
    claire.get_by_role("menuitem", name="Portrait à imprimer").click()
    claire.wait_for_url("**/portrait")
    owned = claire.get_by_role("table", name="Que possède le foyer ?")
    expect(owned.get_by_role("row", name=re.compile("Logement et résidences"))).to_contain_text("385 000 €")
    expect(claire.get_by_role("table", name="Où va l’argent du mois ?")).to_contain_text("Reste à vivre et à épargner")
    expect(claire.get_by_text("Tranche marginale")).to_be_visible()
    printed = claire.pdf(format="A4")
    assert len(re.findall(rb"/Type /Page\b", printed)) == 1
