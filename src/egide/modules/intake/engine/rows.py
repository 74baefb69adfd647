"""What the repeated sections share: whose a thing is, whether it is real, and how its mentions merge."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.earners import earner
from egide.modules.intake.engine.plans import planned
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Leaf, Row

_BOTH = re.compile(
    r"\b(?:a (?:nous|eux) deux|a tous les deux|en commun|(?<!communaute )(?<!le petit )communs?\b|a nos deux noms|"
    r"compte joint|moitie[- ]moitie|a nos deux noms|aux deux noms|on l'a achete|on a achete|nous avons achete|"
    r"co-souscripteurs|au couple|on est proprietaires|nous sommes proprietaires|a deux(?=[,.;:)]|$| (?:en|dans|au|a|"
    r"pour|sur|et|on)\b)|avec ma femme|avec mon mari|"
    r"(?<!mille )(?<!euros )(?<!\d )(?<!cents )(?<!vit )(?<!vivent )(?<!vivons )ensemble(?! (?:ca|c'est|elles|ils) )|"
    r"cinquante[- ]cinquante)\b"
)
_MINE = re.compile(
    r"\b(?:a moi(?: toute? seule?)?|a mon nom|(?:m'appartient|mon nom propre)|de mon cote|en propre|que pour moi)\b"
)
_THEIRS = re.compile(
    r"\b(?:a (?:lui|elle)(?: toute? seule?)?|a son nom|"
    r"(?:est|sont|appartien\w+) a (?:ma femme|mon mari|mon epouse|mon epoux|ma compagne|mon compagnon)|"
    r"au nom de (?:ma femme|mon mari)|de son cote|lui appartient)\b"
)


_HIS_OR_HERS = re.compile(r"a (lui|elle)\b")
# In a note: "(conjoint)", "PER conjoint :".
_WRITTEN_OWNER = re.compile(r"[(,] ?(?:[a-z ]{0,14}\b)?(client|conjoint)e?\b(?! (?:a defaut|et|puis))")
_OF = re.compile(r" (?:de |d'|a )([a-z-]+)")


def person_at(reading: Reading, position: int) -> str:
    """The person of the first name written at a position: client, conjoint, enfant, tiers or ""."""
    names = reading.household.names
    index = bisect_left(names, position, key=lambda name: name.start)
    return names[index].person if index < len(names) and names[index].start == position else ""


def titled_owner(reading: Reading, anchor: Anchor) -> str:
    """ "Le Livret A de Madame", "le PEA de Justine": the holder named with the thing; "" if none."""
    named = _OF.match(reading.text, anchor.end)
    if named is None:
        return ""
    gender = {"monsieur": "m", "madame": "f"}.get(named[1])
    if gender and anchor.clause.role in ("client", "conjoint") and not reading.guessed_roles:
        return "conjoint" if anchor.clause.role == "client" else "client"  # nobody says "madame" of herself
    if gender and reading.household.client_gender:
        return "client" if reading.household.client_gender == gender else "conjoint"
    person = person_at(reading, named.start(1))
    return person if person in ("client", "conjoint", "enfant") else ""


def said_owner(reading: Reading, clause: Clause, start: int, end: int) -> str:
    """The ``detenteur`` said outright between two positions of a clause ("à nous deux", "à mon nom"); "" if none."""
    said = [
        (match.start(), name)
        for pattern, name in ((_BOTH, "commun"), (_MINE, "moi"), (_THEIRS, "elle"))
        for match in pattern.finditer(reading.text, start, end)
    ]
    if not said and (named := _in_the_name_of(reading, start, end)):
        return named
    if not said and clause.role == "narrateur":
        written = _WRITTEN_OWNER.search(reading.text, start, end)
        return "conjoint" if written and written[1].startswith("conj") else "client" if written else ""
    if not said:
        return ""
    position, name = min(said)
    speaker = "conjoint" if clause.role == "conjoint" else "client"
    if name == "commun":
        return "commun"
    if clause.role in ("narrateur", "courtier"):
        within_it = name == "elle" and position < clause.end
        told = _HIS_OR_HERS.match(reading.text, position) if within_it else None
        if told is not None and reading.household.client_gender in ("m", "f"):
            return "client" if ("m" if told[1] == "lui" else "f") == reading.household.client_gender else "conjoint"
        holder = reading.holder(position)
        return holder if holder in ("client", "conjoint") else "client"
    if name == "moi":
        return speaker
    return "conjoint" if speaker == "client" else "client"


_NAME_OF = re.compile(
    r"\b(?:au (?:seul )?nom d(?:e |')|(?<!chez )(?:est|sont|appartien\w+) a )(?P<key>[a-z]+(?:-[a-z]+)*)"
)


def _in_the_name_of(reading: Reading, start: int, end: int) -> str:
    """ "Un CEL, onze cents euros, au nom d'Aristide": the partner named; "" for nobody of the two."""
    match = _NAME_OF.search(reading.text, start, end)
    person = reading.household.who(match["key"]) if match is not None else ""
    return person if person in ("client", "conjoint") else ""


# "Trente-huit mille à moi et Lucette une assurance-vie": the name that opens what follows.
_OPENED_BY = re.compile(
    r"\b(?:et|puis|,|alors|mais) ?(?P<name>[a-z]+(?:-[a-z]+)?),? (?:(?:elle|lui|il) )?(?:a |c'est |possede )?"
    r"(?:une?|son|sa|le|la|l'|deux) ?(?:petite? |vieux |gros )?$"
)


def _opened_by(reading: Reading, anchor: Anchor) -> str:
    """The partner whose first name stands just before a thing, with nothing but its article between; "" for none."""
    low = max(anchor.clause.start, anchor.start - 36)
    lead = _OPENED_BY.search(reading.text, low, anchor.start)
    person = person_at(reading, lead.start("name")) if lead is not None else ""
    return person if person in ("client", "conjoint") else ""


def owner(reading: Reading, anchor: Anchor) -> str:
    """The ``detenteur``: said outright ("à nous deux"), else the person being spoken of; "" for an outsider."""
    titled = titled_owner(reading, anchor) or _opened_by(reading, anchor)
    if titled:
        return titled
    low = max(anchor.clause.start, anchor.start - 40)
    high = min(max(anchor.clause.end, anchor.last + 60), anchor.start + 220)
    holder = reading.holder(anchor.start)
    if holder in ("tiers", "entreprise"):
        return anchor.clause.role if made_for_me(reading, anchor) else ""
    said = said_owner(reading, anchor.clause, low, high)
    if said:
        return said
    speaker = "conjoint" if anchor.clause.role == "conjoint" else "client"
    if holder == "enfant":
        named = re.search(
            r"\b(?:au nom de|pour|a) (?:mon|ma|mes|notre|nos|son|sa) (?:fils|fille|enfants?)\b", reading.text[low:high]
        )
        return "enfant" if named else speaker
    return holder if holder in ("client", "conjoint", "commun") else speaker


def stranger(reading: Reading, anchor: Anchor) -> bool:
    """Somebody else's thing, or the company's."""
    return reading.holder(anchor.start) in ("tiers", "entreprise") and not made_for_me(reading, anchor)


_FOR_ME = re.compile(
    r"\b(?:m'|nous )(?:a|ont|avait|avaient) (?:fait (?:prendre|ouvrir|souscrire|acheter|signer|mettre)|ouvert|souscrit|"
    r"pris|monte)\b[^.;]{0,30}$"
)


def made_for_me(reading: Reading, anchor: Anchor) -> bool:
    """ "Mon frère m'a fait prendre une SCPI", "ma mère m'avait ouvert un PEL": of who tells it."""
    own = anchor.clause.role in ("client", "conjoint")
    low = max(anchor.clause.start, anchor.start - 60)
    return own and _FOR_ME.search(reading.text[low : anchor.start]) is not None


# "La banque nous a tannés avec un PER, on a dit non".
_SOLICITED = re.compile(
    r"\b(?:tannee?s?|propose|proposait|parle|vante|refiler?|relancee?s?|bassine\w*|harcele\w*|voul(?:ait|aient) "
    r"(?:me|nous|lui) (?:vendre|refiler|placer|faire (?:prendre|signer))|essaye\w* de (?:me|nous|lui) (?:vendre|"
    r"refiler|"
    r"placer)) (?:avec |d'|de |pour )?(?:un|une|des|leur|leurs|son|ses)? ?$"
)
_TAKEN_UP = re.compile(r"\b(?:dit oui|accepte\w*|ouvert\w*|pris\b|souscrit\w*|signe\w*|mis \d|j'y ai|j'en ai)\b")
# "Un PER à votre nom aurait du sens".
_WOULD = re.compile(
    r"[^.;,?]{0,24}\b(?:aurait|auraient|serait|seraient|pourrait|pourraient|ferait|interesserait|permettrait|"
    r"vaudrait le coup|irait)\b"
)


def unreal(reading: Reading, anchor: Anchor, *, wishes: bool = True) -> str:
    """Why a thing is not a present fact ("" when it is): denied, offered, wished, asked or over."""
    clause = anchor.clause
    if stance.negated_before(reading.document, anchor.start):
        return "nié"
    if clause.punctuated and stance.left_out(clause.text):
        return "hors sujet"
    before = reading.text[max(clause.start, anchor.start - 60) : anchor.start]
    if clause.role == "narrateur" and stance.noted_offer(clause.text):
        return "proposé par le courtier"
    if wishes and (
        stance.wished(before)
        or re.search(
            r"\b(?:pense a|pensait a|projet d|envisage|imagine|(?<!avez )(?<!aviez )parle d'un|ouvrir un|prendre un|"
            r"souscrire une?|"
            r"on pourrait|il faudrait|je pensais)\b[^,]{0,24}$",
            before,
        )
    ):
        return "souhaité"
    if wishes and planned(reading, anchor.start, anchor.end):
        return "souhaité"
    if stance.hypothetical(before):
        return "hypothèse"
    after = reading.text[anchor.end : min(clause.end, anchor.end + 90)]
    if clause.role in ("client", "conjoint") and _SOLICITED.search(before) and not _TAKEN_UP.search(after):
        return "refusé"
    if clause.role == "courtier" and _WOULD.match(after):
        return "proposé par le courtier"
    if clause.role == "courtier":
        verdict = stance.verdict(reading.document, clause)
        if verdict == "no":
            return "refusé"
        if stance.offered(clause.text):
            return (
                "proposé par le courtier"
                if verdict != "yes" or not re.search(r"\bvous (?:avez|aviez|etes)\b", clause.text)
                else ""
            )
    return ""


# "Je rembourse" goes on; only "remboursé" is over.
_PAYING = re.compile(r"\b(?:je|on|nous|il|elle|ils|qui|j'en|t'en) (?:le |la |les |lui |l'|en )?rembours\w*")


def over(reading: Reading, anchor: Anchor, reach: int = 60) -> bool:
    """Paid off, sold, terminated: said after the thing in its clause, or just before it."""
    clause = anchor.clause
    if re.search(r"\bfinie?s? (?:en|dans)\b", clause.text) and any(d.future for d in anchor.dates):
        return False
    before = reading.text[max(clause.start, anchor.start - 40) : anchor.start]
    after = reading.text[anchor.end : min(clause.end, anchor.end + reach)]
    if stance.closed(_PAYING.sub(" ", after)) or re.search(
        r"\b(?:solde|vendu|revendu|rembourse|fini de payer|resilie|cloture|liquide|termine|rachete)e?s?,? (?:tout,? |"
        r"tous |toutes )?(?:le |la |les |l'|mon |ma |mes |notre |nos |son |sa |ses |ce |cette )$",
        before,
    ):
        return True
    following = reading.document.clauses[clause.index + 1] if clause.index + 1 < len(reading.document.clauses) else None
    return (
        following is not None
        and bool(
            re.match(
                r"\W*(?:oui |non )?(?:c'est |il est |elle est |ah )*(?:solde|vendue?|rembourse|fini|termine|"
                r"resilie)e?s?\b",
                following.text,
            )
        )
        and not anchor.moneys
    )


def amount(reading: Reading, measure: Measure, confidence: float = 0.82) -> Leaf:
    value = int(measure.value) if measure.value == int(measure.value) else measure.value
    return reading.leaf(value, (measure.start, measure.end), confidence=confidence)


_TO_ONE = re.compile(r"\b(?:moi|lui|elle|toi)(?:,? c'est)? (?:a )?$")
_ALONE = re.compile(r"\s*(?:euros?|oui|$|\n|[.,!])")


def restated(reading: Reading, measure: Measure) -> Measure:
    """ "268." "286, Geneviève." "286, il a raison": the other one puts the figure right in the next turns."""
    if not reading.extraction.roles:
        return measure
    index = reading.document.clause_at(measure.start).index
    for clause in reading.document.clauses[index + 1 : index + 4]:
        if clause.role not in ("client", "conjoint"):
            break
        for number in reading.document.numbers_between(clause.start, clause.start + 8):
            # "vingt-six mille" "vingt-neuf": the thousands go without saying
            if _TO_ONE.search(reading.text, clause.start, number.start):
                continue  # "Moi à cent, lui à cinquante": shares
            told = number.value * 1000 if number.value < 1000 <= measure.value / 10 else number.value
            if measure.value < 2 * told < 4 * measure.value and _ALONE.match(reading.text, number.end):
                measure = replace(measure, value=told, start=number.start, end=number.end)
    return measure


def institution_leaf(reading: Reading, anchor: Anchor, kinds: str) -> Leaf | None:
    """The institution of a thing: the one nearest to it, of the right kinds."""
    fitting = [found for found in anchor.institutions if set(found.value.kinds) & set(kinds)]
    if not fitting:
        return None
    best = min(fitting, key=lambda found: abs(found.start - anchor.end))
    return reading.leaf(best.value.name, (best.start, best.end), confidence=0.85)


def corrected(reading: Reading, measures: list[Measure], *, anyone: bool = False) -> list[Measure]:
    """Drop amounts that the speaker took back ("268, non 286"), and a stranger's unless ``anyone`` may say them."""
    kept: list[Measure] = []
    for measure in measures:
        if not anyone and earner(reading, measure.start) == "tiers":
            continue
        if kept and _mended(reading, kept[-1], measure):
            kept[-1] = measure
            continue
        kept.append(measure)
    return kept


_WRONG = re.compile(r"\b(?:non|pardon|je me trompe|attendez|excusez)\b")
_RATHER = re.compile(r"\b(?:plutot|enfin|disons|mettez|mettons)\b")


def _mended(reading: Reading, old: Measure, new: Measure) -> bool:
    """The second amount stands for the first one."""
    if new.start - old.end >= 60 or (old.period and new.period and old.period != new.period):
        return False
    between = reading.text[old.end : new.start]
    # "285 000… mettez 270": the thousands go without saying
    scaled = new.value * 1000 if new.value < 1000 <= old.value / 100 else new.value
    alike = 0.4 <= scaled / old.value <= 2.5 if old.value else False
    return bool(_WRONG.search(between) or (alike and (_RATHER.search(between) or _said_by_other(reading, old, new))))


_THE_SUM = re.compile(r"\W*(?:(?:non|plutot|disons|enfin|ah)\W+)*")
_NO_MORE = re.compile(r"\W*(?:euros?\W*)?(?:exactement|plutot|au juste)?\W*")


def _said_by_other(reading: Reading, old: Measure, new: Measure) -> bool:
    """ "Sa moto, quoi, huit mille ?" "Neuf mille quatre.": the partner's turn at once is nothing but another sum."""
    first, then = reading.document.clause_at(old.start), reading.document.clause_at(new.start)
    return (
        {first.role, then.role} == {"client", "conjoint"}
        and not reading.guessed_roles
        and _THE_SUM.fullmatch(reading.text, old.end, new.start) is not None
        and _NO_MORE.fullmatch(reading.text, new.end, then.end) is not None
    )


def merge(rows: list[tuple[Row, int, int]], same: tuple[str, ...], reach: int) -> list[Row]:
    """Join mentions (row, start, end) of one thing: none contradicts, ``same`` fields agree, within ``reach``."""
    merged: list[tuple[Row, int, int]] = []
    for row, start, end in rows:
        for index in range(len(merged) - 1, max(-1, len(merged) - 4), -1):
            known, _, last = merged[index]
            if start - last <= reach and _compatible(known, row, same):
                joined = {**row, **known}
                merged[index] = (joined, merged[index][1], max(last, end))
                break
        else:
            merged.append((row, start, end))
    return [row for row, _, _ in merged]


def _compatible(one: Row, two: Row, same: tuple[str, ...]) -> bool:
    for name in one.keys() & two.keys():
        if one[name].value != two[name].value:
            return False
    return all(one.get(name) is not None and two.get(name) is not None for name in same if name in one or name in two)
