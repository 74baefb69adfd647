"""What a broker does, in the words of the screen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from tests.e2e.stack import PASSWORD

DEV = Path(__file__).parents[2] / "eval" / "dev"
REVIEW = re.compile(r"/entretiens/[0-9a-f-]{36}/relecture$")
MEETING = re.compile(r"/entretiens/[0-9a-f-]{36}$")
# How long a page may take before it is called broken; what is quick is measured apart (bench/).
PATIENCE = 45_000  # ms


@contextmanager
def elsewhere(browser: Browser | None, url: str) -> Iterator[Page]:
    """Somebody else's browser."""
    assert browser is not None
    context = browser.new_context(
        base_url=url,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        viewport={"width": 1440, "height": 900},
        service_workers="block",
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def wait_until(page: Page, asked: str, arg: object = None) -> None:
    """Asks the page again until it says yes. `asked` may answer with a promise, which Playwright takes for a yes."""
    question = f"""async ([arg, patience]) => {{
      const until = performance.now() + patience;
      while (!(await ({asked})(arg))) {{
        if (performance.now() > until) return false;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }}
      return true;
    }}"""
    assert page.evaluate(question, [arg, PATIENCE]), f"never: {asked}"


def log_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.goto("/connexion")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Mot de passe", exact=True).fill(password)
    page.get_by_role("button", name="Se connecter").click()


def meeting(case: str) -> bytes:
    """A development meeting as a broker would upload it: its date and turns, nothing of its labels."""
    found = json.loads((DEV / f"{case}.json").read_text("utf-8"))
    return json.dumps({key: found[key] for key in ("id", "date", "turns")}).encode()


def hand_over(page: Page, case: str) -> None:
    """Gives a meeting to read, consent first, without naming the client."""
    page.goto("/entretiens/nouveau")
    page.get_by_role("button", name="Accepte", exact=True).click()
    page.locator("input[type=file]").set_input_files(
        {"name": f"{case}.json", "mimeType": "application/json", "buffer": meeting(case)}
    )
    page.get_by_role("button", name="Lire l’entretien").click()
    page.wait_for_url(MEETING)


def open_file(page: Page) -> None:
    """Opens a new file for the person heard, from the meeting's page."""
    page.get_by_role("button", name="Créer un nouveau dossier").click()
    expect(page.get_by_role("heading", name="À quel dossier rattacher cet entretien ?")).to_be_hidden()


def review(page: Page) -> None:
    page.get_by_role("link", name="Relire", exact=True).first.click()
    page.wait_for_url(REVIEW)
    expect(page.get_by_role("region", name="Propositions")).to_be_visible()


def left(page: Page) -> int:
    """Proposals still to decide."""
    bar = page.get_by_role("img", name=re.compile("propositions décidées sur")).first
    done, total = map(int, re.findall(r"\d+", bar.get_attribute("aria-label") or ""))
    return total - done


def decide_everything(page: Page) -> None:
    """Accepts what is safe, then takes the rest one by one, with the keyboard alone."""
    page.keyboard.press("Shift+A")
    expect(page.get_by_role("button", name=re.compile("Accepter tout ce qui est sûr"))).to_be_hidden()
    while remaining := left(page):
        page.keyboard.press("a")
        expect(page.get_by_role("img", name=re.compile("propositions décidées sur")).first).to_have_attribute(
            "aria-label", re.compile(rf"^(?!{_decided(page, remaining)} )")
        )


def _decided(page: Page, remaining: int) -> int:
    bar = page.get_by_role("img", name=re.compile("propositions décidées sur")).first
    total = int(re.findall(r"\d+", bar.get_attribute("aria-label") or "")[1])
    return total - remaining
