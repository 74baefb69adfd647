"""Incomes said without their word: "Moi c'est 1 640", "890.", "31 400, c'est moi qui ai fait la déclaration".

An amount that follows an income closely, with nothing else spoken of between, is the partner's income of the same
kind, or what a partner mends it to.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from egide.kit import patterns as re
from egide.kit.french.measures import Measure, period_in
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.no_incomes import announced
from egide.modules.intake.engine.reading import Reading

_STANDS_FOR = re.compile(
    r"\b(moi|lui|elle|monsieur|madame|la mienne|le mien|la sienne|le sien|les miens|ma femme|mon mari|"
    r"mon epouse|mon epoux|"
    r"ma compagne|mon compagnon)\b(?! (?:verse|donne|paie|paye|rend|doit))"
)
_MENDS = re.compile(r"\W*(?:(?:non|enfin|alors|ben|bah|euh|plutot|pardon|disons|bon|mais|ah)\W+)*$")
_EACH = re.compile(r"\b(?:chacune?|tous les deux|toutes les deux|l'un et l'autre|vous deux|les deux|vos)\b")
ASIDE = re.compile(
    r"\b(?:avant|a l'epoque|l'annee d'avant|l'an d'avant|il y a|prime|bonus|treizieme|impots?|loyer|credit|"
    r"assurance|mutuelle|"
    r"kilometres?|bornes|si je|si on|veux|voudrais|faudrait|voisin|collegue|soeur|frere|cousin|patron|associe)\b"
)
_WORK = re.compile(
    r"\b(?:depuis|chez|salariee?|cdi|cdd|titulaire|employee?|fonctionnaire|poste|temps partiel|mi-temps|"
    r"quatre-vingts? pour "
    r"cent|contrat|metier|travaille|bosse|cadre|ouvriere?|technicien\w*|infirmier\w*|vendeu\w+|agent|gerante?|"
    r"retraitee?)\b"
)
_HIRED = re.compile(
    r"\b(?:salariee?|cdi|cdd|titulaire|employee?|fonctionnaire|temps partiel|mi-temps|ouvriere?|cadre)\b"
)
_NEVER_BETWEEN = (
    "passifs",
    "actifs_financiers",
    "biens_immobiliers",
    "contrats_existants",
    "autres_epargnes",
    "hors_fiche",
)


@dataclass(frozen=True, slots=True)
class Known:
    """An income found: its nature, whose, and its amount."""

    nature: str
    holder: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Echo:
    """An income that goes by another one's word; ``mends``: it replaces that one."""

    known: Known
    holder: str
    measure: Measure
    mends: bool


def said_for(reading: Reading, word: str, position: int) -> str:
    """Whom "moi", "lui", "madame" or "la sienne" stands for at a position."""
    speaker = "conjoint" if reading.document.clause_at(position).role == "conjoint" else "client"
    other = "client" if speaker == "conjoint" else "conjoint"
    if word in ("moi", "la mienne", "le mien", "les miens"):
        return speaker
    if word.startswith(("ma ", "mon ", "la s", "le s")):
        return other
    role = reading.document.clause_at(position).role
    gender = "m" if word in ("monsieur", "lui") else "f"
    if role in ("client", "conjoint") and word in ("lui", "elle"):
        return other
    return "client" if reading.household.client_gender == gender else "conjoint"


def echoes(reading: Reading, known: list[Known]) -> list[Echo]:
    """What the partners say right after an income, each with the income it goes by."""
    found: list[Echo] = []
    measures = reading.document.measures
    starts = [measure.start for measure in measures]
    taken = {id(income.measure) for income in known}
    queue = sorted(known, key=lambda income: income.measure.start)
    while queue:
        income = queue.pop(0)
        index = bisect_left(starts, income.measure.end)
        own = bisect_left(starts, income.measure.start)
        for measure in [*measures[index : index + 3], *reversed(measures[max(0, own - 2) : own])]:
            if measure.kind != "money":
                continue
            echo = _echo(reading, income, measure)
            if echo is None or (id(measure) in taken and not echo.mends):
                continue
            taken.add(id(measure))
            found.append(echo)
            queue.insert(0, Known(income.nature, echo.holder, measure))
            break
    return found


# "La voiture, elle vaut huit cents": the pronoun is no partner's.
_VALUE_OF_A_THING = re.compile(
    r"\b(?:il|elle|ca),? (?:(?:me |nous |m'|nous )?(?:vaut|vaudrait|a coute|coute\w*|partirait|partira)|se vend\w*|"
    r"(?:est|serait) (?:cotee?|estimee?|evaluee?|argus\w*))\b[^.;]{0,20}$"
)


def _echo(reading: Reading, income: Known, measure: Measure) -> Echo | None:
    first = income.measure
    clause = reading.document.clause_at(measure.start)
    origin = reading.document.clause_at(first.start)
    if measure.start < first.start:
        return _echo_before(reading, income, measure, clause, origin)
    near = measure.start - first.end < 260 and clause.turn - origin.turn <= 3
    alike = first.value / 6 <= measure.value <= first.value * 6 and measure.value >= 100
    if not (near and alike) or _something_else(reading, first.end, measure.end) or not reading.believed(clause):
        return None
    before = reading.text[max(clause.start, measure.start - 70) : measure.start]
    if ASIDE.search(reading.text[max(clause.start, first.end, measure.start - 90) : min(clause.end, measure.end + 40)]):
        return None
    if measure.period and first.period and measure.period != first.period and income.nature != "rente":
        return None
    if announced(reading, measure, clause, first.end) or _VALUE_OF_A_THING.search(before):
        return None
    if _handed_over(reading, clause, origin, first):
        return Echo(income, clause.role, measure, mends=False)
    if _mends(reading, clause, origin, first, measure, before):
        return Echo(income, income.holder, measure, mends=True)
    holder = _whose(reading, clause, measure, before, first.end)
    if holder in ("client", "conjoint") and holder != income.holder:
        return Echo(income, holder, measure, mends=False)
    return None


_SIDE_AFTER = re.compile(
    r"\W*(?:(?:euros?|nets?|bruts?|par mois)\W*)*pour (moi|lui|elle|monsieur|madame|ma femme|mon mari)\b"
)
_SIDE_BEFORE = re.compile(
    r"(?:^|[,;:.(] ?|\b(?:et|alors|mais) )(moi|lui|elle|monsieur|madame|ma femme|mon mari),? "
    r"(?:(?:je suis|il est|elle est|c'est|j'ai|il a|elle a|je touche|je gagne|ca fait|a|dans les|autour de) ?){0,3}$"
)


def _echo_before(reading: Reading, income: Known, measure: Measure, clause: Clause, origin: Clause) -> Echo | None:
    """ "1 940 pour moi, j'étais cheminot. Elle, 610": the first of two, known by its side and by what follows it."""
    first = income.measure
    alike = first.value / 6 <= measure.value <= first.value * 6 and measure.value >= 100
    near = first.start - measure.end < 110 and origin.turn - clause.turn <= 1
    if not (near and alike) or clause.role == "courtier" or not reading.believed(clause):
        return None
    if measure.period and first.period and measure.period != first.period:
        return None
    before = reading.text[max(clause.start, measure.start - 60) : measure.start]
    side = _SIDE_AFTER.match(reading.text, measure.end) or _SIDE_BEFORE.search(before)
    if side is None or ASIDE.search(before) or _something_else(reading, clause.start, first.end):
        return None
    holder = said_for(reading, side[1], measure.start)
    return Echo(income, holder, measure, mends=False) if holder != income.holder else None


def _something_else(reading: Reading, start: int, end: int) -> bool:
    """Another thing with amounts is named in between, or the broker asks about something new."""
    return any(
        start < anchor.start < end and (section != "autres_epargnes" or anchor.moneys)
        for section in _NEVER_BETWEEN
        for anchor in reading.anchors.get(section, [])
    ) or any(
        start < anchor.start < end
        and anchor.kind not in ("salaire", "revenu", "pension_retraite")
        and not (anchor.kind in ("dividendes", "bic") and all(measure.end == end for measure in anchor.moneys))
        for anchor in reading.anchors.get("revenus", [])
    )


_HANDS_OVER = re.compile(
    r"\b(?:lui|elle|il|mon mari|ma femme|cheri\w*),? (?:te |vous )?(?:le |la )?(?:dira|repondra|sait|dit)\b|"
    r"\bdemandez[- ](?:lui|a)\b|\bet (?:toi|lui|elle) ?\?"
)


def _handed_over(reading: Reading, clause: Clause, origin: Clause, first: Measure) -> bool:
    """ "2 390. Lui vous dira." "1 910.": the other, asked by who spoke, tells their own."""
    if {clause.role, origin.role} != {"client", "conjoint"} or clause.turn != origin.turn + 1:
        return False
    return _HANDS_OVER.search(reading.text, first.end, clause.start) is not None


def _mends(reading: Reading, clause: Clause, origin: Clause, first: Measure, measure: Measure, before: str) -> bool:
    """The partner's turn begins with a figure close to the one just said: "31 400, c'est moi qui ai…"."""
    question = stance.asked(reading.document, origin)
    return (
        clause.turn == origin.turn + 1
        and {clause.role, origin.role} == {"client", "conjoint"}
        and reading.document.clauses[clause.index - 1].turn != clause.turn
        and 0.7 * first.value <= measure.value <= 1.43 * first.value
        and measure.value != first.value
        and bool(_MENDS.fullmatch(before))
        and not (question is not None and _EACH.search(question.text))
        and not (_only_a_figure(origin) and _only_a_figure(clause) and _both_work(reading))
    )


def _only_a_figure(clause: Clause) -> bool:
    return re.fullmatch(r"\W*[\d ]+(?:euros?|nets?)?\W*", clause.text.replace("!", "x")) is not None


def _both_work(reading: Reading) -> bool:
    """ "1 890." "2 700.": of two who told their trades each tells their own wage."""
    return all(reading.has(person, "profession") for person in ("client", "conjoint"))


def _whose(reading: Reading, clause: Clause, measure: Measure, before: str, floor: int) -> str:
    """The partner named for this amount: by a pronoun in its clause, else by its turn."""
    stands = list(_STANDS_FOR.finditer(before))
    if stands:
        return said_for(reading, stands[-1][1], measure.start)
    after = re.match(
        r"\W*(?:euros )?(?:par mois |net )*pour (moi|lui|elle|monsieur|madame)\b",
        reading.text[measure.end : measure.end + 40],
    )
    if after:
        return said_for(reading, after[1], measure.start)
    named = reading.people.last_before(measure.start, max(clause.start, floor))
    if named is not None and named.strong and named.kind in ("name", "spouse", "he", "she"):
        return named.holder
    start = max(floor, reading.document.starts[clause.segment])
    opened = list(_STANDS_FOR.finditer(reading.text, start, measure.start))
    if opened and clause.role in ("client", "conjoint") and len(before.strip(" ,.")) < 25:
        return said_for(reading, opened[-1][1], measure.start)
    return ""


_PERIOD_TOLD = re.compile(r"\bpar (mois|an|trimestre|semestre)\b")
_NAMES = {"mois": "mensuel", "an": "annuel", "trimestre": "trimestriel", "semestre": "semestriel"}


_BESIDE = re.compile(r"\b(?:plus|primes?|bonus|treizieme|dividendes?|variable|interessement)\b")


def period_told(reading: Reading, measure: Measure) -> str:
    """The period said away from the amount, in its clause or settled just after ("Par mois ?" "Par trimestre.")."""
    clauses = reading.document.clauses
    clause = reading.document.clause_at(measure.start)
    near = [m for m in reading.measures_between(clause.start, clause.end) if m.kind == "money"]
    low = max([clause.start, *(m.end for m in near if m.end <= measure.start)])
    high = min([clause.end, *(m.start for m in near if m.start > measure.start)])
    told = period_in(
        _BESIDE.split(reading.text[measure.end : min(high, measure.end + 60)], maxsplit=1)[0]
    ) or period_in(reading.text[low : measure.start])
    if told:
        return told
    return _settled(clauses, clause.index)


def _settled(clauses: list[Clause], index: int) -> str:
    for asked in clauses[index + 1 : index + 3]:
        told = _PERIOD_TOLD.search(asked.text)
        if told is None or asked.role != "courtier" or re.search(r"\d|\b(?:cent|mille)\b", asked.text):
            continue
        for answer in clauses[asked.index + 1 : asked.index + 2]:
            other = _PERIOD_TOLD.search(answer.text)
            if other and answer.role in ("client", "conjoint"):
                return _NAMES[other[1]]
            return _NAMES[told[1]] if stance.says_yes(answer.text) else ""
    return ""


_PAID_TO = re.compile(
    r"\b(me|m'|nous|lui)(?: |(?<='))(?:le |la |les |en )?(?:verse|paie|paye|paient|payent|versent|file|filent|vire|"
    r"virent|"
    r"laisse|donne|envoie|rapporte|fait|a sorti|sort|fait un virement|font un virement|rembourse|reverse|"
    r"octroie)\b[^.;]{0,60}$"
)


def paid_to(reading: Reading, measure: Measure) -> str:
    """ "Le nouveau patron me file 2 050": whoever pays, the money is the one's who is paid; "" when nobody is told."""
    clause = reading.document.clause_at(measure.start)
    match = _PAID_TO.search(reading.text[clause.start : measure.start])
    if match is None or clause.role not in ("client", "conjoint"):
        return ""
    if match[1] == "lui":
        return "client" if clause.role == "conjoint" else "conjoint"
    return clause.role


_BESIDES = re.compile(
    r"\b(?:et (?:le |les |l')(?:soirs?|matins?|week-ends?|samedis?|dimanches?|apres[- ]midis?)|en plus|"
    r"en parallele|a cote|"
    r"en complement|et puis (?:les|des|le|la|mes|mon|ses|un|une)|deuxieme (?:emploi|boulot|job)|"
    r"second (?:emploi|boulot|job)|autre (?:emploi|boulot|job|"
    r"employeur)|plus)\b"
)


_ITS_WAGE = re.compile(r"\b(?:salaire|paie|paye|menages|heures|cheques? emploi|vacations|extras)\b")


def second_job(reading: Reading, nature: str, first: Measure, measure: Measure) -> bool:
    """ "780 à la cantine, et le soir 520 chez une dame": a second wage of the same person."""
    between = reading.text[first.end : measure.start]
    return (
        nature == "salaire"
        and len(between) < 120
        and measure.value != first.value
        and bool(_BESIDES.search(between))
        and bool(measure.period or measure.wage or _ITS_WAGE.search(between))
    )


_FUND = re.compile(
    r"\b(carsat|msa|m s a|agirc(?:[- ]arrco)?|arrco|cnav|cnracl|ircantec|cipav|carmf|complementaires?|regime general|"
    r"de base|la base|reversion)\b"
)


def other_fund(reading: Reading, nature: str, first: Measure, measure: Measure) -> bool:
    """ "La Carsat me donne 1 120 et l'Agirc 640": each pension fund pays its own."""
    if nature != "pension_retraite" or not 0 < measure.start - first.end < 60 or measure.value == first.value:
        return False
    before = _FUND.search(reading.text, max(0, first.start - 50), first.end + 20)
    between = _FUND.search(reading.text, first.end, measure.end + 20)
    return before is not None and between is not None and before[1] != between[1]


def for_the_other(reading: Reading, measure: Measure) -> str:
    """ "Mille neuf cent cinquante par mois. Moi, je gagne…": what comes before "moi" is the other partner's."""
    clause = reading.document.clause_at(measure.start)
    if clause.role not in ("client", "conjoint"):
        return ""
    segment = reading.document.starts[clause.segment]
    mine = re.search(r"\b(?:moi|je|j')\b", reading.text[segment : measure.start])
    turn = reading.text[measure.end : segment + len(reading.document.folded[clause.segment].text)]
    then = re.match(r"[^.]*\.\s*(?:et )?moi,? (?:je|j'|c'est)", turn[:60])
    return ("client" if clause.role == "conjoint" else "conjoint") if then and not mine else ""


def _apposed(reading: Reading, clause: Clause, measure: Measure) -> bool:
    """ "…qui travaille à l'agence, salariée, 2 050 euros par mois": the amount alone between commas, after the job."""
    lead = reading.text[max(clause.start, measure.start - 140) : measure.start]
    return bool(
        re.search(r"[,;:] ?$", lead)
        and _HIRED.search(lead)
        and not ASIDE.search(lead)
        and re.match(r"\W*(?:$|[,;.])", reading.text[measure.end : clause.end])
        and not _something_else(reading, measure.start - len(lead), measure.end)
    )


def bare(reading: Reading, measure: Measure) -> bool:
    """ "Chez Untel, depuis 2005. Mille neuf cent cinquante par mois.": nothing but the amount, after the job."""
    clause = reading.document.clause_at(measure.start)
    if (
        measure.period in ("mensuel", "annuel")
        and 300 <= measure.value <= 200_000
        and _apposed(reading, clause, measure)
    ):
        return True
    if measure.period not in ("mensuel", "annuel") or not 300 <= measure.value <= 200_000 or not clause.index:
        return False
    rest = reading.text[clause.start : measure.start] + reading.text[measure.end : clause.end]
    if len(re.sub(r"\W", "", rest)) > 8 or clause.role == "courtier":
        return False
    for index in range(clause.index - 1, max(-1, clause.index - 4), -1):
        earlier = reading.document.clauses[index]
        if earlier.turn != clause.turn or next(reading.measures_between(earlier.start, earlier.end), None) is not None:
            return False
        if _WORK.search(earlier.text):
            return not _something_else(reading, earlier.start, measure.end)
    return False
