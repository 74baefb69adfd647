"""Dates as people say them: whole, partial ("mars 2004", "en 98") or relative ("il y a deux ans", "lundi prochain")."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta

from egide.kit import patterns as re
from egide.kit.french.numbers import Number, read_numbers

MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
}  # fmt: skip
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SEASONS = {"hiver": 1, "printemps": 4, "ete": 7, "automne": 10}

_MONTH = re.compile(r"\b(?:" + "|".join(MONTHS) + r")\b")
_NUMERIC = re.compile(
    r"(?<![\d/.])(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?![\d/])|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"
)
_MONTH_YEAR = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/((?:19|20)\d{2})(?![\d/])")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:en|depuis|de|des|fin|debut|courant|annees?|millesime|avant|apres|c'etait|l'an|an)|\bmi)[ -]?\s*,?\s*$"
)
_AGO = re.compile(
    r"\b(?:il y a|y a|depuis|ca fait|voila|cela fait|il ya)(?: (?:maintenant|environ|a peu pres|bientot|deja|"
    r"plus de|un peu plus de|presque|pile|facile|au moins))*\s+$"
)
_AHEAD = re.compile(r"\b(?:dans|d'ici)\s+$")
_SPAN_UNIT = re.compile(r"\s*(ans?|annees?|mois|semaines?|jours?)\b(?:\s+et\s+demie?)?")
_RELATIVE = re.compile(
    r"\b(?:(?P<day>" + "|".join(_DAYS) + r") (?P<dayway>prochain|dernier|qui vient)"
    r"|(?P<season>hiver|printemps|ete|automne) (?P<seasonway>dernier|prochain|passe)"
    r"|(?P<year>l'an(?:nee)?|annee|an) (?P<yearway>dernier|derniere|passee?|prochain|prochaine)"
    r"|(?P<month>le mois|mois) (?P<monthway>dernier|prochain|passe)"
    r"|(?P<this>cette annee)|(?P<tomorrow>demain)|(?P<yesterday>hier))\b"
)
_NEXT = re.compile(r"\s*(prochaine?|qui vient|dernier|derniere|passee?)\b")
_OF_THE_YEAR = re.compile(r"\s*,?\s*(?:de |en |l'an )?")
# "Février de l'année dernière": the year counted from today's.
_COUNTED_BEFORE = re.compile(
    r"\bl'(?:an|annee) (?P<way>derniere?|passee?|prochaine?)\W{1,2}(?:(?:en|au mois de|debut|fin|courant|le|vers) )?$"
)
_COUNTED_YEAR = re.compile(r"\s*,? (?:de )?(?:l'(?:an|annee) (?P<way>derniere?|passee?|prochaine?))\b")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found in folded text.

    ``value`` is ISO 8601 with the precision that was said (YYYY, YYYY-MM or YYYY-MM-DD).
    ``kind``: "absolute" (its year was said), "partial" (year worked out from the meeting's day),
    "relative" ("il y a deux ans") or "year" (a year alone).
    """

    value: str
    start: int
    end: int
    kind: str
    future: bool = False


def expand_year(number: int, reference: date) -> int | None:
    """A spoken year in full: 77 -> 1977, 04 -> 2004 (the past nearest to ``reference``); None if it is no year."""
    if 1900 <= number <= 2100:
        return number
    if 0 <= number <= 99:
        century = 2000 if number <= reference.year % 100 + 1 else 1900
        return century + number
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


class _Reader:
    def __init__(self, folded: str, reference: date, numbers: list[Number]) -> None:
        self.text = folded
        self.reference = reference
        self.numbers = numbers
        self.starts = [number.start for number in numbers]
        self.found: list[DateMention] = []

    def before(self, position: int, gap: str) -> Number | None:
        """The number that ends just before ``position`` with only ``gap`` (a pattern) between."""
        index = bisect_left(self.starts, position) - 1
        if index < 0:
            return None
        number = self.numbers[index]
        if number.end <= position and re.fullmatch(gap, self.text[number.end : position]):
            return number
        return None

    def after(self, position: int, gap: str) -> Number | None:
        index = bisect_left(self.starts, position)
        if index >= len(self.numbers):
            return None
        number = self.numbers[index]
        if re.fullmatch(gap, self.text[position : number.start]):
            return number
        return None

    def add(self, value: str | None, start: int, end: int, kind: str, *, future: bool = False) -> None:
        if value is not None and not any(m.start < end and start < m.end for m in self.found):
            self.found.append(DateMention(value, start, end, kind, future))

    def numeric(self) -> None:
        for match in _NUMERIC.finditer(self.text):
            if match[4]:
                value = _valid(int(match[4]), int(match[5]), int(match[6]))
            else:
                year = expand_year(int(match[3]), self.reference)
                value = _valid(year, int(match[2]), int(match[1])) if year else None
            self.add(value, match.start(), match.end(), "absolute")
        for match in _MONTH_YEAR.finditer(self.text) if "/" in self.text else ():
            self.add(f"{match[2]}-{int(match[1]):02d}", match.start(), match.end(), "absolute")

    def named_months(self) -> None:
        for match in _MONTH.finditer(self.text):
            self._around_month(MONTHS[match.group()], match.start(), match.end())

    def _around_month(self, month: int, start: int, end: int) -> None:
        day, first = self._day_before(start)
        year_number = self.after(end, r"\s*(?:de |en |,\s*)?(?:l'an )?")
        year = None
        if year_number is not None and year_number.value == int(year_number.value) and not year_number.article:
            year = self._year_after(year_number)
            if year is not None:
                end = year_number.end
        if year is None and day is not None:
            lead = self.before(first, r"\s*,?\s*(?:le |l'|au |du )?\s*")
            if lead is not None and self._is_year_before(lead):
                year, first = expand_year(int(lead.value), self.reference), lead.start
        if year is None and day is None:
            lead = self.before(start, r"\s*,?\s*(?:en|au mois de|vers|debut|fin|courant)\s*")
            if lead is not None and 1940 <= lead.value <= 2100 and not lead.spaced:
                year, first = int(lead.value), lead.start
        if year is not None:
            value = _valid(year, month, day) if day else f"{year}-{month:02d}"
            self.add(value, first, end, "absolute")
            return
        self._without_year(month, day, first, end)

    def _is_year_before(self, number: Number) -> bool:
        """ "2006, le 7 février"; "en 98, le 16 mai"."""
        if number.article or number.spaced:
            return False
        short = 0 <= number.value <= 99 and _YEAR_BEFORE.search(self.text[max(0, number.start - 12) : number.start])
        return 1900 <= number.value <= 2100 or bool(short)

    def _day_before(self, start: int) -> tuple[int | None, int]:
        number = self.before(start, r"\s*(?:er\s+|-|de )?\s*")
        if number is not None and 1 <= number.value <= 31 and number.value == int(number.value) and not number.article:
            return int(number.value), number.start
        ordinal = re.search(r"\bpremier\s+$", self.text[max(0, start - 12) : start])
        if ordinal:
            return 1, start - (len(ordinal.group()))
        return None, start

    def _year_after(self, number: Number) -> int | None:
        value = int(number.value)
        follow = self.text[number.end : number.end + 14]
        if re.match(r"\s*(?:euros?|€|%|pour cent|ans?\b|mois\b|balles|k\b|trimestres|h\b|heures)", follow):
            return None
        if 1900 <= value <= 2100 and not number.spaced:
            return value
        if len(number.digits) == 2 and 0 <= value <= 99:
            return expand_year(value, self.reference)
        return None

    def _without_year(self, month: int, day: int | None, start: int, end: int) -> None:
        counted = _COUNTED_YEAR.match(self.text, end)
        if counted:
            end = counted.end()
        else:
            floor = max(0, start - 36)
            counted = _COUNTED_BEFORE.search(self.text[floor:start])
            start = floor + counted.start() if counted else start
        if counted:
            ahead = counted["way"].startswith("prochain")
            year = self.reference.year + (1 if ahead else -1)
            value = _valid(year, month, day) if day else f"{year}-{month:02d}"
            self.add(value, start, end, "partial", future=ahead)
            return
        way = _NEXT.match(self.text, end)
        year = self.reference.year
        here = (month, day or self.reference.day)
        now = (self.reference.month, self.reference.day)
        future = bool(way and way[1] in ("prochain", "prochaine", "qui vient"))
        if way:
            end = way.end()
        if future and here <= now:
            year += 1
        if not future and here > now:
            year -= 1
        value = _valid(year, month, day) if day else f"{year}-{month:02d}"
        self.add(value, start, end, "partial", future=future)

    def counted_months(self) -> None:
        """ "Le sept du sept, deux mille dix-sept", "le 12 du 3 1985": the month by its number."""
        for day, month, year in zip(self.numbers, self.numbers[1:], self.numbers[2:], strict=False):
            if not (1 <= day.value <= 31 and 1 <= month.value <= 12 and 1900 <= year.value <= 2100):
                continue
            if self.text[day.end : month.start] != " du " or not _OF_THE_YEAR.fullmatch(
                self.text, month.end, year.start
            ):
                continue
            self.add(_valid(int(year.value), int(month.value), int(day.value)), day.start, year.end, "absolute")

    def durations(self) -> None:
        for number in self.numbers:
            unit = _SPAN_UNIT.match(self.text, number.end)
            if not unit:
                continue
            lead = self.text[max(0, number.start - 40) : number.start]
            ago, ahead = _AGO.search(lead), _AHEAD.search(lead)
            led = ago or ahead
            if led is None:
                continue
            amount = number.value + (0.5 if "demi" in unit.group() else 0)
            start = number.start - len(led.group())
            self.add(self._shift(amount, unit[1], -1 if ago else 1), start, unit.end(), "relative", future=not ago)

    def _shift(self, amount: float, unit: str, sign: int) -> str | None:
        if amount > 120:
            return None
        if unit.startswith("an"):
            if amount == int(amount):
                return str(self.reference.year + sign * int(amount))
            return self._month_shift(sign * round(amount * 12))
        if unit == "mois":
            return self._month_shift(sign * round(amount))
        days = amount * (7 if unit.startswith("sem") else 1)
        return (self.reference + timedelta(days=sign * days)).isoformat()

    def _month_shift(self, months: int) -> str:
        total = self.reference.year * 12 + self.reference.month - 1 + months
        return f"{total // 12}-{total % 12 + 1:02d}"

    def relative(self) -> None:
        for match in _RELATIVE.finditer(self.text):
            value, future = self._relative(match)
            self.add(value, match.start(), match.end(), "relative", future=future)

    def _relative(self, match: re.Match[str]) -> tuple[str, bool]:
        today = self.reference
        if match["day"]:
            ahead = match["dayway"] != "dernier"
            gap = (_DAYS.index(match["day"]) - today.weekday()) % 7 or 7
            day = today + timedelta(days=gap if ahead else gap - 7 if gap != 7 else -7)
            return day.isoformat(), ahead
        if match["season"]:
            ahead = match["seasonway"] == "prochain"
            begun = _SEASONS[match["season"]] <= today.month
            year = today.year + (1 if begun else 0) if ahead else today.year - (0 if begun else 1)
            return str(year), ahead
        if match["year"]:
            ahead = match["yearway"].startswith("prochain")
            return str(today.year + (1 if ahead else -1)), ahead
        if match["month"]:
            ahead = match["monthway"] == "prochain"
            return self._month_shift(1 if ahead else -1), ahead
        if match["this"]:
            return str(today.year), False
        ahead = bool(match["tomorrow"])
        return (today + timedelta(days=1 if ahead else -1)).isoformat(), ahead

    def years(self) -> None:
        for number in self.numbers:
            if number.spaced or number.value != int(number.value) or not number.digits:
                continue
            value = int(number.value)
            lead = self.text[max(0, number.start - 14) : number.start]
            follow = self.text[number.end : number.end + 16]
            if re.match(
                r"\s*(?:euros?|€|%|pour cent|ans?\b|mois\b|km|kilom|balles|net\b|brut\b|par\b|metres?\b|m2|m²|m\b|k\b|"
                r"h\b|heures|jours?|carres|hectares?|ares\b|personnes|places|trimestres|points|mille\b)",
                follow,
            ):
                continue
            if 1940 <= value <= 2060 and len(number.digits) == 4:
                if number.in_words and not _YEAR_BEFORE.search(lead) and value < 2000:
                    continue
                if _YEAR_BEFORE.search(lead) or not number.in_words:
                    self.add(str(value), number.start, number.end, "year", future=value > self.reference.year)
            elif len(number.digits) == 2 and value >= 30:
                led = re.search(r"\ben\s+$", lead) or (value > 60 and re.search(r"\b(?:depuis|de)\s+$", lead))
                year = expand_year(value, self.reference) if led else None
                if year:
                    self.add(str(year), number.start, number.end, "year")


def read_dates(folded: str, reference: date, numbers: list[Number] | None = None) -> list[DateMention]:
    """Every date of a folded text, in order; ``reference`` is the day relative dates count from."""
    reader = _Reader(folded, reference, read_numbers(folded) if numbers is None else numbers)
    reader.numeric()
    reader.named_months()
    reader.counted_months()
    reader.durations()
    reader.relative()
    reader.years()
    return sorted(reader.found, key=lambda mention: mention.start)
