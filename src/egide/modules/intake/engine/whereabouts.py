"""Where a property is: the town named after it, before it or in the question; a home is where the client lives."""

from __future__ import annotations

from collections.abc import Iterator

from egide.kit import patterns as re
from egide.kit.french.gazetteer import Found
from egide.kit.french.places import Town
from egide.kit.french.text import words
from egide.modules.intake.engine.compounds import compound_end
from egide.modules.intake.engine.estate import Estate
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Leaf, Row
from egide.modules.intake.engine.within import within

_NOT_PLACE = re.compile(
    r"\b(?:rue|avenue|boulevard|place|route) (?:de |d'|du )?$|\b(?:travaille|bosse|agence|cabinet|fac|etudes|banque|"
    r"notaire|mutuel|epargne|agricole|nee?|chez|vient|credit|pret)\b[^.,]{0,24}$"
)
_AT = re.compile(
    r"(?:\b(?:a|au|aux|en|sur|de|vers|pres de|cote de|dans|est|celle de|celui de)|\bd'|[,:(–-])\s?(?:la |le |les |l')?$"
)
_CAPITAL = re.compile(
    r"\b(?:a|au|aux|pres de|du cote de|en) ((?:(?:le|la|les|saint|sainte|l')[ -])?[a-z][a-z'-]+(?:-[a-z]+)*)"
)
# A memo may put the town right after the thing: "T2 Vichy", "entrepôt 800 m² Feyzin".
_JOTTED = re.compile(r"(?: t[1-6])?(?: de)?(?: \d+ ?(?:m2|m²))? ((?:saint-|sainte-)?[a-z][a-z'-]{3,})")
# "Chamalières, une maison".
_TOWN_FIRST = re.compile(r"^\W*(?:(?:a|au|aux) )?([a-z][a-z'-]{3,}), (?:une?|la|le) $")
_AFTER_NAME = re.compile(
    r"(?: [a-z]{4,}(?: [a-z]{4,})?)??(?: de famille| de vacances| de campagne| familiale| en pierre)?,? (?:a|au|aux|"
    r"en|pres de|de|d'|du|"
    r"du cote de) ?((?:(?:le|la|les|saint|sainte|l')[ -])?[a-z][a-z'-]+)"
)


# "Elle est à Allex", "à Brumath, une maison", "c'est toujours Sainte-Anne".
_SITUATED = re.compile(
    r"^\W*(?:(?:oui|non|alors|la|et|ben|euh|toujours|donc|elle|il|c'est|est|situee?|se trouve|ca se trouve|on est|"
    r"nous|on|juste|du cote|pres|a|ai|j'ai|avons|investi|achete|acquis|construit|fait|construire|habite|vit|"
    r"vis)\W+){0,5}(?:a|au|aux|en|sur|de|d')? ?(?:la |le |les |l')?$"
)
_STILL = re.compile(r"\bc'est (?:toujours |bien |encore )?$")


# Countries and regions are no town.
_WIDE = words(
    "portugal espagne italie belgique suisse allemagne maroc algerie tunisie grece angleterre irlande roumanie pologne "
    "turquie senegal bretagne normandie provence corse alsace lorraine bourgogne auvergne ardeche dordogne vendee "
    "landes savoie jura vosges morvan bearn gascogne picardie champagne charente creuse correze lozere cantal lot aude "
    "luberon camargue cevennes pyrenees alpes"
)


def _follows(estate: Estate, town: Found[Town]) -> bool:
    """Said after the thing's name, not far."""
    return any(m.end <= town.start <= m.end + 90 for m in estate.mentions)


def place(reading: Reading, estate: Estate, row: Row) -> None:
    towns = [(z, t) for z in estate.zones for t in within(reading.document.towns, z)]
    for zone, town in sorted(towns, key=lambda pair: not _follows(estate, pair[1])):
        lead = reading.text[zone.clause.start : town.start]
        if not (_follows(estate, town) or _SITUATED.search(lead)):
            continue
        before = reading.text[max(zone.start, town.start - 34) : town.start]
        if reading.text[town.start : town.end] in _WIDE:
            continue
        if _NOT_PLACE.search(before) or not (_AT.search(before) or _STILL.search(before)):
            continue
        row["ville"] = reading.leaf(town.value.name, (town.start, town.end), confidence=0.8)
        return
    if not reading.document.speaks_with_capitals:
        return
    taken = _people_and_firms(reading)
    for start, end in _capitals(reading, estate):
        if reading.document.cased(start, end) and start not in taken and reading.text[start:end] not in _WIDE:
            end = compound_end(reading.document, end)
            row["ville"] = reading.leaf(reading.said(start, end), (start, end), confidence=0.72)
            return


def where_they_live(reading: Reading, row: Row) -> None:
    """The home is in the town where the client lives, whatever town is named beside it."""
    known = reading.extraction.records.get("client", {}).get("ville")
    if known is not None and known.confidence >= 0.6:
        row["ville"] = Leaf(known.value, min(known.confidence, 0.78), known.evidence, known.speaker)


def _capitals(reading: Reading, estate: Estate) -> Iterator[tuple[int, int]]:
    """Where a town that no list knows may be named: after the thing, or first in what follows ("À Montech.")."""
    for mention in estate.mentions:
        lead = reading.text[mention.clause.start : mention.start]
        if mention.clause.role == "narrateur" and (match := _TOWN_FIRST.search(lead)):
            yield mention.clause.start + match.start(1), mention.clause.start + match.end(1)
        if match := _AFTER_NAME.match(reading.text, mention.end):
            yield match.span(1)
        if mention.clause.role == "narrateur" and (match := _JOTTED.match(reading.text, mention.end)):
            yield match.span(1)
    for zone in estate.zones:
        inside = next((m for m in estate.mentions if zone.start <= m.start < zone.end), None)
        start = inside.end if inside else zone.start
        for match in _CAPITAL.finditer(reading.text, start, min(zone.end, start + (60 if inside else 24))):
            if not _NOT_PLACE.search(reading.text[max(zone.start, match.start() - 30) : match.start(1)]):
                yield match.span(1)


def _people_and_firms(reading: Reading) -> set[int]:
    return {name.start for name in reading.household.names} | {found.start for found in reading.document.institutions}
