"""A real browser on the real product."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tests.database import cloned_database
from tests.e2e.journeys import PATIENCE, log_in
from tests.e2e.sights import sight
from tests.e2e.stack import Stack, running

# Playwright keeps an event loop in the thread of the tests; the suite itself still uses the ORM there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
CHROMIUM = os.environ.get("EGIDE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
expect.set_options(timeout=PATIENCE)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of this folder drive a browser, one after the other on the same running product."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def stack(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with cloned_database("e2e") as urls, running(urls, tmp_path_factory.mktemp("egide")) as stack:
        yield stack


@pytest.fixture(scope="module")  # its event loop must be gone before the next module, which may run a loop of its own
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.fail("Chromium est introuvable : installez-le (apt-get install chromium) ou indiquez EGIDE_CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, stack: Stack) -> Iterator[BrowserContext]:
    context = chromium.new_context(
        base_url=stack.url,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        viewport={"width": 1440, "height": 900},
        # Each context would fetch the whole application again; the recorder's tests let it.
        service_workers="block",
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page on which an error of ours fails the test; its last sight is kept in .cache/e2e."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    sight(page, re.sub(r"[^a-z0-9-]+", "_", request.node.name))
    assert not errors, errors


@pytest.fixture
def claire(page: Page) -> Page:
    """Claire Vasseur, broker of Cabinet Lavigne, logged in."""
    log_in(page, "claire.vasseur@lavigne.demo.egide.fr")
    page.wait_for_url("**/a-traiter")
    return page
