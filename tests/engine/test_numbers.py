"""Numbers and amounts: every whole number however it is said, and the way people speak of money."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.saying import BELGIUM, FRANCE, SWITZERLAND, Accent, say

from egide.kit.french.measures import read_measures
from egide.kit.french.numbers import read_numbers
from egide.kit.french.text import fold

ACCENTS = st.sampled_from([FRANCE, BELGIUM, SWITZERLAND, Accent("septante", "octante", "nonante")])
WHOLE = st.one_of(
    st.integers(2, 10_000_000),
    st.integers(2, 1999),
    st.integers(1, 9999).map(lambda n: n * 1000),
    st.integers(1, 9).map(lambda n: n * 10**6),
)


@given(WHOLE, ACCENTS, st.sampled_from([" ", "-", "as said"]), st.booleans())
@settings(max_examples=1500)
def test_a_number_said_is_the_number_read(number: int, accent: Accent, joined: str, plural: bool) -> None:
    words = say(number, accent)
    if joined != "as said":
        words = words.replace("-", joined).replace(" ", joined)
    if not plural:
        words = words.replace("cents", "cent").replace("vingts", "vingt")
    numbers = read_numbers(fold(words))
    assert [n.value for n in numbers] == [number]
    assert (numbers[0].start, numbers[0].end) == (0, len(words))


@given(st.integers(1000, 99_999_999), st.sampled_from([" ", ".", "'", "’", "\u202f", ""]))
def test_a_number_written_in_groups_is_one_number(number: int, mark: str) -> None:
    grouped = f"{number:,}".replace(",", mark)
    assert [n.value for n in read_numbers(fold(grouped))] == [number]


@given(st.integers(2, 999), st.sampled_from(["k", " k", "K€", " k€", " mille", " mille euros", "k euros"]))
def test_thousands_written_short_are_thousands(number: int, unit: str) -> None:
    assert [m.value for m in read_measures(fold(f"{number}{unit}"))] == [number * 1000]


@given(st.integers(11, 16), ACCENTS)
def test_hundreds_counted_in_teens_are_hundreds(number: int, accent: Accent) -> None:
    assert [n.value for n in read_numbers(fold(f"{say(number, accent)} cents"))] == [number * 100]


@given(st.integers(20, 999), st.integers(10, 99), st.booleans())
def test_cents_after_the_euros_belong_to_the_amount(euros: int, cents: int, words: bool) -> None:
    said = f"{say(euros)} euros {say(cents)}" if words else f"{euros} euros {cents}"
    measures = read_measures(fold(f"{said} par mois"))
    assert [(m.kind, m.value, m.period) for m in measures] == [("money", pytest.approx(euros + cents / 100), "mensuel")]


MONEY = [
    ("un million neuf", 1_900_000), ("un million deux", 1_200_000), ("un million deux cents", 1_200_000), ("deux millions trois", 2_300_000),
    ("un million sept cent cinquante mille", 1_750_000), ("un million et demi", 1_500_000), ("1 million 2", 1_200_000), ("1,2 M€", 1_200_000),
    ("2M€", 2_000_000), ("deux virgule cinq millions", 2_500_000), ("un demi-million", 500_000), ("un demi million d'euros", 500_000),
    ("4,8 k", 4800), ("45 k€", 45_000), ("trois cent cinquante K", 350_000), ("2k5", 2500), ("1k8", 1800), ("4 mille 8", 4800), ("300 mille", 300_000),
    ("trente et un mille deux cents", 31_200), ("deux mille cinq", 2500), ("trois mille deux net", 3200), ("dix mille cinq", 10_500), ("mille trois", 1300),
    ("douze cents euros", 1200), ("dix-huit cents", 1800), ("38.500", 38_500), ("4'500 francs suisses", 4500), ("2 650.00 €", 2650), ("3 500,50 €", 3500.5),
    ("deux cent vingt mille et quelques", 220_000), ("deux mille trois cents et des brouettes", 2300), ("mille cinq cents balles", 1500),
    ("trois briques", 30_000), ("12 patates", 120_000), ("dix plaques", 100_000), ("une quinzaine de mille", 15_000), ("une vingtaine de milliers d'euros", 20_000),
    ("une centaine d'euros", 100), ("une dizaine de mille euros", 10_000), ("quarante-cinq euros trente", 45.3), ("45€30", 45.3), ("douze euros et vingt centimes", 12.2),
    ("septante-cinq mille", 75_000), ("nonante-deux euros", 92), ("huitante mille", 80_000),
]  # fmt: skip


@pytest.mark.parametrize(("said", "value"), MONEY)
def test_money_talk_is_read(said: str, value: float) -> None:
    assert [(m.kind, m.value) for m in read_measures(fold(said))] == [("money", pytest.approx(value))]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("zéro virgule neuf", 0.9),
        ("deux virgule zéro cinq", 2.05),
        ("nonante et un", 91),
        ("dix-neuf cent quatre-vingt", 1980),
    ],
)
def test_other_numbers_are_read(said: str, value: float) -> None:
    assert read_numbers(fold(said))[0].value == pytest.approx(value)


def test_three_thousand_five_is_loosely_three_thousand_five_hundred() -> None:
    number = read_numbers("trois mille cinq")[0]
    assert (number.value, number.loose) == (3005, 3500)


@pytest.mark.parametrize(
    "said",
    [
        "la quarantaine",
        "une trentaine",
        "vingt-cinq euros de l'heure",
        "350 euros par jour",
        "42 euros la séance",
        "90 euros la nuit",
    ],
)
def test_what_has_no_place_in_the_file_is_no_amount(said: str) -> None:
    assert read_measures(fold(said)) == []


@pytest.mark.parametrize(
    ("said", "kind", "value"),
    [
        ("une quinzaine de jours", "days", 15),
        ("une dizaine d'années", "years", 10),
        ("une centaine de mètres carrés", "surface", 100),
        ("une vingtaine d'années", "years", 20),
    ],
)
def test_about_so_many_counts_what_follows(said: str, kind: str, value: float) -> None:
    assert [(m.kind, m.value) for m in read_measures(fold(said))] == [(kind, value)]
