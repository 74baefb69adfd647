"""Voices told apart by their sound: the real library, with two small models made on the spot."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.support import tiny_speakers
from tests.support.processes import alive, children, wait_for

from egide.integrations.speech import RATE, diarising
from egide.integrations.speech.diarising import LocalVoice, known_again, one_by_one
from egide.integrations.speech.speakers import (
    NoLongerWanted,
    NotToldApart,
    SpeakerModels,
    VoiceSpan,
    models_of,
    tell_apart,
)

# One worker makes the small models.
pytestmark = pytest.mark.xdist_group("speakers")
HELENE, JULIEN, CLAIRE = 1900.0, 150.0, 400.0


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> SpeakerModels:
    return SpeakerModels(*tiny_speakers.make(tmp_path_factory.mktemp("voix")))


def voice(hertz: float, seconds: float) -> NDArray[np.int16]:
    at = np.arange(int(seconds * RATE)) / RATE
    return (sum(np.sin(2 * np.pi * hertz * n * at) / n for n in (1, 2, 3)) * 6000).astype(np.int16)


def talk(*turns: tuple[float, float]) -> Iterator[NDArray[np.int16]]:
    """Each turn as a voice and its seconds, then half a second of silence."""
    for hertz, seconds in turns:
        yield voice(hertz, seconds)
        yield np.zeros(RATE // 2, np.int16)


def voices(spans: list[VoiceSpan]) -> list[int]:
    return [span.voice for span in sorted(spans, key=lambda span: span.start)]


def test_two_voices_of_one_channel_are_told_apart(models: SpeakerModels) -> None:
    assert models.ready
    spans = tell_apart(talk((JULIEN, 3), (HELENE, 4), (JULIEN, 5), (HELENE, 3), (JULIEN, 3)), models)

    first, second, *_ = told = voices(spans)
    assert first != second and told == [first, second, first, second, first]
    expected = [(0, 3), (3.5, 7.5), (8, 13), (13.5, 16.5), (17, 20)]
    for span, (start, end) in zip(spans, expected, strict=True):
        assert span.start == pytest.approx(start, abs=0.25) and span.end == pytest.approx(end, abs=0.25)


def test_a_voice_heard_alone_is_one(models: SpeakerModels) -> None:
    assert {span.voice for span in tell_apart(talk((HELENE, 8), (HELENE, 9)), models)} == {0}


def test_nothing_to_hear_is_nobody(models: SpeakerModels) -> None:
    assert tell_apart([], models) == []
    assert tell_apart([np.zeros(RATE * 12, np.int16)], models) == []


def test_voices_are_known_again_from_one_window_to_the_next(
    models: SpeakerModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Claire, as low as Julien for the segmentation, is a third voice by her vector."""
    monkeypatch.setattr(diarising, "WINDOW_S", 20)
    monkeypatch.setattr(diarising, "_SHORT_S", 2)
    turns = [(JULIEN, 9.5), (HELENE, 9.5), (HELENE, 9.5), (JULIEN, 9.5), (CLAIRE, 9.5), (HELENE, 9.5)]
    sound = np.concatenate(list(talk(*turns))).tobytes()

    spans = diarising.diarised(io.BytesIO(sound), str(models.segmentation), str(models.embedding))

    assert len(list(one_by_one(io.BytesIO(sound)))) == 3
    julien, helene, again, julien_again, claire, last = (who for _, _, who in spans)
    assert (again, julien_again, last) == (helene, julien, helene)
    assert len({julien, helene, claire}) == 3
    assert [start for start, _, _ in spans] == pytest.approx([0, 10, 20, 30, 40, 50], abs=0.25)


def test_a_short_last_window_goes_with_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diarising, "WINDOW_S", 10)
    monkeypatch.setattr(diarising, "_SHORT_S", 3)

    def seconds(of: float) -> list[float]:
        return [len(part) / 2 / RATE for part in one_by_one(io.BytesIO(bytes(int(of * RATE) * 2)))]

    assert (seconds(0), seconds(4), seconds(10), seconds(12.5), seconds(24)) == ([], [4], [10], [12.5], [10, 10, 4])


def test_a_murmur_is_the_nearest_voice_and_two_voices_of_a_window_stay_two() -> None:
    def local(window: int, number: int, seconds: float, *vector: float) -> LocalVoice:
        unit = np.array(vector, np.float32)
        return LocalVoice(window, number, seconds, unit / np.linalg.norm(unit))

    known = known_again(
        [local(0, 0, 40, 1, 0), local(0, 1, 20, 0.8, 0.6), local(0, 2, 0.4, 0.1, 1), local(1, 0, 10, 1, 0.1)]
    )

    assert known == {(0, 0): 0, (0, 1): 1, (0, 2): 1, (1, 0): 0}


@pytest.mark.parametrize("content", [b"", b"not a model at all"])
def test_a_file_that_is_no_model_ends_only_its_own_process(
    models: SpeakerModels, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "faux.onnx").write_bytes(content)
    for broken in (
        SpeakerModels(tmp_path / "faux.onnx", models.embedding),
        SpeakerModels(models.segmentation, tmp_path / "faux.onnx"),
        SpeakerModels(models.embedding, models.segmentation),
    ):
        with pytest.raises(NotToldApart):
            tell_apart(talk((JULIEN, 12), (HELENE, 12)), broken)


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> SpeakerModels:
    """A minute of sound takes them a minute."""
    return SpeakerModels(*tiny_speakers.make(tmp_path_factory.mktemp("lents"), slow=True))


@pytest.mark.parametrize("asked", [1, 3])
def test_what_is_no_longer_wanted_is_ended_at_once(slow: SpeakerModels, asked: int) -> None:
    """At the start, or while the library works on all of the sound."""
    others, process = children(), list[int]()
    answers: list[float] = []

    def wanted() -> bool:
        process[:] = [pid for pid in children() if pid not in others]
        answers.append(time.monotonic())
        return len(answers) < asked

    with pytest.raises(NoLongerWanted):
        tell_apart(talk((JULIEN, 30), (HELENE, 30)), slow, wanted=wanted)

    assert len(answers) == asked and time.monotonic() - answers[-1] < 2
    assert process and not any(alive(pid) for pid in process)


def test_the_death_of_whoever_asked_ends_it_in_the_middle_of_its_work(slow: SpeakerModels) -> None:
    program = (
        "import sys; from pathlib import Path; import numpy as np;"
        "from egide.integrations.speech.speakers import SpeakerModels, tell_apart;"
        "tell_apart([np.ones(60 * 16000, np.int16) * 900], SpeakerModels(*map(Path, sys.argv[1:])))"
    )
    files = [str(slow.segmentation), str(slow.embedding)]
    with subprocess.Popen([sys.executable, "-c", program, *files]) as asker:
        wait_for(lambda: bool(children(asker.pid)), "the process to begin")
        [process] = children(asker.pid)
        # The model is a minute's work: once it has the sound, the library holds the interpreter.
        wait_for(lambda: _cpu_s(process) > 2, "the library to work")
        asker.kill()
    wait_for(lambda: not alive(process), "it to end", 3)


def _cpu_s(pid: int) -> float:
    used = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(used[11]) + int(used[12])) / 100


def test_models_are_those_whose_two_files_are_there(models: SpeakerModels, tmp_path: Path) -> None:
    segmentation, embedding = str(models.segmentation), str(models.embedding)
    assert models_of(segmentation, embedding) == models
    assert models_of("", embedding) is None and models_of(segmentation, "") is None
    assert models_of(segmentation, str(tmp_path / "absent.onnx")) is None


def test_without_both_files_it_is_not_ready(models: SpeakerModels, tmp_path: Path) -> None:
    assert not SpeakerModels(models.segmentation, tmp_path / "absent.onnx").ready
    assert not SpeakerModels(tmp_path, models.embedding).ready
