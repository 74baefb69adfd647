"""When the children were born: said with the name, put right, dictated, or answered."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.dates import MONTHS, DateMention
from egide.kit.french.dictated import read_dictated_dates
from egide.kit.french.numbers import Number
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.firstnames import Name
from egide.modules.intake.engine.questions import answers
from egide.modules.intake.engine.reading import Reading, Span
from egide.modules.intake.engine.types import Leaf


def birth_date(reading: Reading, name: Name, limit: int) -> dict[str, Leaf]:
    for mention in reading.dates_between(name.end, limit):
        gap = reading.text[name.end : mention.start]
        loose = mention.kind == "absolute" or _BORN_IN.fullmatch(gap)
        if mention.kind in ("absolute", "year") and loose and _born(reading, name.end, mention.start):
            value, span = _put_right(reading, mention)
            return {"date_naissance": reading.leaf(value, span, confidence=0.88)}
        if mention.kind == "partial" and len(mention.value) == 10 and _JUST_BORN.search(gap):
            return {"date_naissance": reading.leaf(mention.value, (mention.start, mention.end), confidence=0.8)}
    following = next(iter(reading.document.numbers_between(name.end, limit)), None)
    if (
        following is not None
        and is_year(reading, following)
        and _BORN_IN.fullmatch(reading.text, name.end, following.start)
    ):
        span = (following.start, following.end)
        return {"date_naissance": reading.leaf(str(int(following.value)), span, confidence=0.84)}
    return {}


# "Isaac, qui est arrivé le 28 septembre dernier": of a baby the year goes without saying.
_JUST_BORN = re.compile(r"\b(?:nee?|arrivee?|venue? au monde|pointe le bout|naissance)\b[^.;?!]{0,12}$")
# Between a name and a year of birth: "Sarah (2009)", "Hugo de 2014", "Léa, née en 2011", "la petite, elle est de 2020".
_BORN_IN = re.compile(
    r"\W{1,3}|,? ?\(?(?:(?:il|elle|qui|lui) )?(?:est )?(?:(?:de|d'|du|nee?(?: en)?|nee? en|c'est|annee) ?)(?:l'annee )?"
)


def is_year(reading: Reading, number: Number) -> bool:
    unit = re.match(r" ?(?:euros?|km|kilometres|%|balles)", reading.text[number.end : number.end + 12])
    return number.value == int(number.value) and 1930 <= number.value <= reading.document.reference.year and not unit


def _put_right(reading: Reading, mention: DateMention) -> tuple[str, Span]:
    """A birth date the broker reads out, and the one that answers it: "née le 3 mai 2014." "Le 30 mai." """
    span = (mention.start, mention.end)
    clause = reading.document.clause_at(mention.start)
    answer = stance.reply(reading.document, clause) if clause.role == "courtier" else None
    if answer is None or len(mention.value) < 10:
        return mention.value, span
    for other in reading.dates_between(answer.start, min(answer.end, answer.start + 30)):
        if len(other.value) == 10 and other.start - answer.start < 14:
            year = mention.value[:4] if other.kind == "partial" else other.value[:4]
            return year + other.value[4:], (other.start, other.end)
    return mention.value, span


def _born(reading: Reading, start: int, end: int) -> bool:
    between = reading.text[start:end]
    return len(between) < 45 and not re.search(r"\b(?:depuis|bac|entree?|diplome|mari\w+|etudes|rentree)\b", between)


def asked_birth(reading: Reading, name: Name, after: int) -> dict[str, Leaf]:
    """ "Elle est née quand, votre Capucine ?" "Le 11 avril 2012."; "Votre fils, il est né quand ?" "Arthur ? Le…"."""
    clause = reading.document.clause_at(name.start)
    for question, answer in answers(reading, "naissance"):
        asked_of = question.clause.start <= name.start < question.clause.end
        about_child = question.about("enfants") and 0 <= answer.index - clause.index <= 1
        theirs = question.about("enfants") or not re.search(r"\b(?:vous|votre|vos)\b", question.clause.text)
        following = theirs and name.end <= question.clause.start < after and answer.turn - clause.turn <= 3
        if not (asked_of or about_child or following) or question.person in ("client", "conjoint"):
            continue
        found = date_in(reading, answer)
        if found is not None:
            return {"date_naissance": reading.leaf(found[0], found[1], confidence=0.82)}
    return {}


def date_in(reading: Reading, answer: Clause) -> tuple[str, Span] | None:
    """The birth date an answer holds, also dictated in figures or in pieces ("le 11. Avril. 2012.")."""
    whole = _in_pieces(reading, answer)
    if whole is not None:
        return whole
    for mention in reading.dates_between(answer.start, answer.end):
        if mention.kind in ("absolute", "year"):
            return mention.value, (mention.start, mention.end)
    document = reading.document
    ago = next((d for d in reading.dates_between(answer.start, answer.end) if d.kind == "relative"), None)
    for mention in reading.dates_between(answer.start, answer.end):
        if ago is not None and mention.kind == "partial" and len(mention.value) == 10 and mention.value == ago.value:
            return mention.value, (mention.start, mention.end)
    numbers = document.numbers_between(answer.start, answer.end)
    for mention in read_dictated_dates(document.reference, numbers, document.text):
        return mention.value, (mention.start, mention.end)
    return None


_PIECES = re.compile(rf"\D{{0,6}}?(\d{{1,2}})[.,…\s]+({'|'.join(MONTHS)})[.,…\s]+((?:19|20)\d\d)\b")


def _in_pieces(reading: Reading, answer: Clause) -> tuple[str, Span] | None:
    match = _PIECES.match(reading.text, answer.start)
    if match is None or not 1 <= int(match[1]) <= 31:
        return None
    return f"{match[3]}-{MONTHS[match[2]]:02d}-{int(match[1]):02d}", (match.start(1), match.end())
