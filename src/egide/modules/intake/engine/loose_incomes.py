"""Incomes that no income word names: figures that answer a question, stand beside a person's work, or come in pairs.

"Et côté revenus ?" "Dix-huit cents, à peu près."; "aide-soignante à l'Ehpad, 1 790 net"; "moi quatorze cents, lui
dix-huit cent cinquante". What another thing of the talk owns, and what stands beside other words, is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.kit.french.professions import profession_heads
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.earners import earner, settled
from egide.modules.intake.engine.incomes import ASIDE, said_for
from egide.modules.intake.engine.no_incomes import needed, together, unearned, unreal_income
from egide.modules.intake.engine.questions import Question, answerer, question_of
from egide.modules.intake.engine.reading import Reading

_ASKS = re.compile(
    r"\b(?:salaires?|revenus?|ressources|il (?:vous|lui|te) reste (?:quoi|combien)|"
    r"(?:vous|tu) (?:prenez|prends) combien|gagne\w*|touchez|touche|touches|paye|paie|fiches? de paie|"
    r"remuner\w+|emoluments|"
    r"appointements|traitement|cote (?:sous|finances?|argent|paye|paie)|"
    r"combien (?:vous |tu )?(?:rentre|ramene|rapporte)\w*|(?:vous|tu) (?:rentre[sz]|ramene[sz]|faites) combien|"
    r"niveau de vie|(?:vous|lui|te) (?:laisse|degage)(?:nt)? combien|combien (?:vous|lui) (?:laisse|reste)|"
    r"(?:se|vous) verse\w*|"
    r"(?:retraite|pension),? (?:elle )?(?:se monte|s'eleve|monte|est|fait|c'est) (?:a |de )?combien|"
    r"vous (?:vivez|vis) (?:de|sur) quoi|qu'est-ce qui rentre|tombe chaque mois|net mensuel|par mois, net|"
    r"(?:combien,? )?en (?:net|brut)(?:,? (?:par|au) mois|,? mensuel\w*|(?=\W*\?))|nets? par mois)\b"
)
_NOT_ASKED = re.compile(
    r"\b(?:loyers?|epargne|placez?|credits?|mensualites?|assurance|mutuelle|cotisation|impots?|depens\w+|charges|"
    r"garanti\w*|besoin|arret|invalidite|deces|capital|rente|estime\w*|futur|a la retraite|chiffre|budget|"
    r"kilom\w+|bornes|roulez)\b"
)
_HIRED = re.compile(
    r"\b(?:salariee?s?|cdi|cdd|titulaire|employee?s?|fonctionnaire|temps (?:partiel|plein)|mi-temps|ouvriere?|cadre|"
    r"interim\w*|travaille|travailler|bosse|bosser|apprentie?|alternante?|contractuel\w*|stagiaire|certifiee?|agregee?|retraitee?)\b|"
    r"\bchez [a-z]"
)
_FILLER = (
    r"(?:(?:a|dans les|environ|autour de|euh|a peu pres|disons|payee?|remuneree?|net|pour|soit|ca fait|ca donne|"
    r"c'est|avec|a raison de|moyennant|=|:|entre guillemets|allez|donc|alors|du coup|quoi|la|mais|"
    r"(?:je|j'|il|elle|on|ca) ?(?:ai|a|est|suis|touche|gagne|fait|tourne|arrive|monte|plafonne|emarge|rentre|"
    r"se fait|me fais|percoi[st]|demarre|approche|depasse)|mes|ses|son|les|presque|pres de|jusqu'a|vers) )*"
)
_LED = re.compile(
    rf"(?:[,;:(=–-]|\bet|[a-z]\)) ?{_FILLER}$|\b(?:a|pour|avec|moyennant|donc|du coup|ca fait|ca donne) {_FILLER}$"
)
_CLOSED = re.compile(
    r"\W*(?:(?:euros?|nets?|bruts?|mensuels?|par mois|en moyenne|a peu pres|environ|je crois|sur|tous les deux|quoi|"
    r"voila|"
    r"le mois|imposables?|(?:avec|hors|sans) (?:les |mes |ses |la |des |une )?(?:nuits?|primes?|heures sup\w*|gardes?|"
    r"dimanches|astreintes?|week-ends|paniers?|deplacements|indemnites|anciennete))\W*)*(?:$|[,;.)+]|\bet\b|\bpuis\b|\bplus\b|\bmoi\b|\belle\b|\blui\b|\bmadame\b|\bmonsieur\b)"
)
_SIDE = re.compile(
    r"\b(moi|lui|elle|monsieur|madame|mme|m\.|mr|ma femme|mon mari|mon epouse|ma compagne|mon compagnon)(?![a-z'-])"
)
_WAGES = re.compile(r"\b(?:nets?|bruts?|par mois|mensuels?|salaires?|gagn\w+|touch\w+|paie|paye|revenus?)\b|/ ?mois")
# Things whose figures are theirs even when an income was asked about.
_THINGS = ("passifs", "actifs_financiers", "biens_immobiliers", "contrats_existants", "hors_fiche", "autres_epargnes")
_LEAST, _MOST = 300, 250_000


@dataclass(frozen=True, slots=True)
class Loose:
    """An income found by its place: the amount, whose it is, and the words that it goes by.

    ``nature`` and ``period`` where the place tells them too; "" where the person's status does.
    """

    measure: Measure
    holder: str
    proof: tuple[int, int]
    nature: str = ""
    period: str = ""


def loose_incomes(reading: Reading, taken: list[Measure]) -> Iterator[Loose]:
    """Every figure that only its place makes an income, in order."""
    owned = _owners(reading)
    known = {id(measure) for measure in taken}
    for measure in reading.document.measures:
        if measure.kind != "money" or id(measure) in known or not _LEAST <= measure.value <= _MOST:
            continue
        clause = reading.document.clause_at(measure.start)
        before = reading.text[max(clause.start, measure.start - 90) : measure.start]
        if (
            owned.get(id(measure)) == clause.index
            or not reading.believed(clause)
            or unearned(before)
            or unreal_income(reading, measure, clause)
        ):
            continue
        found = (
            _answer(reading, measure, clause)
            or _beside_work(reading, measure, clause)
            or _pair(reading, measure)
            or _contrast(reading, measure, clause)
            or _possessed(reading, measure, clause)
        )
        if found is not None and found.holder in ("client", "conjoint"):
            yield found


def _owners(reading: Reading) -> dict[int, int]:
    """Amount (by identity) -> the clause of the thing of another section that holds it."""
    return {
        id(measure): anchor.clause.index
        for section in _THINGS
        for anchor in reading.anchors.get(section, [])
        for measure in anchor.moneys
    }


def _things_between(reading: Reading, start: int, end: int) -> bool:
    return any(next(reading.named_between(section, start, end), None) is not None for section in _THINGS)


# What a business leaves is told by the year.
_YEARLY_ASKED = re.compile(r"\b(?:laisse\w*|degage\w*|benefices?|resultat|exploitation|par an|a l'annee|annuel\w*)\b")


def _answer(reading: Reading, measure: Measure, clause: Clause) -> Loose | None:
    """The figure answers an open question about incomes, maybe some turns later, and little else is said with it."""
    question = question_of(reading, clause)
    if question is None or clause.turn - question.clause.turn > 5:
        return None
    asked = _asked_first(reading, question)
    words = stance.asked_words(reading.document, asked)
    if not (_ASKS.search(words) or _makes(reading, asked)) or _NOT_ASKED.search(words) or needed(reading, measure):
        return None
    again = question.clause.end if asked is not question.clause else asked.end
    if ASIDE.search(
        reading.clause_words(clause, measure.start, 80, 0)
        + _POINTED.split(reading.text[measure.end : clause.end][:80])[0]
    ) or _things_between(reading, asked.end, measure.end):
        return None
    first = next(reading.measures_between(again, measure.start), None)
    told = reading.document.clause_at(first.start) if first is not None and first.kind == "money" else clause
    if told.turn != clause.turn and {told.role, clause.role} != {"client", "conjoint"}:
        return None
    most = 150_000 if _YEARLY_ASKED.search(asked.text) else 12_000
    if not (measure.period or measure.wage or measure.explicit) and not 500 <= measure.value <= most:
        return None
    holder = settled(reading, measure.start) or answerer(reading, question, measure.start)
    if holder == "commun" and not (question.person == "commun" or together(reading, measure)):
        holder = clause.role if clause.role in ("client", "conjoint") else ""
    return Loose(measure, holder, (asked.start, asked.end))


_MAKES = re.compile(r"\b(?:ca|cela) (?:vous |te |lui )?fait combien\b")
_OF_INCOME = re.compile(r"\b(?:retraitee?s?|retraite|pension|salaire|paie|paye|chomage|invalidite)\b")


def _makes(reading: Reading, asked: Clause) -> bool:
    """ "J'ai pris ma retraite." "Ça vous fait combien ?": asked of the work or the pension just told."""
    if not asked.index or _MAKES.search(asked.text) is None:
        return False
    earlier = " ".join(clause.text for clause in reading.document.clauses[max(0, asked.index - 2) : asked.index])
    return _OF_INCOME.search(earlier) is not None or _works(earlier)


def _asked_first(reading: Reading, question: Question) -> Clause:
    """The question itself, or the one that "Et monsieur ?" asks again."""
    clause = question.clause
    if not question.about("argent") or _ASKS.search(clause.text) or len(clause.text) > 40:
        return clause
    earlier = reversed(reading.document.clauses[max(0, clause.index - 7) : clause.index])
    return next((other for other in earlier if other.role == "courtier" and _ASKS.search(other.text)), clause)


def _works(words: str) -> bool:
    heads = profession_heads()
    return bool(_HIRED.search(words)) or any(word in heads for word in re.findall(r"[a-z-]{4,}", words))


def beside_work(reading: Reading, measure: Measure) -> bool:
    """Words of a job stand just before or just after a figure."""
    clause = reading.document.clause_at(measure.start)
    return _works(reading.text[max(clause.start, measure.start - 90) : min(clause.end, measure.end + 30)])


def _beside_work(reading: Reading, measure: Measure, clause: Clause) -> Loose | None:
    """ "Aide-soignante à l'Ehpad, 1 790 net": the amount alone after the job, in its clause or just after it."""
    low = max(_told_from(reading, measure, clause), measure.start - 150)
    lead = reading.text[low : measure.start]
    last = list(reading.measures_between(low, measure.start))
    if last and last[-1].kind == "money":
        low, lead = last[-1].end, reading.text[last[-1].end : measure.start]
    if not (measure.wage or measure.period in ("mensuel", "annuel") or 900 <= measure.value <= 6000):
        return None
    led = _LED.search(lead) or not reading.text[clause.start : measure.start].strip()
    if not _works(lead) or not (led or _runs_on(measure, clause, lead)):
        return None
    sure = measure.wage or (measure.period and measure.explicit)
    if not sure and not _CLOSED.match(reading.text, measure.end):
        return None
    if ASIDE.search(lead) or _things_between(reading, low, measure.end):
        return None
    if any(low <= found.start < measure.start for found in reading.document.institutions) and not measure.wage:
        return None
    return Loose(measure, earner(reading, measure.start), (low, measure.start))


_NOBODY_SAYS = re.compile(rf"\W*(?:(?:et|mais|elle|lui|moi|il|je|j')\W+)*{_FILLER}(?:(?:elle|lui|moi)\W+)?{_FILLER}\W*")


_POINTED = re.compile(r"[,;:.!?]")


def _told_from(reading: Reading, measure: Measure, clause: Clause) -> int:
    """Where the words that may tell the job begin: "fonctionnaire, elle y tient. Elle, c'est mille neuf"."""
    low, clauses = clause.start, reading.document.clauses
    if clause.punctuated and not _NOBODY_SAYS.fullmatch(reading.text, clause.start, measure.start):
        return low
    for index in range(clause.index - 1, max(-1, clause.index - 3), -1):
        earlier = clauses[index]
        if earlier.turn != clause.turn or earlier.role != clause.role:
            break
        low = earlier.start
        if _works(reading.text[low : measure.start]):
            break
    return low


def _runs_on(measure: Measure, clause: Clause, lead: str) -> bool:
    """Speech without commas: "elle est assistante sociale fonctionnaire mille neuf cent soixante net par mois"."""
    flows = not clause.punctuated or not _POINTED.search(lead)
    return flows and (measure.wage or measure.period == "mensuel") and bool(_HIRED.search(lead[-90:]))


_NOW = re.compile(
    r"\b(?:pour (?:le moment|l'instant)|aujourd'hui|actuellement|la|maintenant|en ce moment|moi|nous|desormais)\b"
    r"[^.;]{0,24}\b(?:c'est|je suis a|on est a|j'ai|je touche|je gagne|ca fait|on a|"
    r"je (?:plafonne|tourne|reste|culmine) (?:a|autour de)|je me fais) (?:plutot |a |dans les )?$"
)
_INCOMES = ("salaire", "revenu", "pension_retraite", "allocation_chomage")


def _contrast(reading: Reading, measure: Measure, clause: Clause) -> Loose | None:
    """ "Je passerais à 3 300. Pour le moment c'est 2 750": what is, beside what is not or is somebody else's."""
    if not 500 <= measure.value <= 15_000 or measure.period not in ("", "mensuel"):
        return None
    if not _NOW.search(reading.text[max(clause.start, measure.start - 60) : measure.start]):
        return None
    low = max(0, clause.index - 2)
    earlier = [
        anchor
        for anchor in reading.named_between("revenus", reading.document.clauses[low].start, measure.start)
        if anchor.kind in _INCOMES and any(other.start < measure.start for other in anchor.moneys)
    ]
    unreal = _unreal_before(reading, measure, clause)
    if not (earlier or unreal) or _things_between(reading, earlier[-1].start if earlier else unreal, measure.end):
        return None
    holder = earner(reading, measure.start)
    speaker = clause.role if clause.role in ("client", "conjoint") else "client"
    proof = (earlier[-1].start, earlier[-1].end) if earlier else (clause.start, measure.end)
    return Loose(measure, speaker if holder == "commun" else holder, proof)


_WITH_ONES = re.compile(r"\b(?:avec|sur) (?:mes|ses) (?:(?:petits?|pauvres?|maigres?|belles?|fameux) )?$")
_OF_INCOME_OR_ALONE = re.compile(
    r"\W*(?:(?:euros?|balles|nets?|bruts?|par mois|mensuels?)\W*)*(?!d[eu'] ?(?!retraite|pension|salaire|"
    r"paye|paie|chomage))"
)


def _possessed(reading: Reading, measure: Measure, clause: Clause) -> Loose | None:
    """ "Moi avec mes 1 750 j'ai pas à me plaindre": a sum of one's own, of nothing, that one lives on."""
    if not 300 <= measure.value <= 9000 or measure.period not in ("", "mensuel"):
        return None
    low = max(clause.start, measure.start - 40)
    if not _WITH_ONES.search(reading.text[low : measure.start]) or ASIDE.search(reading.text, low, measure.end + 30):
        return None
    if not _OF_INCOME_OR_ALONE.match(reading.text, measure.end) or _things_between(reading, low, measure.end + 30):
        return None
    return Loose(measure, earner(reading, measure.start), (low, measure.end), period="mensuel")


def _unreal_before(reading: Reading, measure: Measure, clause: Clause) -> int:
    """Where an amount that is not yet, or no more, earned was told just before; 0 when none was."""
    for other in reading.measures_between(max(0, measure.start - 160), measure.start):
        told = reading.document.clause_at(other.start)
        before = reading.text[max(told.start, other.start - 60) : other.start]
        near = other.kind == "money" and told.turn == clause.turn and other.value < 15_000
        if near and (unearned(before) or unreal_income(reading, other, told)):
            return other.start
    return 0


def pairs(reading: Reading, taken: list[Measure]) -> Iterator[Loose]:
    """The wages of two adults set side by side, before anything else can take one of them."""
    known = {id(measure) for measure in taken}
    for measure in reading.document.measures:
        if measure.kind != "money" or id(measure) in known or not 500 <= measure.value <= 9000:
            continue
        clause = reading.document.clause_at(measure.start)
        if clause.role == "narrateur" and not unreal_income(reading, measure, clause):
            found = _pair(reading, measure)
            if found is not None:
                yield found


def _pair(reading: Reading, measure: Measure) -> Loose | None:
    """ "Moi quatorze cents, lui dix-huit cent cinquante": two adults set side by side, each with a wage."""
    if not 500 <= measure.value <= 9000:
        return None
    around = [
        (other, side[-1])
        for other in reading.measures_between(measure.start - 90, measure.end + 90)
        if other.kind == "money" and 500 <= other.value <= 9000 and (side := _side_of(reading, other))
    ]
    if len(around) != 2 or len({match.group(1) for _, match in around}) != 2:
        return None
    if reading.document.clause_at(around[0][0].start).turn != reading.document.clause_at(around[1][0].start).turn:
        return None
    start, end = around[0][1].start(), around[1][0].end
    clause = reading.document.clause_at(start)
    words = reading.text[max(0, start - 60) : end + 40]
    question = stance.asked(reading.document, clause)
    asked = question is not None and _ASKS.search(stance.asked_words(reading.document, question))
    if not (asked or _WAGES.search(words) or _works(words)) or ASIDE.search(words):
        return None
    if _things_between(reading, start - 60, end):
        return None
    beside = next((match for other, match in around if other is measure), None)
    if beside is None:
        return None
    named = reading.people.last_before(measure.start, beside.start())
    said = str(beside.group(1))
    word = {"mme": "madame", "m.": "monsieur", "mr": "monsieur"}.get(said, said)
    holder = said_for(reading, word, measure.start)
    if holder not in ("client", "conjoint") and named is not None:
        holder = named.holder
    return Loose(measure, holder, (start, end))


def _side_of(reading: Reading, measure: Measure) -> list[re.Match[str]]:
    """The person word that leads a figure, with no other figure between."""
    low = max(reading.document.clause_at(measure.start).start, measure.start - 45)
    last = [m.end for m in reading.measures_between(low, measure.start)]
    return list(_SIDE.finditer(reading.text, max([low, *last]), measure.start))
