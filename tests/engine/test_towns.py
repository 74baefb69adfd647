"""Every commune of France is known, and a word is not a town because a village bears its name."""

from __future__ import annotations

import pytest

from egide.kit.french.communes import commune_named, communes_at
from egide.kit.french.places import read_towns
from egide.kit.french.text import Folded


def towns(text: str) -> list[str]:
    folded = Folded.of(text)
    written = any(char.isupper() for char in text)
    cased = (lambda at: text[folded.origin[at]].isupper()) if written else None
    return [found.value.name for found in read_towns(folded.text, cased)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("J'habite à Locmariaquer.", ["Locmariaquer"]),
        ("Elle est née à Sartène, en Corse.", ["Sartène"]),
        ("j'habite à saint sulpice de faleyrens", ["Saint-Sulpice-de-Faleyrens"]),
        ("On est au Mesnil-Esnard.", ["Le Mesnil-Esnard"]),
        ("12 rue des Lilas, 56470 La Trinité-sur-Mer", ["La Trinité-sur-Mer"]),
        ("il est maire de Gordes", ["Gordes"]),
        ("On part de Lorient pour aller au Havre.", ["Lorient", "Le Havre"]),
        ("une maison à St-Lunaire", ["Saint-Lunaire"]),
    ],
)
def test_a_town_is_read_however_small(said: str, expected: list[str]) -> None:
    assert towns(said) == expected


@pytest.mark.parametrize(
    "said",
    [
        "on a bien fait", "j'ai dit a charly", "a plaisir", "Monsieur Fleury est venu.", "il travaille au parc",
        "ça va aller à tous", "Je parle à Dominique.",
    ],
)  # fmt: skip
def test_a_word_or_a_person_is_not_a_town(said: str) -> None:
    assert towns(said) == []


def test_a_commune_gives_its_postcodes_whatever_the_spelling() -> None:
    for written in ("Saint-Malo", "st malo", "SAINT MALO"):
        found = commune_named(written)
        assert found is not None
        assert (found.name, found.postcodes) == ("Saint-Malo", ("35400",))
    assert commune_named("Trifouillis-les-Oies") is None


def test_a_postcode_gives_its_communes_overseas_and_corsica_included() -> None:
    assert "Sartène" in communes_at("20100")
    assert communes_at("97410") == ("Saint-Pierre",)
    assert communes_at("00000") == ()
