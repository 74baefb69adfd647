"""What is said of one property: its use, type, town, size, owner and form, its worth, its purchase and its rent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.estates import Estate, Zone
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount, corrected
from egide.modules.intake.engine.tenure import ASKS_PRICE, ASKS_WORTH, form_of, owned, whose, zone_words
from egide.modules.intake.engine.types import Row
from egide.modules.intake.engine.whereabouts import place, where_they_live
from egide.modules.intake.engine.within import within

_LET = re.compile(
    r"\b(?:que je loue|qu'on loue|loue[es]?(?! (?:un|une|pas|plus)\b)|locatif|"
    r"(?<!sont )(?<!est )(?<!suis )(?<!etes )(?<!sommes )(?<!encore )(?<!toujours )locataires?|loyers?|lmnp|pinel|"
    r"mis en location|"
    r"airbnb|saisonniere?|encaisse|rapporte)\b"
)
_LET_OUT = re.compile(
    r"\b(?:(?:loue|louons|louent) (?:notre|ma|mon|leur|nos|sa|son|mes) |je (?:la|le|les) (?:loue(?! pas| plus)|"
    r"mets en location)|"
    r"on (?:la|le|les) (?:loue(?! pas| plus)|met en location)|mise? en location)"
)
_LIVED = re.compile(
    r"\b(?:ou (?:on|je|nous|ils|il|elle) (?:habit\w+|vi\w+|loge\w*|sommes|sont)|on y (?:habite|vit|est bien)|"
    r"j'y (?:habite|vis)|y habite\w*|residence principale|notre maison|nous y vivons|on habite|toujours a)\b"
)
_HOLIDAY = re.compile(
    r"\b(?:residence secondaire|maison de (?:vacances|campagne|famille)|pied-a-terre|les vacances|week-ends?|"
    r"a la (?:mer|montagne|campagne|neige)|l'ete|l'hiver|au ski|on y (?:va|monte|descend|passe)|nos vacances|"
    r"cabanon|mobil-home)\b"
)
_BOUGHT = re.compile(
    r"\b(?:r?achete\w*|(?:l'a|l'ai|avons) (?:eue?|prise?)|eue? pour|chopee?|"
    r"(?<!est )(?<!sont )(?<!deja )(?<!tout )paye[es]?(?! depuis)|acquis\w*|avait mis|a mis|avons mis|coute|"
    r"a l'achat|"
    r"prix d'achat|achat|construire|pour (?=\S{0,3}$))"
)
_WORTH = re.compile(
    r"\b(?:vau[td]|vaudrait|valoir|valent|estim\w+|evalu\w+|valeur|chiffr\w+|l'agence a dit|cote\w*|dans les|"
    r"autour de|"
    r"aujourd'hui|maintenant|notaire dit|on dit|(?:nous|m') ?en (?:donne|offre|propose)\w*|prix du marche|"
    r"on (?:la|le) vend\w*|partirait)\b"
)
_ASKS_YEAR = re.compile(r"\b(?:quelle annee|quand|depuis|en quelle|date)\b")
_DEBT = re.compile(
    r"\b(?:emprunt\w*|pret|credit|reste|capital|rembours\w*|vendue?|donation|travaux|assur\w+|impots?|"
    r"taxe)\b[^.]{0,30}$"
)
_TODAY = re.compile(r"\W*(?:euros )?(?:aujourd'hui|maintenant|actuellement|d'apres|selon|a peu pres aujourd'hui)\b")
_RENT = re.compile(r"\b(?:loue\w*(?! (?:pas|plus)\b)|en location|loyers?|encaiss\w*|locataires?|rapporte|percoi\w+)\b")
# "Elle loue, 720 euros": where she lives.
_RENT_PAID = re.compile(r"(?<!qu')\b(?:elle|il|ils) loue(?:nt)?, $")
_PURCHASE = re.compile(
    r"\b(?:r?achete\w*|eue? (?=pour|en|de)|chopee?|depuis que (?:je|on) (?:l'a|l'ai)|montant de l'achat|acquis\w*|"
    r"acquisition|signe\w*|fait construire|construi\w+|on l'a|je l'ai|l'avons|prise?|"
    r"herit\w+|"
    r"proprietaires? depuis|prix d'achat|a l'achat|l'achat|payee?s?)\b"
)
_TYPES = r"immeuble|appartement|maison|studio|local|terrain|parking"


def describe(reading: Reading, estate: Estate, held: Held, *, principal: bool) -> Row | None:
    """The row of an estate, or None when nothing shows that it is the household's.

    ``principal``: a main home is known already, so that a home without a stated use is another one.
    """
    moneys = _moneys(reading, estate, held)
    if not owned(reading, estate, moneys):
        return None
    use, kind = _use(reading, estate, principal=principal)
    if not use:
        return None
    named = estate.mentions[0]
    row: Row = {"designation": reading.leaf(use, (named.start, named.end), confidence=0.76)}
    if kind:
        row["type"] = reading.leaf(kind, (named.start, named.end), confidence=0.86)
    for measure in corrected(reading, moneys, anyone=True):
        _money(reading, estate, row, measure)
    if use not in ("locatif", "sci", "autre", "local_professionnel", "parking", "terrain"):
        row.pop("loyer_mensuel", None)
    _surface(reading, estate, row)
    place(reading, estate, row)
    if use == "residence_principale":
        where_they_live(reading, row)
    _bought_in(reading, estate, row)
    holder = whose(reading, estate, use)
    if not holder:
        return None
    row["detenteur"] = reading.leaf(holder, (named.start, named.end), confidence=0.68)
    form = form_of(reading, estate, use)
    if form:
        row["forme_propriete"] = form
    if principal and use == "residence_principale":
        return None
    if principal and use == "autre" and len(row) < 4:
        return None
    return row


def _use(reading: Reading, estate: Estate, *, principal: bool) -> tuple[str, str]:
    """The ``designation`` and the ``type``."""
    named = " ".join(reading.text[m.start : m.end] for m in estate.mentions)
    words = " ".join(zone_words(reading, zone) for zone in estate.zones)
    kind = estate.kind or _type(reading, estate)
    if re.search(r"\bsci\b|s c i\b", named) or (
        re.search(r"\bsci\b|s c i\b", words) and kind in ("immeuble", "local", "appartement", "")
    ):
        return "sci", kind
    asked = " ".join(zone.question for zone in estate.zones[:1])
    if re.search(r"\b(?:du|en) locatif|investissement", asked) and kind not in ("terrain", "local"):
        return "locatif", kind
    if re.search(r"residence secondaire|\brs\b|maison de (?:vacances|campagne|famille)|pied-a-terre", named + words):
        return "residence_secondaire", kind
    if _LET_OUT.search(words):
        return "locatif", kind
    if re.search(r"residence principale|\brp\b", named) or (
        _LIVED.search(words) and kind in ("maison", "appartement", "studio", "")
    ):
        return "residence_principale", kind
    if kind in ("terrain", "parking"):
        return kind, kind
    if kind == "local":
        return "local_professionnel", kind
    if _LET.search(words) or kind == "immeuble":
        return "locatif", kind
    if _HOLIDAY.search(words):
        return "residence_secondaire", kind
    if kind == "studio":
        return "autre", kind
    if kind or re.search(r"\bproprietaires?\b|compromis|acte|notaire|prix|\bchez[- ]|achete|construi(?:re|t)\b", named):
        return _unsaid(reading, estate, words, principal=principal), kind
    return "", kind


def _unsaid(reading: Reading, estate: Estate, words: str, *, principal: bool) -> str:
    """A home of which nothing else is said is where they live, unless they have one or it came to them elsewhere."""
    if principal:
        return "autre"
    return "autre" if _elsewhere(reading, estate, words) else "residence_principale"


def _elsewhere(reading: Reading, estate: Estate, words: str) -> bool:
    """A home named with another town than the one where they live."""
    known = reading.value("client", "ville")
    named = {
        town.value.name
        for mention in estate.mentions
        for town in mention.towns
        if 0 <= town.start - mention.end <= 14 and town.start < mention.clause.end
    }
    if known and named and known not in named:
        return True
    towns = [town.value.name for mention in estate.mentions for town in mention.towns]
    apart = known and towns and known not in towns
    return bool(
        apart and re.search(r"\b(?:aussi|encore|une autre|un autre|herite\w*|vient de|famille|indivision)\b", words)
    )


def _type(reading: Reading, estate: Estate) -> str:
    """The type said beside a mention that has none ("bien locatif, un appartement")."""
    for mention in estate.mentions:
        inner = re.search(rf"\b({_TYPES})s?\b", reading.text[mention.start : mention.end + 160])
        lead = reading.text[max(mention.clause.start, mention.start - 70) : mention.start]
        before = list(re.finditer(rf"\b({_TYPES})s?\b", lead))
        found = before[-1] if before else inner
        if found and any(zone.start <= mention.start < zone.end for zone in estate.zones):
            stop = next(zone.end for zone in estate.zones if zone.start <= mention.start < zone.end)
            if found is not inner or mention.start + found.end() <= stop:
                return found[1]
    return ""


def _moneys(reading: Reading, estate: Estate, held: Held) -> list[Measure]:
    """Amounts that came to its mentions, and amounts of its zones that nothing else holds."""
    mentioned = Counter(mention.clause.index for mention in estate.mentions)

    def alone(zone: Zone) -> bool:
        return held.named.get(zone.clause.index, 0) == mentioned[zone.clause.index]

    found = [
        m
        for mention in estate.mentions
        for m in mention.moneys
        if _zone_of(estate, m.start) is not None or mention.clause.start <= m.start < mention.start
    ]
    for zone in estate.zones:
        for measure in within(reading.document.measures, zone):
            if measure.kind != "money" or measure in found:
                continue
            holder = held.amounts.get(id(measure), "")
            if holder in ("autres_epargnes", "actifs_financiers"):
                continue
            before = reading.text[max(zone.start, measure.start - 40) : measure.start]
            if _RENT_PAID.search(before):
                continue
            said = _WORTH.search(before) or ASKS_WORTH.search(zone.question) or ASKS_PRICE.search(zone.question)
            turn = reading.document.starts[zone.clause.segment]
            let = _RENT.search(reading.text, max(turn, measure.start - 70), min(zone.end, measure.end + 20))
            if holder == "" or said or let or _BOUGHT.search(before) or (holder == "biens_immobiliers" and alone(zone)):
                found.append(measure)
    return sorted(found, key=lambda m: m.start)


@dataclass(frozen=True, slots=True)
class Held:
    """The section whose thing holds each amount (by identity), and how many properties each clause names."""

    amounts: Mapping[int, str]
    named: Mapping[int, int]


def held_amounts(reading: Reading) -> Held:
    """What holds what, once a meeting; an amount that is shared is the property's."""
    homes = reading.anchors.get("biens_immobiliers", [])
    amounts = {
        id(measure): section
        for section, anchors in sorted(reading.anchors.items(), key=lambda item: item[0] == "biens_immobiliers")
        for anchor in anchors
        for measure in anchor.moneys
    }
    return Held(amounts, Counter(home.clause.index for home in homes))


def _zone_of(estate: Estate, position: int) -> Zone | None:
    return next((zone for zone in estate.zones if zone.start <= position < zone.end), None)


def _money(reading: Reading, estate: Estate, row: Row, measure: Measure) -> None:
    clause = reading.document.clause_at(measure.start)
    before = reading.text[max(clause.start, measure.start - 70) : measure.start]
    after = reading.text[measure.end : min(clause.end, measure.end + 30)]
    if not reading.believed(clause) or stance.wished(before):
        return
    turn = reading.document.starts[clause.segment]
    if _is_rent(measure, before, after):
        if _RENT.search(reading.text[max(turn, measure.start - 70) : measure.start] + after):
            row.setdefault("loyer_mensuel", amount(reading, measure))
        return
    zone = _zone_of(estate, measure.start)
    question = zone.question if zone is not None else _question(reading, clause)
    sentence = reading.text[max(clause.start, measure.start - 140) : measure.start]
    worth = max((m.end() for m in _WORTH.finditer(sentence)), default=0)
    bought = max((m.end() for m in _BOUGHT.finditer(sentence)), default=0)
    bought = bought if bought > worth else 0
    worth = worth or (not bought and bool(_TODAY.match(after)))
    asked_price = ASKS_PRICE.search(question) and not ASKS_WORTH.search(question)
    # "elle vaut 320": a house is counted in thousands
    short = (
        60 <= measure.value < 1000
        and not measure.explicit
        and (worth or bought or asked_price or ASKS_WORTH.search(question))
    )
    if measure.period or (measure.value < 4000 and not short) or (short and re.match(r",? (?:ou |a )?\d", after)):
        return
    price = bool(asked_price and not worth) or bool(bought) or re.match(r"\W*(?:a l'epoque|a l'achat)", after)
    if not price and not _WORTH.search(before[-22:]) and _DEBT.search(before):
        return
    value = measure.value * 1000 if short else measure.value
    leaf = reading.leaf(int(value), (measure.start, measure.end), confidence=0.78 if price else 0.8)
    row.setdefault("valeur_acquisition" if price else "valeur_actuelle_estimee", leaf)


def _is_rent(measure: Measure, before: str, after: str) -> bool:
    said = re.search(r"\b(?:loue[es]?|loyers?|encaiss\w*|locataires?)\b[^.]{0,44}$", before) or re.match(
        r"\W*de loyers?\b", after
    )
    return measure.period == "mensuel" or bool(said and measure.value < 6000 and not measure.period)


def _question(reading: Reading, clause: Clause) -> str:
    asked = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    return asked.text if asked is not None and clause.index - asked.index <= 2 else ""


_METRES = re.compile(r"\s*metres?\b(?! (?:de|du|cube))")


def _metres(reading: Reading, estate: Estate) -> tuple[float, tuple[int, int]] | None:
    """ "Soixante-deux mètres"; "combien de mètres carrés ?" "quatre-vingt-cinq"."""
    for zone, number in ((z, n) for z in estate.zones for n in within(reading.document.numbers, z)):
        if not 8 < number.value < 3000 or number.article:
            continue
        asked = (
            re.search(r"\b(?:surface|superficie|metres|grande?)\b", zone.question) and number.start - zone.start < 24
        )
        unit = _METRES.match(reading.text, number.end)
        if unit or (asked and not re.match(r"\s*(?:euros|€|mille|ans|%)", reading.text[number.end : number.end + 8])):
            return number.value, (number.start, unit.end() if unit else number.end)
    return None


def _surface(reading: Reading, estate: Estate, row: Row) -> None:
    near = [m for mention in estate.mentions for m in mention.measures]
    inside = [m for zone in estate.zones for m in within(reading.document.measures, zone)]
    for measure in (*near, *inside):
        if measure.kind == "surface":
            row["surface_m2"] = amount(reading, measure, 0.88)
            return
    bare = _metres(reading, estate)
    if bare is not None:
        value, span = bare
        row["surface_m2"] = reading.leaf(int(value) if value == int(value) else value, span, confidence=0.8)


def _bought_in(reading: Reading, estate: Estate, row: Row) -> None:
    """The year of the purchase; the household's own word mends the broker's ("en 2014 ?" "en 2015, en mars")."""
    found = [(zone, mention) for zone in estate.zones for mention in within(reading.document.dates, zone)]
    fitting = [(zone, mention) for zone, mention in found if _of_purchase(reading, zone, mention)]
    if not fitting:
        return
    zone, mention = fitting[0]
    own = next((pair for pair in fitting if pair[0].clause.role in ("client", "conjoint")), None)
    if zone.clause.role == "courtier" and own is not None and own[0].clause.turn - zone.clause.turn <= 1:
        mention = own[1]
    year = int(mention.value[:4])
    row["annee_acquisition"] = reading.leaf(year, (mention.start, mention.end), confidence=0.8)


def _of_purchase(reading: Reading, zone: Zone, mention: DateMention) -> bool:
    if mention.future or re.search(r"\b(?:de|modele) $", reading.text[max(0, mention.start - 8) : mention.start]):
        return False
    if _PURCHASE.search(zone.question) or ASKS_PRICE.search(zone.question):
        return True
    if mention.start - zone.start < 14 and (
        re.search(r"\bproprietaires?\b", zone.question) or _ASKS_YEAR.search(zone.question)
    ):
        return True
    return bool(_PURCHASE.search(reading.clause_words(zone.clause, mention.start, 50, 20)))
