"""Claire hears what proves a value: from the value, from a word, from the waveform, on a desk and on a phone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.journeys import wait_until
from tests.e2e.sights import sight, sights
from tests.e2e.stack import Stack

CLAIRE = "claire.vasseur@lavigne.demo.egide.fr"
DIALOGUE = """[00:02] Claire : Bonjour Madame. On fait le point : quelle est votre profession ?
[00:09] Odile : Bonjour. Je suis kinésithérapeute, à mon compte depuis mars 2015.
[00:16] Claire : Très bien. Votre adresse e-mail ?
[00:19] Odile : odile point kermadec arobase orange point fr.
[00:27] Claire : Vous fumez ?
[00:29] Odile : Non, je ne fume pas.
[00:45] Claire : Votre date de naissance ?
[00:48] Odile : Le 12 mars 1984, à Angers.
[00:54] Claire : Je vous propose un capital décès de cent cinquante mille euros.
[00:59] Odile : Non merci, pas pour l'instant.
"""
# The sound of that meeting, as the work leaves it once its takes are joined: a voice wherever somebody speaks.
SOUND = """
import io, re, sys, wave
from django.core.management import execute_from_command_line
import os; os.environ.setdefault("DJANGO_SETTINGS_MODULE", "egide.config.settings")
import django; django.setup()
import numpy as np
from django.db import transaction
from egide.foundation.files.public import keep_made
from egide.foundation.tenancy.public import every_firm, team_scope
from egide.modules.intake.models import Enregistrement, Entretien, Prise, TranscriptVersion
from egide.modules.intake.services.listening import make_listening_copy

with transaction.atomic():
    firms = every_firm()
for firm in firms:
    with team_scope(firm, atomic=False):
        with transaction.atomic():
            meeting = Entretien.objects.filter(pk=sys.argv[1]).first()
            if meeting is None:
                continue
            version = TranscriptVersion.objects.filter(entretien=meeting).order_by("-version").first()
            rate, length = 16_000, 66
            moments = np.arange(length * rate) / rate
            sound = np.zeros(length * rate)
            for number, segment in enumerate(version.segments):
                said = (moments >= segment["start"]) & (moments < min(segment["end"] or length, segment["start"] + 6))
                voice = np.sin(2 * np.pi * (180 + 60 * (number % 2)) * moments) * (0.4 + 0.6 * np.abs(np.sin(moments * 7.3)))
                sound[said] = 11_000 * (voice * np.abs(np.sin(moments * (2 + number % 3))))[said]
            held = io.BytesIO()
            with wave.open(held, "wb") as file:
                file.setnchannels(1); file.setsampwidth(2); file.setframerate(rate)
                file.writeframes(sound.astype("<i2").tobytes())
            stored = keep_made(content=[held.getvalue()], name="entretien.wav", media_type="audio/wav", created_by_id=meeting.owner_id)
            recording = Enregistrement.objects.create(
                entretien=meeting, source="fichier", etat="complet", nom="entretien.wav", media_type="audio/wav",
                marques=[{"t": 19.0, "texte": "Adresse à vérifier"}], hors_micro=[[36.0, 43.0]],
            )
            for segment in version.segments:
                step = (min(segment["end"] or length, segment["start"] + 6) - segment["start"]) / len(segment["text"])
                segment["words"] = [
                    [found.start(), found.end(), segment["start"] + found.start() * step,
                     segment["start"] + found.end() * step, 0.9]
                    for found in re.finditer(r"\\S+", segment["text"])
                ]
            TranscriptVersion.objects.filter(pk=version.pk).update(segments=version.segments)
            Prise.objects.create(enregistrement=recording, numero=0, parties=1, file=stored)
            Entretien.objects.filter(pk=meeting.pk).update(source="fichier")
        make_listening_copy(enregistrement_id=recording.id, owner_id=meeting.owner_id)
"""
MADE = """(texte) => fetch("/api/v1/entretiens", {
    method: "POST",
    body: JSON.stringify({ texte, titre: "Bilan Kermadec", consentement: {
        accorde: true, personne: "Odile Kermadec", formulation: "Avec votre accord, l’entretien est enregistré.", mode: "oral" } }),
    headers: { "Content-Type": "application/json", "X-CSRFToken": /csrftoken=([^;]+)/.exec(document.cookie)[1] },
}).then((answer) => answer.json()).then(({ id }) => id)"""
STATE = "(id) => fetch(`/api/v1/entretiens/${id}`).then((answer) => answer.json()).then(({ state }) => state)"
GONE = """async (id) => {
    const { version } = await fetch(`/api/v1/entretiens/${id}`).then((answer) => answer.json());
    return fetch(`/api/v1/entretiens/${id}`, { method: "DELETE", headers: {
        "If-Match": `"${version}"`, "X-CSRFToken": /csrftoken=([^;]+)/.exec(document.cookie)[1] } }).then((a) => a.status);
}"""


def second(page: Page) -> float:
    return float(page.evaluate("() => document.querySelector('audio').currentTime"))


def playing(page: Page) -> bool:
    return bool(page.evaluate("() => !document.querySelector('audio').paused"))


def heard_from(page: Page, start: float) -> None:
    """It plays, and what is heard began within half a second of `start`."""
    page.wait_for_function(
        "(start) => { const a = document.querySelector('audio'); return !a.paused && a.currentTime > start - 0.5; }",
        arg=start,
    )
    assert start - 0.5 <= second(page) <= start + 3
    page.wait_for_function("(start) => document.querySelector('audio').currentTime > start", arg=start)


@pytest.fixture
def meeting(claire: Page, stack: Stack) -> Iterator[str]:
    """A meeting to review, with its sound; gone afterwards."""
    made: str = claire.evaluate(MADE, DIALOGUE)
    wait_until(claire, f"async (id) => (await ({STATE})(id)) === 'to_review'", made)
    subprocess.run([sys.executable, "-c", SOUND, made], env=stack.environment, check=True, capture_output=True)
    yield made
    claire.evaluate(GONE, made)


def test_claire_hears_what_proves_a_value(claire: Page, meeting: str) -> None:
    page = claire
    page.goto(f"/entretiens/{meeting}/relecture")
    player = page.get_by_role("region", name="Écoute de l’entretien")
    expect(player.get_by_role("slider", name="Position dans l’enregistrement")).to_be_visible()
    asked = page.evaluate(
        "() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('/audio')).length"
    )
    assert asked == 0, "nothing is read before somebody listens"

    email = page.get_by_role("button", name="Écouter la preuve : E-mail").first
    email.click()
    heard_from(page, 19.0)
    expect(page.locator("[data-said]").first).to_be_visible()
    sights(page, "ecoute-relecture")
    # The words of the proof, and no further.
    page.wait_for_function("() => document.querySelector('audio').paused")
    assert second(page) < 29

    # One key plays the proof of the proposal under the cursor, and stops it.
    page.locator("body").press("j")
    page.locator("body").press(" ")
    page.wait_for_function("() => !document.querySelector('audio').paused")
    page.locator("body").press(" ")
    page.wait_for_function("() => document.querySelector('audio').paused")

    # Any word; the waveform by its keys; a mark.
    page.get_by_text("Votre date de naissance").click(position={"x": 4, "y": 8})
    heard_from(page, 45.0)
    page.locator("body").press(">")
    assert page.evaluate("() => document.querySelector('audio').playbackRate") == 1.25
    page.locator("body").press("<")
    player.get_by_role("slider").press("Home")
    page.wait_for_function("() => document.querySelector('audio').currentTime < 2")
    player.get_by_role("button", name="Repère à 00:19 : Adresse à vérifier").click()
    heard_from(page, 19.0)

    # Silences are passed: from 00:36 one is soon at 00:45.
    player.get_by_role("button", name="Passer les silences").click()
    page.evaluate("() => { document.querySelector('audio').currentTime = 36.5; }")
    page.wait_for_function("() => document.querySelector('audio').currentTime > 44", timeout=5000)
    player.get_by_role("button", name="Passer les silences").click()
    player.get_by_role("button", name="Pause").click()

    page.locator("body").press("/")
    page.get_by_role("textbox", name="Chercher dans l’entretien").fill("KINESI")
    expect(page.get_by_text("1 sur 1")).to_be_visible()
    expect(page.locator("[data-found]").first).to_have_text(re.compile("kinési"))


def test_claire_listens_on_the_meetings_page_and_on_a_phone(claire: Page, meeting: str) -> None:
    page = claire
    page.goto(f"/entretiens/{meeting}")
    player = page.get_by_role("region", name="Écoute de l’entretien")
    player.get_by_role("button", name="Écouter", exact=True).click()
    page.wait_for_function("() => document.querySelector('audio').currentTime > 2.5")
    expect(page.get_by_role("button", name="Écouter à 00:59")).to_be_attached()
    sights(page, "ecoute-entretien")
    page.locator("body").press(" ")
    page.wait_for_function("() => document.querySelector('audio').paused")

    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/entretiens/{meeting}/relecture")
    listen = page.get_by_role("button", name=re.compile("^Écouter la preuve")).locator("visible=true").first
    listen.click()
    page.wait_for_function("() => !document.querySelector('audio').paused")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
        sight(page, f"ecoute-relecture-tel-{theme}")
