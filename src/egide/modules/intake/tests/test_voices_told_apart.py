"""A recording of one channel: its voices are told apart by their sound where the machine can, and by words elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cast import Cast
from tests.people import Browser, logged_in
from tests.support import tiny_speakers
from tests.support.sounds import Samples, spoken, write_wav
from tests.support.speech_server import SpeechServer, speech_server

from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.integrations.speech import Word
from egide.modules.intake.models import PieceEntendue, TranscriptVersion
from egide.modules.intake.services import cutting

from .sound import send
from .test_transcription import add_service, read

SECONDS = 50
LOW, HIGH = ("oui", "non"), ("vingt", "contrat")
SAID = [
    Word(
        (LOW if number // 10 % 2 == 0 else HIGH)[number % 2],
        round(number * 0.5 + 0.05, 3),
        round(number * 0.5 + 0.45, 3),
    )
    for number in range(SECONDS * 2)
]
"""Ten words of a low voice, ten of a high one, and so on, without a pause that would tell turns."""
WHOLE = [word.text for word in SAID]


@pytest.fixture(autouse=True)
def _small_pieces(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.EGIDE_FILES = tmp_path / "fichiers"
    settings.EGIDE_LLM_HOSTS = ["127.0.0.1"]
    settings.EGIDE_SPEECH_MODEL = ""
    segmentation, embedding = tiny_speakers.make(tmp_path / "voix")
    settings.EGIDE_SPEAKERS_SEGMENTATION, settings.EGIDE_SPEAKERS_EMBEDDING = str(segmentation), str(embedding)
    monkeypatch.setattr(cutting, "LONGEST_S", 12.0)


@pytest.fixture
def _heard(cast: Cast) -> Iterator[SpeechServer]:
    with speech_server() as server:
        add_service(logged_in(cast.antoine), server)
        yield server


Told = list[tuple[str | None, list[str]]]


def transcript(cast: Cast, claire: Browser, tmp_path: Path, *channels: Samples) -> tuple[Told, dict[str, Any] | None]:
    """Who said which words, and what the meeting's page says of it, of a recording worked on to its end."""
    meeting = send(claire, write_wav(tmp_path / "entretien.wav", *channels).read_bytes(), size=500_000)
    work_until_idle()
    told = read(claire, meeting)
    assert told["steps"][1]["state"] == "done"
    with team_scope(cast.lavigne.id):
        assert not PieceEntendue.objects.exists()
        segments = TranscriptVersion.objects.get(entretien_id=meeting["id"]).segments
    return [(segment["speaker"], segment["text"].split()) for segment in segments], told["transcription"]["avis"]


@pytest.mark.usefixtures("_heard")
@pytest.mark.parametrize("with_dead_channel", [False, True])
def test_two_voices_of_one_channel_have_their_own_turns(
    cast: Cast, claire: Browser, tmp_path: Path, with_dead_channel: bool
) -> None:
    sound = spoken(SAID, SECONDS)
    channels = (sound * 0, sound) if with_dead_channel else (sound,)

    found, avis = transcript(cast, claire, tmp_path, *channels)

    assert avis is None
    assert [speaker for speaker, _ in found] == ["S1", "S2"] * 5
    assert [words for _, words in found] == [WHOLE[first : first + 10] for first in range(0, len(WHOLE), 10)]


@pytest.mark.usefixtures("_heard")
def test_a_model_that_fails_costs_nothing_but_the_voices(
    cast: Cast, claire: Browser, tmp_path: Path, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    Path(settings.EGIDE_SPEAKERS_EMBEDDING).write_bytes(b"abime")

    found, avis = transcript(cast, claire, tmp_path, spoken(SAID, SECONDS))

    assert avis == {
        "code": "voices_failed",
        "message": "Les voix n’ont pas pu être séparées par leur timbre : qui parle est déduit de ce qui est dit. "
        "Vérifiez les rôles avant de relire.",
    }
    assert {speaker for speaker, _ in found} == {None}
    assert [word for _, words in found for word in words] == WHOLE
    assert "intake.voices_not_told_apart" in caplog.text


@pytest.mark.usefixtures("_heard")
def test_channels_tell_voices_better_than_their_sound(cast: Cast, claire: Browser, tmp_path: Path) -> None:
    """The broker says the low words and the high ones: one channel, one voice."""
    found, avis = transcript(cast, claire, tmp_path, spoken(SAID[:60], SECONDS), spoken(SAID[60:], SECONDS))

    assert avis is None
    assert [speaker for speaker, _ in found] == ["S1", "S2"]
    assert [words for _, words in found] == [WHOLE[:60], WHOLE[60:]]


@pytest.mark.usefixtures("_heard")
def test_a_machine_that_cannot_tell_says_so(cast: Cast, claire: Browser, tmp_path: Path, settings: Any) -> None:
    settings.EGIDE_SPEAKERS_EMBEDDING = ""

    found, avis = transcript(cast, claire, tmp_path, spoken(SAID[:40], 20))

    assert avis == {
        "code": "voices_absent",
        "message": "Un seul canal, et cette machine ne sépare pas les voix par leur timbre : qui parle est déduit de "
        "ce qui est dit.",
    }
    assert [word for _, words in found for word in words] == WHOLE[:40] and found[0][0] is None


@pytest.mark.usefixtures("_heard")
def test_one_voice_that_was_known_is_said(cast: Cast, claire: Browser, tmp_path: Path) -> None:
    """Whoever answers may be too far from the microphone."""
    claire.send("PATCH", "session/profile", {"langue": "en"})
    found, avis = transcript(cast, claire, tmp_path, spoken(SAID[:10], 12))

    assert found == [(None, WHOLE[:10])]
    assert avis == {
        "code": "voices_alone",
        "message": "One voice only was known by its sound: if several people speak, who speaks is inferred from what "
        "is said.",
    }
