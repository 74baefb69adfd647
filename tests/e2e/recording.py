"""A browser with a microphone that beeps, on a profile that survives its death."""

from __future__ import annotations

import io
import os
import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import av
from playwright.sync_api import BrowserContext, Error, Page, Playwright, Response, expect
from tests.e2e.conftest import CHROMIUM, FLAGS
from tests.e2e.journeys import PATIENCE, log_in

CLAIRE = "claire.vasseur@lavigne.demo.egide.fr"
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
RECORDER = "/entretiens/enregistrer"


@contextmanager
def browser_of(playwright: Playwright, folder: Path, url: str, *, init: str = "") -> Iterator[BrowserContext]:
    """One person's own browser: what it keeps is in `folder`. It may have been killed when the block ends."""
    context = playwright.chromium.launch_persistent_context(
        folder,
        executable_path=CHROMIUM,
        args=[*FLAGS, *MICROPHONE],
        base_url=url,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        viewport={"width": 1440, "height": 900},
    )
    context.set_default_timeout(PATIENCE)
    if init:
        context.add_init_script(init)
    try:
        yield context
    finally:
        with suppress(Error):
            context.close()


def kill_browser(folder: Path) -> None:
    """No goodbye: the main process of the browser on this folder, which takes the others with it."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with suppress(OSError):
            words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            if f"--user-data-dir={folder}" in words and not any(word.startswith("--type=") for word in words):
                os.kill(int(entry.name), signal.SIGKILL)
    time.sleep(0.5)  # its locks on the folder go with its last process


def arrive(page: Page, email: str = CLAIRE) -> None:
    """On the recorder's page, logged in: a killed browser may have forgotten its session."""
    page.goto(RECORDER)
    title = page.get_by_role("heading", name="Enregistrer un entretien")
    expect(title.or_(page.get_by_label("E-mail"))).to_be_visible()
    if page.get_by_label("E-mail").is_visible():
        log_in(page, email)
        page.wait_for_url("**/a-traiter")
        page.goto(RECORDER)
    expect(title).to_be_visible()


def begin(page: Page, who: str = "Hélène Marchand", title: str = "") -> None:
    """Consent, then the recording."""
    page.get_by_label("Nom du participant").fill(who)
    page.get_by_role("button", name="Accepte", exact=True).click()
    if title:
        page.get_by_label("Titre").fill(title)
    page.get_by_role("button", name="Démarrer").click()
    expect(page.get_by_text("Enregistrement en cours")).to_be_visible()


def clock(page: Page) -> int:
    """Seconds on the recorder's clock."""
    minutes, seconds = (page.get_by_role("timer").text_content() or "").split(":")
    return int(minutes) * 60 + int(seconds)


def record_until(page: Page, seconds: int) -> None:
    page.wait_for_function(
        """seconds => {
             const [m, s] = (document.querySelector('[role=timer]')?.textContent ?? '0:0').split(':').map(Number);
             return m * 60 + s >= seconds;
           }""",
        arg=seconds,
        timeout=seconds * 1000 + PATIENCE,
    )


class Wire:
    """The pieces of sound the server acknowledged, listened to on the way."""

    def __init__(self) -> None:
        self.parts: dict[tuple[int, int], bytes] = {}

    def on(self, context: BrowserContext) -> None:
        context.on("response", self._hear)

    def _hear(self, answer: Response) -> None:
        place = re.search(r"/prises/(\d+)/parties/(\d+)$", answer.url)
        if place and answer.status in (200, 201):
            self.parts[int(place[1]), int(place[2])] = answer.request.post_data_buffer or b""

    @property
    def takes(self) -> list[bytes]:
        """Each take's parts put end to end. :raises AssertionError: one is missing."""
        counts = Counter(take for take, _ in self.parts)
        assert set(self.parts) == {(take, n) for take, parts in counts.items() for n in range(parts)}
        return [b"".join(self.parts[take, n] for n in range(counts[take])) for take in sorted(counts)]

    @property
    def seconds(self) -> float:
        """What can be heard of all takes."""
        return sum(_seconds(take) for take in self.takes)


def _seconds(sound: bytes) -> float:
    samples, rate = 0, 1
    with av.open(io.BytesIO(sound)) as container, suppress(av.error.FFmpegError):  # a kill cuts the last frame short
        for frame in container.decode(audio=0):
            samples, rate = samples + frame.samples, frame.sample_rate
    return samples / rate


def told(page: Page, meeting: str) -> dict[str, Any]:
    """What the server says of a recording, asked as the person of the page."""
    answer = page.request.get(f"/api/v1/entretiens/{meeting}/enregistrement")
    assert answer.ok, answer.text()
    said: dict[str, Any] = answer.json()
    return said
