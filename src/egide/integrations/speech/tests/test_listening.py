"""The listening copy: every take on one timeline, at the right second; the waveform says how loud, and where."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.support.sounds import write_wav

from egide.integrations.speech import RATE, Code, SpeechFailure
from egide.integrations.speech.listening import BYTES_PER_S, STEP_MS, ListeningCopy, Waveform
from egide.integrations.speech.sound import decoded

Samples = NDArray[np.int16]
CLICK = (20_000 * np.sign(np.sin(np.arange(160)))).astype(np.int16)


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.int16)


def clicks(seconds: float, *at: float) -> Samples:
    sound = silence(seconds)
    for second in at:
        sound[int(second * RATE) : int(second * RATE) + len(CLICK)] = CLICK
    return sound


def clicks_heard(content: bytes) -> list[float]:
    """The seconds at which a click begins in a copy."""
    sound = np.concatenate([block[0] for block in decoded(io.BytesIO(content))])
    loud = np.flatnonzero(np.abs(sound.astype(np.int32)) > 6000)
    first = [int(loud[0]), *(int(b) for a, b in pairwise(loud) if b - a > RATE // 10)]
    return [round(sample / RATE, 3) for sample in first]


def made(*takes: Path) -> tuple[bytes, ListeningCopy]:
    copy = ListeningCopy(takes)
    return b"".join(copy.content()), copy


def test_takes_follow_each_other_on_one_timeline_and_each_second_is_where_it_was(tmp_path: Path) -> None:
    first = write_wav(tmp_path / "0.wav", clicks(10, 0.5, 7.77))
    second = write_wav(tmp_path / "1.wav", clicks(4.5, 1.25), clicks(4.5, 1.25))

    content, copy = made(first, second)

    assert clicks_heard(content) == pytest.approx([0.5, 7.77, 11.25], abs=0.01)
    assert (copy.takes.starts, copy.duration_s, copy.takes.damaged) == ([0.0, 10.0], 14.5, [])


def test_a_second_is_a_place_in_the_file_so_that_a_browser_can_go_to_it(tmp_path: Path) -> None:
    content, _copy = made(write_wav(tmp_path / "0.wav", clicks(60, 40.2)))

    from_forty = content[40 * BYTES_PER_S // 180 * 180 :]

    assert len(content) == pytest.approx(60 * BYTES_PER_S, abs=180)
    assert clicks_heard(from_forty)[0] == pytest.approx(0.2, abs=0.04)


def test_what_can_be_heard_of_a_damaged_take_is_kept_and_the_next_take_follows(tmp_path: Path) -> None:
    whole = write_wav(tmp_path / "0.wav", clicks(5, 1.0))
    broken = tmp_path / "1.wav"
    broken.write_bytes(b"RIFF rien de tout cela n'est du son")

    content, copy = made(whole, broken, whole)

    assert clicks_heard(content) == pytest.approx([1.0, 6.0], abs=0.01)
    assert (copy.takes.damaged, copy.takes.starts) == ([1], [0.0, 5.0, 5.0])


def test_takes_that_hold_no_sound_make_no_copy(tmp_path: Path) -> None:
    broken = tmp_path / "0.wav"
    broken.write_bytes(b"RIFF rien de tout cela n'est du son")

    with pytest.raises(SpeechFailure) as refused:
        made(broken)

    assert refused.value.code is Code.UNREADABLE


def test_the_two_sides_of_a_call_have_each_their_waveform_and_are_heard_together(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "appel.wav", clicks(3, 0.55), clicks(3, 2.05))

    content, copy = made(path)

    broker, client = copy.waveform
    assert [number for number, level in enumerate(broker) if level] == [5]
    assert [number for number, level in enumerate(client) if level] == [20]
    assert clicks_heard(content) == pytest.approx([0.55, 2.05], abs=0.01)


def test_two_copies_of_one_microphone_have_one_waveform(tmp_path: Path) -> None:
    sound = clicks(3, 0.55)

    _content, copy = made(write_wav(tmp_path / "dictaphone.wav", sound, sound))

    assert len(copy.waveform) == 1


SOUNDS = st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=60).map(
    lambda levels: np.repeat(np.array(levels, np.int16), RATE // 50)
)


def levels_of(sound: Samples, cuts: list[int]) -> list[bytes]:
    wave = Waveform()
    for start, end in pairwise([0, *sorted({cut % len(sound) for cut in cuts} - {0}), len(sound)]):
        wave.add(sound[None, start:end])
    return wave.channels()


@settings(max_examples=60)
@given(sound=SOUNDS, cuts=st.lists(st.integers(1, 10**6), max_size=6))
def test_a_waveform_does_not_depend_on_how_the_sound_came(sound: Samples, cuts: list[int]) -> None:
    [levels] = levels_of(sound, cuts)

    assert [levels] == levels_of(sound, [])
    assert len(levels) == -(-len(sound) * 1000 // (RATE * STEP_MS))


@settings(max_examples=60)
@given(sound=SOUNDS)
def test_a_louder_sound_is_never_drawn_lower(sound: Samples) -> None:
    [loud], [low] = levels_of(sound, []), levels_of((sound // 2).astype(np.int16), [])

    assert all(a >= b for a, b in zip(loud, low, strict=True))


def test_silence_is_zero_and_the_loudest_is_255() -> None:
    sound = np.concatenate([silence(0.1), np.full(1600, -32_768, np.int16)])

    assert levels_of(sound, []) == [bytes([0, 255])]
