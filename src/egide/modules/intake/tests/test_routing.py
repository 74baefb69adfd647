"""What a text is before it is read closely, and when its words are spoken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.modules.intake.readers import read_text
from egide.modules.intake.routing import genre_of, language_of, refusal_heard
from egide.modules.intake.serial import instants, segments_json


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bonjour, je suis infirmière et nous avons deux enfants, je voudrais une mutuelle pour eux.", "fr"),
        ("on a pris un PEA et un trading account chez Boursorama le mois dernier avec ma femme", "fr"),
        ("I am a nurse and we have two children, I would like to know what is the best for them.", "en"),
        ("Soy enfermera y tengo dos hijos, quiero saber que es lo mejor para el seguro de la casa.", "es"),
        ("Ich bin Krankenschwester und ich habe zwei Kinder, wir möchten eine Versicherung für das Haus.", "de"),
        ("oui non", None),
        ("12 34 56 78 90 " * 5, None),
    ],
)
def test_the_language_is_told_when_there_is_enough_to_tell(text: str, language: str | None) -> None:
    assert language_of(text) == language


def segment(text: str, speaker: str | None = None) -> dict[str, Any]:
    return {"index": 0, "speaker": speaker, "text": text, "start": None, "end": None}


def test_the_kind_of_text_is_told() -> None:
    assert genre_of([segment("Bonjour.", "CLIENT")]) == "dialogue"
    assert (
        genre_of([segment("alors vous fumez non je fume pas et votre mari il fume lui moi je crois pas")])
        == "sans_locuteurs"
    )
    assert (
        genre_of([segment("Rendez-vous avec Madame Pujol, sage-femme à Albi, mariée, une fille de deux ans.")])
        == "memo"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Non, je ne veux pas être enregistrée.",
        "je veux pas être enregistré moi",
        "Je refuse l'enregistrement.",
        "Je préfère pas que vous enregistriez.",
        "Pas d'accord pour être enregistré.",
    ],
)
def test_a_refusal_is_heard(text: str) -> None:
    assert refusal_heard([segment(text, "CLIENT")]) == 0


@pytest.mark.parametrize(
    "text",
    ["Oui, vous pouvez enregistrer.", "Je ne veux pas être malade.", "C'est enregistré ?", "Je refuse la franchise."],
)
def test_other_refusals_are_none(text: str) -> None:
    assert refusal_heard([segment(text, "CLIENT")]) is None


def test_the_instant_of_words_is_read_between_the_known_ones() -> None:
    timed = {"index": 0, "speaker": None, "text": "a" * 100, "start": 10.0, "end": 20.0}
    assert instants(timed, 0, 50) == (10.0, 15.0)
    assert instants(timed | {"marks": [[50, 18.0]]}, 50, 100) == (18.0, 20.0)
    assert instants(timed | {"end": None}, 20, 40) == (10.0, 10.0)
    assert instants(timed | {"start": None}, 20, 40) == (None, None)


@given(st.integers(0, 60), st.integers(0, 60), st.lists(st.floats(0, 5), min_size=1, max_size=6))
def test_instants_never_go_back_nor_leave_the_turn(a: int, b: int, lengths: list[float]) -> None:
    cues, at = [], 0.0
    for i, length in enumerate(lengths):
        cues.append(f"{i + 1}\n00:00:{at:06.3f} --> 00:00:{at + length:06.3f}\nbonjour {i}\n".replace(".", ","))
        at += length
    [said] = segments_json(read_text("\n".join(cues)))
    start, end = sorted((min(a, len(said["text"])), min(b, len(said["text"]))))
    t0, t1 = instants(said, start, end)
    assert t0 is not None and t1 is not None
    assert said["start"] - 0.002 <= t0 <= t1 + 0.002 and t1 <= said["end"] + 0.002


def test_every_development_meeting_is_french_and_of_its_kind() -> None:
    for path in sorted((Path(__file__).parents[5] / "eval" / "dev").glob("*.json")):
        case = json.loads(path.read_text("utf-8"))
        segments = [{"index": index, **turn} for index, turn in enumerate(case["turns"])]
        assert genre_of(segments) == case["genre"], case["id"]
        assert language_of(" ".join(turn["text"] for turn in case["turns"])) == "fr", case["id"]
        assert refusal_heard(segments) is None, case["id"]
