"""Professional charges during a stop of work: wanted or not, how much they are, how much of them to guarantee."""

from __future__ import annotations

from bisect import bisect_left

from egide.kit import patterns as re
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
    r"se contente|pas (?:toutes?|plus)|jusqu'a (?=\d|[a-z-]+ mille)|pour moitie|sur les (?=\d|[a-z-]+ )|sur un total|"
    r"que (?=\d|[a-z-]+ mille)|(?:le|un|les deux) tiers(?! chacune?)|a moitie|a 50 ?%|partiellement|ramene|contente\w*)"
)
_REFUSED = re.compile(
    r"\b(?:on laisse|laissez|pas la peine|pas besoin|je m'arrange\w*|s'arrange\w*|s'en occupe|inutile|"
    r"(?:on|je) (?:ne )?(?:garantit|garantis|couvre|assure|prend|prends) pas|pas deux fois|s'en charge|mutualise\w*|"
    r"(?:n'a|n'ai|n'ont) pas voulu|non pas (?:specialement|vraiment|forcement)|pas specialement|"
    r"ne souhaite pas|n'en veut pas|ne veut pas|je (?:n'en |ne )?veux pas|j'en ai pas|n'en a pas|aucune?s?|"
    r"laissee?s? (?:de cote|tomber)|"
    r"ecartee?s?|refusee?s?|declinee?s?)\b"
)
_COVER = re.compile(
    r"\b(?:couvrir|couvre\w*|garanti\w*|prise? en charge|prendre en charge|couvert\w*|assurer|inclu\w*|"
    r"a hauteur de|qu'on les (?:prenne|couvre|assure|garantisse)|protege\w*|payees?)\b"
)
_PROFESSIONAL = re.compile(r"(?:vos |mes |ses |les )?(?:charges|frais) (?:pro\w*|fixes|generaux|d'exploitation)")


def charges(reading: Reading) -> None:
    for anchor in anchors_of(reading, "charges"):
        if reading.holder(anchor.start) == "tiers" or re.search(
            r"\bnet de $|\bhors $|\bapres (?:toutes )?$", reading.text[max(0, anchor.start - 15) : anchor.start]
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
        _alone(reading, anchor)
        return
    whole, part = _spot(_WHOLE, reading, anchor, end), _spot(_PART, reading, anchor, end)
    figures = _figures(reading, anchor)
    yearly, partial = _roles(reading, figures, part)
    covered = agreed or _taken(reading, anchor) or (figures and (whole or part)) or partial
    if not (covered or ((whole or part or figures) and _COVER.search(words))):
        _alone(reading, anchor)
        return
    reading.put(_SECTION, "souhaite_couvrir_charges_professionnelles", True, span, confidence=0.76)
    _amounts(reading, yearly, partial)
    if part or partial is not None:
        proof = part or (anchor.start, anchor.end)
        if partial is not None:
            proof = (partial.start, partial.end)
        reading.put(_SECTION, "garantir_totalite_charges_professionnelles", False, proof, confidence=0.74)
    elif whole:
        reading.put(_SECTION, "garantir_totalite_charges_professionnelles", True, whole, confidence=0.72)


def _alone(reading: Reading, anchor: Anchor) -> None:
    """The yearly amount of charges that are professional by their name, whatever is wanted of them."""
    if not _PROFESSIONAL.match(reading.text, anchor.start):
        return
    asked = anchor.clause.role == "courtier" and "combien" in anchor.clause.text
    yearly = [m for m in _figures(reading, anchor) if m.period == "annuel" or asked]
    _amounts(reading, yearly[0] if yearly else None, None)


def _taken(reading: Reading, anchor: Anchor) -> bool:
    """ "On les couvre ?" "Oui.": asked a little later, of the charges in hand."""
    for clause in reading.document.clauses[anchor.clause.index : anchor.clause.index + 6]:
        if clause.role == "courtier" and clause.start >= anchor.clause.start and _TAKE_THEM.search(clause.text):
            return stance.verdict(reading.document, clause) == "yes"
    return False


_TAKE_THEM = re.compile(
    r"\b(?:on|je|qu'on|que je) les (?:couvre|prend|prenne|prends|assure|garantit|garantis\w*|inclu\w+)\b"
)
_IN_PART = re.compile(r"\ben (?:garanti[rt]|garantis|couvr(?:ir|e)|assure[r]?|protege[r]?|pren(?:d|dre))\b[^.;]{0,24}$")


def _answers(reading: Reading, anchor: Anchor, end: int) -> str:
    """What the household says while the charges are in hand."""
    said = []
    for clause in reading.document.clauses[anchor.clause.index : anchor.clause.index + 8]:
        if clause.start >= end:
            break
        if clause.role != "courtier":
            said.append(clause.text[max(0, anchor.end - clause.start) :])
    return " ".join(said)


def _spot(pattern: re.Pattern, reading: Reading, anchor: Anchor, end: int) -> tuple[int, int] | None:
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
    parts = [
        m
        for m in reading.measures_between(anchor.end, anchor.clause.end)
        if m.kind == "money" and _IN_PART.search(reading.text[anchor.end : m.start])
    ]
    held = (
        *_first_answer(reading, anchor),
        *parts,
        *anchor.moneys,
        *said_in_hand(reading, anchor, "money", through=True),
    )
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


# Words before a figure that make it the part to guarantee, or the whole of which it is a part.
_TO_COVER = re.compile(
    r"\b(?:garantir|garantit|garanti|couvrir|couvre|assurer|proteger|moitie|partie|seulement|juste|pas (?:tout|"
    r"la totalite)|"
    r"que|tiers|a hauteur de|limiter|jusqu'a|disons|plutot)\b[^.;]{0,34}$"
)
_OUT_OF = re.compile(
    r"\b(?:sur (?:un total de|les|des|mes|ses|un ensemble de|une base de)|au total|total de|en tout)\W*(?:[a-z']+ )?$"
)


def _roles(
    reading: Reading, figures: list[Measure], part: tuple[int, int] | None
) -> tuple[Measure | None, Measure | None]:
    """The yearly total and the part to guarantee: the greater and the lesser figure; one alone, by its words."""
    if not figures:
        return None, None
    greatest, last = max(figures, key=lambda m: m.value), figures[-1]
    lesser = [m for m in figures if 0.05 * greatest.value <= m.value < greatest.value]
    if lesser and (part or greatest.start < lesser[-1].start or _OUT_OF.search(_before(reading, greatest))):
        return greatest, lesser[-1]
    if lesser:
        return last, None
    asked = part is not None and part[0] < last.start < part[1] + 60 and last.period != "annuel"
    if part is not None and (asked or _TO_COVER.search(_before(reading, last))):
        return None, last
    return last, None


def _before(reading: Reading, measure: Measure) -> str:
    return reading.text[max(0, measure.start - 50) : measure.start]


def _amounts(reading: Reading, yearly: Measure | None, partial: Measure | None) -> None:
    if yearly is not None and yearly.value >= 1000:
        name = "montant_annuel_charges_professionnelles"
        reading.put(_SECTION, name, int(yearly.value), (yearly.start, yearly.end), confidence=0.76)
    if partial is not None:
        name = "montant_charges_professionnelles_a_garantir"
        reading.put(_SECTION, name, int(partial.value), (partial.start, partial.end), confidence=0.74)
