"""Every page in both themes and on a phone: nothing serious for axe, no sideways scroll, one title."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.journeys import log_in

AXE = (Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

PAGES = {
    "à traiter": "/a-traiter",
    "liste des clients": "/clients",
    "dossier client": "/clients/MA-2041-HL",
    "profil investisseur": "/clients/MA-2041-HL/profil-investisseur",
    "portrait": "/clients/MA-2041-HL/portrait",
    "liste des entretiens": "/entretiens",
    "nouvel entretien": "/entretiens/nouveau",
    "enregistreur": "/entretiens/enregistrer",
    "entretien": "{meeting}",
    "relecture": "{meeting}/relecture",
    "résumé": "{meeting}/resume",
    "profil": "/reglages/profil",
    "sécurité": "/reglages/securite",
    "équipe": "/reglages/equipe",
    "page inconnue": "/nulle-part",
}
PUBLIC = {"connexion": "/connexion", "mot de passe oublié": "/mot-de-passe-oublie"}


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical: rule and element."""
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules}).then(answer => answer.violations)", RULES
    )
    return [
        f"{violation['id']}: {json.dumps(node['target'])}"
        for violation in found
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def settle(page: Page) -> None:
    expect(page.locator("h1").first).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.evaluate(
        """() => Promise.allSettled(document.getAnimations()
             .filter(animation => animation.effect?.getTiming().iterations !== Infinity)
             .map(animation => animation.finished)).then(() => null)"""
    )


def theme(page: Page, name: str) -> None:
    page.evaluate("name => { document.documentElement.dataset.theme = name }", name)
    settle(page)


def check(page: Page, where: str) -> None:
    for name in ("light", "dark"):
        theme(page, name)
        assert serious(page) == [], f"{where}, {name}"
    assert page.locator("h1:visible").count() == 1, f"{where}: one title"
    page.set_viewport_size({"width": 360, "height": 780})
    settle(page)
    assert serious(page) == [], f"{where}, phone"
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0, f"{where}: {wider} px wider than a phone"


@pytest.mark.parametrize("where", PAGES)
def test_a_page_has_nothing_serious_for_assistive_technology(claire: Page, where: str) -> None:
    meeting = claire.evaluate(
        "fetch('/api/v1/entretiens?state=to_review').then(r => r.json()).then(page => page.results.at(-1).id)"
    )
    claire.goto(PAGES[where].replace("{meeting}", f"/entretiens/{meeting}"))
    settle(claire)
    check(claire, where)


@pytest.mark.parametrize("where", PUBLIC)
def test_a_public_page_has_nothing_serious_either(page: Page, where: str) -> None:
    page.goto(PUBLIC[where])
    settle(page)
    check(page, where)


def test_the_palette_finds_a_client_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/connexion")
    expect(page.get_by_label("E-mail")).to_be_focused()
    page.keyboard.type("claire.vasseur@lavigne.demo.egide.fr")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.type") != "password":
        page.keyboard.press("Tab")
    page.keyboard.type("Egide-demo-2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**/a-traiter")
    settle(page)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("helene marchand")
    expect(page.get_by_role("option", name="Hélène Marchand").first).to_be_visible()
    assert serious(page) == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/clients/MA-2041-HL")
    page.keyboard.press("g")
    page.keyboard.press("e")
    page.wait_for_url("**/entretiens")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert serious(page) == []


def test_a_person_of_two_firms_chooses_and_switches(page: Page) -> None:
    log_in(page, "anne.lavigne@lavigne.demo.egide.fr")
    page.get_by_role("button", name="Assurances du Ponant").click()
    page.wait_for_url("**/a-traiter")
    page.goto("/clients/MA-2041-HL")
    expect(page.locator("h1")).not_to_contain_text("Hélène Marchand")
    page.goto("/clients")
    page.get_by_role("button", name="Assurances du Ponant").click()
    page.get_by_role("menuitemradio", name="Cabinet Lavigne").click()
    expect(page.get_by_role("button", name="Cabinet Lavigne")).to_be_visible()
    page.goto("/clients/MA-2041-HL")
    expect(page.locator("h1")).to_contain_text("Hélène Marchand")
