"""Since when: hiring, installation, creation, retirement. A date belongs to the work in hand: the trade, employer,
status or firm named before it in the same turn, or asked about just before."""

from __future__ import annotations

from bisect import bisect_left

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.jobs import ASKS_JOB, Job
from egide.modules.intake.engine.reading import Reading, Span

_EVENT = re.compile(
    r"\b(?:embaucher?|embauchee?|entree?|rentree?|commence\w*|depuis|cree\w*|monte\w*|creation|repris\w*|"
    r"installe\w*|lance\w*|"
    r"ouvert|cedee?|demarre\w*|debute?\w*|arrive\w*|nommee?|titularisee?|retraite|retraitee?|chomage|licencie\w*|"
    r"promu\w*|pris|"
    r"passee?|inscrite?|mis a mon compte|plus notaire|boulot|parti\w*|recrutee?|mutee?|rendu|cesse\w*|virer?|viree?|"
    r"rupture|rachete\w*|associe\w*|debauche|reconvert\w*|fonde\w*|raccroche|passe la main|engagee?)\b"
)
_JOB_WORDS = re.compile(
    r"\b(?:salariee?|cdi|cdd|liberale?|(?:mon|son|votre|leur) compte|independante?|sarl|sasu?|eurl|selarl|cabinet|"
    r"boite|societe|entreprise|retraitee?|retraite|chomage|france travail|pole emploi|poste|fonctionnaire|gerante?|"
    r"artisan\w*|auto-entrepreneu\w*|micro|boulangerie|restaurant|salon|garage|magasin|boutique|exploitation|maison|"
    r"dans la boite|travaille|boulot|titulaire|s a r l|metier|licenciee?|embaucher?|embauchee?|commence\w*|"
    r"installe\w*|tablier|"
    r"activite|rupture conventionnelle|associee?s?|scp|selas|earl|gaec|pharmacie|officine|contrat|etude)\b"
)
_OTHER_TOPIC = re.compile(
    r"\b(?:nee?s?|mari\w+|pacs\w*|divorc\w*|veuf|veuve|achet\w*|maison|appartement|locataires?|loue|habit\w*|"
    r"loge\w*|femme|mari|epouse|epoux|pret|credit|ensemble|concubinage|couple|per\b|assurance|mutuelle|souscri\w*|"
    r"vivons|fum\w+|tabac|arrete (?:de|la)|enfants?|permis|bail|avant j'etais|chez (?:axa|april|maif|"
    r"macif|matmut)|contrat (?:sante|prevoyance|auto|habitation)|prevoyance|assurance[- ]vie|livret|voiture|"
    r"(?:contrat|compte|client\w*|assuree?s?) (?:(?:sante|auto) )?(?:chez|a la|au)|roul\w+|rembours\w+|rendre|"
    r"epargn\w+|accident\w*|ski|oper\w+|hospitalis\w+|malade|arret|dossier|travaux|sinistre)\b"
)
# An account, more often than a shop, when no trade is in hand.
_OPENED = re.compile(r"\bouvert (?:un|en|le)\b")
_LEAD = re.compile(r"\b(?:depuis|en|le|il y a|y a|fin|debut|au|l'apprentissage,|courant|des)\W*(?:le )?$")
_TAKEN_BACK = re.compile(r"^\W{0,3}(?:non|pardon|enfin non|je me trompe|qu'est-ce que)\b")
_STARTING = re.compile(r"\b(?:commence|debute|embauche|prends|demarre)\w*\b")
_ASKS_SINCE = re.compile(r"\bdepuis (?:quand|combien|longtemps)\b|\bvous (?:y )?etes depuis|\bdepuis \?")
_WAS = re.compile(r"\b(?:avant|etais|etait|pendant|j'ai ete|jusqu'en|jusqu'a|ancien\w*)\b[^,;.]{0,40}$")
# "Je roule dans la même depuis onze ans, elle est à la boîte".
_WHEELS = re.compile(
    r"\b(?:je|il|elle|on) (?:roule|conduis|conduit) (?:dans|avec|en|la|le|une?)\b|"
    r"\b(?:meme|vieille|une|la|sa|cette) (?:[a-z]+ )?(?:voiture|camionnette|moto|bagnole|caisse|auto)\b[^.;]{0,12}$"
)
# "Un contrat chez Gan depuis 2006".
_CONTRACT = re.compile(
    r"\b(?:contrats?|mutuelle|couverture|complementaire)(?: [a-z]+)? (?:est |c'est )?(?:chez|a la|au) (?:[a-z]+ ){1,3}$"
)
_REACH = 110


def read_work_dates(reading: Reading, jobs: list[Job], facts: list[Span]) -> None:
    """``facts``: where employers and statuses were told."""
    told = sorted({*facts, *((job.start, job.end) for job in jobs)})
    for mention in reading.document.dates:
        clause = reading.document.clause_at(mention.start)
        person = _dated(reading, mention, clause, told)
        if person:
            sure = 0.75 if len(mention.value) < 10 or mention.kind != "partial" else 0.7
            span = (mention.start, mention.end)
            reading.put(person, "date_evenement_professionnel", mention.value, span, confidence=sure)


def _dated(reading: Reading, mention: DateMention, clause: Clause, told: list[Span]) -> str:
    """Whose working life the date belongs to; "" when it is no such date."""
    words = reading.text[max(clause.start, mention.start - 90) : mention.start]
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    if question is not None and clause.index - question.index == 1 and mention.start - clause.start < 30:
        words = question.text[-70:] + " " + words
    near = words + " " + reading.text[mention.end : min(clause.end, mention.end + 40)]
    own = reading.text[mention.start : mention.end]
    lead = _LEAD.search(words[-16:]) or mention.kind == "relative" or _EVENT.search(words[-16:])
    event = _EVENT.search(words[-60:]) or own.startswith("depuis")
    asked = clause.role in ("client", "conjoint") and _asked_since_when(reading, clause)
    in_hand = _in_hand(reading, mention, clause, told)
    talk = in_hand is not None or _JOB_WORDS.search(near)
    if not ((lead and event and talk) or (asked and mention.start - clause.start < 40)):
        return ""
    if in_hand is None and _OPENED.search(words[-50:]) and not asked:
        return ""
    since_fact = mention.start - in_hand[1] if in_hand is not None and in_hand[1] <= mention.start else 50
    if _OTHER_TOPIC.search(words[-min(50, since_fact) :] if since_fact else "") and not asked:
        return ""
    year = mention.value[:4]
    if year.isdigit() and reading.document.reference.year - int(year) > 48:
        return ""
    if _TAKEN_BACK.match(reading.text[mention.end : mention.end + 24]) or (
        _WAS.search(words) and not own.startswith("depuis")
    ):
        return ""
    if clause.role == "courtier" and stance.verdict(reading.document, clause) == "no":
        return ""
    if _CONTRACT.search(reading.text, max(0, mention.start - 44), mention.start):
        return ""
    if _WHEELS.search(reading.text, max(clause.start, mention.start - 60), clause.end):
        return ""
    if mention.future and not _STARTING.search(words):
        return ""
    if _of_an_outsider(reading, mention, clause, in_hand):
        return ""
    told_before = in_hand is not None and in_hand[0] < mention.start
    holder = reading.holder(in_hand[0] if in_hand is not None and told_before else mention.start)
    return holder if holder in ("client", "conjoint") else "client" if holder in ("", "commun", "entreprise") else ""


_SUBJECT = re.compile(r"(?:^|[,;.:] |\b(?:et|mais|que|quand|parce que|car) )\W*$")


def _of_an_outsider(reading: Reading, mention: DateMention, clause: Clause, in_hand: Span | None) -> bool:
    """ "Je suis kiné, la secrétaire est partie en juin": dated is what the last one named did."""
    last = reading.people.last_before(mention.start, clause.start)
    if last is None or not last.strong or last.kind != "third" or (in_hand is not None and last.start <= in_hand[1]):
        return False
    return _SUBJECT.search(reading.text[max(clause.start, last.start - 12) : last.start]) is not None


def _in_hand(reading: Reading, mention: DateMention, clause: Clause, told: list[Span]) -> Span | None:
    """The fact of work told just before in the same turn, or in the rest of the clause."""
    place = bisect_left(told, (mention.start, 0))
    if place:
        fact = told[place - 1]
        same_turn = reading.document.clause_at(fact[0]).turn == clause.turn
        between = reading.text[fact[1] : mention.start]
        if same_turn and len(between) <= _REACH and not _OTHER_TOPIC.search(between):
            return fact
    if place < len(told) and told[place][0] < min(clause.end, mention.start + 40):
        return told[place]
    return None


def _asked_since_when(reading: Reading, clause: Clause) -> bool:
    question = stance.asked(reading.document, clause)
    if question is None or clause.index - question.index > 2:
        return False
    return bool(_ASKS_SINCE.search(question.text)) and bool(
        _JOB_WORDS.search(question.text)
        or ASKS_JOB.search(question.text)
        or _JOB_WORDS.search(_previous_answer(reading, question))
    )


def _previous_answer(reading: Reading, question: Clause) -> str:
    return reading.document.clauses[question.index - 1].text if question.index else ""
