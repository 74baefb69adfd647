"""Births told in pieces: "Moi 1976, le 28 février", "Quarante-neuf. Le 13 mai.", "94, le 12 mai", the year alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention, expand_year
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.questions import Question, answers
from egide.modules.intake.engine.reading import Reading

_LED = re.compile(
    r"(?:^|[\s.,;:…!?])(?:en|de|du|annee|c'est|lui|elle|moi|oui|non|et|mais|alors|euh|plutot|pour|suis)?[\s,.…:]*$"
)
_UNIT = re.compile(
    r"\s*(?:ans?|mois|jours|euros?|kilos?|metres?|m2|bornes|k|mille|cents?|%|pour cent|heures?|h)\b|[ -]\d"
)
_NOT_A_BIRTH = re.compile(
    r"\b(?:mari(?:ee?s?|es|age)|pacs\w*|divorc\w*|depuis|achet\w*|embauch\w*|entree?|retraite|habit\w*|enfants?|fils|fille|arriv\w*)\b"
)
_NEXT_YEAR = re.compile(
    r"\bl'annee (?P<way>d'apres|suivante|d'avant|precedente)\b|\bun an (?P<more>apres|de moins|avant|de plus)\b"
)
_YEAR_ASKED = re.compile(r"\bannee\b|\bnee?s? en\b|\b(?:etes|est) de\b")
_REACH, _NEAR = 130, 16


@dataclass(frozen=True, slots=True)
class Portion:
    """What is said of one person, from one position to another."""

    person: str
    start: int
    end: int


def told_in_pieces(reading: Reading) -> Iterator[tuple[str, DateMention]]:
    """Person and date, of answers where no whole date is said of that person."""
    for question, clauses in _turns(reading):
        year = 0
        for portion in _portions(reading, question, clauses):
            found = _assembled(reading.document, portion, question, year)
            if found is None:
                continue
            year = int(found.value[:4])
            if portion.person in ("client", "conjoint") and found.kind != "whole":
                yield portion.person, found


def _turns(reading: Reading) -> Iterator[tuple[Question, list[Clause]]]:
    """The clauses of each turn that answers a question about a birth."""
    turns: dict[int, tuple[Question, list[Clause]]] = {}
    for question, clause in answers(reading, "naissance"):
        if question.about("enfants", "age") and question.person != "conjoint":
            continue
        turns.setdefault(clause.turn, (question, []))[1].append(clause)
    yield from turns.values()


def _portions(reading: Reading, question: Question, clauses: list[Clause]) -> Iterator[Portion]:
    """The turn, cut where another person is named."""
    end = min(clauses[-1].end, clauses[0].start + 2 * _REACH)
    person = question.person if question.person not in ("", "commun") else clauses[0].role
    start = clauses[0].start
    for clause in clauses:
        for mention in reading.people.mentions_in(clause):
            named = mention.strong or mention.kind in ("he", "she")
            if not named or mention.holder in ("", "courtier", person) or mention.start >= end:
                continue
            if mention.start > start:
                yield Portion(person, start, mention.start)
            person, start = mention.holder, mention.start
    if start < end:
        yield Portion(person, start, end)


def _assembled(document: Document, portion: Portion, question: Question, year_before: int) -> DateMention | None:
    """The date its pieces make; kind "whole" when it was said at once."""
    start, end = portion.start, portion.end
    dates = [m for m in document.dates if start <= m.start < end]
    other = _NOT_A_BIRTH.search(document.text, start, end)
    if other is not None:
        dates = [m for m in dates if m.start < other.start()]
        end = other.start()
    whole = [m for m in dates if m.kind == "absolute" and len(m.value) == 10]
    if whole:
        return DateMention(whole[-1].value, whole[-1].start, whole[-1].end, "whole")
    day = next((m for m in reversed(dates) if m.kind == "partial" and len(m.value) == 10), None)
    month = next((m for m in reversed(dates) if m.kind == "absolute" and len(m.value) == 7), None)
    year = month or _year(document, start, end, day, dates) or _beside(document, start, end, year_before)
    if year is None or not 1915 <= int(year.value[:4]) <= document.reference.year - 15:
        return None
    if day is not None:
        first, last = min(day.start, year.start), max(day.end, year.end)
        return DateMention(f"{year.value[:4]}{day.value[4:]}", first, last, "absolute")
    alone = year.kind != "number" or _YEAR_ASKED.search(question.clause.text)
    return year if alone else None


def _year(
    document: Document, start: int, end: int, day: DateMention | None, dates: list[DateMention]
) -> DateMention | None:
    """The last year said, in figures or in words, of two digits or four."""
    said = [m for m in dates if m.kind == "year"]
    for number in document.numbers:
        if not start <= number.start < end or number.value != int(number.value) or number.article:
            continue
        if any(m.start <= number.start < m.end for m in dates) or _UNIT.match(document.text, number.end):
            continue
        led = number.start - start <= _NEAR or _LED.search(document.text[max(start, number.start - 12) : number.start])
        if len(number.digits) not in (2, 4) or not led:
            continue
        expanded = expand_year(int(number.value), document.reference)
        if expanded is not None and (number.value > 31 or day is not None):
            said.append(DateMention(str(expanded), number.start, number.end, "number"))
    return max(said, key=lambda m: m.start, default=None)


def _beside(document: Document, start: int, end: int, year_before: int) -> DateMention | None:
    """ "Moi l'année d'après": counted from the one told just before."""
    match = _NEXT_YEAR.search(document.text, start, end) if year_before else None
    if match is None:
        return None
    later = (match["way"] or match["more"]) in ("d'apres", "suivante", "apres", "de moins")
    return DateMention(str(year_before + (1 if later else -1)), *match.span(), "year")
