"""From words with times to a transcript whose every value can be heard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.integrations.speech import Word
from egide.modules.intake.serial import instants
from egide.modules.intake.transcription.segments import spoken_segments

BROKER = [Word("Votre", 0.2, 0.5, 0.9), Word("adresse ?", 0.6, 1.1, 0.8)]
CLIENT = [
    Word("12", 1.4, 1.8),
    Word("rue", 1.9, 2.1),
    Word("des", 2.1, 2.2),
    Word("Lices,", 2.3, 2.9),
    Word("Vannes.", 3.0, 3.6),
]


def test_each_word_keeps_its_place_and_its_times() -> None:
    first, second = spoken_segments([BROKER, CLIENT])

    assert first == {
        "index": 0,
        "speaker": "S1",
        "text": "Votre adresse ?",
        "start": 0.2,
        "end": 1.1,
        "words": [[0, 5, 0.2, 0.5, 0.9], [6, 15, 0.6, 1.1, 0.8]],
    }
    assert (second["speaker"], second["text"]) == ("S2", "12 rue des Lices, Vannes.")


@pytest.mark.parametrize(
    ("quote", "seconds"),
    [("12 rue des Lices", (1.4, 2.9)), ("Vannes", (3.0, 3.6)), ("ices", (2.3, 2.9)), ("12", (1.4, 1.8))],
)
def test_a_quote_is_heard_when_it_is_said(quote: str, seconds: tuple[float, float]) -> None:
    segment = spoken_segments([CLIENT])[0]
    start = segment["text"].index(quote)
    assert segment["speaker"] is None
    assert instants(segment, start, start + len(quote)) == seconds


@given(
    st.lists(st.tuples(st.text("aéç'?1", min_size=1, max_size=6), st.floats(0.05, 1)), min_size=1, max_size=30),
    st.data(),
)
def test_any_stretch_of_the_text_has_the_times_of_its_words(said: list[tuple[str, float]], data: st.DataObject) -> None:
    at, words = 0.0, []
    for text, length in said:
        words.append(Word(text, round(at, 3), round(at + length, 3)))
        at += length
    [segment] = spoken_segments([words])
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))

    start, end = segment["words"][first][0], segment["words"][last][1]

    assert instants(segment, start, end) == (words[first].start, words[last].end)
    assert segment["text"][start:end] == " ".join(word.text for word in words[first : last + 1])
