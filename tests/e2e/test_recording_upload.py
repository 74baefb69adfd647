"""A broker drops the recording of a meeting, leaves in the middle, comes back and goes on from there."""

from __future__ import annotations

import re
from collections import Counter

from playwright.sync_api import Page, Response, Route, expect
from tests.e2e.journeys import MEETING
from tests.e2e.sights import sights

PARTS = re.compile(r"/enregistrement/prises/0/parties/(\d+)$")
# A WAV of 22 MiB: six parts. The same bytes each time it is made.
DROP = """([name]) => {
  const bytes = new Uint8Array(22 * 1024 * 1024);
  for (let n = 44; n < bytes.length; n += 997) bytes[n] = n % 251;
  const head = new DataView(bytes.buffer);
  const word = (at, text) => bytes.set(new TextEncoder().encode(text), at);
  word(0, "RIFF"); head.setUint32(4, bytes.length - 8, true); word(8, "WAVEfmt "); head.setUint32(16, 16, true);
  head.setUint16(20, 1, true); head.setUint16(22, 1, true); head.setUint32(24, 16000, true);
  head.setUint32(28, 32000, true); head.setUint16(32, 2, true); head.setUint16(34, 16, true);
  word(36, "data"); head.setUint32(40, bytes.length - 44, true);
  const files = new DataTransfer();
  files.items.add(new File([bytes], name, { type: "audio/wav" }));
  for (const kind of ["dragenter", "dragover", "drop"])
    window.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
}"""


def test_a_recording_dropped_goes_on_after_a_reload_where_it_stopped(claire: Page) -> None:
    kept: Counter[int] = Counter()

    def count(response: Response) -> None:
        if (found := PARTS.search(response.url)) and response.status in (200, 201):
            kept[int(found.group(1))] += 1

    claire.on("response", count)

    def lose_after_three(route: Route) -> None:
        number = int(PARTS.search(route.request.url).group(1))  # type: ignore[union-attr]
        route.continue_() if number < 3 else route.abort()

    claire.route(PARTS, lose_after_three)
    claire.goto("/entretiens/nouveau")
    claire.get_by_role("button", name="Accepte", exact=True).click()
    claire.evaluate(DROP, ["Bilan de Mme Marchand.wav"])
    expect(claire.get_by_text("Bilan de Mme Marchand.wav")).to_be_visible()
    # The question is another one for a recording: it is asked again.
    expect(claire.get_by_text("je garde l’enregistrement de notre entretien")).to_be_visible()
    claire.get_by_role("button", name="Envoyer l’enregistrement").click()
    expect(claire.get_by_text("Indiquez la réponse du client.")).to_be_visible()
    claire.get_by_role("button", name="Accepte", exact=True).click()
    sights(claire, "envoi-nouveau")
    claire.get_by_role("button", name="Envoyer l’enregistrement").click()
    claire.wait_for_url(MEETING)
    expect(claire.get_by_role("heading", name="Envoi de l’enregistrement")).to_be_visible()
    expect(claire.get_by_text("12,6 Mo sur 23,1 Mo")).to_be_visible()
    sights(claire, "envoi-en-cours")

    claire.on("dialog", lambda dialog: dialog.accept())
    claire.reload()
    claire.unroute(PARTS)
    expect(claire.get_by_text("s’est arrêté. Choisissez à nouveau ce fichier")).to_be_visible()
    expect(claire.get_by_text("12,6 Mo sur 23,1 Mo")).to_be_visible()
    sights(claire, "envoi-arrete")
    claire.evaluate(DROP.replace("22 *", "21 *"), ["Bilan de Mme Marchand.wav"])
    expect(claire.get_by_text("Ce n’est pas le fichier dont l’envoi a commencé")).to_be_visible()
    claire.evaluate(DROP, ["Bilan de Mme Marchand.wav"])
    expect(claire.get_by_text("Enregistrement reçu, 23,1 Mo, gardé tel quel")).to_be_visible()
    assert kept == dict.fromkeys(range(6), 1)
    expect(claire.get_by_text("Transcription", exact=True).first).to_be_visible()
    sights(claire, "envoi-recu")
