"""Claire says who speaks: a few turns, a whole voice, by hand and by keys; what it changes, and the way back."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.journeys import elsewhere, log_in, wait_until
from tests.e2e.sights import sight, sights
from tests.e2e.stack import Stack
from tests.e2e.test_listening import GONE, MADE, SOUND, STATE

ANTOINE = "antoine.lavigne@lavigne.demo.egide.fr"
COUPLE = """[00:02] Claire : Bonjour. On fait le point : quelle est votre profession ?
[00:09] Odile : Bonjour. Je suis kinésithérapeute, à mon compte depuis mars 2015.
[00:16] Claire : Très bien. Vous fumez ?
[00:19] Odile : Non, je ne fume pas.
[00:27] Claire : Votre adresse e-mail ?
[00:29] Odile : odile point kermadec arobase orange point fr.
[00:45] Claire : Votre date de naissance ?
[00:48] Odile : Le 12 mars 1984, à Angers.
"""


@pytest.fixture
def meeting(claire: Page) -> Iterator[str]:
    """A meeting to review; gone afterwards."""
    made: str = claire.evaluate(MADE, COUPLE)
    wait_until(claire, f"async (id) => (await ({STATE})(id)) === 'to_review'", made)
    yield made
    claire.evaluate(GONE, made)


def test_claire_corrects_who_speaks_and_comes_back(claire: Page, meeting: str) -> None:
    page = claire
    page.goto(f"/entretiens/{meeting}")
    turns = page.get_by_role("button", name=re.compile("^Odile.* : choisir ce tour"))
    bar = page.get_by_role("group", name="Qui parle ?")
    turns.nth(0).click()
    expect(bar.get_by_role("status")).to_contain_text("1 tour choisi")
    turns.nth(1).click(modifiers=["Shift"])
    expect(bar.get_by_role("status")).to_contain_text("3 tours choisis")
    sights(page, "voix-choix")

    bar.get_by_role("button", name="Conjoint").click()
    changed = page.get_by_role("button", name=re.compile("valeurs? changées? par cette correction"))
    expect(changed).to_be_visible()
    expect(bar).to_be_hidden()
    expect(page.get_by_role("button", name=re.compile("^Conjoint : choisir ce tour"))).to_have_count(3)
    changed.click()
    expect(page.get_by_text("kinésithérapeute").first).to_be_visible()
    sights(page, "voix-effets")

    # The versions: what differs, and the first one again in one gesture.
    page.get_by_role("button", name="Versions", exact=True).click()
    versions = page.get_by_role("dialog", name="Versions de la transcription")
    expect(versions.get_by_text("Tours 2 à 4 : conjoint")).to_be_visible()
    versions.get_by_role("button", name="Comparer").click()
    expect(versions.get_by_text("3 tours dits par une autre voix")).to_be_visible()
    sights(page, "voix-versions")
    versions.get_by_role("button", name="Rétablir").click()
    expect(versions.get_by_text("Retour à la version 1")).to_be_visible()
    versions.get_by_role("button", name="Fermer", exact=True).click()
    expect(turns).to_have_count(3)

    # By keys alone, and undone by one.
    turns.nth(1).focus()
    turns.nth(1).press("Enter")
    turns.nth(1).press("Shift+ArrowDown")
    expect(bar.get_by_role("status")).to_contain_text("2 tours choisis")
    page.keyboard.press("3")
    expect(page.get_by_text("2 tours corrigés : conjoint")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Conjoint : choisir ce tour"))).to_have_count(2)
    wait_until(page, f"async (id) => (await ({STATE})(id)) === 'to_review'", meeting)
    page.keyboard.press("u")
    expect(page.get_by_text("Version 3 rétablie")).to_be_visible()
    expect(turns).to_have_count(3)

    # Beside the decisions too.
    wait_until(page, f"async (id) => (await ({STATE})(id)) === 'to_review'", meeting)
    page.goto(f"/entretiens/{meeting}/relecture")
    turns.nth(1).click()
    expect(bar).to_be_visible()
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        sight(page, f"voix-relecture-{theme}")
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()


def test_a_manager_holds_a_recording_and_lets_it_go(claire: Page, meeting: str, stack: Stack) -> None:
    subprocess.run([sys.executable, "-c", SOUND, meeting], env=stack.environment, check=True, capture_output=True)
    with elsewhere(claire.context.browser, stack.url) as page:
        log_in(page, ANTOINE)
        page.wait_for_url("**/a-traiter")
        page.goto(f"/entretiens/{meeting}")
        page.get_by_role("button", name="Autres actions").click()
        page.get_by_role("menuitem", name="Conserver l’enregistrement").click()
        dialog = page.get_by_role("dialog", name="Conserver l’enregistrement")
        dialog.get_by_role("button", name="Conserver").click()
        expect(dialog.get_by_text("Indiquez pourquoi")).to_be_visible()
        dialog.get_by_label("Motif").fill("Réclamation du 3 mars")
        sights(page, "voix-conserver")
        dialog.get_by_role("button", name="Conserver").click()
        held = page.get_by_text(re.compile("Enregistrement conservé depuis le .*Réclamation du 3 mars"))
        expect(held).to_be_visible()
        sight(page, "voix-conserve")
        page.get_by_role("button", name="Autres actions").click()
        page.get_by_role("menuitem", name="Ne plus conserver l’enregistrement").click()
        expect(held).to_be_hidden()
