"""`egide transcribe`: from a recording to turns that `egide extract` reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support import tiny_speakers
from tests.support.sounds import spoken, write_wav
from tests.support.speech_server import SpeechServer, speech_server

from egide.cli import main
from egide.integrations.speech import Word
from egide.integrations.speech.remote import RemoteTranscriber
from egide.modules.intake.transcription.turns import turns

QUESTION = [Word("mon", 0.2, 0.5), Word("épargne", 0.6, 1.0)]
ANSWER = [Word("oui", 1.2, 1.5), Word("deux", 4.0, 4.3), Word("cents", 4.4, 4.7), Word("euros", 4.8, 5.1)]


@pytest.fixture(autouse=True)
def _no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("EGIDE_SPEAKERS_SEGMENTATION", "EGIDE_SPEAKERS_EMBEDDING"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Iterator[SpeechServer]:
    with speech_server() as running:
        yield running


def transcribe(server: SpeechServer, *files: Path) -> int:
    options = ["--service", server.url, "--modele", "whisper-grand", "--admis", "127.0.0.1"]
    return main(["transcribe", *map(str, files), *options])


def printed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_telephone_call_becomes_turns_by_voice(
    server: SpeechServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_wav(tmp_path / "appel.wav", spoken(QUESTION, 6), spoken(ANSWER, 6))

    assert transcribe(server, path) == 0

    [said] = printed(capsys)
    assert [(turn["speaker"], turn["text"]) for turn in said["turns"]] == [
        ("S1", "mon épargne"),
        ("S2", "oui"),
        ("S2", "deux cents euros"),
    ]
    assert said["turns"][0]["words"][1]["text"] == "épargne"
    assert abs(said["turns"][2]["start"] - 4.0) < 0.05
    assert list(tmp_path.iterdir()) == [path]


ONE_MICROPHONE = [
    Word("vingt" if number // 8 % 2 else "oui", number * 0.5 + 0.05, number * 0.5 + 0.45) for number in range(40)
]
"""Four seconds of a low voice, four of a high one, and so on."""


@pytest.mark.parametrize("copies", [1, 2])
def test_voices_of_one_microphone_are_told_apart_where_models_are_named(
    server: SpeechServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    copies: int,
) -> None:
    segmentation, embedding = tiny_speakers.make(tmp_path / "voix")
    monkeypatch.setenv("EGIDE_SPEAKERS_SEGMENTATION", str(segmentation))
    monkeypatch.setenv("EGIDE_SPEAKERS_EMBEDDING", str(embedding))
    path = write_wav(tmp_path / "table.wav", *[spoken(ONE_MICROPHONE, 20)] * copies)

    assert transcribe(server, path) == 0
    [said] = printed(capsys)
    assert [(turn["speaker"], len(turn["words"])) for turn in said["turns"]] == [
        ("S1", 8), ("S2", 8), ("S1", 8), ("S2", 8), ("S1", 8),
    ]  # fmt: skip

    embedding.write_bytes(b"abime")
    assert transcribe(server, path) == 0
    out = capsys.readouterr()
    assert f"{path} : voix non séparées" in out.err
    assert [turn["speaker"] for turn in json.loads(out.out)["turns"]] == [None]


def test_who_speaks_over_the_other_keeps_their_words_together() -> None:
    over = [Word("oui", 0.55, 0.58)]
    assert [(turn.voice, turn.text) for turn in turns([QUESTION, over])] == [(0, "mon"), (1, "oui"), (0, "épargne")]
    assert [(turn.voice, turn.text) for turn in turns([QUESTION, []])] == [(None, "mon épargne")]
    assert turns([[]]) == []


def test_what_was_heard_before_a_failure_is_not_asked_again(
    server: SpeechServer, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RemoteTranscriber, "longest_s", 12.0)
    words = [Word("deux" if number % 2 else "oui", number * 0.5 + 0.1, number * 0.5 + 0.4) for number in range(100)]
    path = write_wav(tmp_path / "a.wav", spoken(words, 50))
    assert transcribe(server, path) == 0
    [whole], pieces = printed(capsys), len(server.asked)
    server.asked.clear()

    def fail_after(count: int) -> None:
        hear = RemoteTranscriber._ask

        def ask(self: RemoteTranscriber, *given: Any) -> Any:
            if len(server.asked) == count:
                server.next_answers.append((401, {}, b""))
            return hear(self, *given)

        monkeypatch.setattr(RemoteTranscriber, "_ask", ask)

    fail_after(3)
    assert transcribe(server, path) == 1
    assert "refuse la clé" in capsys.readouterr().err
    draft = path.with_name("a.wav.entendu")
    draft.write_text(draft.read_text("utf-8") + '[3, [[["ou', "utf-8")  # a line that a kill cut
    fail_after(-1)
    server.asked.clear()

    assert transcribe(server, path) == 0
    assert printed(capsys) == [whole]
    assert len(server.asked) == pieces - 3
    assert not draft.exists()


def test_a_draft_of_another_recording_is_not_used(
    server: SpeechServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_wav(tmp_path / "a.wav", spoken(QUESTION, 3))
    path.with_name("a.wav.entendu").write_text('[1, 1]\n[0, [[["non", 0, 1, null]]]]\n', "utf-8")

    assert transcribe(server, path) == 0
    assert [turn["text"] for turn in printed(capsys)[0]["turns"]] == ["mon épargne"]


def test_what_cannot_be_read_is_said_and_the_others_are_heard(
    server: SpeechServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "notes.wav"
    broken.write_text("ce n'est pas un son")
    good = write_wav(tmp_path / "b.wav", spoken(QUESTION, 3))

    assert transcribe(server, tmp_path / "rien.wav", broken, good) == 1

    out = capsys.readouterr()
    assert "rien.wav : No such file" in out.err
    assert "notes.wav : ce fichier n’est pas un enregistrement" in out.err
    assert json.loads(out.out)["file"] == str(good)
    assert sorted(tmp_path.iterdir()) == [good, broken]


def test_the_transcript_is_one_that_extract_reads(
    server: SpeechServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert transcribe(server, write_wav(tmp_path / "a.wav", spoken(QUESTION, 3))) == 0
    transcript = tmp_path / "a.json"
    transcript.write_text(capsys.readouterr().out, "utf-8")

    assert main(["extract", str(transcript)]) == 0
    assert "fiche" in json.loads(capsys.readouterr().out)
