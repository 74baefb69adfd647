"""A recording transcribed by workers that are killed at random moments: no piece lost, none heard twice but the one cut."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

import numpy as np
import pytest
from tests.cast import Cast, create_cast
from tests.people import logged_in
from tests.support.processes import wait_for
from tests.support.sounds import NOTES, heard, spoken, write_wav
from tests.support.speech_server import speech_server

from egide.foundation.tenancy.public import team_scope
from egide.integrations.speech import Word
from egide.modules.intake.models import Entretien, PieceEntendue, Transcription, TranscriptVersion
from egide.modules.intake.tests.sound import send

from .conftest import Workers

MINUTES, BLOWS = 14, 3
SEED = int(os.environ.get("EGIDE_KILL_SEED", "20261130"))
AGREED = {"accorde": True, "formulation": "J’autorise l’envoi des enregistrements à ce service."}
SAID = [Word(NOTES[n * 5 % len(NOTES)], n * 0.5 + 0.1, n * 0.5 + 0.4) for n in range(MINUTES * 120)]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return create_cast()


def progress(firm_id: UUID, key: UUID) -> tuple[str, int]:
    """The step, and how many pieces are heard."""
    with team_scope(firm_id):
        step = Entretien.objects.values_list("step", flat=True).get(pk=key)
        done = Transcription.objects.filter(entretien_id=key).values_list("entendues", flat=True).first()
    return str(step), done or 0


@pytest.mark.kill
@pytest.mark.slow
def test_no_piece_is_lost_or_heard_twice_but_the_one_that_was_cut(
    workers: Workers, cast: Cast, settings: Any, tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    settings.EGIDE_FILES, settings.EGIDE_LLM_HOSTS = str(tmp_path / "fichiers"), ["127.0.0.1"]
    workers.environment |= {"EGIDE_FILES": settings.EGIDE_FILES, "EGIDE_LLM_HOSTS": "127.0.0.1"}
    asked: Counter[bytes] = Counter()

    def ear(samples: Any) -> list[Word]:
        asked[np.asarray(samples).tobytes()[:64_000]] += 1
        return heard(samples)

    with speech_server() as server:
        server.ear, server.pace = ear, 0.01
        admin = logged_in(cast.antoine)
        body = {"nom": "Voix", "usage": "parole", "kind": "openai", "modele": "w", "base_url": server.url}
        made = admin.send("POST", "ai/providers", {**body, "prix_heure": 0}).json()
        assert admin.send("POST", f"ai/providers/{made['id']}/consent", AGREED).status_code == 200
        content = write_wav(tmp_path / "a.wav", spoken(SAID, MINUTES * 60, noise=60)).read_bytes()
        key = UUID(send(logged_in(cast.claire), content, size=8_000_000)["id"])

        worker = workers.start(concurrency=2)
        for blow in range(BLOWS):
            wait_for(lambda blow=blow: progress(cast.lavigne.id, key)[1] > blow, "a piece to be heard", 120)
            time.sleep(chance.uniform(0.0, 1.2))
            worker.kill()
            worker = workers.start(concurrency=2)
        wait_for(lambda: progress(cast.lavigne.id, key)[0] not in ("assembly", "transcription"), "the words", 180)

    with team_scope(cast.lavigne.id):
        segments = TranscriptVersion.objects.get(entretien_id=key).segments
        pieces = Transcription.objects.get(entretien_id=key).pieces
        assert not PieceEntendue.objects.exists()
    assert " ".join(segment["text"] for segment in segments).split() == [word.text for word in SAID]
    assert len(asked) == pieces and max(asked.values()) <= 2
    assert sum(asked.values()) <= pieces + BLOWS
