"""Incomes that go by the word of another one, put among the rows: what a partner mends, and the partner's own."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine.income_natures import usual_period
from egide.modules.intake.engine.incomes import Echo, Known, echoes
from egide.modules.intake.engine.loose_incomes import beside_work
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount
from egide.modules.intake.engine.types import Row

# Nature and holder of an income -> its row and its amount.
Rows = dict[tuple[str, str], tuple[Row, Measure]]
# "Et celle de mon mari, 1 920": the pronoun stands for the word of the first.
_OF_THE_SAME = re.compile(
    r"\b(?:celles?|celui|ceux) (?:de |d'|du |des )[^.;]{2,32}$|\b(?:la|le|les) siens?n?e?s? [^.;]{0,20}$|"
    r"\b(?:retraite|pension)\b[^.;]{0,20}$"
)
ECHOED = ("salaire", "pension_retraite", "ba", "bnc", "bic", "allocation_chomage")


def mend(reading: Reading, rows: Rows) -> None:
    """A figure that the partner corrects is no income of the partner: done first, so that theirs finds its place."""
    known = [Known(nature, holder, measure) for (nature, holder), (_, measure) in rows.items() if nature in ECHOED]
    for echo in echoes(reading, known):
        if echo.mends:
            _put(reading, echo, echo.known.nature, rows)


def add_echoes(reading: Reading, rows: Rows, others: list[Measure]) -> None:
    """The partner's income said by the word of the first one, and figures that a partner mends."""
    known = [Known(nature, holder, measure) for (nature, holder), (_, measure) in rows.items() if nature in ECHOED]
    for echo in echoes(reading, known):
        if any(echo.measure is measure for measure in others):
            continue
        nature, measure = echo.known.nature, echo.measure
        if not echo.mends:
            same = _OF_THE_SAME.search(reading.text, max(0, measure.start - 45), measure.start)
            hired = not same and beside_work(reading, measure)
            retired = reading.value(echo.holder, "situation_professionnelle") == "retraite"
            lapsed = nature in ("ba", "bnc", "bic") or (hired and nature in ("pension_retraite", "allocation_chomage"))
            nature = "pension_retraite" if retired else "salaire" if lapsed else nature
            if (nature, echo.holder) in rows:
                continue
        _put(reading, echo, nature, rows)


def _put(reading: Reading, echo: Echo, nature: str, rows: Rows) -> None:
    measure, first = echo.measure, echo.known.measure
    period = measure.period or first.period or usual_period(nature, measure.value)
    span = (measure.start, measure.end)
    row: Row = {
        "nature": reading.leaf(nature, span, (first.start, first.end), confidence=0.72),
        "montant": amount(reading, measure, 0.78),
        "periodicite": reading.leaf(period, span, (first.start, first.end), confidence=0.75),
        "beneficiaire": reading.leaf(echo.holder, span, confidence=0.74),
    }
    for key in [key for key, (_, other) in rows.items() if other is measure]:
        del rows[key]
    rows[nature, echo.holder] = (row, measure)


def shared_periods(rows: Rows) -> None:
    """ "2 310 par mois pour monsieur, 870 pour madame": the second has the period of the first."""
    for row, measure in rows.values():
        if measure.period or row["nature"].value == "dividendes":
            continue
        for other, first in rows.values():
            if (
                first.period
                and 0 < measure.start - first.end < 60
                and first.value / 8 < measure.value < first.value * 8
            ):
                row["periodicite"] = other["periodicite"]


def yearly(reading: Reading, nature: str, holder: str, measure: Measure) -> None:
    """A yearly income from work is the person's yearly income as well."""
    period = measure.period or usual_period(nature, measure.value)
    if period == "annuel" and nature in ("salaire", "bnc", "bic", "ba") and holder in ("client", "conjoint"):
        reading.put(holder, "revenus_annuels", int(measure.value), (measure.start, measure.end), confidence=0.75)
