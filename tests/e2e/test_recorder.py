"""The recorder: whatever dies, at most five seconds of a meeting are missing."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect, sync_playwright
from tests.e2e.journeys import MEETING, log_in, wait_until
from tests.e2e.recording import (
    CLAIRE,
    RECORDER,
    Wire,
    arrive,
    begin,
    browser_of,
    clock,
    kill_browser,
    record_until,
    told,
)
from tests.e2e.sights import sights
from tests.e2e.stack import Stack
from tests.e2e.test_accessibility import serious, theme
from tests.support.processes import database_down

# The page, the browser and the server die in every run of the tests; twenty say more.
KILLS = int(os.environ.get("EGIDE_RECORDER_KILLS", "3"))
DEATHS = ("page", "browser", "server", "database", "worker")
LOST_AT_MOST_S = 5
# The clock shows whole seconds, and each take begins and ends with a few hundredths nobody hears.
CLOCK_S = 1.0
TAKE_S = 0.4

LOSE = """
const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
let tracks = [], absent = false;
navigator.mediaDevices.getUserMedia = async (wanted) => {
  if (absent) throw new DOMException('unplugged', 'NotFoundError');
  const stream = await open(wanted);
  tracks = stream.getTracks();
  return stream;
};
window.unplug = () => { absent = true; for (const track of tracks) { track.stop(); track.dispatchEvent(new Event('ended')); } };
window.plug = () => { absent = false; };
"""

KEPT = """async () => {
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open('egide-enregistreur');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const all = (name) => new Promise((resolve) => {
    const request = db.transaction(name).objectStore(name).getAll();
    request.onsuccess = () => resolve(request.result);
  });
  const [recordings, pieces, parts, keys] = await Promise.all(['recordings', 'pieces', 'parts', 'keys'].map(all));
  const text = (bytes) => String.fromCharCode(...new Uint8Array(bytes).slice(0, 4000));
  return {
    pieces: pieces.length, parts: parts.length, recordings: recordings.length,
    webm: pieces.filter(({ bytes }) => text(bytes).includes('webm') || text(bytes).includes('Opus')).length,
    named: recordings.filter(({ bytes }) => text(bytes).includes('Marchand')).length,
    exported: await Promise.all(keys.map(({ key }) => crypto.subtle.exportKey('raw', key).then(() => true, () => false))),
  };
}"""


@pytest.fixture(scope="module")
def player() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "browser"


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def browser(player: Playwright, stack: Stack, folder: Path, wire: Wire) -> Iterator[BrowserContext]:
    with browser_of(player, folder, stack.url, init=LOSE) as context:
        wire.on(context)
        yield context


def send(page: Page) -> str:
    """Ends the meeting and sends it; the id of its meeting."""
    page.get_by_role("button", name="Terminer", exact=True).first.click()
    page.get_by_role("button", name="Envoyer et transcrire").click()
    page.wait_for_url(MEETING)
    return page.url.rsplit("/", 1)[1]


def test_a_meeting_is_recorded_with_its_marks_and_what_was_off_the_record(browser: BrowserContext, wire: Wire) -> None:
    page = browser.pages[0]
    arrive(page)
    page.get_by_role("button", name="Démarrer").click()
    expect(page.get_by_role("alert").filter(has_text="Indiquez la réponse du client.")).to_be_visible()
    begin(page, title="Bilan avec Hélène")
    record_until(page, 4)
    for name in ("light", "dark"):
        theme(page, name)
        assert serious(page) == [], name
    page.keyboard.press("m")
    page.keyboard.type("Réduire à trois jours en 2030")
    page.keyboard.press("Tab")
    page.get_by_role("timer").click()

    page.keyboard.press("h")
    expect(page.get_by_text("Le micro est coupé : rien n’est capté.")).to_be_visible()
    before = clock(page)
    page.wait_for_timeout(2500)
    assert clock(page) == before
    page.keyboard.press("h")
    expect(page.get_by_text("Enregistrement en cours")).to_be_visible()

    page.get_by_role("link", name="Clients").first.click()
    expect(page.get_by_role("link", name="Enregistrement en cours")).to_be_visible()
    page.get_by_role("link", name="Enregistrement en cours").click()
    record_until(page, before + 4)
    page.get_by_role("button", name="Terminer", exact=True).first.click()
    page.get_by_role("button", name="Continuer l’enregistrement").click()
    record_until(page, before + 6)
    end = clock(page)
    said = told(page, send(page))

    assert wire.seconds == pytest.approx(end, abs=CLOCK_S + 1 + 3 * TAKE_S)
    assert [mark["texte"] for mark in said["marques"]] == ["Réduire à trois jours en 2030"]
    ((start, stop),) = said["hors_micro"]
    assert start == pytest.approx(before, abs=CLOCK_S + TAKE_S)
    assert 2.4 < stop - start < 8
    assert [take["octets"] for take in said["prises"]] == [len(take) for take in wire.takes]
    assert len(wire.takes) == 3
    assert page.evaluate(KEPT) | {"exported": []} == {
        "pieces": 0, "parts": 0, "recordings": 0, "webm": 0, "named": 0, "exported": [],
    }  # fmt: skip


def test_killed_at_any_moment_it_goes_on_and_at_most_five_seconds_are_missing(
    player: Playwright, stack: Stack, folder: Path, wire: Wire
) -> None:
    """All that takes part dies in turn, at moments nobody chose."""
    chance = random.Random()  # noqa: S311 - when to kill, not a secret
    lost: list[int] = []

    with ExitStack() as opened:

        def fresh() -> Page:
            context = opened.enter_context(browser_of(player, folder, stack.url))
            wire.on(context)
            return context.pages[0]

        page = fresh()
        arrive(page)
        begin(page, title="Entretien interrompu")
        for n in range(KILLS):
            record_until(page, clock(page) + 3)
            page.wait_for_timeout(chance.uniform(0, 4000))
            reached = clock(page)
            death = DEATHS[n % len(DEATHS)]
            if death in OURS:
                OURS[death](stack, page)
                continue
            if death == "page":
                context = page.context
                page.close(run_before_unload=False)
                page = context.new_page()
            else:
                kill_browser(folder)
                opened.close()
                page = fresh()
            arrive(page)
            expect(page.get_by_text("Enregistrement interrompu : Entretien interrompu")).to_be_visible()
            page.get_by_role("button", name="Continuer").click()
            expect(page.get_by_text("Enregistrement en cours")).to_be_visible()
            lost.append(reached - clock(page))
        record_until(page, clock(page) + 3)
        end = clock(page)
        said = told(page, send(page))
    assert max(lost) <= LOST_AT_MOST_S, lost
    assert wire.seconds == pytest.approx(end, abs=CLOCK_S + 1 + TAKE_S * len(wire.takes)), lost
    assert [take["octets"] for take in said["prises"]] == [len(take) for take in wire.takes]


def _restart_the_server(stack: Stack, page: Page) -> None:
    stack.kill("web")
    expect(page.get_by_text("L’enregistrement continue sur cet appareil.")).to_be_visible()
    stack.start("web")
    stack.wait_until_ready()
    expect(page.get_by_text("Sauvegardé à l’instant")).to_be_visible()


def _restart_the_database(stack: Stack, page: Page) -> None:
    with database_down(urlsplit(stack.environment["DATABASE_URL"]).path.lstrip("/")):
        expect(page.get_by_text("L’enregistrement continue sur cet appareil.")).to_be_visible()
    stack.wait_until_ready()
    expect(page.get_by_text("Sauvegardé à l’instant")).to_be_visible()


def _restart_the_worker(stack: Stack, page: Page) -> None:
    stack.kill("worker")
    stack.start("worker")
    expect(page.get_by_text("Enregistrement en cours")).to_be_visible()


OURS = {"server": _restart_the_server, "database": _restart_the_database, "worker": _restart_the_worker}


def test_without_network_from_start_to_end_and_nobody_else_sees_it(browser: BrowserContext, stack: Stack) -> None:
    page = browser.pages[0]
    arrive(page)
    wait_until(page, "async () => (await navigator.serviceWorker.ready, await caches.keys()).length > 0")
    page.close()
    stack.kill("web")
    try:
        page = browser.new_page()
        page.goto(RECORDER)
        begin(page, title="Sans réseau")
        record_until(page, 8)
        page.get_by_role("button", name="Terminer", exact=True).first.click()
        page.get_by_role("button", name="Envoyer et transcrire").click()
        expect(page.get_by_text("L’enregistrement est gardé sur cet appareil.")).to_be_visible()
        kept = page.evaluate(KEPT)
        assert kept["pieces"] == kept["parts"] >= 3
        assert (kept["recordings"], kept["webm"], kept["named"], kept["exported"]) == (1, 0, 0, [False])
        page.close()
    finally:
        stack.start("web")
        stack.wait_until_ready()

    browser.clear_cookies()
    other = browser.new_page()
    log_in(other, "thomas.berger@lavigne.demo.egide.fr")
    other.wait_for_url("**/a-traiter")
    other.goto(RECORDER)
    expect(other.get_by_text("Recueillir l’accord de chacun")).to_be_visible()
    expect(other.get_by_text("Sans réseau", exact=True)).to_have_count(0)
    expect(other.get_by_role("button", name="Supprimer")).to_have_count(0)
    assert other.evaluate(KEPT)["pieces"] == kept["pieces"]
    browser.clear_cookies()

    log_in(other, CLAIRE)
    other.wait_for_url("**/a-traiter")
    wait_until(other, f"async () => (await ({KEPT})()).recordings === 0")
    other.goto("/entretiens")
    other.get_by_role("link", name="Sans réseau").first.click()
    other.wait_for_url(MEETING)
    (take,) = told(other, other.url.rsplit("/", 1)[1])["prises"]
    assert take["parties"] == [[0, kept["parts"] - 1]]


def test_a_microphone_that_is_lost_is_found_again_and_the_recording_says_so(browser: BrowserContext) -> None:
    page = browser.pages[0]
    arrive(page)
    begin(page, title="Micro débranché")
    record_until(page, 3)
    page.evaluate("unplug()")
    expect(page.get_by_text("Micro perdu")).to_be_visible()
    expect(page.get_by_text("Aucun micro n’est branché.")).to_be_visible()
    page.evaluate("plug()")
    expect(page.get_by_text("Enregistrement en cours")).to_be_visible()
    expect(page.get_by_label(re.compile("^Repère à"))).to_have_value(re.compile("^Micro interrompu pendant"))
    record_until(page, clock(page) + 2)
    said = told(page, send(page))
    assert len(said["prises"]) == 2
    assert said["marques"][0]["texte"].startswith("Micro interrompu pendant")


def test_a_refusal_is_kept_and_the_microphone_stays_closed(browser: BrowserContext) -> None:
    page = browser.pages[0]
    arrive(page)
    page.get_by_label("Nom du participant").fill("Hélène Marchand")
    page.get_by_role("button", name="Refuse", exact=True).click()
    page.get_by_role("button", name="Garder le refus").click()
    page.wait_for_url(MEETING)
    expect(page.get_by_text("L’accord a été refusé : rien n’a été traité ni gardé de l’entretien.")).to_be_visible()
    meeting = page.url.rsplit("/", 1)[1]
    assert page.request.get(f"/api/v1/entretiens/{meeting}/enregistrement").status == 404
    assert page.evaluate(KEPT)["recordings"] == 0


def test_what_is_left_to_ask_a_client_stands_beside_the_recorder_and_is_ticked_by_a_mark(
    browser: BrowserContext,
) -> None:
    page = browser.pages[0]
    arrive(page)
    page.get_by_role("combobox", name="Client concerné").fill("Marchand")
    page.get_by_role("option", name=re.compile("MA-2041-HL")).click()
    left = page.get_by_role("region", name="À aborder")
    expect(left.get_by_role("listitem").first).to_be_visible()
    subject = left.get_by_role("listitem").first.inner_text()
    sights(page, "enregistreur-a-aborder")
    page.get_by_role("button", name="Accepte", exact=True).click()
    page.get_by_role("button", name="Démarrer").click()
    record_until(page, 2)
    left.get_by_role("button", name=f"Cocher : {subject}").click()
    expect(page.get_by_label(re.compile("^Repère à")).first).to_have_value(
        re.compile(f"^Abordé : .*{re.escape(subject)}$")
    )
    expect(left.get_by_role("button", name=f"Cocher : {subject}")).to_have_count(0)
    assert serious(page) == []
    sights(page, "enregistreur-a-aborder-direct")
    page.get_by_role("button", name="Terminer", exact=True).first.click()
    page.get_by_role("button", name="Supprimer").click()
    page.get_by_role("dialog").get_by_role("button", name="Supprimer").click()
    expect(page.get_by_role("heading", name="Enregistrer un entretien")).to_be_visible()
