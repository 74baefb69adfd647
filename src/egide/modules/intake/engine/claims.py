"""What the words around a first name say of whose it is: the partner's, a child's, a stranger's."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.names import first_names
from egide.modules.intake.engine.asked_names import CHILD_ASKED, PERSONS, SPOUSE_ASKED, STRANGER_AFTER, answers_name
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name, surname_after
from egide.modules.intake.engine.kinship import CHILD, SPOUSE_WORDS, THIRD
from egide.modules.intake.engine.others_partners import partner_of_another

_BORN_AFTER = re.compile(
    r"\W{1,3}(?:(?:le|la) [a-z ]{3,16}, )?(?:(?:qui |lui |elle |il |en )?(?:(?:en )?(?:a|aura|fait|va avoir|vient "
    r"d'avoir)"
    r"(?: deja| tout juste| bientot| presque)? (?!\w+ (?:assurance|fille|fils|enfant))(?:\d|[a-z]+(?:[- "
    r"][a-z]+){0,3} (?:ans|mois)\b)|est de|est du|est nee?\b|nee?\b)|,? ?nee?\b|\d{1,2}(?: ans)?\b"
    r"(?! ?(?:\d{3}|%|euros|k\b|pour cent))|(?:de|du) (?:\d|"
    r"[a-z]+ (?:19|20|[a-z]+)))"
)
_CHILD_BEFORE = re.compile(
    r"\b(?:mon|ma|son|sa|notre|leur|une|un|votre|le|la|l') ?(?:(?:petite?|grande?|premiere?|deuxieme|seule?|unique|"
    r"jeune|seconde?) )*"
    r"(?:fils|fille|bebe|ainee?|cadette?|benjamine?|garcon|dernier|derniere|petite|petit|grande?|"
    r"gamine?)(?: d'avant| unique)?\W+(?:c'est |[a-z]+ )?$"
)
_VOCATIVE_MEMO = re.compile(r"\W*(?:,? c'est moi|,? tu\b|,? je te|,? merci|,? peux-tu|,? pense a)")


def claim(document: Document, names: list[Name], children: dict[int, tuple[str, int]]) -> None:
    """Give each mention the person its own surroundings tell, with a weight; ``children``: who stands in a list of
    children (``broods.py``)."""
    text = document.text
    zones = _child_zones(document)
    for index, name in enumerate(names):
        clause = document.clause_at(name.start)
        lead = text[max(clause.start, name.start - 60) : name.start]
        limit = names[index + 1].start if index + 1 < len(names) else len(text)
        tail = text[name.end : name.end + 60]
        in_zone = any(start <= name.start < end for start, end in zones)
        name.person = _introduced_as(document, name, lead, tail)
        denied = clause.role in _OTHER_ADULT and STRANGER_AFTER.match(tail)
        labelled = document.transcript.segments[clause.segment].speaker is not None
        own = name.person == clause.role == "conjoint" and labelled and re.match(r"\W*,? ?nee?\b", tail)
        name.weight = 9 if own or (denied and labelled) else 5
        if not name.person:
            name.person = answers_name(document, name, tail)
        person, weight = children.get(name.start, ("", 0))
        if person and (not name.person or weight > name.weight or person == "tiers"):
            name.person, name.weight = person, weight
        elif not name.person:
            name.weight = 2
            name.person = _by_context(document, name, lead, tail, limit, in_zone=in_zone)


def _child_zones(document: Document) -> list[tuple[int, int]]:
    """Where children are being listed: from a word for children to the end of the turn or of the answer."""
    zones: list[tuple[int, int]] = []

    def speaker(clause: Clause) -> str | None:
        return document.transcript.segments[clause.segment].speaker

    segment_ends = [*document.starts[1:], len(document.text) + 1]
    for clause in document.clauses:
        match = CHILD_ASKED.search(clause.text)
        if not match or re.search(r"\bjeune $", clause.text[: match.start()]):
            continue
        end = segment_ends[clause.segment]
        if clause.role == "courtier":
            following = clause.segment + 1
            while (
                following < len(segment_ends)
                and end < clause.end + 420
                and document.transcript.segments[following].speaker != speaker(clause)
            ):
                end = segment_ends[following]
                following += 1
        zones.append((clause.start, min(end, clause.end + 420)))
    return zones


def _introduced_as(document: Document, name: Name, lead: str, tail: str) -> str:
    """Whose name it is when the words beside it say so; "" when they do not."""
    clause = document.clause_at(name.start)
    role, labelled = clause.role, document.transcript.segments[clause.segment].speaker is not None
    partner = _PARTNER_BEFORE.search(lead)
    if partner and partner_of_another(document, name.start - len(lead) + partner.start()):
        return "tiers"
    said = _introduced(lead, tail, role, labelled=labelled, minor=_minor(document, name))
    if said:
        return said
    if _GRANDCHILD.search(lead):
        return "tiers"
    if _CHILD_BEFORE.search(lead):
        return "enfant"
    told = _named_just_before(document, name, lead)
    if told:
        return told
    if _stranger_before(lead):
        return "tiers"
    return "conjoint" if _presents_partner(document, name, lead, tail, role) else ""


def _minor(document: Document, name: Name) -> bool:
    """ "Moi c'est Jonas, né le 30 novembre 2010": told with the age or birth of a child."""
    if re.match(r",? (?:c'est )?nee? ", document.text[name.end : name.end + 16]):
        born = next((d.value for d in document.dates if name.end <= d.start < name.end + 24), "")
        return born[:4].isdigit() and int(born[:4]) > document.reference.year - 18
    return _CHILDS_AGE.match(document.text, name.end) is not None and young(document, name.end, name.end + 24)


_CHILDS_AGE = re.compile(r", (?:\d|[a-z-]+ (?:ans|mois))")
_ITS_PARENT = re.compile(r"(?:sa|son|leurs?|la|le) (?:mere|pere|maman|papa|parents)")


def _stranger_before(lead: str) -> bool:
    """ "Mon frère, Julien"; but "à charge de sa maman, et Laurine…" goes on about children."""
    third = THIRD.search(lead[-34:])
    if third is None or CHILD.search(lead[-16:]) or re.search(r"\bd(?:e |')$", lead):
        return False
    return not _ITS_PARENT.fullmatch(third.group()) or third.end() > len(lead[-34:]) - 3


def _by_context(document: Document, name: Name, lead: str, tail: str, limit: int, *, in_zone: bool) -> str:
    """Whose name it is by what was being asked or listed; "" when nothing tells."""
    if _OWN_NAME_AFTER.match(tail) or _OWN_NAME_BEFORE.search(lead):
        return ""
    if _listed_children(lead) or (_GIVEN_BIRTH.search(lead) and _OF_A_UNION.match(tail)):
        return "enfant"
    return _by_question(document, name, lead, tail, limit, in_zone=in_zone)


_GIVEN_BIRTH = re.compile(r"\b(?:j'ai|on a|nous avons|elle a|il a|y a|et|ai) $")
_OF_A_UNION = re.compile(r",? (?:d'une?|de (?:mon|ma|son|sa)|du) (?:premiere?|precedente?|autre|ancienne?|lit)\b")


_PARTNER_BEFORE = re.compile(
    rf"\b(?:{SPOUSE_WORDS})\W+(?:c'est |s'appelle |[a-z]+ )?$|\bconjointe? ?: ?(?:monsieur |madame |m\. |mme )?$|"
    r"\b(?:lui|elle),? (?:c'est|il s'appelle|elle s'appelle) (?:(?!pour |pas |de |a |le |la )[a-z'-]{4,} )?$|"
    r"\b(?:mariee?s?|pacsee?s?|fiancee?|concubinage|couple|vit|vis|vivent|vivons|union libre|remariee?|menage|"
    r"maritalement)(?: (?:depuis|ensemble|maintenant|aujourd'hui|en|le)(?: [a-z0-9]+){0,4}?)?,? "
    r"(?:avec |a |maritalement avec )(?:une? )?$"
)
# "Épouse : Nathalie", "Conjointe Leïla Haddad": the heading of a line of a note.
_HEADED = re.compile(
    r"^\W*(?:conjointe?|epouse|epoux|mari|femme|compagne|compagnon|concubine?|partenaire) ?[:=,(]? ?"
    r"(?:monsieur |madame |m\. |mme )?$"
)
_SAYS_I_AM = re.compile(
    r"\b(?:je m'appelle|je me presente,?|appelez[- ]moi|(?:mon prenom|(?<!a )moi)(?: a moi)?,? (?:c'est|est|je suis|"
    r"je m'appelle)) "
    r"(?:(?!pour |de |a |avec |chez |que |pas )[a-z'-]+,? )?$"
)
# "Bonjour, je suis Vincent": the first name alone, or with the family name.
_I_AM = re.compile(r"(?<!que )\bje suis $")
_AND_ME = re.compile(r",? et moi\b")
_ME_AND = re.compile(r"\bmoi et $")
_OTHER_ADULT = {"client": "conjoint", "conjoint": "client"}
_OWN_NAME_AFTER = re.compile(r"\W*(?:de (?:son|mon)|c'est (?:le|son|mon)|le) prenom|, je m'appelle")
_OWN_NAME_BEFORE = re.compile(r"\b(?:je m'appelle|moi c'est|prenom(?: est| c'est|,)?|a quel nom) (?:[a-z'-]+ )?$")


_HIM_OR_HER = re.compile(r"\b(?:lui|elle),? c'est (?:[a-z'-]+ )?$")


def _by_speaker(lead: str, tail: str, role: str, *, labelled: bool, minor: bool) -> str:
    """Known by who says it: "je m'appelle X", "X et moi", the spouse's "il s'appelle X"."""
    if role == "conjoint" and re.search(r"\b(?:il|elle) s'appelle (?:[a-z'-]+,? )?$", lead):
        return "client"
    if not labelled or role not in _OTHER_ADULT:
        return ""
    if _SAYS_I_AM.search(lead) or _I_AM.search(lead):
        return "enfant" if minor else role
    return _OTHER_ADULT[role] if _AND_ME.match(tail) or _ME_AND.search(lead) else ""


def _introduced(lead: str, tail: str, role: str, *, labelled: bool, minor: bool) -> str:
    """ "Cliente : X", "son ex, X", "ma femme X", "X, mon frère", "merci X"."""
    memo = role == "narrateur"
    if role == "courtier" and (
        re.search(r"\b(?:je suis|je m'appelle|moi c'est|ici|cabinet [a-z]+ (?:bonjour)?,?) $", lead)
        or re.match(r"(?: [a-z-]+)?,? (?:a l'appareil|votre (?:nouvelle? )?(?:conseill|court)|du cabinet)", tail)
    ):
        return "tiers"
    own = _by_speaker(lead, tail, role, labelled=labelled, minor=minor)
    if own:
        return own
    if memo and re.search(r"\bcliente? ?[:,=]? (?:est |c'est |s'appelle )?(?:monsieur |madame |m\. |mme )?$", lead):
        return "client"
    if re.match(r",? (?:est|c'est) (?:la |le |notre )?cliente?\b", tail):
        return "client"
    if re.search(r"\bex[- ]?[a-z]*\W+(?:[a-z]+ )?$", lead[-22:]):
        return "tiers"
    if memo and _HEADED.search(lead):
        return "conjoint"
    if _PARTNER_BEFORE.search(lead):
        return "" if memo and _HIM_OR_HER.search(lead) else "conjoint"
    if memo and (re.search(r"\bmerci $", lead) or _VOCATIVE_MEMO.match(tail)):
        return "tiers"
    if role != "conjoint" and re.match(rf"\W*(?:,? ?(?:c'est |donc )?)(?:{SPOUSE_WORDS})\b", tail):
        return "conjoint"
    if re.match(r" (?:est (?:mort|decede|disparu)e?\b|nous a quittes|n'est plus)", tail):
        return "tiers"
    if re.match(r"[,.]? (?:on|nous) (?:est|sommes|s'est|nous sommes) (?:mariee?s|pacsee?s)", tail):
        return "conjoint"
    return "tiers" if STRANGER_AFTER.match(tail) else ""


_GRANDCHILD = re.compile(
    r"\b(?:petits?[- ]?(?:fils|enfants?)|petites?-filles?|(?<!une )petites? filles?|filleule?)(?: s'appelle| c'est|"
    r",)? $"
)
_CALLED = re.compile(r"\b(?:il|elle|qui|lui|prenom) (?:s'appelle|se prenomme|c'est) $|\bson prenom,? $")


def _named_just_before(document: Document, name: Name, lead: str) -> str:
    """ "La fille de mon mari vit avec nous, elle s'appelle…": the person being told of."""
    if not _CALLED.search(lead):
        return ""
    clause = document.clause_at(name.start)
    floor = max(document.starts[clause.segment], name.start - 170)
    last = None
    for match in PERSONS.finditer(document.text, floor, name.start):
        inside = re.search(r"\b(?:de|d'|avec|chez|pour) ?$", document.text[match.start() - 6 : match.start()])
        if not (inside and last is not None):
            last = match
    if last is None or clause.role == "conjoint":
        return ""
    return last.lastgroup or ""


def _presents_partner(document: Document, name: Name, lead: str, tail: str, role: str) -> bool:
    """The spouse gives their own name, or the client says "avec X" of the couple."""
    if role == "conjoint" and name.start - document.clause_at(name.start).start < 14:
        return bool(re.match(r"\W*,? ?nee?\b", tail) or surname_after(document, name))
    return role == "client" and bool(re.search(r"\b(?:a deux|tous les deux|ensemble|moi|nous),? (?:avec|et) $", lead))


def _by_question(document: Document, name: Name, lead: str, tail: str, limit: int, *, in_zone: bool) -> str:
    """What was being asked or listed when the name came."""
    clause = document.clause_at(name.start)
    asked = question_before(document, clause)
    answers = name.start - clause.start < 24 and clause.role != "courtier"
    if answers and asked and re.search(r"\b(?:prenoms?|s'appelle\w*)\b", asked) and not SPOUSE_ASKED.search(asked):
        before = document.text[max(0, document.clause_at(clause.start).start - len(asked) - 90) : clause.start]
        if CHILD.search(before):
            return "enfant"
    partner_asked = bool(asked and answers and SPOUSE_ASKED.search(asked))
    if partner_asked and not CHILD_ASKED.search(asked):
        return "conjoint"
    if in_zone and re.search(
        r"\b(?:les|le|la) (?:miens?|mienne|siens?|sienne|notres?)s?,? (?:c'est |ce sont )?$", lead
    ):
        return "enfant"
    titled = re.search(
        r"\b(?:de|d') ?$|\b(?:monsieur|madame|docteur|maitre) $|\b(?:mme|mlle|mademoiselle|m\.) (?:[a-z'-]+ )?$", lead
    )
    if titled or (document.speaks_with_capitals and surname_after(document, name)):
        return ""
    if clause.role != "narrateur" and (
        young(document, name.end, min(limit, name.end + 40)) or _age_without_unit(document, name.end, limit)
    ):
        return "enfant"
    if _grown_up(document, name.end):
        return "conjoint" if partner_asked else ""
    if in_zone and (_BORN_AFTER.match(tail) or _value_soon(document, name.end, min(limit, name.end + 60))):
        return "enfant"
    return "conjoint" if partner_asked else ""


def _grown_up(document: Document, start: int) -> bool:
    """Born too long ago to be a child one has to speak of: "Gonzague, né le 30 mai 48"."""
    date = next((d for d in document.dates if start <= d.start < start + 30), None)
    born = date is not None and re.match(
        r",? (?:[a-z-]+ )?(?:c'est )?(?:nee? |le |du |en )", document.text[start : date.end]
    )
    return bool(
        born and date is not None and date.value[:4].isdigit() and int(date.value[:4]) < document.reference.year - 55
    )


_PLURAL_LEAD = re.compile(
    r"\b(?:deux|trois|quatre|cinq|mes|nos|ses|leurs|les|vos|des) (?:deux |trois |grandes? |grands? |petites? |"
    r"petits? )?(?:filles|fils|enfants|garcons|jumeaux|jumelles|gamins|"
    r"gosses)(?:,? [a-z]+){0,3}\s*[,:]? (?:qui s'appellent |prenommee?s )?((?:[a-z-]+(?:, | et |, et ))*)$"
)


def _listed_children(lead: str) -> bool:
    """ "Deux filles, Florence et …": names that follow a plural word for children."""
    match = _PLURAL_LEAD.search(lead)
    if not match or lead.endswith("enfants et "):
        return False
    table = first_names()
    return all(word in table or word == "et" for word in re.findall(r"[a-z-]+", match[1]))


_HAS_AGE = re.compile(r"(?:,? (?:il|elle|qui|lui)|)(?: en)? (?:a|aura|fete)(?: deja| presque| bientot)? ")


def _age_without_unit(document: Document, start: int, limit: int) -> bool:
    """ "Océane en a 14", "inès elle a neuf"."""
    match = _HAS_AGE.match(document.text, start)
    if not match:
        return False
    number = next((n for n in document.numbers if n.start == match.end() and n.end <= limit), None)
    if number is None or number.article or not 0 < number.value <= 25:
        return False
    return bool(
        re.match(r"\s*(?:ans\b|mois\b|[.,;!?]|$|enfin|et\b|mais\b)", document.text[number.end : number.end + 8])
    )


_MONTHS_OLD = re.compile(r",? (?:qui a |elle a |il a )?(?:[a-z-]+|\d+) mois\b")


def young(document: Document, start: int, end: int) -> bool:
    """The age of a child said right after the name."""
    if _MONTHS_OLD.match(document.text, start):
        return True
    clause = document.clause_at(start)
    for measure in document.measures:
        if start <= measure.start < min(end, clause.end) and measure.kind == "years" and measure.value <= 25:
            return not re.search(
                r"\b(?:depuis|dans|il y a|y a|pendant|sur|pour|reste|encore)\b", document.text[start : measure.start]
            )
    return False


def question_before(document: Document, clause: Clause) -> str:
    """What was asked just before this clause, when the clause begins the answer."""
    if clause.index == 0:
        return ""
    for index in range(clause.index - 1, max(-1, clause.index - 4), -1):
        previous = document.clauses[index]
        if previous.role == "narrateur":
            return ""
        if previous.role != clause.role:
            return previous.text
    return ""


_AGO_LEAD = re.compile(r"\b(?:il y a|y a|depuis|dans|pendant)\W+$")


def _value_soon(document: Document, start: int, end: int) -> bool:
    """An age or a birth date within the span."""
    ages = (m for m in document.measures if start <= m.start < end and m.kind in ("years", "duration"))
    if any(m.value <= 60 and not _AGO_LEAD.search(document.text[max(0, m.start - 12) : m.start]) for m in ages):
        return True
    if any(0 < n.start - start <= 3 and n.value <= 60 and not n.article for n in document.numbers):
        return True
    return any(
        start <= d.start < end and d.kind == "absolute" and int(d.value[:4]) > document.reference.year - 42
        for d in document.dates
    )
