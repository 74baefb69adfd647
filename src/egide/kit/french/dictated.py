"""Figures said one after the other: a date as "quatorze, zéro trois, quatre-vingt-onze", a postcode as "33, 3 fois 0".

They mean something only where one was asked for; the caller knows whether it was.
"""

from __future__ import annotations

from datetime import date

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention, expand_year
from egide.kit.french.numbers import Number
from egide.kit.french.places import Postcode

_GAP = re.compile(r"\s*(?:,|\.|/|-|…)?\s*(?:du |de |le )?\s*")
_TIMES = re.compile(r"\s*,?\s*(deux|trois|[23]) (?:fois )?(?:le )?(zero|0)s?\b")


def read_dictated_dates(reference: date, numbers: list[Number], folded: str) -> list[DateMention]:
    """Day, month and year said as three figures ("le deux deux soixante-dix", "4 du 7 81", "22 02 1965")."""
    found: list[DateMention] = []
    index = 0
    while index < len(numbers):
        mention, used = _date_at(reference, numbers, index, folded)
        if mention is None:
            index += 1
        else:
            found.append(mention)
            index += used
    return found


def _date_at(reference: date, numbers: list[Number], index: int, folded: str) -> tuple[DateMention | None, int]:
    day, after = _small(numbers, index, folded, 31)
    if not day or not _follows(numbers, after, folded):
        return None, 0
    month, later = _small(numbers, after, folded, 12)
    if month and _follows(numbers, later, folded):
        year, end = _year(reference, numbers, later, folded)
    else:
        month, year, end = _month_in_year(numbers, after)
    if not month or year is None or not 1900 <= year <= reference.year:
        return None, 0
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None, 0
    return DateMention(value, numbers[index].start, numbers[end - 1].end, "absolute"), end - index


def _follows(numbers: list[Number], index: int, folded: str) -> bool:
    return 0 < index < len(numbers) and bool(_GAP.fullmatch(folded, numbers[index - 1].end, numbers[index].start))


def _small(numbers: list[Number], index: int, folded: str, most: int) -> tuple[int, int]:
    """A day or a month, with its leading zero ("zéro six"), and the index after it; 0 when there is none."""
    number = numbers[index]
    if number.article or number.spaced or number.value != int(number.value):
        return 0, index
    if number.digits == "0" and _follows(numbers, index + 1, folded) and 1 <= numbers[index + 1].value <= 9:
        return int(numbers[index + 1].value), index + 2
    value = int(number.value)
    return (value, index + 1) if 1 <= value <= most and len(number.digits) <= 2 else (0, index)


def _year(reference: date, numbers: list[Number], index: int, folded: str) -> tuple[int | None, int]:
    """ "81", "1965", "zéro quatre", "dix-neuf soixante-cinq"."""
    number = numbers[index]
    if number.value != int(number.value) or number.spaced:
        return None, index
    value = int(number.value)
    if 1900 <= value <= reference.year:
        return value, index + 1
    following = int(numbers[index + 1].value) if _follows(numbers, index + 1, folded) else -1
    if number.digits == "0" and 0 <= following <= 9:
        return 2000 + following, index + 2
    if value in (19, 20) and 0 <= following <= 99 and len(numbers[index + 1].digits) == 2:
        return value * 100 + following, index + 2
    return (expand_year(value, reference), index + 1) if len(number.digits) == 2 else (None, index)


def _month_in_year(numbers: list[Number], index: int) -> tuple[int, int | None, int]:
    """ "Zéro neuf mille neuf cent soixante": the month ran into the thousands of the year."""
    start = index + 1 if numbers[index].digits == "0" and index + 1 < len(numbers) else index
    number = numbers[start]
    value = int(number.value)
    if number.in_words and 2000 < value < 13_000 and value % 1000 >= 900:
        return value // 1000, 1000 + value % 1000, start + 1
    return 0, None, index


def read_dictated_postcodes(numbers: list[Number], folded: str) -> list[Postcode]:
    """Five figures said in pieces ("trente-trois zéro zéro zéro", "69, 3 fois 0", "soixante-neuf mille trois")."""
    found: list[Postcode] = []
    index = 0
    while index < len(numbers):
        digits, last = "", index
        while last < len(numbers) and len(digits) < 5 and (last == index or _follows(numbers, last, folded)):
            number = numbers[last]
            if not number.digits.isdigit() or (number.article and last == index):
                break
            times = _TIMES.match(folded, numbers[last - 1].end) if last > index else None
            if (
                times
                and all(n.digits == "0" for n in numbers[last + 1 : last + 3])
                and _follows(numbers, last + 2, folded)
            ):
                times = None  # "six neuf trois zéro zéro": figure by figure, not three noughts
            digits += "0" * _COUNTS[times[1]] if times else number.digits
            last += 2 if times and numbers[last].value and last + 1 < len(numbers) else 1
        whole = index + 1 == last and numbers[index].in_words and 1000 <= numbers[index].value <= 98_890
        if whole:
            digits = f"{int(numbers[index].value):05d}"
        if len(digits) == 5 and 1000 <= int(digits) <= 98_890 and (whole or last > index + 1):
            found.append(Postcode(digits, numbers[index].start, numbers[last - 1].end))
            index = last
        else:
            index += 1
    return found


_COUNTS = {"deux": 2, "2": 2, "trois": 3, "3": 3}
