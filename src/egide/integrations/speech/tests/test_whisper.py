"""The engine of this machine, loaded for real with a model of random weights: it hears nonsense, but it hears."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support import tiny_whisper
from tests.support.sounds import spoken

from egide.integrations.speech import Code, SpeechFailure, Word
from egide.integrations.speech.whisper import LocalTranscriber


def test_words_come_in_order_within_the_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = LocalTranscriber(tiny_whisper.make(tmp_path / "modele"), device="cpu", compute_type="float32")
    sound = spoken([Word("oui", 0.5, 4.0), Word("non", 4.5, 9.0)], 10)

    words = engine.hear(sound, hints=["prévoyance"])

    assert all(0 <= word.start <= word.end <= 10.5 and word.text for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert engine.hear(spoken([], 5)) == []


@pytest.mark.parametrize("model", ["nulle-part/modele", "small-qui-n-est-pas-la"])
def test_a_model_that_is_not_there_is_said_so(tmp_path: Path, model: str) -> None:
    with pytest.raises(SpeechFailure) as refusal:
        LocalTranscriber(tmp_path / model if "/" in model else model, device="cpu")
    assert refusal.value.code == Code.NO_MODEL
