"""The ways in: a second factor that the firm demands, a passkey."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, CDPSession, Page, expect
from tests.e2e.journeys import elsewhere, log_in
from tests.e2e.sights import sights
from tests.e2e.stack import Stack
from tests.e2e.test_second_factor import totp

YANN, GAELLE = "yann.kerbrat@ponant.demo.egide.fr", "gaelle.morvan@ponant.demo.egide.fr"
TODAY = "new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date())"


def with_application(page: Page) -> str:
    """Through the dialog that is open, from the key to the recovery codes; the key."""
    dialog = page.get_by_role("dialog")
    line = dialog.locator("p.code")
    expect(line).to_have_text(re.compile(r"^[A-Z2-7 ]{20,}$"))
    secret = (line.text_content() or "").replace(" ", "")
    dialog.get_by_label("Puis saisissez le code à six chiffres qu’elle affiche").fill(totp(secret))
    dialog.get_by_role("button", name="Activer").click()
    expect(page.get_by_role("heading", name="Codes de secours")).to_be_visible()
    page.get_by_role("button", name="Je les ai gardés").click()
    return secret


def test_gaelle_is_led_to_the_second_factor_that_her_firm_demands(page: Page, chromium: Browser, stack: Stack) -> None:
    log_in(page, YANN)
    page.wait_for_url("**/a-traiter")
    page.goto("/reglages/equipe")
    demand = page.get_by_role("button", name="Exiger", exact=True)
    demand.click()
    page.get_by_label("À partir du").fill(page.evaluate(TODAY))
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Activez d’abord votre propre second facteur")).to_be_visible()
    page.goto("/reglages/securite")
    page.get_by_role("button", name="Activer").click()
    with_application(page)
    page.goto("/reglages/equipe")
    demand.click()
    sights(page, "entering-demand")
    page.get_by_label("À partir du").fill(page.evaluate(TODAY))
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Exigé de tous depuis le")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Gaëlle Morvan"))).to_contain_text("Sans second facteur")
    sights(page, "entering-team")

    with elsewhere(chromium, stack.url) as telephone:
        log_in(telephone, GAELLE)
        telephone.wait_for_url("**/second-facteur**")
        expect(telephone.get_by_text(re.compile("exige un second facteur"))).to_be_visible()
        sights(telephone, "entering-led")
        telephone.goto("/clients")
        telephone.wait_for_url("**/second-facteur**")
        status = telephone.evaluate("fetch('/api/v1/clients').then((answer) => answer.status)")
        assert status == 403
        telephone.get_by_role("button", name="Utiliser une application d’authentification").click()
        with_application(telephone)
        telephone.wait_for_url("**/clients**")

    page.reload()
    expect(page.get_by_role("row", name=re.compile("Gaëlle Morvan"))).not_to_contain_text("Sans second facteur")
    page.get_by_role("button", name="Actions sur Gaëlle Morvan").click()
    page.get_by_role("menuitem", name="Retirer le second facteur").click()
    page.get_by_role("dialog").get_by_role("button", name="Retirer le second facteur").click()
    expect(page.get_by_role("row", name=re.compile("Gaëlle Morvan"))).to_contain_text("Sans second facteur")
    page.get_by_role("button", name="Ne plus exiger").click()
    expect(page.get_by_text("Chacun choisit d’en activer un ou non.")).to_be_visible()

    page.goto("/reglages/securite")
    page.get_by_role("button", name="Désactiver").click()
    page.get_by_role("dialog").get_by_role("button", name="Désactiver").click()
    expect(page.get_by_role("button", name="Activer")).to_be_visible()


def authenticator(page: Page) -> CDPSession:
    """A device that keeps passkeys and recognises its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return session


def test_claire_enters_with_a_passkey_alone_then_after_her_password(chromium: Browser, stack: Stack) -> None:
    with elsewhere(chromium, stack.url.replace("127.0.0.1", "localhost")) as page:
        authenticator(page)
        log_in(page, "claire.vasseur@lavigne.demo.egide.fr")
        page.wait_for_url("**/a-traiter")
        page.goto("/reglages/securite")
        page.get_by_role("button", name="Ajouter", exact=True).click()
        page.get_by_label("Nom de la clé").fill("Portable de Claire")
        page.get_by_role("button", name="Créer la clé").click()
        page.get_by_role("button", name="Je les ai gardés").click()
        expect(page.get_by_role("listitem").filter(has_text="Portable de Claire")).to_contain_text("créée le")
        page.get_by_role("button", name="Renommer Portable de Claire").click()
        page.get_by_label("Nom de la clé").fill("Portable")
        page.get_by_role("button", name="Enregistrer").click()
        expect(page.get_by_text("Portable", exact=True)).to_be_visible()
        sights(page, "entering-passkeys")

        page.evaluate(
            "fetch('/_allauth/browser/v1/auth/session', { method: 'DELETE', headers: { 'X-CSRFToken': document.cookie.match(/csrftoken=([^;]+)/)[1] } })"
        )
        page.goto("/connexion")
        sights(page, "entering-login")
        page.get_by_role("button", name="Utiliser une clé d’accès").click()
        page.wait_for_url("**/a-traiter")

        page.context.clear_cookies()
        log_in(page, "claire.vasseur@lavigne.demo.egide.fr")
        expect(page.get_by_role("heading", name="Vérification")).to_be_visible()
        sights(page, "entering-second")
        page.get_by_role("button", name="Utiliser une clé d’accès").click()
        page.wait_for_url("**/a-traiter")

        page.goto("/reglages/securite")
        page.get_by_role("button", name="Supprimer Portable").click()
        page.get_by_role("dialog").get_by_role("button", name="Supprimer").click()
        expect(page.get_by_text("Aucune clé d’accès.")).to_be_visible()
