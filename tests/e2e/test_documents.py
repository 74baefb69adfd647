"""A DER with something missing: completed, made, sent, opened by the client without an account, signed, seen in the file."""

from __future__ import annotations

import re
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from tests.e2e.journeys import elsewhere, log_in
from tests.e2e.sights import sight, sights
from tests.e2e.stack import Stack

DER = "/clients/MA-2041-HL/documents/der"
ADDRESS = "helene.marchand@exemple.fr"


def letter(mail: Path, subject: str) -> str:
    """The last letter about that, once it has left."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for path in sorted(mail.glob("*"), key=lambda one: one.stat().st_mtime, reverse=True):
            text = path.read_text("utf-8")
            if subject in text:
                return text
        time.sleep(0.2)
    raise AssertionError(f"no letter about {subject}")


def complete_identity(chromium: Browser, stack: Stack) -> None:
    """Antoine follows the link of what is missing, and states it."""
    with elsewhere(chromium, stack.url) as antoine:
        log_in(antoine, "antoine.lavigne@lavigne.demo.egide.fr")
        antoine.wait_for_url("**/a-traiter")
        antoine.goto(DER)
        antoine.get_by_role("link", name="Remplir : Assureur de responsabilité civile professionnelle").click()
        antoine.wait_for_url("**/reglages/identite#rc_assureur")
        antoine.locator("#orias").fill("123")
        antoine.locator("#orias").press("Enter")
        expect(
            antoine.get_by_text("Ce numéro ORIAS n’est pas valable : huit chiffres, comme 07 001 234.")
        ).to_be_visible()
        sights(antoine, "documents-identite")
        antoine.locator("#orias").fill("07 001 234")
        antoine.locator("#orias").press("Enter")
        for name, value in (("rc_assureur", "MMA IARD"), ("rc_contrat", "118 270 345")):
            antoine.locator(f"#{name}").fill(value)
            antoine.locator(f"#{name}").press("Enter")
        expect(antoine.get_by_text("Toutes les mentions demandées par la loi sont remplies.")).to_be_visible()


def test_a_der_goes_from_what_is_missing_to_a_signature_in_the_file(
    claire: Page, chromium: Browser, stack: Stack
) -> None:
    claire.goto(DER)
    expect(claire.get_by_text("2 informations demandées par la loi manquent")).to_be_visible()
    expect(claire.get_by_role("button", name="Établir la version 1")).to_be_disabled()
    sights(claire, "documents-manques")
    complete_identity(chromium, stack)

    claire.reload()
    expect(claire.get_by_text("Tout ce que la loi demande est là.")).to_be_visible()
    claire.get_by_role("button", name="Établir la version 1").click()
    expect(claire.get_by_role("button", name="Établir la version 2")).to_be_visible()

    claire.get_by_role("button", name="Envoyer : Document d’entrée en relation, version 1").click()
    dialog = claire.get_by_role("dialog", name="Envoyer par e-mail")
    dialog.get_by_label("Adresse e-mail").fill(ADDRESS)
    sight(claire, "documents-envoi")
    dialog.get_by_role("button", name="Envoyer").click()
    expect(claire.get_by_text(re.compile(f"Envoyé à {ADDRESS}|envoyé à {ADDRESS}"))).to_be_visible()

    link = re.search(r"http\S+/partage/\S+", letter(stack.mail, "Document d’entrée en relation").replace("=\n", ""))
    assert link
    with elsewhere(chromium, stack.url) as helene:
        helene.goto(link.group())
        expect(helene.get_by_role("heading", name="Document d’entrée en relation")).to_be_visible()
        helene.get_by_label("Votre nom").fill("Hélène Marchand")
        pad = helene.get_by_role("img", name=re.compile("Dessinez votre signature"))
        box = pad.bounding_box()
        assert box
        helene.mouse.move(box["x"] + 40, box["y"] + 60)
        helene.mouse.down()
        for step in range(12):
            helene.mouse.move(box["x"] + 40 + 20 * step, box["y"] + 60 + (30 if step % 2 else -20))
        helene.mouse.up()
        helene.get_by_label(re.compile("J’ai lu ce document")).check()
        helene.get_by_role("button", name="Recevoir un code").click()
        expect(helene.get_by_role("status")).to_contain_text(f"Code envoyé à {ADDRESS}")
        code = re.search(
            r"\b\d{6}\b", letter(stack.mail, "Votre code pour signer").partition("Votre code pour signer")[2]
        )
        assert code
        sights(helene, "documents-partage")
        helene.get_by_label("Code à six chiffres").fill(code.group())
        helene.get_by_role("button", name="Signer le document").click()
        expect(helene.get_by_text("Signé par Hélène Marchand")).to_be_visible()
        sight(helene, "documents-signe")

    claire.goto("/documents")
    expect(claire.get_by_text("Signé").last).to_be_visible()
    sights(claire, "documents-liste")
    claire.goto("/clients/MA-2041-HL")
    regulated = claire.get_by_role("list", name="Documents réglementaires")
    expect(regulated.get_by_text("Signé")).to_be_visible()
    regulated.scroll_into_view_if_needed()
    sight(claire, "documents-dossier")
