"""A firm enters by its own identity provider: its administrator sets it, tries it, requires it, takes it away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.journeys import elsewhere, log_in
from tests.e2e.sights import sights
from tests.e2e.stack import Stack
from tests.support.oidc_provider import CLIENT_ID, CLIENT_SECRET, OidcProvider, oidc_provider

DOMAIN = "lavigne.demo.egide.fr"
ANTOINE, CLAIRE, THOMAS = (f"{who}@{DOMAIN}" for who in ("antoine.lavigne", "claire.vasseur", "thomas.berger"))


@pytest.fixture
def provider() -> Iterator[OidcProvider]:
    with oidc_provider() as running:
        yield running


def save(page: Page) -> None:
    page.get_by_role("dialog").get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_firm_enters_by_its_company_account(
    page: Page, chromium: Browser, stack: Stack, provider: OidcProvider
) -> None:
    provider.person = {"sub": "antoine", "email": ANTOINE}
    log_in(page, ANTOINE)
    page.wait_for_url("**/a-traiter")
    page.goto("/reglages/equipe")
    company = page.get_by_role("region", name="Connexion d’entreprise")

    company.get_by_role("button", name="Configurer").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Nom", exact=True).fill("Keycloak du cabinet")
    dialog.get_by_label("Adresse du fournisseur (issuer)").fill(f"{provider.issuer}/ailleurs")
    dialog.get_by_label("Identifiant client").fill(CLIENT_ID)
    dialog.get_by_label("Secret client").fill("un secret mal recopié")
    dialog.get_by_label("Domaines de messagerie").fill(DOMAIN)
    expect(dialog.get_by_label("Seul moyen d’entrer")).to_be_disabled()
    dialog.get_by_role("button", name="Enregistrer").click()
    expect(dialog.get_by_label("Adresse du fournisseur (issuer)")).to_have_attribute("aria-invalid", "true")
    sights(page, "company-set")
    dialog.get_by_label("Adresse du fournisseur (issuer)").fill(provider.issuer)
    save(page)
    expect(company).to_contain_text("À essayer")
    sights(page, "company-untried")

    company.get_by_role("button", name="Essayer").click()
    expect(page.get_by_role("alert")).to_contain_text("Le fournisseur d’identité a refusé notre demande")
    sights(page, "company-refused")
    page.get_by_role("link", name="Revenir aux réglages de l’équipe").click()
    company.get_by_role("button", name="Modifier").click()
    dialog.get_by_label("Secret client").fill(CLIENT_SECRET)
    save(page)
    company.get_by_role("button", name="Essayer").click()
    expect(company).to_contain_text("En service")
    assert page.url == f"{stack.url}/reglages/equipe"

    with elsewhere(chromium, stack.url) as claire:
        provider.person = {"sub": "claire", "email": CLAIRE}
        claire.goto("/connexion")
        sights(claire, "company-door")
        claire.get_by_role("link", name="Se connecter avec mon entreprise").click()
        claire.get_by_role("button", name="Continuer").click()
        expect(claire.get_by_label("E-mail professionnel")).to_have_attribute("aria-invalid", "true")
        claire.get_by_label("E-mail professionnel").fill("claire@ailleurs.example")
        claire.get_by_role("button", name="Continuer").click()
        expect(claire.get_by_role("alert")).to_contain_text("Aucun cabinet n’a de connexion d’entreprise")
        sights(claire, "company-leaving")
        claire.get_by_label("E-mail professionnel").fill(CLAIRE)
        claire.get_by_role("button", name="Continuer").click()
        claire.wait_for_url("**/a-traiter")
        expect(claire.get_by_text("Claire Vasseur").first).to_be_visible()

    company.get_by_role("button", name="Modifier").click()
    dialog.get_by_label("Seul moyen d’entrer").check()
    expect(dialog.get_by_label("Administrateur de secours")).to_have_value(re.compile(".+"))
    dialog.get_by_label("Administrateur de secours").scroll_into_view_if_needed()
    sights(page, "company-required")
    save(page)
    expect(company).to_contain_text("seul moyen d’entrer")
    sights(page, "company-in-service")

    with elsewhere(chromium, stack.url) as thomas:
        provider.person = {"sub": "thomas", "email": THOMAS}
        log_in(thomas, THOMAS)
        expect(thomas.get_by_text("Votre cabinet n’ouvre que par la connexion de l’entreprise.")).to_be_visible()
        sights(thomas, "company-only")
        thomas.get_by_role("button", name="Continuer").click()
        thomas.wait_for_url("**/a-traiter")

        company.get_by_role("button", name="Supprimer").click()
        page.get_by_role("dialog").get_by_role("button", name="Supprimer").click()
        page.wait_for_url("**/connexion**")
        thomas.goto("/clients")
        thomas.wait_for_url("**/connexion**")

    log_in(page, ANTOINE)
    page.wait_for_url(re.compile("/(a-traiter|reglages/equipe)$"))
    page.goto("/reglages/equipe")
    expect(company).to_contain_text("Aucun fournisseur d’identité")
