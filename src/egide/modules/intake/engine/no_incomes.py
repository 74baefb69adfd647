"""Amounts beside an income's words that are no present income: to come, wanted, supposed, former, needed, driven…"""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading

_FUTURE = re.compile(
    r"\b(?:aurai[st]?|aura|toucherai[st]?|toucherai|toucherons|percevrai\w*|estime\w*|attendue?s?|prome\w+|"
    r"promis|prevu\w*|projete\w*|"
    r"prevoi\w*|simulation|"
    r"au depart|quand je (?:serai|partirai)|a la retraite j'|il me restera|me donnerait|annonce\w*)\b"
)
_WANTED = re.compile(
    r"\b(?:il (?:me|nous|lui) faudrait|faudrait|veux|veut|voudrais|voudrait|garantir|garanti|en cas d'arret|"
    r"si je (?:tombe|suis|m'arrete)|arret|verse (?:en cas|si)|franchise|rente|capital|prevoyance|mettre de cote|"
    r"par enfant|couvert\w*|minimum vital)\b"
)
_FORMER = re.compile(
    r"\b(?:avant,?(?! impots?)|quand j'etais|quand il etait|quand elle etait|a l'epoque|dans une vie anterieure|"
    r"ancien\w*(?! (?:prevoyance|mutuelle|assurance|contrat|regime|combattants?))|j'etais (?:a|chez)|"
    r"etait cadre|l'annee d'avant|"
    r"(?:je|j'|il|elle|me|nous|on) ?(?:faisai[st]|gagnai[st]|touchai[st]|percevai[st]|ramenai[st]|prenai[st]|"
    r"sortai[st]|"
    r"payai(?:t|ent)|versai(?:t|ent))|contre $)\b"
)
_FORMER_AFTER = re.compile(
    r"\W*(?:(?:euros?|nets?|bruts?|par mois|par an) ?)*(?:avant\b(?! impots?| prelevement)|a l'epoque|autrefois|"
    r"l'an dernier,? mais|"
    r"quand (?:j'|il |elle |on )(?:etai|bossai|travaillai)|dans mon ancien|sur l'ancienne)"
)
# "Deux mille trois à garantir": what a cover is to pay.
_TO_INSURE = re.compile(r"\W*(?:(?:euros?|nets?|bruts?|par mois|par an) ?)*a (?:garantir|couvrir|assurer|maintenir)\b")
# "Je passerais à", "il toucherait": the mood of what is not.
_CONDITIONAL = re.compile(
    r"\b(?:[a-z]{2,}er|aur|ser|fer|toucher|percevr|passer|viendr|tiendr|prendr|devr)(?:ais|ait|ions|iez|"
    r"aient)\b[^.;]{0,34}$"
)
_COUNTING = re.compile(
    r"\bsi (?:je|on|j') ?(?:convertis|convertit|compte|ramene|enleve|calcule|me souviens)\b|"
    r"(?<=[,…:] )(?:disons|mettons)\b|"
    r"\b(?:converti\w*|en euros|au change|en gros|a peu pres|ramene a l'annee|sur l'annee|"
    r"net imposable)\b[^.;]{0,20}\bca "
    r"(?:ferait|donnerait|doit faire)\b"
)
# The one who pays a pension.
_PAYER = re.compile(
    r"\b(?:moi qui|je|j'|on|il doit|elle doit) ?(?:la |le |lui |leur |les )*(?:paie|paye|verse|donne|envoie|dois|"
    r"file)\b|(?:\bet|\bil|\belle|,|^) verse (?:environ )?$"
)
_NOT_YET = re.compile(
    r"\b(?:pas avant|je bosse encore|je travaille encore|a partir de 20|quand j'aurai|"
    r"a venir|dans \w+ ans)\b"
)
_EXAMPLE = re.compile(
    r"\b(?:prenons|prenez|imagin\w+|suppos\w+|mettons|admettons|quelqu'un qui|par exemple|"
    r"une? (?:cadre|salariee?|cliente?|jeune|collegue|employee?|type|personne|couple) qui|"
    r"(?:quelqu'un|couple|foyer|menage|profil|famille|client) comme (?:vous|toi|le votre)|"
    r"dans votre (?:cas|situation),? (?:quelqu'un|un couple))\b"
)


_BOTH_WAGES = re.compile(
    r"\b(?:a (?:nous|eux|vous) deux|a deux(?! (?:mille|cent))|tous les deux(?! ans| mois)|(?:les|nos|"
    r"leurs) deux (?:salaires?|payes?|paies?|revenus?|retraites?)|"
    r"ensemble|en cumule|cumules?|du (?:foyer|menage|couple)|le (?:foyer|menage|couple)|"
    r"(?:on|nous|ils) [^.;]{0,30}(?:en tout|au total))\b"
)
_ONE_SIDE = re.compile(r"\b(?:moi|lui|elle|monsieur|madame|ma (?:femme|compagne)|mon (?:mari|compagnon))\b")
_FOR_ONE = re.compile(
    r"\W*(?:(?:euros?|nets?|bruts?|par mois)\W*)*pour (?:moi|lui|elle|monsieur|madame|ma (?:femme|compagne)|"
    r"mon (?:mari|compagnon))\b"
)
_EACH_ALIKE = re.compile(r"\b(?:chacune?|par tete|par personne|pareil|la meme chose)\b")
_EXTRA = re.compile(
    r"\b(?:primes?|bonus|gratification|interessement|participation|variables?)(?: [a-z'-]+){0,3}? ?"
    r"(?:de |d'|: ?|a |c'est |autour de |environ )?$"
)


def together(reading: Reading, measure: Measure) -> bool:
    """ "4 200 à nous deux": the sum of two incomes is nobody's; said nearer to this amount than to another."""
    clause = reading.document.clause_at(measure.start)
    others = [m for m in reading.measures_between(clause.start, clause.end) if m.kind == "money" and m is not measure]
    low = max([clause.start, *(m.end for m in others if m.end <= measure.start)])
    high = min([clause.end, *(m.start for m in others if m.start > measure.start)])
    words = reading.text[max(low, measure.start - 50) : min(high, measure.end + 32)]
    if not _BOTH_WAGES.search(words) or _EACH_ALIKE.search(words):
        return False
    return not (_ONE_SIDE.search(words) or _FOR_ONE.match(reading.text, measure.end))


def extra(reading: Reading, measure: Measure) -> bool:
    """ "Un treizième mois et une prime de 1 500": paid beside the wage, once."""
    clause = reading.document.clause_at(measure.start)
    return measure.period != "mensuel" and bool(
        _EXTRA.search(reading.text[max(clause.start, measure.start - 50) : measure.start])
    )


def announced(reading: Reading, measure: Measure, clause: Clause, floor: int) -> bool:
    """ "Mon mari aura 1 900, d'après sa simulation": a pension to come, by the words after ``floor`` or just behind."""
    low, high = max(clause.start, floor, measure.start - 70), min(clause.end, measure.end + 60)
    return bool(_FUTURE.search(reading.text, low, measure.start) or _SIMULATED.search(reading.text, low, high))


def unearned(words: str) -> bool:
    """Words of what is to come or wanted."""
    return bool(_FUTURE.search(words) or _WANTED.search(words))


_TODAYS = re.compile(
    r"\W*(?:par mois |mensuels? )?(?:d'aujourd'hui|aujourd'hui|actuel\w*|de maintenant|"
    r"en ce moment)\b"
)


def of_today(reading: Reading, measure: Measure) -> bool:
    """ "Garder 80 % de ses 5 340 euros d'aujourd'hui": what is earned now, whatever is wanted of it."""
    return _TODAYS.match(reading.text, measure.end) is not None


_PAYS_SOMEBODY = re.compile(
    r"\b(?:je|on|nous) (?:le|la|les|lui|leur) (?:paie|paye|payons|verse|versons|donne|file|remunere|sors) (?:[a-z]+ )?$"
)


# "Cédé. 71 000 net, arrivés jeudi sur le compte": what a sale brought.
_CAME_IN = re.compile(
    r"\W*(?:(?:euros?|nets?|bruts?)\W*)*(?:arrivee?s?|viree?s?|tombee?s?|encaissee?s?|recue?s?|versee?s? en|"
    r"d(?:e la|u|e l'|e mon|e ma|es) ?(?:vente|cession|heritage|parts))\b(?! (?:par|chaque|tous))"
)
_SOLD = re.compile(
    r"\b(?:vendue?s?|cedee?s?|liquidee?s?|vente|cession|heritage|indemnites? de (?:licenciement|depart|rupture))\b"
)


def _proceeds(reading: Reading, measure: Measure, clause: Clause) -> bool:
    if measure.value < 8000 or measure.period:
        return False
    earlier = reading.document.clauses[max(0, clause.index - 1)]
    low = earlier.start if earlier.turn == clause.turn else clause.start
    return _CAME_IN.match(reading.text, measure.end) is not None or (
        measure.wage and _SOLD.search(reading.text, max(low, measure.start - 60), measure.start) is not None
    )


def unreal_income(reading: Reading, measure: Measure, clause: Clause) -> bool:
    """Supposed, told of an example, or over: "un cadre qui gagne…", "je passerais à…", "1 810 avant"."""
    before = reading.text[max(clause.start, measure.start - 70) : measure.start]
    said = reading.text[max(clause.start, measure.start - 110) : measure.start]
    return bool(
        stance.hypothetical(_COUNTING.sub(" ", before))
        or _CONDITIONAL.search(_COUNTING.sub(" ", before))
        or _EXAMPLE.search(said)
        or before.endswith(("contre ", "moins "))
        or _PAYS_SOMEBODY.search(before)
        or _FORMER_AFTER.match(reading.text, measure.end, clause.end)
        or _TO_INSURE.match(reading.text, measure.end, clause.end)
        or _proceeds(reading, measure, clause)
    )


def no_income(reading: Reading, anchor: Anchor, measure: Measure, clause: Clause, before: str) -> bool:
    """What is to come, wanted, past, supposed, needed, paid by a contract or driven."""
    if _FUTURE.search(before) or (_WANTED.search(before) and anchor.kind not in ("pension_alimentaire", "rente")):
        return True
    low = max(clause.start, min(anchor.start, measure.start) - 50)
    earlier = [other.end for other in reading.measures_between(low, measure.start) if other.kind == "money"]
    lead = reading.text[max([low, *earlier]) : measure.start]
    if _FORMER.search(lead) or not reading.believed(clause) or unreal_income(reading, measure, clause):
        return True
    if anchor.kind in ("salaire", "revenu") and (together(reading, measure) or extra(reading, measure)):
        return True
    if anchor.kind in ("pension_retraite", "pension_alimentaire", "rente") and _no_pension(reading, measure, clause):
        return True
    if expense(reading, anchor, measure, clause) or _PAID_OUT.match(reading.text, measure.end):
        return True
    return needed(reading, measure) or paid_by_contract(reading, anchor) or driven(reading, anchor, measure)


# "D'après le simulateur, 1 735 euros mensuels", "1 900, d'après sa simulation".
_SIMULATED = re.compile(
    r"\b(?:simul\w+|releves? de carriere|projections?|projete\w*|info[- ]retraite|si (?:je|il|elle|on) (?:continue|"
    r"va(?:is)? jusqu|tien[ts] jusqu|travaille encore)|a condition (?:que|qu'|de)|fait le calcul|"
    r"a la sortie|taux plein)\b"
)


def _no_pension(reading: Reading, measure: Measure, clause: Clause) -> bool:
    """Paid by the household, or only announced."""
    lead = reading.text[clause.start : measure.start]
    if _SIMULATED.search(reading.text, max(clause.start, measure.start - 110), min(clause.end, measure.end + 70)):
        return True
    if _PAYER.search(lead) and not re.search(r"\b(?:me|m'|nous|ma) ", lead):
        return True
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    announced = question is not None and re.search(
        r"\b(?:annonc\w+|estim\w+|prevu\w*|aurez|"
        r"toucherez)\b",
        question.text,
    )
    theirs = re.match(
        r"\W*(?:euros? |par mois |chaque mois |de pension )*(?:a (?:son|mon|l') ?ex\b|a (?:la|sa|leur) (?:mere|maman)|"
        r"au (?:pere|papa))",
        reading.text[measure.end : measure.end + 40],
    )
    return bool(announced or theirs or _NOT_YET.search(reading.text, measure.end, clause.end))


_ASKS_NEED = re.compile(
    r"\b(?:garantir|garantie|indemnites?|besoin|faudrait|il (?:vous|te|lui) faut|budget|capital|rente|franchise|"
    r"maintenir|"
    r"garder|conserver|epargner|de cote|placer|cotisez|combien .{0,20}arret)\b"
)


def needed(reading: Reading, measure: Measure) -> bool:
    """The amount answers a question about a need, not about an income."""
    clause = reading.document.clause_at(measure.start)
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    return (
        question is not None
        and clause.index - question.index <= 3
        and not measure.wage
        and bool(_ASKS_NEED.search(question.text))
        and not re.search(r"\b(?:gagne|touche|salaire|paie|percois)\w*\b", clause.text)
    )


def paid_by_contract(reading: Reading, anchor: Anchor) -> bool:
    """ "Elle verse 900 euros de rente d'invalidité": what a contract would pay."""
    if anchor.kind != "rente":
        return False
    words = reading.text[anchor.clause.start : min(anchor.clause.end, anchor.end + 60)]
    pays = re.search(r"\b(?:elle|il|ca|contrat|qui) (?:me |lui |nous )?verse\w*\b", words)
    return bool(pays and not re.search(r"\b(?:caf|secu\w*|cpam|carsat|caisse|msa)\b", words))


# "Et on a pour 140 euros de charges": what goes out.
_PAID_OUT = re.compile(
    r"\W*(?:(?:euros?|par mois|par an|environ) ?)*de (?:charges|frais|taxes?|impots?|credits?|mensualites?|travaux|"
    r"loyer "
    r"(?:a payer|pour (?:nous|notre|mon|ma)))\b"
)
_WEAK = re.compile(r"(?:ca|je|il|elle|on|qui|me|m'a|tourne|m'en)\b(?! (?:[ms]e )?fai[st]\b(?<=e fait|e fais))")
_EXPENSES = re.compile(
    r"\b(?:charges|loyers?|frais|depenses?|assur\w+|mutuelle|cotis\w+|garanti\w*|credits?|prets?|km|"
    r"taux|sur (?:quinze|vingt|vingt cinq|vingt-cinq|trente|dix|\d\d) ans|kilometres?|essence|courses|creche|"
    r"nounou|decennale|prevoyance|capital|deces|obseques)\b"
)


_COSTS_ASKED = re.compile(r"\b(?:charges|fermages|frais|annuites|depenses|cotisations)\b")


def _spoken_before(reading: Reading, clause: Clause) -> str:
    """What the broker said in the turn just before the household's."""
    first = clause.index
    while first and reading.document.clauses[first - 1].turn == clause.turn:
        first -= 1
    asked = reading.document.clauses[max(0, first - 4) : first]
    if clause.role not in ("client", "conjoint"):
        return ""
    return " ".join(one.text for one in asked if one.role == "courtier" and one.turn == clause.turn - 1)


def expense(reading: Reading, anchor: Anchor, measure: Measure, clause: Clause) -> bool:
    """ "Le loyer, la vendeuse, ça fait combien ?", "je fais… chez AMV, 320 par an": a weak word near other things."""
    if anchor.kind != "revenu" or not _WEAK.match(reading.text, anchor.start):
        return False
    if not measure.wage and _COSTS_ASKED.search(_spoken_before(reading, clause)):
        return True
    far = clause.index == anchor.clause.index and measure.start - anchor.end > 60
    low = max(0, min(anchor.start, measure.start) - 90)
    return far or (not measure.wage and _EXPENSES.search(reading.text, low, measure.start) is not None)


_ROAD = re.compile(r"\b(?:km|kilom\w+|bornes|roul\w+|route|trajets?|voiture|villes?)\b")


def driven(reading: Reading, anchor: Anchor, measure: Measure) -> bool:
    """ "Je fais 45 000 par an", on the road: kilometres, not euros."""
    if anchor.kind != "revenu" or measure.wage or not re.search(r"\b(?:fais|fait|tourne)", anchor.clause.text):
        return False
    currency = re.search(r"euros?|€|balles", reading.text[measure.start : measure.end])
    index = anchor.clause.index
    around = reading.document.clauses[max(0, index - 2) : index + 3]
    return not currency and any(_ROAD.search(clause.text) for clause in around)
