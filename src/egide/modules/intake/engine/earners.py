"""Whose an income is: the adult of the household that is being spoken of, past those only named on the way.

"Salariée du docteur Rochas, à Crest, 1 620 net", "Fabienne est salariée de la SARL, 1 580", "je touche un petit
loyer de ma tante": the employer, the company, the payer and the children are no earners of the household's money.
"""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.person_words import Mention
from egide.modules.intake.engine.reading import Reading

_ADULTS = ("client", "conjoint", "commun")
_LED = re.compile(r"\b(?:de|d'|du|des|a|au|aux|chez|avec|pour|par|sans|dont|entre)\s*(?:la |le |les |l')?$")
# "Le moulinage et puis les enfants": a thing done, not people with a wage.
_LISTED = re.compile(r"\b(?:et|puis|plus)\s*$")


def earner(reading: Reading, position: int) -> str:
    """The holder of an income told at a position; "tiers", "enfant" or "entreprise" when it is really theirs."""
    holder = settled(reading, position) or reading.holder(position)
    if holder in _ADULTS or not holder:
        return holder
    clause = reading.document.clause_at(position)
    passed = False
    for mention in reversed([m for m in reading.people.mentions_in(clause) if m.start < position]):
        if not mention.strong and mention.holder in _ADULTS:
            continue
        if mention.holder in _ADULTS:
            return mention.holder if passed else holder
        if not _on_the_way(reading, mention, clause):
            return _pronoun(reading, mention, clause) or holder
        passed = True
    if not passed and any(m.start < position for m in reading.people.mentions_in(clause)):
        return holder
    if not passed and not _inherited_on_the_way(reading, clause):
        return holder
    if clause.role in ("client", "conjoint"):
        return clause.role if _LED.search(reading.text, max(0, clause.start - 1), clause.start) is None else holder
    return _before(reading, clause) or "client"


def grown_up(reading: Reading, position: int) -> str:
    """ "Un fils de vingt ans, Corentin. Il gagne 148 000": in a note the pronoun that opens a sentence on an income
    goes on with the adult it fits, not with the child or the ex named last; "" when two or none fit."""
    clause = reading.document.clause_at(position)
    if clause.role != "narrateur":
        return ""
    told = [m for m in reading.people.mentions_in(clause) if m.start < position]
    if not told or any(m.kind not in ("he", "she", "hers") for m in told):
        return ""
    gender = {"he": "m", "she": "f"}.get(told[-1].kind if told[-1].kind != "hers" else told[0].kind)
    household = reading.household
    fits = [
        person
        for person, known in (("client", household.client_gender), ("conjoint", household.spouse_gender))
        if gender and known == gender
    ]
    return fits[0] if len(fits) == 1 else ""


_THE_OTHERS = re.compile(
    r"^\W*(?:(?:euh|ben|bah|bon|non|oui|mais|d'abord)\W+)*(?:le sien|la sienne|les siens|celui (?:de )?d(?:e|u) "
    r"(?:votre|ta|ton) (?:femme|mari|epouse|epoux|compagne|compagnon))\W*$"
)
_YOURS = re.compile(r"^\W*(?:(?:euh|ben|bon|d'abord)\W+)*(?:le votre|la votre|les votres|le tien)\W*$")


def settled(reading: Reading, position: int) -> str:
    """ "Le mien ou le sien ?" "Le sien.": whose figure the broker then wants; "" when it was not asked."""
    clause = reading.document.clause_at(position)
    if clause.role not in ("client", "conjoint"):
        return ""
    asked = stance.asked(reading.document, clause)
    if asked is None or clause.index - asked.index > 2:
        return ""
    if _THE_OTHERS.match(asked.text):
        return "client" if clause.role == "conjoint" else "conjoint"
    return clause.role if _YOURS.match(asked.text) else ""


_RECKONER = re.compile(
    r"\b(?:(?:expert-)?comptables?|(?:le|mon|notre|son) (?:cabinet|gestionnaire)|centre de gestion)\b"
)


def _on_the_way(reading: Reading, mention: Mention, clause: Clause) -> bool:
    """Named after a preposition, or in a list of things."""
    if mention.kind not in ("company", "child", "third", "ex", "name"):
        return False
    lead = reading.text[max(clause.start, mention.start - 12) : mention.start]
    words = reading.text[mention.start : mention.end]
    if _RECKONER.search(words):
        return True  # "mon comptable a sorti 29 400 de bénéfice": who counts a profit does not make it
    several = mention.kind == "child" and words.endswith("s") and _LISTED.search(lead) is not None
    return several or _LED.search(lead) is not None or re.match(r"(?:d[eu']|aux? )", words) is not None


def _inherited_on_the_way(reading: Reading, clause: Clause) -> bool:
    """ "Mon bois me vient du grand-père. Six hectares, 18 000": the sentence before only named where it came from."""
    if not clause.index:
        return False
    earlier = reading.document.clauses[clause.index - 1]
    mentions = reading.people.mentions_in(earlier)
    return bool(mentions) and earlier.turn == clause.turn and _on_the_way(reading, mentions[-1], earlier)


def _pronoun(reading: Reading, mention: Mention, clause: Clause) -> str:
    """ "Et lui, il gagne ?" long after a son was named: the spouse, when the spouse is a man."""
    gender = {"he": "m", "she": "f"}.get(mention.kind)
    household = reading.household
    if gender is None or mention.holder != "enfant" or household.spouse_gender != gender:
        return ""
    if household.client_gender == gender or clause.role == "conjoint":
        return ""
    turn = reading.document.starts[clause.segment]
    named = (
        other
        for other in reading.people.mentions
        if turn <= other.start < mention.start and other.holder == "enfant" and other.kind in ("child", "name")
    )
    return "" if next(named, None) is not None else "conjoint"


_BOSS = re.compile(
    r"\b(?:le|la) (?:patron(?:ne)?|boss|cheff?e?|gerante?)\b[^?]{0,14}\b(?:se|s') ?(?:paie|paye|verse|prend|sort|tire|"
    r"remunere|accorde|octroie|paierait)\b"
)


def boss(asked: Clause) -> bool:
    """ "Et le patron, il se paie combien ?": nobody asks it but of who runs the business, of themselves."""
    return asked.role == "courtier" and _BOSS.search(asked.text) is not None


def _before(reading: Reading, clause: Clause) -> str:
    """In a note: the adult of the sentence before."""
    if not clause.index:
        return ""
    earlier = reading.document.clauses[clause.index - 1]
    mention = reading.people.last_before(earlier.end, earlier.start)
    return mention.holder if mention is not None and mention.holder in _ADULTS else ""
