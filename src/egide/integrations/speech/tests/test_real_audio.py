"""Meetings read aloud by two voices, as the world records them: all that is said is cut, heard and sewn together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from tests.support import tiny_whisper
from tests.support.recordings import MAKERS, Recording, film, talk
from tests.support.speech_server import SpeechServer, speech_server

from egide.integrations.speech import RATE, Code, SpeechFailure, Word
from egide.integrations.speech.hearing import hear
from egide.integrations.speech.listening import BYTES_PER_S, STEP_MS, ListeningCopy
from egide.integrations.speech.remote import Endpoint, RemoteTranscriber
from egide.integrations.speech.sound import Takes, decoded, pieces
from egide.integrations.speech.whisper import LocalTranscriber

# One worker makes the recordings and the small model.
pytestmark = pytest.mark.xdist_group("recordings")
LONGEST_S = 12.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("enregistrements")


@cache
def made(kind: str, folder: Path) -> Recording:
    return MAKERS[kind](folder, talk())


@pytest.fixture(params=list(MAKERS))
def recording(request: pytest.FixtureRequest, folder: Path) -> Recording:
    return made(request.param, folder)


@pytest.fixture
def server() -> Iterator[SpeechServer]:
    with speech_server() as running:
        yield running


@pytest.fixture(scope="module")
def whisper(folder: Path) -> LocalTranscriber:
    return LocalTranscriber(tiny_whisper.make(folder / "modele"), device="cpu", compute_type="float32")


def knowing(server: SpeechServer, recording: Recording) -> RemoteTranscriber:
    """An engine over HTTP that is told which stretch of which channel comes next, and answers what is said in it."""
    stretches = [
        (piece.start, recording.words[side] if piece.channels.shape[0] > 1 else sorted_words(recording))
        for piece in pieces(decoded(recording.path), longest_s=LONGEST_S)
        for side in range(piece.channels.shape[0])
    ]
    coming = iter(stretches)

    def ear(samples: object) -> list[Word]:
        start, words = next(coming)
        end = start + len(samples) / RATE  # type: ignore[arg-type]
        inside = (word for word in words if start < word.middle < end)
        return [Word(word.text, max(0.0, word.start - start), min(end, word.end) - start) for word in inside]

    server.ear = ear
    engine = RemoteTranscriber(Endpoint(server.url, "whisper-1", ""), trusted=["127.0.0.1"])
    engine.longest_s = LONGEST_S
    return engine


def sorted_words(recording: Recording) -> list[Word]:
    return sorted((word for side in recording.words for word in side), key=lambda word: word.start)


def test_all_that_is_said_is_cut_between_words_heard_and_sewn(recording: Recording, server: SpeechServer) -> None:
    blocks = list(decoded(recording.path))
    assert sum(block.shape[1] for block in blocks) / RATE == pytest.approx(recording.seconds, abs=0.1)
    cuts = [piece.last for piece in pieces(iter(blocks), longest_s=LONGEST_S)][:-1]
    assert cuts
    for cut in cuts:
        assert not [word for word in sorted_words(recording) if word.start + 0.06 < cut < word.end - 0.06], cut

    sides = hear(recording.path, knowing(server, recording))

    assert len(sides) == len(recording.words)
    for heard, said in zip(sides, recording.words, strict=True):
        # A question mark that stands alone in French is one word with what it follows.
        assert " ".join(word.text for word in heard) == " ".join(word.text for word in said)


def test_it_is_listened_to_and_drawn(recording: Recording) -> None:
    copy = ListeningCopy([recording.path])
    content = b"".join(copy.content())

    assert copy.duration_s == pytest.approx(recording.seconds, abs=0.1)
    assert len(content) == pytest.approx(recording.seconds * BYTES_PER_S, abs=0.2 * BYTES_PER_S)
    assert {len(side) for side in copy.waveform} == {-(-copy.takes.samples * 1000 // (RATE * STEP_MS))}
    assert len(copy.waveform) == len(recording.words)
    loudest = np.max([np.frombuffer(side, np.uint8) for side in copy.waveform], axis=0)
    for word in sorted_words(recording):
        assert loudest[int(word.start * 10) : int(word.end * 10) + 2].max() > 20, word


def test_the_engine_of_this_machine_takes_it(recording: Recording, whisper: LocalTranscriber) -> None:
    [piece, *_] = pieces(decoded(recording.path), longest_s=LONGEST_S)
    # A model of random weights never knows when to stop: two seconds prove the wiring.
    loudest = max(piece.channels, key=lambda side: int(np.abs(side[: 2 * RATE].astype(np.int32)).sum()))
    for word in whisper.hear(loudest[: 2 * RATE]):
        assert 0 <= word.start <= word.end <= 3


def test_of_a_recording_cut_in_the_middle_the_beginning_is_kept(folder: Path) -> None:
    whole = made("microphone", folder)
    cut = folder / "coupe.webm"
    cut.write_bytes(whole.path.read_bytes()[: whole.path.stat().st_size * 6 // 10])

    takes = Takes([cut, whole.path])
    seconds = sum(block.shape[1] for block in takes.blocks()) / RATE

    assert 0.5 * whole.seconds < takes.starts[1] < 0.7 * whole.seconds
    assert seconds == pytest.approx(takes.starts[1] + whole.seconds, abs=0.1)


@pytest.mark.parametrize(
    ("name", "code"), [("vide.wav", Code.UNREADABLE), ("coupe.mp4", Code.UNREADABLE), ("image.mp4", Code.NO_SOUND)]
)
def test_where_nothing_can_be_heard_it_is_said_why(folder: Path, name: str, code: Code) -> None:
    path = folder / name
    if name == "image.mp4":
        film(path, 2)
    else:
        # Its index is at its end: nothing of what precedes can be found without it.
        path.write_bytes(b"" if name == "vide.wav" else made("video", folder).path.read_bytes()[:20_000])

    with pytest.raises(SpeechFailure) as refusal:
        list(Takes([path]).blocks())

    assert refusal.value.code == code
