"""What people type, and the one way it is written."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.modules.clients import normalisation
from egide.modules.clients.demo import numbers
from egide.modules.clients.demo.shape import Dice

TODAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("06 39 98 07 93", "+33639980793"),
        ("06.39.98.07.93", "+33639980793"),
        ("0639980793", "+33639980793"),
        ("+33 6 39 98 07 93", "+33639980793"),
        ("+33 (0)6 39 98 07 93", "+33639980793"),
        ("0033 6-39-98-07-93", "+33639980793"),
        ("33 6 39 98 07 93", "+33639980793"),
        ("02 61 91 00 01", "+33261910001"),
        ("+32 470 12 34 56", "+32470123456"),
        ("0032 470 12 34 56", "+32470123456"),
    ],
)
def test_a_telephone_is_written_e164_however_it_was_typed(typed, written):
    assert normalisation.telephone(typed) == written


@pytest.mark.parametrize(
    "typed", ["06 39 98 07", "06 39 98 07 93 12", "bonjour", "+33 0 12", "+3363998079x", "١٢٣٤٥٦٧٨٩٠"]
)
def test_a_telephone_that_is_not_complete_is_refused(typed):
    with pytest.raises(ValueError, match="téléphone"):
        normalisation.telephone(typed)


@given(st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True), st.sampled_from(["", " ", ".", "-", "\u00a0"]))
def test_the_same_number_is_the_same_whatever_separates_its_pairs(digits, separator):
    typed = separator.join(digits[start : start + 2] for start in range(0, 10, 2))
    assert normalisation.telephone(typed) == "+33" + digits[1:]
    assert normalisation.telephone("+33" + separator + typed[1:]) == "+33" + digits[1:]


@given(st.text(max_size=30))
def test_anything_else_is_either_e164_or_refused(typed):
    try:
        written = normalisation.telephone(typed)
    except ValueError:
        return
    assert re.fullmatch(r"\+[1-9][0-9]{6,14}", written)
    assert normalisation.telephone(written) == written


@given(st.dates(min_value=date(1851, 1, 1), max_value=TODAY), st.sampled_from([4, 7, 10]))
def test_a_past_date_is_kept_with_its_precision(day, length):
    written = day.isoformat()[:length]
    assert normalisation.date_partielle(written, today=TODAY, futur=False) == written


@given(st.dates(min_value=date(2026, 3, 13), max_value=date(2199, 12, 31)))
def test_a_coming_day_is_refused_where_only_the_past_makes_sense(day):
    with pytest.raises(ValueError, match="futur"):
        normalisation.date_partielle(day.isoformat(), today=TODAY, futur=False)
    assert normalisation.date_partielle(day.isoformat(), today=TODAY, futur=True) == day.isoformat()


@pytest.mark.parametrize("typed", ["2026-03", "2026"])
def test_the_current_month_and_year_are_not_in_the_future(typed):
    assert normalisation.date_partielle(typed, today=TODAY, futur=False) == typed


@pytest.mark.parametrize(
    "typed", ["2025-02-30", "2025-13", "12/03/2025", "2025-1-1", "25", "1700", "20250312", "２０２５"]
)
def test_what_is_no_date_of_the_calendar_is_refused(typed):
    with pytest.raises(ValueError, match="date"):
        normalisation.date_partielle(typed, today=TODAY, futur=True)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        (54200, "54200"),
        ("54 200,50", "54200.50"),
        ("54\u202f200 €", "54200"),
        (0, "0"),
        (12.5, "12.5"),
        ("1.99", "1.99"),
    ],
)
def test_an_amount_is_read_the_french_way_too(typed, amount):
    assert normalisation.decimal(typed, decimales=2, minimum=0, maximum=None) == Decimal(amount)


@pytest.mark.parametrize("typed", [-1, "-5", "\u22125", "12,345", "abc", float("nan"), "1e99", 10**11, [1]])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValueError, match=r"\w"):
        normalisation.decimal(typed, decimales=2, minimum=0, maximum=None)


def test_a_whole_number_may_come_as_a_float_but_not_with_a_fraction():
    assert normalisation.entier(24_000.0, minimum=0, maximum=10**6) == 24_000
    for typed in (1.5, "un", None, 10**7, -1):
        with pytest.raises(ValueError, match=r"\w"):
            normalisation.entier(typed, minimum=0, maximum=10**6)


@given(st.integers(min_value=0, max_value=2**32))
def test_drawn_account_and_company_numbers_have_valid_keys_and_one_changed_digit_is_seen(seed):
    dice = Dice(seed)
    siren, iban = numbers.siren(dice), numbers.iban(dice)
    assert normalisation.siren(f"{siren[:3]} {siren[3:6]} {siren[6:]}") == siren
    assert normalisation.iban(" ".join(iban[start : start + 4] for start in range(0, 27, 4))) == iban
    digit = str((int(iban[10]) + 1) % 10)
    with pytest.raises(ValueError, match="IBAN"):
        normalisation.iban(iban[:10] + digit + iban[11:])
    with pytest.raises(ValueError, match="SIREN"):
        normalisation.siren(siren[:8] + str((int(siren[8]) + 1) % 10))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("2 78 06 99 999 041 59", "278069999904159"),
        ("1 85 05 2A 004 123 56", "185052A00412356"),
        ("185052b00412383", "185052B00412383"),
        ("184127645108946", "184127645108946"),
    ],
)
def test_a_social_security_number_is_kept_without_spaces(typed, stored):
    assert normalisation.nir(typed) == stored
    other_key = f"{stored[:13]}{(int(stored[13:]) + 1) % 97 or 97:02d}"
    with pytest.raises(ValueError, match="clé"):
        normalisation.nir(other_key)


@pytest.mark.parametrize(
    "typed", ["", "2780699999041", "978069999904159", "278139999904159", "278062C00404159", "٢78069999904159"]
)
def test_what_has_not_the_shape_of_a_social_security_number_is_refused(typed):
    with pytest.raises(ValueError, match="treize caractères"):
        normalisation.nir(typed)


def test_a_postcode_and_an_email_are_written_one_way():
    assert normalisation.code_postal("44 400") == "44400"
    assert normalisation.email(" Helene.MARCHAND@Courriel.example ") == "helene.marchand@courriel.example"
    for typed in ("4440", "F-44400"):
        with pytest.raises(ValueError, match="cinq chiffres"):
            normalisation.code_postal(typed)
    with pytest.raises(ValueError, match="e-mail"):
        normalisation.email("helene.marchand@")
