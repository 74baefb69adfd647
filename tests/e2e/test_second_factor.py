"""Log-in with a second factor, from turning it on to using it, and a session taken back."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import struct
import time

from playwright.sync_api import Browser, Page, expect
from tests.e2e.journeys import elsewhere, log_in
from tests.e2e.stack import PASSWORD, Stack

YANN = "yann.kerbrat@ponant.demo.egide.fr"


def totp(secret: str, *, ahead: int = 0) -> str:
    """The six digits an authenticator shows (RFC 6238), `ahead` periods of 30 seconds from now."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + ahead), hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def test_yann_turns_on_his_second_factor_and_logs_in_with_it(page: Page, chromium: Browser, stack: Stack) -> None:
    log_in(page, YANN)
    page.wait_for_url("**/a-traiter")
    page.goto("/reglages/securite")
    page.get_by_role("button", name="Activer").click()
    secret_line = page.get_by_role("dialog").locator("p.code")
    expect(secret_line).to_have_text(re.compile(r"^[A-Z2-7 ]{20,}$"))
    secret = (secret_line.text_content() or "").replace(" ", "")
    code = page.get_by_role("dialog").get_by_label("Puis saisissez le code à six chiffres qu’elle affiche")
    code.fill("000000")
    page.get_by_role("dialog").get_by_role("button", name="Activer").click()
    expect(code).to_have_attribute("aria-invalid", "true")
    code.fill(totp(secret))
    page.get_by_role("dialog").get_by_role("button", name="Activer").click()
    expect(page.get_by_role("heading", name="Codes de secours")).to_be_visible()
    recovery = (page.get_by_role("dialog").locator("li").first.text_content() or "").strip()

    with elsewhere(chromium, stack.url) as telephone:
        log_in(telephone, YANN)
        expect(telephone.get_by_role("heading", name="Vérification")).to_be_visible()
        telephone.goto("/clients")
        expect(telephone.get_by_role("heading", name=re.compile("Connexion|Vérification"))).to_be_visible()
        telephone.get_by_role("button", name="Utiliser un code de secours").click()
        telephone.get_by_label("Code de secours").fill(recovery)
        telephone.get_by_role("button", name="Vérifier").click()
        telephone.wait_for_url(re.compile("/(a-traiter|clients)$"))

        page.goto("/reglages/securite")
        taken_back = page.get_by_role("button", name="Révoquer")
        expect(taken_back.first).to_be_visible()
        for left in range(taken_back.count() - 1, -1, -1):
            taken_back.first.click()
            expect(taken_back).to_have_count(left)
        telephone.goto("/clients")
        telephone.wait_for_url("**/connexion**")


def test_a_wrong_password_is_refused_in_place_and_says_nothing_of_the_account(page: Page) -> None:
    refusal = page.get_by_text("L’adresse e-mail ou le mot de passe sont incorrects.")
    log_in(page, "gaelle.morvan@ponant.demo.egide.fr", PASSWORD + "!")
    expect(refusal).to_be_visible()
    log_in(page, "personne@ponant.demo.egide.fr", PASSWORD)
    expect(refusal).to_be_visible()
