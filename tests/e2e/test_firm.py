"""The administrator says who sees what, who stands in for whom, and gives a program its token."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request

from playwright.sync_api import Browser, Page, expect
from tests.e2e.journeys import elsewhere, log_in
from tests.e2e.sights import sights
from tests.e2e.stack import Stack

ANTOINE, THOMAS = "antoine.lavigne@lavigne.demo.egide.fr", "thomas.berger@lavigne.demo.egide.fr"


def clients(page: Page) -> int:
    count: int = page.evaluate("fetch('/api/v1/clients').then((answer) => answer.json()).then(({ count }) => count)")
    return count


def test_antoine_limits_thomas_and_plans_claire_s_absence(page: Page, chromium: Browser, stack: Stack) -> None:
    log_in(page, ANTOINE)
    page.wait_for_url("**/a-traiter")
    whole = clients(page)
    page.goto("/reglages/equipe")
    expect(page.get_by_role("row", name=re.compile("Thomas Berger"))).to_contain_text("Tous les clients")

    page.get_by_role("button", name="Actions sur Thomas Berger").click()
    page.get_by_role("menuitem", name="Modifier l’accès").click()
    page.get_by_label("Clients visibles").select_option("siens")
    sights(page, "firm-access")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("row", name=re.compile("Thomas Berger"))).to_contain_text("Ses clients")

    with elsewhere(chromium, stack.url) as thomas:
        log_in(thomas, THOMAS)
        thomas.wait_for_url("**/a-traiter")
        own = clients(thomas)
        assert 0 < own < whole
        page.get_by_role("button", name="Prévoir une absence").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Personne absente").select_option("Claire Vasseur")
        dialog.get_by_label("Remplacée par").select_option("Thomas Berger")
        dialog.get_by_label("Au (inclus)").fill("2099-12-31")
        sights(page, "firm-absence")
        dialog.get_by_role("button", name="Enregistrer").click()
        expect(page.get_by_text("Thomas Berger remplace Claire Vasseur")).to_be_visible()
        sights(page, "firm-team")
        assert own < clients(thomas)

    page.get_by_role("button", name="Actions sur Thomas Berger").click()
    page.get_by_role("menuitem", name="Désactiver l’accès").click()
    expect(page.get_by_role("dialog")).to_contain_text(re.compile(r"\d+ clients et \d+ tâches? à faire à son nom"))
    sights(page, "firm-departure")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Terminer").click()
    expect(page.get_by_text("Aucune absence prévue.")).to_be_visible()
    page.get_by_role("button", name="Actions sur Thomas Berger").click()
    page.get_by_role("menuitem", name="Modifier l’accès").click()
    page.get_by_label("Clients visibles").select_option("tous")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("row", name=re.compile("Thomas Berger"))).to_contain_text("Tous les clients")


def asked(stack: Stack, token: str, path: str) -> int:
    """What the API answers to a program."""
    request = urllib.request.Request(f"{stack.url}/api/v1/{path}", headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            json.load(answer)
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code


def test_antoine_gives_a_program_its_token_and_takes_it_back(page: Page, stack: Stack) -> None:
    log_in(page, ANTOINE)
    page.wait_for_url("**/a-traiter")
    page.goto("/reglages/jetons")
    expect(page.get_by_text("Aucun jeton.")).to_be_visible()
    page.get_by_role("button", name="Créer un jeton").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Créer").click()
    expect(dialog.get_by_text("Choisissez au moins une portée.")).to_be_visible()
    dialog.get_by_label("Nom").fill("Tableau de bord")
    dialog.get_by_label("Clients : Lire").check()
    sights(page, "firm-token-new")
    dialog.get_by_role("button", name="Créer").click()
    secret = dialog.locator("p.code").text_content() or ""
    assert secret.startswith("egide_")
    dialog.get_by_role("button", name="Fermer", exact=True).click()
    expect(page.get_by_text("Tableau de bord")).to_be_visible()

    assert (asked(stack, secret, "clients"), asked(stack, secret, "entretiens")) == (200, 403)
    page.reload()
    expect(page.get_by_text("servi le")).to_be_visible()
    sights(page, "firm-tokens")
    page.get_by_role("button", name="Révoquer Tableau de bord").click()
    page.get_by_role("dialog").get_by_role("button", name="Révoquer").click()
    expect(page.get_by_text("Aucun jeton.")).to_be_visible()
    assert asked(stack, secret, "clients") == 401
