"""What is said of one property: its use, type, town, size, owner and form, its worth, its purchase and its rent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.designations import use_of
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.estate import Estate, Zone
from egide.modules.intake.engine.ownership import in_passing
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount, corrected, restated
from egide.modules.intake.engine.tenure import ASKS_PRICE, ASKS_WORTH, form_of, owned, whose
from egide.modules.intake.engine.types import Row
from egide.modules.intake.engine.whereabouts import place, where_they_live
from egide.modules.intake.engine.within import within

_BOUGHT = re.compile(
    r"\b(?:r?achete\w*|(?:l'a|l'ai|avons) (?:eue?|prise?|touchee?)|eue? pour|chopee?|"
    r"(?<!est )(?<!sont )(?<!deja )(?<!tout )paye[es]{0,2}\b(?! depuis)|acquis\w*|avait mis|a mis(?!e? en )|"
    r"avons mis(?!e? en )|coute|"
    r"francs\b|terrain (?:compris|inclus|(?:et|plus) (?:la |les )?(?:construction|maison|travaux)s?)|"
    r"a l'achat|compromis|"
    r"prix d'achat|achat|construire|pour (?=\S{0,3}$))"
)
_WORTH = re.compile(
    r"\b(?:vau[td]|vaudr(?:ait|aient)|valoir|valent|estim\w+|evalu\w+|valeur|chiffr\w+|l'agence a dit|"
    r"(?<!a )(?<!du )(?<!de )(?<!d'a )cotee?s?|"
    r"dans les|(?:je|on) (?:dirais|dirait)|(?<=[,;:] )(?:disons|mettons)|(?:ca )?doit (?:bien )?en faire|en ferait|"
    r"autour de|on (?:m'|nous )a dit|en vente|il y en a (?:bien |largement |facilement |au moins )?pour|"
    r"aujourd'hui|maintenant|notaire dit|on dit|(?:nous|m') ?en (?:donne|offre|propose|demand)\w*|prix du marche|"
    r"on en (?:demand|donn|tir|propos)\w*|"
    # who puts a price on a home tells its worth, whatever the tense
    r"(?:notaire|agence|agent|expert|banque|mairie|courtier|immobilier) (?:l'|la |le |nous |me |en |m'en )*(?:a |"
    r"avait )?(?:mis|donne|"
    r"compte|retenu|met|annonce|parle de|dit|disait|voit|avance|table sur)\w*|"
    r"on (?:la|le) vend\w*|partirait)\b"
)
_ASKS_YEAR = re.compile(r"\b(?:quelle annee|quand|depuis|en quelle|date)\b")
_DEBT = re.compile(
    r"\b(?:emprunt\w*|pret|credit|(?<!est )(?<!suis )reste|capital|rembours\w*|vendue?|donation(?!,)|travaux|"
    r"assur\w+|impots?|taxe)\b[^.]{0,30}$"
)
_INSURED_AT = re.compile(r"\bassuree?s? (?:(?:pour|a|a hauteur de|jusqu'a|environ) ){0,2}$")
_TODAY = re.compile(
    r"\W*(?:euros )?(?:a peu pres |environ )?\W*(?:aujourd'hui|maintenant|actuellement|d'apres|selon|"
    r"a peu pres aujourd'hui)\b"
)
_RENT = re.compile(
    r"\b(?:loue\w*(?! (?:pas|plus)\b)|en (?:location|meuble)|loyers?|encaiss\w*|locataires?|rapporte|percoi\w+)\b"
)
# "Elle loue, 720 euros": where she lives.
_RENT_PAID = re.compile(r"(?<!qu')\b(?:elle|il|ils) loue(?:nt)?, $")
# "310 000 et les murs du cabinet": a figure told before the next property is named.
_NEXT = re.compile(r"\b(?:et|puis) (?:les?|la|l'|une?|des|mon|ma|mes|notre|nos) ?$")
_PURCHASE = re.compile(
    r"\b(?:r?achete\w*|eue? (?=pour|en|de)|chopee?|depuis que (?:je|on) (?:l'a|l'ai)|montant de l'achat|acquis\w*|"
    r"acquisition|signe\w*|fait (?:construire|batir)|construi\w+|on l'a|je l'ai|l'avons|prise?|"
    r"herit\w+|"
    r"proprietaires? depuis|prix d'achat|a l'achat|l'achat|payee?s?)\b"
)


def describe(reading: Reading, estate: Estate, held: Held, *, principal: bool) -> Row | None:
    """The row of an estate, or None when nothing shows that it is the household's.

    ``principal``: a main home is known already, so that a home without a stated use is another one.
    """
    moneys = _moneys(reading, estate, held)
    if not owned(reading, estate, moneys):
        return None
    use, kind = use_of(reading, estate, principal=principal)
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


def _moneys(reading: Reading, estate: Estate, held: Held) -> list[Measure]:
    """Amounts that came to its mentions, and amounts of its zones that nothing else holds."""
    mentioned = Counter(mention.clause.index for mention in estate.mentions)

    def alone(zone: Zone) -> bool:
        return held.named.get(zone.clause.index, 0) == mentioned[zone.clause.index]

    found = [
        m
        for mention in estate.mentions
        for m in mention.moneys
        if _zone_of(estate, m.start) is not None
        or (mention.clause.start <= m.start < mention.start and not _NEXT.search(reading.text, m.end, mention.start))
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
            let = measure.value < 6000 and (
                _RENT.search(reading.text, max(turn, measure.start - 70), min(zone.end, measure.end + 20))
                or (not _RENT_PAID.search(before) and _ASKS_RENT.search(zone.question))
            )
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
    year_round = measure.value < 3000 and reading.text.endswith("a l'annee", measure.start, measure.end)
    if _is_rent(measure, before, after) or _answers_rent(estate, measure) or year_round:
        if _RENT.search(reading.text[max(turn, measure.start - 70) : measure.start] + after) or _answers_rent(
            estate, measure
        ):
            row.setdefault("loyer_mensuel", amount(reading, restated(reading, measure)))
        return
    zone = _zone_of(estate, measure.start)
    question = zone.question if zone is not None else _question(reading, clause)
    sentence = reading.text[max(clause.start, measure.start - 140) : measure.start]
    worth = max((m.end() for m in _WORTH.finditer(sentence)), default=0)
    bought = max((m.end() for m in _BOUGHT.finditer(sentence)), default=0)
    bought = bought if bought > worth + 1 else 0  # "il y en a pour": the last word is of both
    worth = worth or int(not bought and bool(_TODAY.match(after)))
    asked_price = ASKS_PRICE.search(question) and not ASKS_WORTH.search(question)
    # "elle vaut 320": a house is counted in thousands
    short = (
        60 <= measure.value < 1000
        and not measure.explicit
        and (worth or bought or asked_price or ASKS_WORTH.search(question))
        and not _after_another(reading, measure, sentence, worth or bought)
    )
    if measure.period or (measure.value < 4000 and not short) or (short and _SHARED_OUT.match(after)):
        return
    told = worth or asked_price or ASKS_WORTH.search(question)
    if not told and not _PAID_WORDS.search(sentence) and _of_something_else(reading, estate, clause, measure):
        return
    bare = not (told or bought)
    bought = bought or (bare and _just_bought(reading, clause, measure))
    dated = bare and _dated(reading, measure)
    price = bool((asked_price and not worth) or bought or dated or re.match(r"\W*(?:a l'epoque|a l'achat)", after))
    if _INSURED_AT.search(before) or (not price and not _WORTH.search(before[-22:]) and _DEBT.search(before)):
        return
    value = restated(reading, replace(measure, value=measure.value * 1000 if short else measure.value)).value
    leaf = reading.leaf(int(value), (measure.start, measure.end), confidence=0.78 if price else 0.8)
    name = "valeur_acquisition" if price else "valeur_actuelle_estimee"
    if name in row and (_PUT_RIGHT.search(clause.text) or _SETTLED_AT.search(before)):
        row[name] = leaf
    row.setdefault(name, leaf)


def _after_another(reading: Reading, measure: Measure, sentence: str, told: int) -> bool:
    """ "L'ensemble vaut 60 000, et on se dispute pour six cents": the word of worth has its own figure already."""
    since = measure.start - len(sentence) + told
    return bool(told) and any(
        m.kind == "money" and m.value >= 4000 for m in reading.measures_between(since, measure.start)
    )


_INSURED_FOR = re.compile(
    r"\b(?:assur\w+|capital|deces|rente|emprunt\w*|prets?|credits?|(?<!est )(?<!suis )reste|rachet\w+|"
    r"rends?|avance\w*)\b"
)


def _of_something_else(reading: Reading, estate: Estate, clause: Clause, measure: Measure) -> bool:
    """A bare amount where the property is named on the way only: "soixante mille, qu'il paie la maison"."""
    named = [m for m in estate.mentions if m.clause.index == clause.index]
    if named:
        return all(in_passing(reading, mention) for mention in named)
    before = reading.document.clauses[clause.index - 1] if clause.index else clause
    near = before.turn == clause.turn and bool(_INSURED_FOR.search(before.text))
    end = clause.end if clause.punctuated else measure.start
    return near or bool(_INSURED_FOR.search(reading.text, clause.start, end))


def _just_bought(reading: Reading, clause: Clause, measure: Measure) -> bool:
    """ "On a acheté en juillet 2018. Deux cent trente-six mille." """
    before = reading.document.clauses[clause.index - 1] if clause.index else clause
    opens = measure.start - clause.start < 16
    return opens and before.turn == clause.turn and before.role == clause.role and bool(_PAID_WORDS.search(before.text))


def _dated(reading: Reading, measure: Measure) -> bool:
    """ "Dix-neuf mille en 2020": a bare figure with a year gone by is what was paid then."""
    year = next(reading.dates_between(measure.end, measure.end + 12), None)
    if year is None or year.future or not year.value[:4].isdigit():
        return False
    then = re.fullmatch(r"(?: euros)?,? (?:des |en |c'etait en )?", reading.text[measure.end : year.start])
    return bool(then) and int(year.value[:4]) < reading.document.reference.year - 1


_PAID_WORDS = re.compile(r"\b(?:r?achete\w*|acquis\w*|fait construire|payee?s?(?! depuis)|signe)\b")
_ASKS_RENT = re.compile(r"\b(?:loyers?|(?<!que )loue[esz]*\b|rapporte\w*|encaiss\w*|locataires?)\b")


def _answers_rent(estate: Estate, measure: Measure) -> bool:
    """ "Il rapporte combien ?" "590 hors charges." """
    zone = _zone_of(estate, measure.start)
    return (
        zone is not None
        and measure.period in ("", "mensuel")
        and 40 <= measure.value < 6000
        and measure.start - zone.start < 40
        and bool(_ASKS_RENT.search(zone.question))
    )


# "Le prix, c'est 245 000, pardon."
_PUT_RIGHT = re.compile(r"\b(?:pardon|je corrige|rectification|je me suis trompee?|je me trompais)\b")
# "Ils ont dit 410, puis 385. Retenez 390."
_SETTLED_AT = re.compile(
    r"\b(?:retenez|retenons|retiens|gardez|gardons|mettez|mettons|disons|prenez|notez|"
    r"on va dire) $"
)
# "Soixante-quarante", "60/40": shares, not thousands; "310 ou 320": a range.
_SHARED_OUT = re.compile(
    r",? ?(?:ou |a |[-/] ?)?(?:\d|(?:vingt|trente|quarante|cinquante|soixante)\b)|\W*(?:%|pour cent)"
)


def _is_rent(measure: Measure, before: str, after: str) -> bool:
    said = re.search(r"\b(?:loue[es]?|en location|loyers?|encaiss\w*|locataires?)\b[^.]{0,44}$", before) or re.match(
        r"\W*de loyers?\b", after
    )
    return measure.period == "mensuel" or bool(said and measure.value < 6000 and not measure.period)


def _question(reading: Reading, clause: Clause) -> str:
    asked = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    return asked.text if asked is not None and clause.index - asked.index <= 2 else ""


_METRES = re.compile(r"\s*metres?\b(?! (?:de|du|cube|au-dessus|plus))")
# "Il travaille à vingt mètres", "à cent mètres de la plage": how high, how far.
_FAR = re.compile(r"\b(?:a|sur|de) $")


def _metres(reading: Reading, estate: Estate) -> tuple[float, tuple[int, int]] | None:
    """ "Soixante-deux mètres"; "combien de mètres carrés ?" "quatre-vingt-cinq"."""
    for zone, number in ((z, n) for z in estate.zones for n in within(reading.document.numbers, z)):
        if not 8 < number.value < 3000 or number.article:
            continue
        asked = (
            re.search(r"\b(?:surface|superficie|metres|grande?)\b", zone.question) and number.start - zone.start < 24
        )
        far = _FAR.search(reading.text, max(zone.start, number.start - 4), number.start)
        unit = None if far and not asked else _METRES.match(reading.text, number.end)
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


_SINCE = re.compile(r"\b(?:depuis|en|ca fait) \w+")
# "Elle est payée ?": asks whether the loan is over, not when it was bought.
_PAID_OFF = re.compile(
    r"\b(?:est|sera|etait|serait)(?:[- ](?:elle|il))? (?:deja |bien |enfin |toute |entierement )*payee?\b|"
    r"\b(?:fini\w* de |reste a )pay\w+"
)


# "La maison est payée depuis 2014", "soldée en 2016": when the debt ended.
_PAID_SINCE = re.compile(
    r"\b(?:(?:est|sont|c'est) (?:\w+ )?payee?s? (?:depuis|en)|(?:finie?s? de payer|soldee?s?|remboursee?s?) (?:depuis|"
    r"en))\b[^.,;]{0,14}$"
)


def _of_purchase(reading: Reading, zone: Zone, mention: DateMention) -> bool:
    if mention.future or re.search(r"\b(?:de|modele) $", reading.text[max(0, mention.start - 8) : mention.start]):
        return False
    asked = _PAID_OFF.sub(" ", zone.question)
    if _PURCHASE.search(asked) or ASKS_PRICE.search(asked):
        return True
    if mention.start - zone.start < 14 and (
        re.search(r"\bproprietaires?\b", zone.question) or _ASKS_YEAR.search(zone.question)
    ):
        return True
    since = _SINCE.search(reading.text, max(zone.start, mention.start - 12), mention.end)
    if since and re.search(r"\bproprietaires?\b", zone.question):
        return True
    if _PAID_SINCE.search(reading.text, max(zone.start, mention.start - 40), mention.start):
        return False
    paid = next((m for m in reading.measures_between(mention.start - 26, mention.start) if m.kind == "money"), None)
    if paid is not None and paid.value >= 4000 and not paid.period and _dated(reading, paid):
        return True
    return bool(_PURCHASE.search(reading.clause_words(zone.clause, mention.start, 50, 20)))
