"""Professional charges during a stop of work: wanted or not, how much they are, how much of them to guarantee."""

from __future__ import annotations

import re
from bisect import bisect_left

from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.episodes import closing, said_in_hand
from egide.modules.intake.engine.protection import anchors_of, is_agreed
from egide.modules.intake.engine.reading import Reading

_SECTION = "bae_prevoyance"
_WHOLE = re.compile(
    r"\b(?:en totalite|la totalite|totalite|la totale|totalement|tout(?! (?:le|ca|de|a|juste|le monde))|toutes|"
    r"integralite|integralement|(?<!pas )en entier|entierement|a cent pour cent|100 ?%|l'ensemble)(?![a-z])"
)
_PART = re.compile(
    r"\b(?:la moitie|une partie|pas (?:tout|la totalite|en (?:totalite|entier)|l'integralite)|seulement|n'en veut|"
    r"se contente|"
    r"que (?=\d|[a-z-]+ mille)|le tiers|un tiers|les deux tiers|a moitie|a 50 ?%|partiellement|ramene|contente\w*)"
)
_REFUSED = re.compile(
    r"\b(?:on laisse|laissez|pas la peine|pas besoin|je m'arrange\w*|s'arrange\w*|s'en occupe|inutile|"
    r"(?:on|je) (?:ne )?(?:garantit|garantis|couvre|assure|prend|prends) pas|pas deux fois|s'en charge|mutualise\w*|"
    r"(?:n'a|n'ai|n'ont) pas voulu|"
    r"ne souhaite pas|n'en veut pas|ne veut pas|je (?:n'en |ne )?veux pas|j'en ai pas|n'en a pas|aucune?s?)\b"
)
_COVER = re.compile(
    r"\b(?:couvrir|couvre\w*|garanti\w*|prise? en charge|prendre en charge|couvert\w*|assurer|inclu\w*|"
    r"a hauteur de|qu'on les prenne)\b"
)


def charges(reading: Reading) -> None:
    for anchor in anchors_of(reading, "charges"):
        if reading.holder(anchor.start) == "tiers" or re.search(
            r"\bnet de $|\bhors $", reading.text[max(0, anchor.start - 7) : anchor.start]
        ):
            continue
        _episode(reading, anchor)


def _episode(reading: Reading, anchor: Anchor) -> None:
    start, end = max(anchor.clause.start, anchor.start - 60), closing(reading, anchor, "money", through=True)
    words = reading.text[start:end]
    answer = _answers(reading, anchor, end)
    span = (anchor.start, anchor.end)
    agreed = is_agreed(reading, anchor.clause, anchor.start, anchor.end)
    if (_REFUSED.search(answer) and not (_WHOLE.search(answer) or _PART.search(answer))) or agreed is False:
        reading.put(_SECTION, "souhaite_couvrir_charges_professionnelles", False, span, confidence=0.74)
        return
    whole, part = _spot(_WHOLE, reading, anchor, end), _spot(_PART, reading, anchor, end)
    figures = _figures(reading, anchor)
    if not (agreed or (figures and (whole or part)) or ((whole or part or figures) and _COVER.search(words))):
        return
    reading.put(_SECTION, "souhaite_couvrir_charges_professionnelles", True, span, confidence=0.76)
    _amounts(reading, figures, part)
    if part or (len(figures) > 1 and figures[-1].value < figures[0].value):
        proof = part or (figures[-1].start, figures[-1].end)
        reading.put(_SECTION, "garantir_totalite_charges_professionnelles", False, proof, confidence=0.74)
    elif whole:
        reading.put(_SECTION, "garantir_totalite_charges_professionnelles", True, whole, confidence=0.72)


def _answers(reading: Reading, anchor: Anchor, end: int) -> str:
    """What the household says while the charges are in hand."""
    said = []
    for clause in reading.document.clauses[anchor.clause.index : anchor.clause.index + 8]:
        if clause.start >= end:
            break
        if clause.role != "courtier":
            said.append(clause.text[max(0, anchor.end - clause.start) :])
    return " ".join(said)


def _spot(pattern: re.Pattern[str], reading: Reading, anchor: Anchor, end: int) -> tuple[int, int] | None:
    """The first such words of the household (or of the broker, when the answer agrees)."""
    for match in pattern.finditer(reading.text, anchor.start, min(end + 40, len(reading.text))):
        clause = reading.document.clause_at(match.start())
        asked_both = re.search(r"\bou\b", clause.text)
        offer = clause.role == "narrateur" and stance.offered(clause.text[: match.start() - clause.start])
        agreed = clause.role == "courtier" and not asked_both and stance.verdict(reading.document, clause) == "yes"
        if (clause.role != "courtier" and not offer) or agreed:
            return match.start(), match.end()
    return None


def _figures(reading: Reading, anchor: Anchor) -> list[Measure]:
    """Yearly figures while the charges are in hand, in order: how much they are, then how much to guarantee."""
    held = (*_first_answer(reading, anchor), *anchor.moneys, *said_in_hand(reading, anchor, "money", through=True))
    found = {m.start: m for m in held if m.period != "mensuel" and anchor.trigger.least <= m.value}
    return [
        found[start] for start in sorted(found) if reading.believed(reading.document.clause_at(start), statement=True)
    ]


def _first_answer(reading: Reading, anchor: Anchor) -> list[Measure]:
    """The yearly figure that answers "vos charges ?", after the list of what they are made of."""
    answer = stance.reply(reading.document, anchor.clause) if anchor.clause.role == "courtier" else None
    if answer is None or not anchor.clause.punctuated:
        return []
    measures = reading.document.measures
    index = bisect_left(measures, answer.start, key=lambda m: m.start)
    for measure in measures[index : index + 3]:
        if reading.document.clause_at(measure.start).turn != answer.turn:
            break
        if measure.kind == "money" and measure.period == "annuel":
            return [measure]
    return []


def _amounts(reading: Reading, figures: list[Measure], part: tuple[int, int] | None) -> None:
    if not figures:
        return
    partial = figures[-1] if len(figures) > 1 and figures[-1].value < figures[0].value else None
    yearly = figures[0] if partial else figures[-1]
    if partial is None and part and part[0] < yearly.start < part[1] + 40 and yearly.period != "annuel":
        partial, yearly = yearly, yearly
    elif yearly.value >= 1000:
        name = "montant_annuel_charges_professionnelles"
        reading.put(_SECTION, name, int(yearly.value), (yearly.start, yearly.end), confidence=0.76)
    if partial is not None:
        name = "montant_charges_professionnelles_a_garantir"
        reading.put(_SECTION, name, int(partial.value), (partial.start, partial.end), confidence=0.74)
