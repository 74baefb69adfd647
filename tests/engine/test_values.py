"""The readers of values, alone: what is said gives back what was meant, whatever the spelling."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.saying import say

from egide.kit.french.dates import MONTHS, read_dates
from egide.kit.french.emails import read_emails
from egide.kit.french.institutions import read_institutions
from egide.kit.french.measures import read_measures
from egide.kit.french.phones import read_phones, to_e164
from egide.kit.french.places import department_of, read_postcodes, read_towns
from egide.kit.french.spelling import read_spellings
from egide.kit.french.text import Folded, fold

TODAY = date(2026, 3, 12)


@given(st.dates(date(1925, 1, 1), date(2025, 12, 31)))
def test_a_date_said_in_words_is_the_date_read(day: date) -> None:
    month = next(name for name, number in MONTHS.items() if number == day.month)
    said = f"le {'premier' if day.day == 1 else say(day.day)} {month} {say(day.year)}"
    assert read_dates(fold(said), TODAY)[0].value == day.isoformat()


@given(st.dates(date(1925, 1, 1), date(2025, 12, 31)))
def test_a_date_written_is_the_date_read(day: date) -> None:
    assert read_dates(f"{day:%d/%m/%Y}", TODAY)[0].value == day.isoformat()


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("il y a deux ans", "2024"), ("depuis six mois", "2025-09"), ("en mars 2004", "2004-03"), ("lundi prochain", "2026-03-16"), ("l'an dernier", "2025"),
        ("le 3 décembre 77", "1977-12-03"), ("2006, le 7 février", "2006-02-07"), ("en quatre-vingt-dix-huit, le seize mai", "1998-05-16"), ("hier", "2026-03-11"),
        ("depuis 2018", "2018"), ("en janvier dernier", "2026-01"), ("le 1er mai 2012", "2012-05-01"), ("depuis quatre ans et demi", "2021-09"),
    ],
)  # fmt: skip
def test_a_date_is_as_precise_as_it_was_said(said: str, value: str) -> None:
    assert read_dates(fold(said), TODAY)[0].value == value


@given(st.integers(600_000_000, 799_999_999))
def test_a_telephone_dictated_in_pairs_is_read(number: int) -> None:
    digits = f"0{number}"
    pairs = [digits[i : i + 2] for i in range(0, 10, 2)]
    said = ", ".join(
        say(int(p)) if p[0] != "0" else ("zéro " + say(int(p[1])) if p != "00" else "zéro zéro") for p in pairs
    )
    phones = read_phones(fold(said))
    assert [phone.value for phone in phones] == [to_e164(digits)]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("06 12 34 56 78", "+33612345678"), ("0692 85 17 46", "+262692851746"), ("zéro six cent quatre-vingt-seize, trente et un, zéro deux, soixante-quatorze", "+596696310274"),
        ("plus quarante et un, soixante-dix-neuf, quatre cent douze, trente-trois, zéro huit", "+41794123308"), ("+33 6 12 34 56 78", "+33612345678"),
    ],
)  # fmt: skip
def test_a_telephone_is_e164(said: str, value: str) -> None:
    assert read_phones(fold(said))[0].value == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("maelle point legoff zéro six arobase gmail point com", "maelle.legoff06@gmail.com"), ("g point vandenbroucke arobase free point fr", "g.vandenbroucke@free.fr"),
        ("aissatou tiret bas ndiaye soixante-seize, arobase hotmail point fr", "aissatou_ndiaye76@hotmail.fr"), ("c'est j.dupont@exemple.fr.", "j.dupont@exemple.fr"),
        ("contact arobase institut tiret vanessa point fr", "contact@institut-vanessa.fr"),
    ],
)  # fmt: skip
def test_an_address_dictated_is_an_address(said: str, value: str) -> None:
    assert read_emails(fold(said))[0].value == value


@pytest.mark.parametrize(
    ("said", "value"),
    [("N G U Y E N", "nguyen"), ("V U I deux L E R M O Z", "vuillermoz"), ("N apostrophe D I A Y E", "n'diaye"), ("D comme David, U, P, O, N, T", "dupont"),
     ("A, I tréma, deux S, A, T, O, U", "aissatou")],
)  # fmt: skip
def test_a_name_spelled_is_the_name(said: str, value: str) -> None:
    assert read_spellings(fold(said))[0].value == value


@pytest.mark.parametrize(
    ("said", "kind", "value", "period"),
    [
        ("2 150 net tous les mois", "money", 2150, "mensuel"), ("890 balles l'année", "money", 890, "annuel"), ("295 euros par trimestre", "money", 295, "trimestriel"),
        ("sept cent vingt-cinq euros par semestre", "money", 725, "semestriel"), ("1,75 %", "percent", 1.75, ""), ("74 mètres carrés", "surface", 74, ""),
        ("vingt-six mensualités", "duration", 26, ""), ("dix-huit ans et trois mois", "duration", 219, ""), ("118 trimestres", "quarter", 118, ""), ("35 000 kilomètres", "km", 35_000, ""),
        ("deux semaines", "days", 14, ""), ("une part et demie", "part", 1.5, ""),
    ],
)  # fmt: skip
def test_a_measure_has_its_unit(said: str, kind: str, value: float, period: str) -> None:
    measure = read_measures(fold(said))[0]
    assert (measure.kind, measure.value, measure.period) == (kind, pytest.approx(value), period)


def test_towns_and_postcodes() -> None:
    assert [found.value.name for found in read_towns(fold("de Lorient au Havre"))] == ["Lorient", "Le Havre"]
    assert [code.value for code in read_postcodes("59130 lambersart, 250 000 euros")] == ["59130"]
    assert [department_of(code) for code in ("20137", "20200", "97400", "75011")] == ["2A", "2B", "974", "75"]


def test_insurers_by_their_everyday_names() -> None:
    names = [
        found.value.name for found in read_institutions(fold("à la maf, à l'ag2r, chez swisslife et à la banque pop"))
    ]
    assert names == ["MAAF", "AG2R", "Swiss Life", "Banque Populaire"]


@given(st.text(max_size=200))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = Folded.of(text)
    assert len(folded.origin) == len(folded.text)
    for position in range(len(folded.text)):
        start, end = folded.span(position, position + 1)
        assert 0 <= start < end <= len(text)


def test_decomposed_accents_fold_like_composed_ones() -> None:
    assert fold("cafe\u0301") == fold("café") == "cafe"
    folded = Folded.of("le cafe\u0301 noir")
    assert folded.quote(3, 7) == "cafe\u0301"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("je suis à la Macif", "Macif"), ("mon contrat Swisslife", "Swiss Life"), ("chez Prudence Créole", "Prudence Créole"), ("à l'AGPM", "AGPM"),
        ("la mutuelle MGEFI", "MGEFI"), ("chez a g deux r la mondiale", "AG2R La Mondiale"), ("au crédit mutuel de bretagne", "Crédit Mutuel de Bretagne"),
        ("Alptis me couvre", "Alptis"), ("par la Carac", "Carac"), ("à la mutuelle de poitiers", "Mutuelle de Poitiers"), ("chez alliantz", "Allianz"),
        ("chez Met Life", "Metlife"), ("à la CASDEN", "Casden"), ("chez Uniprévoyance", "Uniprévoyance"),
        ("chez Groupama Rhône-Alpes", "Groupama"), ("une sicav de Carmignac", "Carmignac"), ("chez Direct assur", "Direct Assurance"),
    ],
)  # fmt: skip
def test_an_institution_is_known_by_the_ways_people_say_it(said: str, name: str) -> None:
    assert read_institutions(fold(said))[0].value.name == name


@pytest.mark.parametrize("said", ["il faut prévoir un rendez-vous", "nickel, c'est parfait", "la voiture du voisin", "de nationalité française", "une mutuelle familiale"])  # fmt: skip
def test_an_ordinary_word_is_no_institution(said: str) -> None:
    assert [found for found in read_institutions(fold(said)) if not found.value.ambiguous] == []
