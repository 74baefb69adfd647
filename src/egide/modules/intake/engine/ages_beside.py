"""Ages told right after another child's, without a first name: "et des jumeaux de 11", "la petite 11"."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.firstnames import Name
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Leaf, Row

_TWINS = re.compile(r"[^.;?!]{0,24}\b(?:des|deux|les) (?:jumeaux|jumelles) (?:de|qui ont|ont) ")


def twins_beside(reading: Reading, start: int) -> list[tuple[Row, int]]:
    """ "Une fille de 15 ans et des jumeaux de 11": the age of both."""
    match = _TWINS.match(reading.text, start, reading.document.clause_at(start).end)
    number = next((n for n in reading.document.numbers if match and n.start == match.end()), None)
    if number is None or not 0 < number.value <= 40:
        return []
    span = (number.start, number.end)
    return [({"age": reading.leaf(int(number.value), span, confidence=0.72)}, number.start) for _ in range(2)]


def and_the_other(reading: Reading, end: int, clause: Clause) -> list[tuple[Row, int]]:
    """ "L'aînée a 17 ans, la petite 11"."""
    match = _OTHER.match(reading.text, end, clause.end)
    number = next((n for n in reading.document.numbers if match and n.start == match.end()), None)
    follow = reading.text[number.end : number.end + 6] if number else ""
    if number is None or not 0 < number.value <= 40 or re.match(r" ?(?:ans|euros|%|mois)", follow):
        return []
    return [({"age": reading.leaf(int(number.value), (number.start, number.end), confidence=0.74)}, number.start)]


_OTHER = re.compile(
    r"(?:,| et|, et) (?:le |la |l')?(?:petite?|dernier|derniere|autre|second|seconde|cadette?|deuxieme|"
    r"benjamine?)(?: en)?(?: a)? "
)


_AGE_LEADS = re.compile(
    r"(?:de|,)?\s*(\d{1,2}|[a-z]+(?:[ -](?:et )?[a-z]+){0,3}) ans?,? (?:qui s'appelle |prenomme[e]? |c'est )?$"
)


_AGED_CHILD = re.compile(
    r"\b(?:fils|filles?|garcons?|jumeaux|jumelles|petite?|grande?) (?:de|qui a|a|il a|"
    r"elle a) [a-z0-9-]+(?: [a-z-]+)? ans,? $"
)


def age_just_before(reading: Reading, name: Name, before: int) -> dict[str, Leaf]:
    """ "Une fille de six ans Louise et des jumeaux de trois ans": the age told with the word for the child named."""
    start = max(before, name.start - 45)
    clause = reading.document.clause_at(name.start)
    if clause.punctuated or not _AGED_CHILD.search(reading.text, start, name.start):
        return {}
    return age_before(reading, name, before)


def age_before(reading: Reading, name: Name, before: int) -> dict[str, Leaf]:
    """ "Une fille de huit ans, Zoé"."""
    start = max(before, name.start - 45)
    if not _AGE_LEADS.search(reading.text[start : name.start]):
        return {}
    for measure in reading.document.measures:
        if start <= measure.start < name.start and measure.kind == "years":
            return {"age": reading.leaf(int(measure.value), (measure.start, measure.end), confidence=0.8)}
    return {}
