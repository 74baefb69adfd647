"""A firm chooses who hears its recordings; a service that fails is told, keeps the sound, and is taken up again."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.journeys import MEETING, log_in
from tests.e2e.sights import sight, sights
from tests.support.sounds import heard, spoken, write_wav
from tests.support.speech_server import SpeechServer, speech_server

from egide.integrations.speech import RATE, Word

ADMINISTRATOR = "antoine.lavigne@lavigne.demo.egide.fr"
SETTINGS = "/reglages/lecture"
KEY = "sk-parole-essai-secret-0042"
NOTHING_HERE = "Aucun modèle de transcription n’est en place sur cette machine"
SAID = [Word("mon" if n % 2 else "épargne", n * 0.5 + 0.1, n * 0.5 + 0.4) for n in range(50)]
LENGTH_S, NOISE = 26, 90
FAILED = (503, {}, b"")
BY_WORDS = re.compile("cette machine ne sépare pas les voix par leur timbre : qui parle est déduit de ce qui est dit")
CONVERSATION = [
    "Bonjour Odile, on fait le point ensemble. Quelle est votre profession ?",
    "Vous fumez ?",
    "Votre date de naissance ?",
    "Bonjour. Je suis kinésithérapeute, à mon compte depuis mars 2015.",
    "Non, je ne fume pas.",
    "Le 12 mars 1984, à Angers.",
    "Très bien. Et où habitez-vous ?",
    "Avez-vous une mutuelle ?",
    "Je vous propose un capital décès de cent cinquante mille euros.",
    "J’habite à Nantes, 12 rue Crébillon.",
    "Oui, je paie 80 euros par mois.",
    "Non merci, pas pour l’instant.",
]
"""One line in three is in each piece of a recording."""


@pytest.fixture
def server() -> Iterator[SpeechServer]:
    with speech_server() as running:
        yield running


@pytest.fixture
def antoine(page: Page) -> Iterator[Page]:
    """Who leaves the firm as he found it: its demonstration serves the other tests."""
    log_in(page, ADMINISTRATOR)
    page.wait_for_url("**/a-traiter")
    yield page
    page.goto(SETTINGS)
    remove = page.get_by_role("button", name="Actions sur Voix maison")
    none = page.get_by_text("Aucun service : les enregistrements ne sont transcrits")
    expect(remove.or_(none)).to_be_visible()
    if remove.is_visible():
        remove.click()
        page.get_by_role("menuitem", name="Supprimer").click()
        page.get_by_role("dialog").get_by_role("button", name="Supprimer").click()
    choose(page, "Cette machine, sinon un service")
    expect(none).to_be_visible()
    expect(page.get_by_label("Qui transcrit")).to_have_value("local_service")


def choose(page: Page, who: str) -> None:
    page.get_by_label("Qui transcrit").select_option(who)


def add_service(page: Page, server: SpeechServer) -> None:
    page.get_by_role("button", name="Ajouter un service").click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Enregistrer").click()
    expect(form.get_by_text("À remplir.").first).to_be_visible()
    form.get_by_label("Nom").fill("Voix maison")
    form.get_by_label("Modèle").fill("whisper-1")
    form.get_by_label("Adresse du service").fill(server.url)
    form.get_by_label("Clé").fill(KEY)
    form.get_by_label("Prix d’une heure de son").fill("0,36")
    sight(page, "transcription-service")
    form.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_text("Envoi non autorisé")).to_be_visible()


def allow(page: Page) -> None:
    page.get_by_role("button", name="Actions sur Voix maison").click()
    page.get_by_role("menuitem", name="Autoriser l’envoi").click()
    expect(page.get_by_role("dialog").get_by_text(re.compile("voix et données de santé comprises"))).to_be_visible()
    page.get_by_role("button", name="J’autorise").click()
    expect(page.get_by_text(re.compile("^Envoi autorisé par Antoine Lavigne"))).to_be_visible()


def try_service(page: Page) -> None:
    button = page.get_by_role("button", name="Tester Voix maison")
    expect(button).not_to_have_attribute("aria-busy", "true")
    button.click()


def test_an_administrator_chooses_who_hears_and_is_told_what_is_missing(antoine: Page, server: SpeechServer) -> None:
    page = antoine
    page.goto(SETTINGS)
    expect(page.get_by_text(NOTHING_HERE)).to_be_visible()
    expect(page.get_by_text("Aucun service : les enregistrements ne sont transcrits")).to_be_visible()
    expect(page.get_by_text("Les modèles qui séparent les voix par leur timbre ne sont pas installés")).to_be_visible()
    sights(page, "transcription-rien")

    choose(page, "Un service")
    expect(page.get_by_text("Aucun service de transcription n’est configuré")).to_be_visible()
    expect(page.get_by_text(NOTHING_HERE)).to_be_hidden()

    add_service(page, server)
    listed = page.request.get("/api/v1/ai/providers?usage=parole").text()
    assert KEY not in listed and "•••• 0042" in listed
    expect(
        page.get_by_text("L’administrateur n’a autorisé l’envoi des enregistrements à aucun service.")
    ).to_be_visible()

    for answer, told in (
        ((401, {}, b""), "La clé est refusée."),
        ((404, {}, b""), "Ce fournisseur ne connaît pas ce modèle."),
        ((200, {}, b"<html>"), "Le modèle ne répond pas dans la forme demandée."),
        ("hang up", "Le fournisseur est injoignable."),
    ):
        server.next_answers.append(answer)
        try_service(page)
        expect(page.get_by_text(told, exact=True)).to_be_visible()
    sights(page, "transcription-essai-manque")
    try_service(page)
    expect(page.get_by_text(re.compile("^Voix maison répond en "))).to_be_visible()
    assert {asked.headers["Authorization"] for asked in server.asked} == {f"Bearer {KEY}"}
    assert {asked.seconds for asked in server.asked} == {1.0}

    allow(page)
    choose(page, "Un service, sinon cette machine")
    expect(page.get_by_text("Cette machine prend le relais quand aucun service autorisé ne répond.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Qui transcrit")).to_have_value("service_local")
    expect(page.get_by_text(NOTHING_HERE)).to_be_visible()
    sights(page, "transcription-reglee")


def test_a_service_that_fails_keeps_the_sound_and_is_taken_up_again(
    antoine: Page, server: SpeechServer, tmp_path: Path
) -> None:
    page = antoine
    page.goto(SETTINGS)
    choose(page, "Un service")
    add_service(page, server)
    allow(page)
    # Meetings that waited for a service, left by other journeys, are heard by this one as well.
    server.answered_s = LENGTH_S
    server.next_answers.extend([FAILED] * 3)

    page.goto("/entretiens/nouveau")
    recording = write_wav(tmp_path / "Bilan Le Goff.wav", spoken(SAID, LENGTH_S))
    page.locator("input[type=file]").set_input_files(recording)
    expect(page.get_by_text("Bilan Le Goff.wav")).to_be_visible()
    page.get_by_role("button", name="Accepte", exact=True).click()
    page.get_by_role("button", name="Envoyer l’enregistrement").click()
    page.wait_for_url(MEETING)
    expect(page.get_by_text("Le service de transcription est en panne.")).to_be_visible()
    expect(page.get_by_text(re.compile("^Nouvel essai automatique à "))).to_be_visible()
    expect(page.get_by_role("link", name="Régler la transcription")).to_be_visible()
    kept = page.request.get(page.url.replace("/entretiens/", "/api/v1/entretiens/") + "/enregistrement/audio")
    assert kept.status == 200 and len(kept.body()) > 100_000
    sights(page, "transcription-arretee")

    page.get_by_role("button", name="Reprendre à cette étape").click()
    expect(page.get_by_text(re.compile("^par Voix maison"))).to_be_visible()
    assert [asked.seconds for asked in server.asked].count(LENGTH_S) == 4
    expect(page.get_by_text(BY_WORDS)).to_be_visible()
    sights(page, "transcription-reprise")


def test_what_is_heard_is_read_while_the_rest_is_being_heard(
    antoine: Page, server: SpeechServer, tmp_path: Path
) -> None:
    page, going_on = antoine, threading.Event()
    long_ones: list[int] = []

    def ear(samples: Any) -> list[Word]:
        """Of the recording's pieces, the first is heard at once and the others wait. Meetings of other journeys that
        waited for a service come here too: their silence is without noise."""
        seconds = samples[: len(samples) // RATE * RATE].reshape(-1, RATE)
        if not seconds.size or not NOISE / 2 < seconds.std(axis=1).min() < 2 * NOISE:
            return heard(samples)
        long_ones.append(len(samples))
        assert len(long_ones) == 1 or going_on.wait(120)
        said = CONVERSATION[len(long_ones) - 1 :: 3]
        return [
            Word(word, 2 + line * 12 + n * 0.4, 2.3 + line * 12 + n * 0.4)
            for line, sentence in enumerate(said)
            for n, word in enumerate(sentence.split())
        ]

    page.goto(SETTINGS)
    choose(page, "Un service")
    add_service(page, server)
    allow(page)
    server.ear = ear
    page.goto("/entretiens/nouveau")
    recording = write_wav(tmp_path / "Bilan Kermadec.wav", spoken(SAID, 240, noise=NOISE))
    page.locator("input[type=file]").set_input_files(recording)
    page.get_by_role("button", name="Accepte", exact=True).click()
    page.get_by_role("button", name="Envoyer l’enregistrement").click()
    page.wait_for_url(MEETING)
    try:
        expect(page.get_by_text(re.compile("^Entendu jusqu’à 0?1:.*, la suite arrive$"))).to_be_visible(timeout=60_000)
        expect(page.get_by_text("kinésithérapeute")).to_be_visible()
        sights(page, "transcription-a-mesure")
    finally:
        going_on.set()
    expect(page.get_by_text(BY_WORDS)).to_be_visible(timeout=60_000)
    expect(page.get_by_text("la suite arrive")).to_be_hidden()
    sights(page, "transcription-un-canal")
