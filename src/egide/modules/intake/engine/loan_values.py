"""What is said in a clause about debts, in order: names of loans, things bought, figures, lenders, endings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention
from egide.kit.french.gazetteer import Found
from egide.kit.french.institutions import Institution
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import loan_words as said
from egide.modules.intake.engine.types import Row

if TYPE_CHECKING:
    from egide.modules.intake.engine.anchors import Anchor
    from egide.modules.intake.engine.document import Clause
    from egide.modules.intake.engine.reading import Reading


class Kind(Enum):
    """What an event is."""

    LOAN = "loan"
    THING = "thing"
    MONEY = "money"
    SPAN = "span"
    RATE = "rate"
    DATE = "date"
    LENDER = "lender"
    GONE = "gone"
    OTHERS = "others"
    SAME = "same"
    INSURED = "insured"


@dataclass(slots=True)
class Loan:
    """A debt being told. ``kind`` is its nature, or "" while nothing names it; ``group`` what it bought.

    ``dead``: it is over, refused, another's: it takes its figures and gives no row. ``told``: where its last figure
    ends; ``last``: its last word. ``sure``: a word for a loan names it, not only the thing bought.
    """

    kind: str
    group: str
    start: int
    end: int
    last: int
    told: int = 0
    last_field: str = ""
    row: Row = field(default_factory=dict)
    dead: bool = False
    sure: bool = False


@dataclass(slots=True)
class Event:
    """One thing said, with what it holds; ``loose``: words that speak of a loan without naming one."""

    kind: Kind
    start: int
    end: int
    nature: str = ""
    group: str = ""
    loose: bool = False
    anchor: Anchor | None = None
    measure: Measure | None = None
    rate: float = 0.0
    date: DateMention | None = None
    found: Found[Institution] | None = None

    @property
    def lender(self) -> str:
        return self.found.value.name if self.found else ""

    @property
    def insurer(self) -> bool:
        """An institution that insures and does not lend."""
        return self.found is not None and not set(self.found.value.kinds) & set("bc")


_INSURANCE_OF = re.compile(
    r"\b(?:assurances?|multirisques?|contrat) (?:de |du |d'|pour )?(?:la |le |l'|ma |mon |notre )?$"
)
_NOT_A_RATE = re.compile(
    r"\s*(?:k\b|ans?\b|mille|million|euros?|parts?|h\b|m2|m²|mois|annees?|€|fois|enfants?|pieces|hectares?)"
)
# "Le 1 % logement": who lends, not at what rate.
_HOUSING_FUND = re.compile(r"\s*(?:%|pour ?cent)?\s*(?:logement|patronal|employeur)")
_SAME_LENDER = re.compile(r"\bmeme (?:banque|organisme|etablissement|agence|preteur|endroit|maison de credit)\b")
_DECIMALS = re.compile(r"\s+(?:virgule |point )?")


def events_of(reading: Reading, clause: Clause, mentions: list[Anchor]) -> list[Event]:
    """The events of a clause, in order."""
    found = [_loan(reading, mention) for mention in mentions]
    named = [(event.start, event.end) for event in found]
    found.extend(_things(reading, clause, named))
    rates = _rates(reading, clause)
    found.extend(rates)
    found.extend(m for m in _measures(reading, clause) if not any(r.start <= m.start < r.end for r in rates))
    found.extend(_dates(reading, clause))
    found.extend(_lenders(reading, clause))
    for kind, pattern in ((Kind.GONE, said.GONE), (Kind.OTHERS, said.OTHERS), (Kind.SAME, _SAME_LENDER)):
        marks = pattern.finditer(reading.text, clause.start, clause.end)
        found.extend(Event(kind, match.start(), match.end()) for match in marks)
    harmless = [m.span() for m in said.NOT_INSURED.finditer(reading.text, clause.start, clause.end)]
    found.extend(
        Event(Kind.INSURED, match.start(), match.end())
        for match in said.INSURED.finditer(reading.text, clause.start, clause.end)
        if not any(start <= match.start() < end for start, end in harmless)
    )
    return sorted(found, key=lambda event: (event.start, event.kind is not Kind.LOAN))


def _loan(reading: Reading, anchor: Anchor) -> Event:
    # "la maison est payée ?": words that speak of a loan by what it bought
    thing = said.OBJECTS.match(reading.text, anchor.start) if anchor.kind == "loose" else None
    group = thing.lastgroup or "" if thing is not None else ""
    return Event(
        Kind.LOAN,
        anchor.start,
        anchor.end,
        nature=said.NATURES.get(group, "") if anchor.kind == "loose" else anchor.kind,
        group=group or _group(reading, anchor),
        loose=anchor.kind == "loose",
        anchor=anchor,
    )


def _group(reading: Reading, anchor: Anchor) -> str:
    """What tells the loan from others of its nature."""
    words = reading.text[anchor.start : anchor.end]
    for name, pattern in (("ptz", "ptz|taux zero"), ("relais", "relais"), ("in fine", "in fine")):
        if anchor.kind == "credit_immobilier" and re.search(pattern, words):
            return name
    if anchor.kind == "credit_immobilier":
        match = said.OBJECTS.search(words)
        return match.lastgroup or "" if match and match.group() not in ("immo", "immobilier", "immobiliers") else ""
    return _GROUPS.get(anchor.kind, "")


_GROUPS = {
    "credit_auto": "car",
    "credit_consommation": "goods",
    "credit_professionnel": "work",
    "credit_etudiant": "study",
}


def _things(reading: Reading, clause: Clause, named: list[tuple[int, int]]) -> list[Event]:
    found = []
    for match in said.OBJECTS.finditer(reading.text, clause.start, clause.end):
        if any(start <= match.start() < end for start, end in named) or not match.lastgroup:
            continue
        if _INSURANCE_OF.search(reading.text[max(clause.start, match.start() - 32) : match.start()]):
            continue
        found.append(
            Event(Kind.THING, match.start(), match.end(), nature=said.NATURES[match.lastgroup], group=match.lastgroup)
        )
    return found


def _measures(reading: Reading, clause: Clause) -> list[Event]:
    found = []
    for measure in reading.measures_between(clause.start, clause.end):
        if measure.kind == "money" and measure.value >= 20:
            found.append(Event(Kind.MONEY, measure.start, measure.end, measure=measure))
        elif measure.kind in ("years", "duration"):
            found.append(Event(Kind.SPAN, measure.start, measure.end, measure=measure))
        elif measure.kind == "percent" and measure.value < 15 and not _HOUSING_FUND.match(reading.text, measure.end):
            found.append(Event(Kind.RATE, measure.start, measure.end, rate=measure.value))
    return found


def _rates(reading: Reading, clause: Clause) -> list[Event]:
    """ "à 1,75", "taux trois douze", "deux vingt-cinq": a small number with decimals, without its sign."""
    text = reading.text
    numbers = reading.document.numbers
    found: list[Event] = []
    for index in range(bisect_left(numbers, clause.start, key=lambda n: n.start), len(numbers)):
        number = numbers[index]
        if number.start >= clause.end:
            break
        if any(phone.start <= number.start < phone.end for phone in reading.document.phones):
            continue
        if not 0 <= number.value < 12 or (found and number.start < found[-1].end):
            continue
        value, end = number.value, number.end
        lead = text[max(clause.start, number.start - 34) : number.start]
        told = bool(said.RATE_BEFORE.search(lead))
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if value == int(value) and following is not None and _DECIMALS.fullmatch(text, end, following.start):
            spoken = told or (number.in_words and following.in_words)
            if (
                spoken
                and following.value == int(following.value)
                and 1 <= following.value < 100
                and number.digits.isdigit()
            ):
                value, end = _joined(number.value, following.digits), following.end
                if len(following.digits) > 2 or (number.article and not (told or said.RATE_LEAD.search(lead))):
                    continue
        if _NOT_A_RATE.match(text, end) or (value == int(value) and not told) or value == 0:
            continue
        if re.match(r"\s*(?:%|pour ?cent)", text[end : end + 10]):
            end = end + 1
        if told or said.RATE_LEAD.search(lead):
            found.append(Event(Kind.RATE, number.start, end, rate=value))
    return found


def _dates(reading: Reading, clause: Clause) -> Iterator[Event]:
    """The dates of a clause; "l'an prochain en mars" is one."""
    year: DateMention | None = None
    for mention in reading.dates_between(clause.start, clause.end):
        told = mention
        if year is not None and mention.kind == "partial" and mention.start - year.end < 6:
            told = replace(mention, value=year.value + mention.value[4:], future=year.future)
        is_year = mention.kind == "relative" and len(mention.value) == 4
        year = mention if is_year else None
        if not (is_year and re.match(r"\W{1,2}(?:en|au mois de) ", reading.text[mention.end : mention.end + 14])):
            yield Event(Kind.DATE, told.start, told.end, date=told)


def _joined(whole: float, decimals: str) -> float:
    return float(f"{int(whole)}.{decimals}")


def _lenders(reading: Reading, clause: Clause) -> list[Event]:
    institutions = reading.document.institutions
    found = []
    for index in range(bisect_left(institutions, clause.start, key=lambda i: i.start), len(institutions)):
        one = institutions[index]
        if one.start >= clause.end:
            break
        found.append(Event(Kind.LENDER, one.start, one.end, found=one))
    return found


_OVER_YEARS = re.compile(
    r"\W*(?:euros?)?(?: (?:a|au|chez) (?:la |le )?[a-z' ]{2,24})?,? ?(?:emprunte\w* )?(?:sur|en) (?:les )?"
    r"(?:[a-z-]+|\d+)(?:[ -][a-z]+)? ans\b"
)
_STILL = re.compile(r"\b(?:reste\w*|encore|jusqu'en|jusqu'a|jusqu'au|fini\w* en|fin)\b")


def lends_here(reading: Reading, one: Found[Institution]) -> bool:
    """Whether a bank is named with the terms of a loan, which needs no word for it.

    "La Caisse d'Épargne, cent quatre-vingt mille sur vingt ans", "LCL, 700 par mois, encore six ans".
    """
    if one.value.kinds == "c":
        return True
    if "b" not in one.value.kinds:
        return False
    segment = reading.document.segment_at(one.start)
    starts = reading.document.starts
    low = max(starts[segment], one.start - 110)
    high = min(starts[segment + 1] if segment + 1 < len(starts) else len(reading.text), one.end + 110)
    measures = list(reading.measures_between(low, high))
    if said.SAVES.search(reading.text, low, high):
        return False
    if any(m.kind == "money" and m.value >= 20_000 and _OVER_YEARS.match(reading.text, m.end) for m in measures):
        return True
    monthly = [m for m in measures if m.period == "mensuel" and 80 <= m.value <= 6000]
    if not monthly or not _STILL.search(reading.text, low, high):
        return False
    today = reading.document.reference.isoformat()
    ends = any(d.value > today[: len(d.value)] and d.kind != "relative" for d in reading.dates_between(low, high))
    return ends or any(m.kind in ("years", "duration") and m.start > monthly[0].start for m in measures)


# Loans that stand beside the main one.
_BESIDE = ("ptz", "relais", "in fine")


def alike(known: str, named: str) -> bool:
    """Whether two names can be of one loan: nothing tells them apart."""
    if known in _BESIDE or named in _BESIDE:
        return known == named or (known in _BESIDE and not named)
    return "" in (known, named) or known == named
