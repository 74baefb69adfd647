"""A recording in pieces: what is heard of the pieces is what is said in the whole."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.sounds import NOTES, Samples, heard, spoken, write_wav

from egide.integrations.speech import RATE, Code, SpeechFailure, Word
from egide.integrations.speech.hearing import Heard, hear
from egide.integrations.speech.sound import Piece, decoded, pieces
from egide.integrations.speech.stitching import seam


class Ear:
    """Hears notes, at most twelve seconds at once."""

    longest_s = 12.0

    def __init__(self) -> None:
        self.given_s: list[float] = []

    def hear(self, samples: Samples, *, hints: object = ()) -> list[Word]:
        self.given_s.append(len(samples) / RATE)
        return heard(samples)


def talk(duration_s: float, *, gap_s: float = 0.2, shift: int = 0) -> list[Word]:
    """Words of a quarter of a second, `gap_s` apart, never twice the same in a row."""
    words, at, number = [], 0.1, shift
    while at + 0.25 < duration_s:
        words.append(Word(NOTES[number * 5 % len(NOTES)], round(at, 3), round(at + 0.25, 3)))
        at, number = at + 0.25 + gap_s, number + 1
    return words


def texts(words: list[Word]) -> list[str]:
    return [word.text for word in words]


@pytest.mark.parametrize("gap_s", [0.2, 0.06, 0.0])
def test_no_word_is_lost_or_doubled_where_a_recording_is_cut(tmp_path: Path, gap_s: float) -> None:
    said = talk(100, gap_s=gap_s)
    ear = Ear()

    [words] = hear(write_wav(tmp_path / "appel.wav", spoken(said, 100, noise=60)), ear)

    assert texts(words) == texts(said)
    assert all(abs(word.start - one.start) < 0.05 for word, one in zip(words, said, strict=True))
    assert len(ear.given_s) > 8 and max(ear.given_s) <= Ear.longest_s


def test_a_cut_is_made_in_a_breath_rather_than_in_a_word(tmp_path: Path) -> None:
    said = [word for word in talk(30, gap_s=0.01) if not 7.0 < word.middle < 7.6]

    first, *_ = pieces(decoded(write_wav(tmp_path / "a.wav", spoken(said, 30))), longest_s=12)

    assert 7.0 < first.last < 7.6


def test_the_two_sides_of_a_telephone_call_stay_apart(tmp_path: Path) -> None:
    broker, client = talk(40), talk(40, shift=1)[3:-4]
    path = write_wav(tmp_path / "appel.wav", spoken(broker, 40), spoken(client, 40))

    left, right = hear(path, Ear())

    assert (texts(left), texts(right)) == (texts(broker), texts(client))


def test_two_copies_of_one_microphone_are_one(tmp_path: Path) -> None:
    sound = spoken(talk(30), 30)
    ear = Ear()

    [words] = hear(write_wav(tmp_path / "dictaphone.wav", sound, sound), ear)

    assert texts(words) == texts(talk(30))
    assert sum(ear.given_s) < 40


@pytest.mark.parametrize(
    ("name", "codec", "rate"),
    [("a.mp3", "mp3", 44100), ("a.ogg", "libopus", 48000), ("a.webm", "libopus", 48000), ("a.m4a", "aac", 44100),
     ("a.flac", "flac", 48000), ("a.mp4", "aac", 48000), ("a.wav", "pcm_s64le", 48000), ("a.wav", "pcm_f32le", 44100)],
)  # fmt: skip
def test_every_kind_of_recording_is_heard(tmp_path: Path, name: str, codec: str, rate: int) -> None:
    said = talk(15)
    path = tmp_path / name
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, layout="mono")
        to_rate = av.AudioResampler(format=stream.codec_context.format, layout="mono", rate=rate)
        frame = av.AudioFrame.from_ndarray(spoken(said, 15)[None, :], format="s16", layout="mono")
        frame.sample_rate = RATE
        for block in [*to_rate.resample(frame), *to_rate.resample(None)]:
            block.pts = None
            container.mux(stream.encode(block))
        container.mux(stream.encode(None))

    [words] = hear(path, Ear())

    assert texts(words) == texts(said)


def test_a_telephone_s_eight_kilohertz_are_heard(tmp_path: Path) -> None:
    said = talk(15)

    [words] = hear(write_wav(tmp_path / "a.wav", spoken(said, 15)[::2], rate=8000), Ear())

    assert texts(words) == texts(said)


def test_silence_says_nothing(tmp_path: Path) -> None:
    assert hear(write_wav(tmp_path / "a.wav", np.zeros(40 * RATE, np.int16)), Ear()) == [[]]


@pytest.mark.parametrize("content", [b"ceci n'est pas un son", b"", b"RIFF\x00\x00\x00\x00WAVE"])
def test_what_is_no_recording_is_said_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.wav").write_bytes(content)

    with pytest.raises(SpeechFailure) as refusal:
        hear(tmp_path / "a.wav", Ear())
    assert refusal.value.code in (Code.UNREADABLE, Code.NO_SOUND)


def test_what_was_heard_is_not_asked_again(tmp_path: Path) -> None:
    said = talk(60)
    path = write_wav(tmp_path / "a.wav", spoken(said, 60))
    known: dict[int, Heard] = {}

    def keep(piece: Piece, words: Heard) -> None:
        if len(known) == 3:
            raise KeyboardInterrupt
        known[piece.number] = words

    with pytest.raises(KeyboardInterrupt):
        hear(path, Ear(), on_heard=keep)
    first = dict(known)
    ear = Ear()
    [words] = hear(path, ear, already=known, on_heard=lambda piece, words: known.update({piece.number: words}))

    assert texts(words) == texts(said)
    assert set(first) == {0, 1, 2} and len(ear.given_s) == len(known) - 3


@settings(max_examples=300)
@given(st.data())
def test_two_hearings_of_one_talk_are_sewn_without_loss(data: st.DataObject) -> None:
    """Whatever is said, wherever it is cut, though the two hearings put words up to 80 ms apart."""
    said, at = [], 0.0
    for text in data.draw(st.lists(st.sampled_from(["oui", "non", "cent"]), min_size=1, max_size=14)):
        length = data.draw(st.floats(0.22, 0.6))
        said.append(Word(text, at, at + length))
        at += length
    cut = data.draw(st.floats(0, at))
    jitter = st.floats(-0.04, 0.04)

    def hearing() -> list[Word]:
        return [
            Word(word.text, word.start + shift, word.end + shift)
            for word, shift in ((w, data.draw(jitter)) for w in said)
        ]

    before, after = hearing(), hearing()
    whole = [word for word in before if word.middle < cut] + seam(before, after, cut)

    assert texts(whole) == texts(said)
