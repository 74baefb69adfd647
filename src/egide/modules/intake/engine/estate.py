"""One property spoken of: its mentions, the words about it, and whether a mention can be of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_ELSEWHERE = ("secondaire", "vacances", "pied-a-terre")
_LIVED_IN = re.compile(r"\b(?:habitez|vivez|logez|habites|adresse)\b")


@dataclass(slots=True)
class Zone:
    """Words about an estate: ``text[start:end]`` of one clause; ``question``: what they answer."""

    start: int
    end: int
    clause: Clause
    question: str = ""


@dataclass(slots=True)
class Estate:
    """One property: how it was named, the words about it, and whether the household may own it."""

    kind: str
    mentions: list[Anchor] = field(default_factory=list)
    zones: list[Zone] = field(default_factory=list)
    foreign: bool = False
    turn: int = 0
    last: int = 0

    def named(self, pattern: str) -> re.Match[str] | None:
        """The first mention whose own words match."""
        for anchor in self.mentions:
            match = re.search(
                pattern, anchor.clause.text[anchor.start - anchor.clause.start :][: anchor.end - anchor.start]
            )
            if match:
                return match
        return None


def agree(reading: Reading, estate: Estate, anchor: Anchor) -> bool:
    """Nothing in a mention contradicts what the estate is: its type, its town, its use."""
    if estate.kind and anchor.kind and estate.kind != anchor.kind:
        return False
    word = anchor.clause.text[anchor.start - anchor.clause.start : anchor.end - anchor.clause.start]
    if re.match(r"sci|s c i", word) or (anchor.kind == "maison" and not estate.kind):
        company = estate.named(r"\b(?:sci|s c i)\b") is not None
        if company != bool(re.match(r"sci|s c i", word)):
            return False
    if (
        anchor.kind == "maison"
        and _LODGING.match(word) is None
        and estate.kind == "maison"
        and _is_lodging(reading, estate)
    ):
        return False
    use = re.search(r"principale|secondaire|vacances|pied-a-terre|locatif", word)
    if use and estate.kind in ("parking", "terrain", "local", "immeuble") and use.group() != "locatif":
        return False
    if use and any(
        use.group() not in other and re.search(r"principale|secondaire|vacances|pied-a-terre|locatif", other)
        for other in (reading.text[m.start : m.end] for m in estate.mentions)
    ):
        return False
    if use and use.group() in _ELSEWHERE and any(_LIVED_IN.search(zone.question) for zone in estate.zones):
        return False
    town = next((t.value.name for t in anchor.towns if 0 <= t.start - anchor.end <= 8), None)
    known = {t.value.name for m in estate.mentions for t in m.towns if -2 <= t.start - m.end <= 12}
    return town is None or not known or town in known


# A "gîte" is let beside the house where one lives.
_LODGING = re.compile(r"gites?\b|cabanon")


def _is_lodging(reading: Reading, estate: Estate) -> bool:
    return all(m.kind != "maison" or _LODGING.match(reading.text, m.start) for m in estate.mentions)


def each_ones_own(estate: Estate, anchor: Anchor) -> bool:
    """ "J'ai un tiers de la SCI." "Et moi, mon studio à Brest.": one partner's turn after the other's."""
    roles = {estate.mentions[-1].clause.role, anchor.clause.role}
    return roles == {"client", "conjoint"} and bool(anchor.kind) and not estate.kind


# "Rien de signé", "si la banque suit", "sous réserve du prêt", "je n'inscris rien": no purchase yet.
_NOT_YET = re.compile(
    r"\b(?:rien (?:de |d')?(?:signe|fait|decide|a noter|a inscrire)|compromis (?:n'est )?(?:pas|non)(?: encore)? signe|"
    r"je n'inscris rien|(?:c'est|ce n'est|n'est) pas (?:encore )?(?:fait|signe)|si la banque [a-z]+|"
    r"sous reserve (?:du|de|d')|accord de (?:la banque|pret)|(?:pas|attend\w*) (?:de |la )?reponse)\b"
)
_IS_THEIRS = re.compile(
    r"\b(?:(?:on|j'|nous|ils|elle|il) ?(?:l')?(?:a|ai|avons|ont) (?:r?achete|acquis|herite|fait (?:construire|batir))|"
    r"heritee?|r?achete[es]* en|proprietaires?|acte signe|(?:on|nous|j'|ils) (?:y )?(?:habit|vi[tv])\w*)\b"
)


def withdrawn(reading: Reading, estate: Estate) -> bool:
    """Whether the purchase told is only hoped for, as what follows the last mention within the same turn tells."""
    last = estate.mentions[-1] if estate.mentions else None
    if last is None:
        return False
    following = min(
        (other.start for other in reading.anchors["biens_immobiliers"] if other.start > last.end + 40),
        default=last.end + 180,
    )
    told = reading.text[last.end : min(following, last.end + 180)]
    limit = _NOT_YET.search(told)
    if limit is None or reading.document.clause_at(last.end + limit.start()).turn != last.clause.turn:
        return False
    return not any(_IS_THEIRS.search(reading.text, zone.start, zone.end) for zone in estate.zones)


_DWELLINGS = ("maison", "appartement", "studio")
_NOT_ITS_WORTH = re.compile(
    r"\b(?:credits?|prets?|emprunt\w*|rembours\w+|loyers?|bail|locataires?|budget|apport|travaux|cherch\w+|"
    r"vis\w+|projet|"
    r"reste|doit|dois|vue?s?|repere\w*|lou(?:er|e|es|ons)|si (?:on|je)|assur\w+|vend\w+|prend\w*)\b"
)


def placed_and_priced(reading: Reading, zone: Zone, mention: Anchor | None, moneys: Sequence[Measure]) -> bool:
    """ "Un trois-pièces à Morzine, 178 000": a dwelling told by its town and a sum of that size is owned."""
    if mention is None or mention.kind not in _DWELLINGS or zone.clause.role not in ("client", "conjoint"):
        return False
    if not zone.clause.punctuated or reading.holder(mention.start) in ("tiers", "enfant", "entreprise"):
        return False
    figure = next((m for m in moneys if mention.end <= m.start < zone.end and not m.period and m.value >= 40_000), None)
    if figure is None or not any(mention.end <= town.start < figure.start for town in reading.document.towns):
        return False
    return _NOT_ITS_WORTH.search(reading.text, zone.start, zone.end) is None
