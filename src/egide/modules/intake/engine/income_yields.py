"""Income that a financial asset pays: the coupons of SCPI shares."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine.incomes import period_told
from egide.modules.intake.engine.no_incomes import no_income
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount, owner, stranger
from egide.modules.intake.engine.types import Row

_YIELDS = re.compile(
    r"\b(?:coupons?|rapport\w+|vers\w+|rend|distribu\w+|revenus?|touch\w+|percoi\w+|donnent?|laissent?|rentre\w*|ramene\w*|dividendes?|"
    r"tombe\w*)\b"
)


def share_yields(reading: Reading) -> list[tuple[Row, Measure]]:
    """What shares of SCPI pay their owner, each amount with its period."""
    found: list[tuple[Row, Measure]] = []
    for anchor in reading.anchors.get("actifs_financiers", []):
        if anchor.kind != "scpi" or stranger(reading, anchor):
            continue
        for measure in anchor.moneys:
            clause = reading.document.clause_at(measure.start)
            period = measure.period or period_told(reading, measure)
            words = reading.text[max(0, min(anchor.start, measure.start) - 60) : measure.end + 30]
            if (
                not period
                or measure.value > 20_000
                or not _YIELDS.search(words)
                or no_income(reading, anchor, measure, clause, "")
            ):
                continue
            holder = owner(reading, anchor)
            if holder not in ("client", "conjoint", "commun"):
                continue
            span = (measure.start, measure.end)
            row: Row = {
                "nature": reading.leaf("scpi", (anchor.start, anchor.end), span, confidence=0.75),
                "montant": amount(reading, measure),
                "periodicite": reading.leaf(period, span, confidence=0.8),
                "beneficiaire": reading.leaf(holder, (anchor.start, anchor.end), confidence=0.7),
            }
            found.append((row, measure))
    return found
