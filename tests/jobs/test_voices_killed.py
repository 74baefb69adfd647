"""The voices of a recording told apart by a real worker: what nobody waits for ends, and a kill costs that step only."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.cast import Cast, create_cast
from tests.people import logged_in
from tests.support import tiny_speakers
from tests.support.processes import alive, children, wait_for
from tests.support.sounds import spoken, write_wav
from tests.support.speech_server import SpeechServer, speech_server

from egide.foundation.tenancy.public import team_scope
from egide.integrations.speech import Word
from egide.modules.intake.models import Entretien, PieceEntendue, TranscriptVersion
from egide.modules.intake.tests.sound import send

from .conftest import Workers

AGREED = {"accorde": True, "formulation": "J’autorise l’envoi des enregistrements à ce service."}
SECONDS, TURN = 60, 20
SAID = [Word("vingt" if n // TURN % 2 else "oui", n * 0.5 + 0.05, n * 0.5 + 0.45) for n in range(SECONDS * 2)]
"""Ten seconds of a low voice, ten of a high one, and so on."""


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return create_cast()


@pytest.fixture
def voices(workers: Workers, tmp_path: Path) -> Path:
    """Where the models are; they take about a minute for the recording."""
    segmentation, embedding = tiny_speakers.make(tmp_path / "voix", slow=True)
    workers.environment |= {
        "EGIDE_SPEAKERS_SEGMENTATION": str(segmentation),
        "EGIDE_SPEAKERS_EMBEDDING": str(embedding),
    }
    return segmentation.parent


@pytest.fixture
def service(workers: Workers, cast: Cast, settings: Any, tmp_path: Path) -> Iterator[SpeechServer]:
    settings.EGIDE_FILES, settings.EGIDE_LLM_HOSTS = str(tmp_path / "fichiers"), ["127.0.0.1"]
    workers.environment |= {"EGIDE_FILES": settings.EGIDE_FILES, "EGIDE_LLM_HOSTS": "127.0.0.1"}
    with speech_server() as server:
        admin = logged_in(cast.antoine)
        body = {"nom": "Voix", "usage": "parole", "kind": "openai", "modele": "w", "base_url": server.url}
        made = admin.send("POST", "ai/providers", {**body, "prix_heure": 0}).json()
        assert admin.send("POST", f"ai/providers/{made['id']}/consent", AGREED).status_code == 200
        yield server


def sent(cast: Cast, tmp_path: Path) -> UUID:
    content = write_wav(tmp_path / "a.wav", spoken(SAID, SECONDS)).read_bytes()
    return UUID(send(logged_in(cast.claire), content, size=8_000_000)["id"])


def telling_apart(worker: subprocess.Popen[bytes]) -> int:
    """The process that does, once the worker has started it."""
    wait_for(lambda: bool(_diarising(worker)), "the voices to be told apart", 60)
    [process] = _diarising(worker)
    return process


def _diarising(worker: subprocess.Popen[bytes]) -> list[int]:
    return [pid for pid in children(worker.pid) if b"diarising" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def state_of(cast: Cast, key: UUID) -> tuple[str, str]:
    with team_scope(cast.lavigne.id):
        state, step = Entretien.objects.values_list("state", "step").get(pk=key)
    return str(state), str(step)


def told(cast: Cast, key: UUID) -> list[tuple[str | None, int]]:
    """Who says how many words, turn by turn, in the only version of the transcript."""
    with team_scope(cast.lavigne.id):
        segments = TranscriptVersion.objects.get(entretien_id=key).segments
        assert not PieceEntendue.objects.exists()
    return [(segment["speaker"], len(segment["words"])) for segment in segments]


WHOLE = [("S1" if n % 2 == 0 else "S2", TURN) for n in range(SECONDS * 2 // TURN)]


@pytest.mark.kill
@pytest.mark.slow
def test_a_cancelled_meeting_ends_what_tells_its_voices_apart(
    workers: Workers, cast: Cast, service: SpeechServer, voices: Path, tmp_path: Path
) -> None:
    key = sent(cast, tmp_path)
    worker = workers.start(concurrency=2)
    process = telling_apart(worker)
    claire = logged_in(cast.claire)

    assert claire.send("POST", f"entretiens/{key}/annule").status_code == 200

    wait_for(lambda: not alive(process), "the process to end", 5)
    assert worker.poll() is None and not _diarising(worker)
    assert state_of(cast, key) == ("failed", "transcription")
    with team_scope(cast.lavigne.id):
        assert not TranscriptVersion.objects.filter(entretien_id=key).exists()

    tiny_speakers.make(voices)
    asked = len(service.asked)
    assert claire.send("POST", f"entretiens/{key}/retry").status_code == 200
    wait_for(lambda: state_of(cast, key)[1] not in ("assembly", "transcription"), "the words", 60)
    assert told(cast, key) == WHOLE and len(service.asked) == asked


@pytest.mark.kill
@pytest.mark.slow
def test_a_killed_worker_leaves_no_process_and_the_voices_are_told_apart_again(
    workers: Workers, cast: Cast, service: SpeechServer, voices: Path, tmp_path: Path
) -> None:
    key = sent(cast, tmp_path)
    worker = workers.start(concurrency=2)
    process = telling_apart(worker)

    worker.kill()

    wait_for(lambda: not alive(process), "the process to end", 5)
    assert state_of(cast, key) == ("transcribing", "transcription")
    tiny_speakers.make(voices)
    asked = len(service.asked)
    workers.start(concurrency=2)
    wait_for(lambda: state_of(cast, key)[1] not in ("assembly", "transcription"), "the words", 60)
    assert told(cast, key) == WHOLE and len(service.asked) == asked
