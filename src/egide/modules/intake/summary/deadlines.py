"""When something is to be done, as it was said, counted from the day of the meeting."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from egide.kit.french.dates import DateMention
from egide.kit.french.numbers import Number
from egide.modules.intake.engine.document import Document
from egide.modules.intake.summary.types import Deadline

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(_DAYS)})\b(?P<week> en huit)?(?P<way> (?:prochaine?|qui vient|dernier))?")
_NEXT_WEEK = re.compile(r"\b(?:(?:la |en |debut de |courant )?semaine (?:prochaine|qui vient|d'apres))\b")
_THIS_WEEK = re.compile(r"\b(?:(?:en |la |de )?fin de (?:la )?semaine|cette semaine|dans la semaine)\b")
_WEEK_OF = re.compile(r"\bsemaine du\s+$")
_MONTH_END = re.compile(r"\b(?:la )?fin (?:du|de ce) mois\b")
_TODAY = re.compile(r"\b(?:aujourd'hui|ce soir|tout a l'heure|cet apres-midi|dans la journee|dans la foulee)\b")
_AFTER_TOMORROW = re.compile(r"\bapres[- ]demain\b")
_WITHIN = re.compile(r"\b(?:sous|d'ici)\s+$")
_SPAN = re.compile(r"\s*(jours?|heures|h\b|semaines?)")
_BEFORE = re.compile(r"\b(?:avant|d'ici|au plus tard|sous|pour au plus tard)(?: le| la| l')?\s*$")
_END_OF = re.compile(r"\bfin\s+(?:de\s+|d')?$")
_NOT_A_DAY = re.compile(r"\s*(?:euros?|€|%|ans?\b|mois\b|rue|avenue|boulevard|heures|h\d|jours?|km|e\b|ou\b|et\b)")


@dataclass(frozen=True, slots=True)
class Found:
    """A deadline and the words that say it, as positions in the document."""

    deadline: Deadline
    start: int
    end: int


def find(document: Document, start: int, end: int) -> Found | None:
    """The first deadline said between two positions, None when there is none or when it is past."""
    today = document.reference
    found = [
        *_calendar(document, start, end, today),
        *_words(document.text, start, end, today),
        *_counted(document, start, end, today),
    ]
    due = [one for one in found if one.deadline.day >= _first_day(today, one.deadline.precision)]
    # the longest of those that begin first: "mardi en huit" rather than "mardi"
    return min(due, key=lambda one: (one.start, one.start - one.end), default=None)


def _first_day(today: date, precision: str) -> date:
    if precision == "mois":
        return today.replace(day=1)
    return today - timedelta(days=today.weekday()) if precision == "semaine" else today


def _limit(text: str, start: int) -> bool:
    return bool(_BEFORE.search(text[max(0, start - 22) : start]))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _calendar(document: Document, start: int, end: int, today: date) -> list[Found]:
    """Dates of the calendar and those that count from today ("dans quinze jours")."""
    found: list[Found] = []
    for mention in document.dates:
        if not start <= mention.start < end or mention.kind == "year":
            continue
        deadline = _mentioned(document.text, mention, today)
        if deadline is not None:
            found.append(Found(deadline, mention.start, mention.end))
    return found


def _mentioned(text: str, mention: DateMention, today: date) -> Deadline | None:
    parts = [int(part) for part in mention.value.split("-")]
    if len(parts) < 2 or (mention.kind == "relative" and not mention.future):
        return None
    before = _limit(text, mention.start)
    if len(parts) == 2:
        year, month = parts
        if mention.kind == "partial" and (year, month) < (today.year, today.month):
            year += 1
        if _END_OF.search(text[max(0, mention.start - 10) : mention.start]):
            return Deadline(date(year, month, calendar.monthrange(year, month)[1]), "jour", before=True)
        return Deadline(date(year, month, 1), "mois", before)
    day = date(*parts)
    if mention.kind == "partial" and day < today:
        try:
            day = day.replace(year=day.year + 1)
        except ValueError:  # 29 February
            return None
    if _WEEK_OF.search(text[max(0, mention.start - 14) : mention.start]):
        return Deadline(_monday(day), "semaine", before)
    return Deadline(day, "jour", before)


def _words(text: str, start: int, end: int, today: date) -> list[Found]:
    """Days of the week, "la semaine prochaine", "fin de semaine", "après-demain"."""
    found: list[Found] = []

    def add(match: re.Match[str], deadline: Deadline) -> None:
        found.append(Found(deadline, match.start(), match.end()))

    for match in _NEXT_WEEK.finditer(text, start, end):
        add(match, Deadline(_monday(today) + timedelta(days=7), "semaine", _limit(text, match.start())))
    for match in _THIS_WEEK.finditer(text, start, end):
        add(match, Deadline(today + timedelta(days=(4 - today.weekday()) % 7), "jour", before=True))
    for match in _MONTH_END.finditer(text, start, end):
        last = calendar.monthrange(today.year, today.month)[1]
        add(match, Deadline(today.replace(day=last), "jour", before=True))
    for match in _TODAY.finditer(text, start, end):
        add(match, Deadline(today))
    for match in _AFTER_TOMORROW.finditer(text, start, end):
        add(match, Deadline(today + timedelta(days=2)))
    for match in _WEEKDAY.finditer(text, start, end):
        if match["way"] and match["way"].endswith("dernier"):
            continue
        ahead = (_DAYS.index(match["day"]) - today.weekday()) % 7 or 7
        more = 7 if match["week"] else 0
        add(match, Deadline(today + timedelta(days=ahead + more), "jour", _limit(text, match.start())))
    return found


def _counted(document: Document, start: int, end: int, today: date) -> list[Found]:
    """ "le 12", "la semaine du 12", "sous huit jours", "sous 48 heures"."""
    found: list[Found] = []
    for number in document.numbers:
        if not start <= number.start < end or number.value != int(number.value):
            continue
        lead = document.text[max(start, number.start - 16) : number.start]
        span = _SPAN.match(document.text, number.end)
        if span and _WITHIN.search(lead):
            found.append(Found(_within(number, span[1], today), number.start, span.end()))
        elif re.search(r"\b(?:le|du)\s+$", lead) and 1 <= number.value <= 31 and not number.article:
            day = None if _NOT_A_DAY.match(document.text, number.end) else _day_of_month(int(number.value), today)
            if day is not None and _WEEK_OF.search(lead):
                found.append(Found(Deadline(_monday(day), "semaine"), number.start, number.end))
            elif day is not None and lead.rstrip().endswith("le"):
                before = _limit(document.text, number.start)
                found.append(Found(Deadline(day, "jour", before), number.start, number.end))
    return found


def _within(number: Number, unit: str, today: date) -> Deadline:
    days = number.value * (7 if unit.startswith("sem") else 1)
    if unit.startswith("h"):
        days = number.value / 24
    return Deadline(today + timedelta(days=min(days, 366)), "jour", before=True)


def _day_of_month(day: int, today: date) -> date | None:
    """The next day that bears this number, after today."""
    for ahead in range(1, 63):
        candidate = today + timedelta(days=ahead)
        if candidate.day == day:
            return candidate
    return None
