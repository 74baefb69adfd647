"""Insurers of contracts: named alone, unknown to the lists, or said "pour tout"."""

from __future__ import annotations

import itertools
import re

from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount
from egide.modules.intake.engine.types import Row


def share_insurers(reading: Reading, anchors: list[Anchor]) -> None:
    """ "La voiture et l'appart sont à la GMF": one insurer for things joined by "et"."""
    for first, second in itertools.pairwise(anchors):
        between = reading.text[first.end : second.start]
        if (
            second.institutions
            and not first.institutions
            and re.fullmatch(
                r"(?: [a-z]+)?(?:,| et|, et)(?: (?:pour|de))? ?(?:la |le |l'|les |ma |mon |notre |sa |son )?", between
            )
        ):
            first.institutions.append(second.institutions[0])


def for_everything(reading: Reading, rows: list[Row]) -> None:
    """ "La Matmut pour tout"."""
    for match, clause in reading.find(
        r"\bpour (?:tout(?! (?:le|de|ce|ca,))|le reste|l'ensemble|tous nos contrats|toutes nos assurances)\b", "cjn"
    ):
        near = [
            found
            for found in reading.document.institutions
            if clause.start <= found.start < match.start() and set(found.value.kinds) & set("a")
        ]
        if near:
            leaf = reading.leaf(near[-1].value.name, (near[-1].start, near[-1].end), confidence=0.78)
            for row in rows:
                row.setdefault("assureur", leaf)


_MANDATORY = {"MSA", "CIPAV", "CARMF"}


def by_insurer_alone(reading: Reading, known: list[tuple[Row, int, int]]) -> list[tuple[Row, int, int]]:
    """A health mutual named without the word "mutuelle" ("la MGEN, 98 euros par mois") is a health contract."""
    used = {leaf.evidence[0] for row, _, _ in known for name, leaf in row.items() if name == "assureur"}
    found: list[tuple[Row, int, int]] = []
    for institution in reading.document.institutions:
        if "m" not in institution.value.kinds or institution.value.name in _MANDATORY:
            continue
        clause = reading.document.clause_at(institution.start)
        if (
            reading.document.evidence(institution.start, institution.end) in used
            or not reading.believed(clause)
            or reading.holder(institution.start) == "tiers"
        ):
            continue
        before = reading.text[max(clause.start, institution.start - 90) : institution.start]
        after = reading.text[institution.end : min(clause.end, institution.end + 60)]
        question = stance.asked(reading.document, clause)
        if (
            re.search(
                r"\b(?:prevoyance|arret|maintien|groupe|collectif|madelin|habitation|voiture|auto|retraite|per|"
                r"assurance[- ]vie|banque|credit)\b",
                before + after,
            )
            or stance.wished(before)
            or stance.negated_before(reading.document, institution.start)
        ):
            continue
        if (
            question is not None
            and clause.index - question.index <= 2
            and re.search(
                r"\b(?:prevoyance|arret|couvre|collectif|habitation|auto|voiture|maison|retraite)\b", question.text
            )
            and not re.search(r"\bsante|mutuelle\b", question.text)
        ):
            continue
        row: Row = {
            "assureur": reading.leaf(institution.value.name, (institution.start, institution.end), confidence=0.8)
        }
        for measure in reading.document.measures:
            if (
                measure.kind == "money"
                and measure.period
                and 0 <= measure.start - institution.end < 90
                and measure.value < 900
                and reading.document.clause_at(measure.start).turn == clause.turn
            ):
                row["cotisation"] = amount(reading, measure, 0.76)
                row["periodicite"] = reading.leaf(measure.period, (measure.start, measure.end), confidence=0.8)
                break
        row["type"] = reading.leaf("sante", (institution.start, institution.end), confidence=0.72)
        found.append((row, institution.start, institution.end))
    return found


def unknown_insurer(reading: Reading, anchor: Anchor) -> tuple[int, int] | None:
    """ "Ma mutuelle chez Untel": a capitalised name that no list holds."""
    if not reading.document.speaks_with_capitals:
        return None
    match = re.compile(
        r"[^.;!?\n]{0,22}?\b(?:chez|aupres de|a la|avec) ((?:la |le |l')?[a-z][a-z-]{2,}(?: [a-z][a-z-]+)?)"
    ).match(reading.text, anchor.end, min(anchor.clause.end, anchor.end + 60))
    if not match or anchor.clause.role == "courtier":
        return None
    start, _end = match.start(1), match.end(1)
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"[a-z-]+", match[1])]
    kept = [word for word in words if reading.document.cased(*word)]
    if not kept or (kept[0][0] != words[0][0] and len(words[0]) > 3):
        return None
    if any(t.start <= kept[0][0] < t.end for t in reading.document.towns) or any(
        n.start == kept[0][0] for n in reading.household.names
    ):
        return None
    return kept[0][0], kept[-1][1]
