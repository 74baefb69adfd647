"""A transcription service, as it answers and as it fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.sounds import spoken, write_wav
from tests.support.speech_server import SpeechServer, speech_server

from egide.integrations.speech import Code, SpeechFailure, Word
from egide.integrations.speech.hearing import hear
from egide.integrations.speech.remote import LARGEST_BYTES, Endpoint, RemoteTranscriber

SAID = [Word("mon", 0.2, 0.5), Word("épargne", 0.8, 1.3), Word("deux", 1.5, 1.8), Word("cents", 1.9, 2.2)]
WORDS = ["mon", "épargne", "deux", "cents"]


@pytest.fixture
def server() -> Iterator[SpeechServer]:
    with speech_server() as running:
        yield running


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def engine(server: SpeechServer, waits: list[float]) -> RemoteTranscriber:
    endpoint = Endpoint(server.url, "whisper-grand", "cle-du-cabinet", timeout_s=20)
    return RemoteTranscriber(endpoint, trusted=["127.0.0.1"], pause=waits.append)


def test_the_words_come_with_their_times(engine: RemoteTranscriber, server: SpeechServer) -> None:
    words = engine.hear(spoken(SAID, 3), hints=["Generali", "prévoyance"])

    assert [word.text for word in words] == WORDS
    assert all(abs(word.start - said.start) < 0.05 for word, said in zip(words, SAID, strict=True))
    [asked] = server.asked
    assert asked.headers["Authorization"] == "Bearer cle-du-cabinet"
    assert asked.fields["language"] == ["fr"] and asked.fields["model"] == ["whisper-grand"]
    assert asked.fields["timestamp_granularities[]"] == ["word", "segment"]
    assert asked.fields["prompt"] == ["Generali, prévoyance"]


@pytest.mark.parametrize("shape", ["segments", "text"])
def test_a_service_that_times_no_words_has_them_spread(
    engine: RemoteTranscriber, server: SpeechServer, shape: str
) -> None:
    server.shape = shape

    words = engine.hear(spoken(SAID, 3))

    assert [word.text for word in words] == WORDS
    assert all(one.end <= other.start + 1e-6 for one, other in zip(words, words[1:], strict=False))
    assert words[-1].end <= 3.0


def test_what_is_sent_stays_under_the_limit(engine: RemoteTranscriber, server: SpeechServer) -> None:
    engine.hear(spoken([], engine.longest_s))

    assert server.asked[0].seconds == engine.longest_s and server.asked[0].bytes < LARGEST_BYTES


def test_a_long_recording_goes_piece_by_piece(
    engine: RemoteTranscriber, server: SpeechServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [Word(WORDS[number % 4], number * 0.5 + 0.1, number * 0.5 + 0.4) for number in range(100)]
    monkeypatch.setattr(engine, "longest_s", 15.0)

    [words] = hear(write_wav(tmp_path / "a.wav", spoken(said, 50)), engine)

    assert [word.text for word in words] == [word.text for word in said]
    assert len(server.asked) >= 4


@pytest.mark.parametrize("trouble", [(429, {"Retry-After": "7"}, b""), (500, {}, b""), (503, {}, b"{}"), "hang up"])
def test_a_passing_trouble_is_waited_out(
    engine: RemoteTranscriber,
    server: SpeechServer,
    waits: list[float],
    trouble: tuple[int, dict[str, str], bytes] | str,
) -> None:
    server.next_answers.append(trouble)

    assert [word.text for word in engine.hear(spoken(SAID, 3))] == WORDS
    assert len(waits) == 1 and waits[0] >= (7 if trouble[0] == 429 else 1)


@pytest.mark.parametrize(
    ("answer", "code", "asked"),
    [
        ((401, {}, b"{}"), Code.BAD_KEY, 1),
        ((404, {}, b"{}"), Code.UNKNOWN_MODEL, 1),
        ((413, {}, b"{}"), Code.REJECTED, 1),
        ((400, {}, b"{}"), Code.REJECTED, 1),
        ((302, {"Location": "http://169.254.169.254/"}, b""), Code.REJECTED, 1),
        ((429, {"Retry-After": "3600"}, b""), Code.RATE_LIMITED, 1),
        ((500, {}, b""), Code.SERVER_ERROR, 3),
        ((200, {}, b"<html>portail</html>"), Code.WRONG_SHAPE, 1),
        ((200, {}, b'{"words": [{"word": "oui"}]}'), Code.WRONG_SHAPE, 1),
        ((200, {}, b"[]"), Code.WRONG_SHAPE, 1),
    ],
)
def test_a_refusal_is_said_in_french_without_the_service_s_words(
    engine: RemoteTranscriber, server: SpeechServer, answer: tuple[int, dict[str, str], bytes], code: Code, asked: int
) -> None:
    server.next_answers.extend([answer] * 3)

    with pytest.raises(SpeechFailure) as refusal:
        engine.hear(spoken(SAID, 3))

    assert refusal.value.code == code and len(server.asked) == asked
    assert str(refusal.value)[0].islower() and "html" not in str(refusal.value)


def test_nobody_there_is_unreachable(waits: list[float]) -> None:
    engine = RemoteTranscriber(Endpoint("http://127.0.0.1:9/v1", "m", ""), trusted=["127.0.0.1"], pause=waits.append)

    with pytest.raises(SpeechFailure) as refusal:
        engine.hear(spoken(SAID, 3))
    assert refusal.value.code == Code.UNREACHABLE and len(waits) == 2


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:8000/v1", "https://10.0.0.8/v1", "http://exemple.fr/v1", "ftp://exemple.fr", "rien"]
)
def test_a_recording_does_not_go_just_anywhere(address: str) -> None:
    with pytest.raises(SpeechFailure) as refusal:
        RemoteTranscriber(Endpoint(address, "m", "cle"))
    assert refusal.value.code == Code.ADDRESS


def test_a_key_is_not_shown() -> None:
    assert "cle-du-cabinet" not in repr(Endpoint("https://exemple.fr/v1", "m", "cle-du-cabinet"))


def test_an_empty_answer_is_no_word(engine: RemoteTranscriber) -> None:
    assert engine.hear(spoken([], 2)) == []


@pytest.mark.parametrize(
    ("text", "words", "written"),
    [
        ("Oui, j’ai 3 contrats.", ["Oui", "j", "ai", "3", "contrats"], ["Oui,", "j’ai", "3", "contrats."]),
        ("Ça va ?", ["Ça", "va"], ["Ça", "va ?"]),
        ("Tout autre chose", ["Oui", "non"], ["Oui", "non"]),
        ("Oui", ["Oui", "non"], ["Oui", "non"]),
        ("", ["Oui"], ["Oui"]),
    ],
)
def test_timed_words_are_written_as_the_text_writes_them(
    engine: RemoteTranscriber, server: SpeechServer, text: str, words: list[str], written: list[str]
) -> None:
    timed = [{"word": word, "start": number, "end": number + 0.5} for number, word in enumerate(words)]
    server.next_answers.append((200, {}, json.dumps({"text": text, "words": timed}).encode()))

    heard = engine.hear(spoken([], 9))

    assert [word.text for word in heard] == written
    assert (heard[0].start, heard[-1].end) == (0, len(words) - 0.5)
