"""What savings are for, and the sum in hand: "les cent dix mille", "elle rêve d'un voilier", "de quoi acheter…"."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.savings_words import (
    AIM,
    COVERED,
    DREAM,
    LIES_THERE,
    NO_PURPOSE,
    PLACED,
    PURPOSES,
    STATED_PURPOSE,
    SUM_OF_AIM,
    TAKEN_BACK,
    WISHED_SUM,
)

_SECTION = "bae_epargne"
_OUTSIDE = ("tiers", "entreprise", "enfant")
_LEAD = re.compile(
    r"\W*(?:(?:oui|ben|bah|euh|alors|c'est|ce serait|la|on (?:voudrait|aimerait)|je (?:voudrais|veux|souhaite)|"
    r"nous voudrions|j'aimerais|on veut|pour|surtout|plutot|d'|de|se|s'|nous|me|m'|faire(?= construire)|il faut|"
    r"c'est pour|avoir de quoi|avoir|de quoi|pouvoir|un jour|plus tard|qu'on puisse|aux?(?= etudes))[ ,]+|[dsm]')*"
)
_STOP = re.compile(
    r"[,.;:!?(…]|\b(?:vers|d'ici|dans (?:\d|une?|deux|trois|quatre|cinq|six|sept|huit|dix|l'annee)|il nous faut|"
    r"il faudrait|pour (?:les|mon|ma|mes|notre|nos|son|sa)|l'annee|l'an|l'ete|quand|et (?:puis|apres|vous|on|je|moi)|"
    r"plus tard|environ|vous|je|mais|donc|alors|oui|non|ok|d'accord|bon)\b|\d"
)
_INFINITIVE = re.compile(r"[a-z-]+(?:er|ir|re|oir)")
_COVERS = re.compile(r"\b(?:assurances?|mutuelle|prevoyance|prets?|credits?|contrats?|devis|garanties?|retraite)\b")
_NOUN = re.compile(r"(?:une?|la|le|l'|les|des|notre|mon|ma) ?[a-z]")
# "On met de côté pour le mariage": a thing to pay for, neither a person nor a tax.
_EVENT = re.compile(
    r"(?:une?|la|le|l'|les|des|notre|mon|ma|son|sa|leur) ?"
    r"(?!enfants|petits?\b|petites?\b|filles?\b|fils\b|impots?\b|taxes?\b|fisc|moment|cas\b|instant|loyer|courses)[a-z]"
)
_PLACING = re.compile(
    r"\b(?:plac\w+|invest\w+|bloqu\w+|toucher\w*|quoi (?:en )?faire|en faire quoi|faire quoi|c'est pour|"
    r"combien de temps|horizon|demarrer|commencer|dort|dorment|en faites|qu'est-ce qu'on (?:en )?fait|mettre)\b"
)
_OWED = re.compile(
    r"\b(?:prets?|credits?|emprunt\w*|rembours\w+|dettes?|deces|garanti\w*|rentes?|couvr\w+|mensualit\w+)\b"
)
_THE = re.compile(r"\b(?:les|ces|tes|vos|mes|ses|nos|leurs)(?: fameux| petits)? $")
_PLACED_BY = re.compile(r"\b(?:placer|investir|faire de|faire avec) (?:les|ces|mes|ses|nos|leurs) $")
_SLEEPS = re.compile(r"\b(?:dort|dorment|sommeille\w*)\b(?! (?:mal|pas|plus|peu|bien|debout|tranquille|chez|a))")
# "640 000 de chiffre": the words after a figure that make it another's.
OF_ELSE = re.compile(r"(?: euros?| €)? de (?:chiffre|ca|benefices?|resultat|loyers?|salaires?|dividendes|capital)\b")
_WHERE_IT_LIES = re.compile(
    r"(?: euros?| €)?(?: qui (?:sont|dorment|restent|trainent)\b| (?:de|du) (?:l'heritage|la vente))"
)
_COMES_FROM = re.compile(r"\b(?:vente|heritage|succession|cession|indemnite de (?:depart|licenciement))\b")
_LEFT = re.compile(
    r"\b(?:(?:il |lui |me |nous |m'en |leur |en )+(?:reste|revient|est reste)|(?:j'ai|on a|il a|elle a) (?:recu|touche|"
    r"recupere|retire)|(?:je|on|il|elle) (?:touche|recupere|retire))\b[^.;]{0,20}$"
)
_TO_US = re.compile(r"\b(?:me|m'|nous) ?(?:l'|les |la |le )?(?:a|ont|revient|reste|verse\w*)\b")
_SUM_FROM = 5000


def read_purpose(reading: Reading, clause: Clause, topics: frozenset[str]) -> None:
    """What it is for: stated, dreamt of, or answered when asked."""
    dream = DREAM.search(clause.text)
    said = dream or ("hand" in topics and AIM.search(clause.text)) or STATED_PURPOSE.search(clause.text)
    if not said and "purpose" not in topics:
        return
    begin = clause.start + (said.end() if said else 0)
    if not _ours(reading, clause, begin) or (
        said and stance.negated_before(reading.document, clause.start + said.start())
    ):
        return
    words = reading.text[begin : clause.end]
    for name, pattern in PURPOSES:
        found = pattern.search(words[:70])
        if found:
            told = name or reading.said(begin + found.start(), begin + found.end())
            told = "compléter la retraite" if not name and "pension" not in found.group() else told
            _put(reading, "objectif", told, begin, clause.end, 0.75)
            return
    lead = _LEAD.match(words)
    start = begin + (lead.end() if lead and not dream else 0)
    stop = _STOP.search(reading.text[start : clause.end])
    end = start + stop.start() if stop else clause.end
    phrase = reading.said(start, end)
    asked = "purpose" in topics
    if not 1 < len(phrase.split()) <= 9 or not _worth(reading.text[start:end], said, asked=asked, dream=bool(dream)):
        return
    if dream:
        phrase = f"acheter {' '.join(phrase.split()[:4])}"
    _put(reading, "objectif", phrase, start, end, 0.74 if said or asked else 0.68)


# "Je voudrais changer de voiture", "l'idée, c'est d'acheter": to do, in the household's own words.
_PROJECT = re.compile(
    r"\b(?:(?:je|on|nous|il|elle|ils) (?:voudrai\w+|voudrions|aimerai\w+|aimerions|ve(?:ut|ux|ulent)|voulons|"
    r"souhait\w+|"
    r"vis(?:e|ons|ent)|compt(?:e|ons|ent)|prevoi\w+|envisag\w+)|j'aimerais|j'envisage) (?:(?:bien|pouvoir|vraiment|"
    r"surtout|un "
    r"jour|aussi|de|d'|se|s'|nous|m'|me) ?)*(?=[a-z]+(?:er|ir|re|oir)\b)"
)
COSTS = re.compile(
    r"\b(?:il (?:nous |me |m'|lui |leur )?(?:en )?(?:faut|faudra|faudrait)|(?:faut|faudrait) compter|budget|"
    r"(?:ca|cela) (?:va )?(?:coute\w*|couter|revien\w+)|(?:a|pour) (?=\d)|(?:je|on|nous) vis(?:e|ons))\b[^.;]{0,24}$"
)
_WHEN = re.compile(r"\b(?:dans|d'ici)(?: (?:environ|a peu pres|les|[a-z]+ ou|[a-z]+ a))? $")
_SOON = re.compile(r"\b(?:l'an prochain|l'annee prochaine|dans l'annee|d'ici la fin de l'annee)\b")
_NO_PROJECT = re.compile(
    r"\b(?:mutuelle|prevoyance|retraite|deces|arret|invalid\w+|rente|obseques|franchise|quotite|devis|contrat|"
    r"contrats|banque|"
    r"assur\w+|impots?|remboursements?|emprunt\w*|credits?|prets?)\b"
)


def read_project(reading: Reading, clause: Clause) -> None:
    """ "Je voudrais changer de voiture dans trois ans, il me faudra douze mille": an aim with its sum or its date.

    What is wanted is an aim of savings only where the sum to gather, or when it is wanted, is told with it.
    """
    project = _PROJECT.search(clause.text)
    if project is None or not _ours(reading, clause, clause.start + project.start()):
        return
    begin, end = clause.start + project.end(), _told_until(reading, clause)
    stop = _STOP.search(reading.text[begin : clause.end])
    phrase_end = begin + stop.start() if stop else clause.end
    words = reading.text[begin:phrase_end]
    if _NO_PROJECT.search(reading.text, clause.start, end) or NO_PURPOSE.match(words):
        return
    cost = next((m for m in reading.measures_between(begin, end) if _cost_told(reading, clause, m)), None)
    years = _years_ahead(reading, begin, end)
    if cost is None and years is None:
        return
    if 1 < len(words.split()) <= 9:
        _put(reading, "objectif", reading.said(begin, phrase_end), begin, phrase_end, 0.7)
    if cost is not None:
        _put(reading, "montant_objectif", int(cost.value), cost.start, cost.end, 0.72)
    if years is not None:
        value = "court" if years[0] < 4 else "moyen" if years[0] <= 8 else "long"
        _put(reading, "horizon_placement", value, years[1], years[2], 0.7)


def _told_until(reading: Reading, clause: Clause) -> int:
    """The end of the next sentence of the same turn, where the sum is often told."""
    following = reading.document.clauses[clause.index + 1 : clause.index + 2]
    return following[0].end if following and following[0].turn == clause.turn else clause.end


def _cost_told(reading: Reading, clause: Clause, measure: Measure) -> bool:
    before = reading.text[max(clause.start, measure.start - 60) : measure.start]
    return measure.kind == "money" and measure.value >= 1000 and not measure.period and bool(COSTS.search(before))


def _years_ahead(reading: Reading, start: int, end: int) -> tuple[float, int, int] | None:
    for measure in reading.measures_between(start, end):
        if measure.kind in ("years", "duration") and _WHEN.search(
            reading.text, max(start, measure.start - 24), measure.start
        ):
            return measure.value if measure.kind == "years" else measure.value / 12, measure.start, measure.end
    soon = _SOON.search(reading.text, start, end)
    return (1.0, soon.start(), soon.end()) if soon else None


def _worth(words: str, said: re.Match[str] | None, *, asked: bool, dream: bool) -> bool:
    """Whether the words are an aim: something to do, or a thing when that is what was asked or dreamt of."""
    if dream:
        return True
    if _INFINITIVE.fullmatch(words.split(" ", 1)[0]):
        return not NO_PURPOSE.match(words)
    if _COVERS.search(words):
        return False
    stated = bool(said and re.match(r"(?:l'|le |son |leur )?(?:objectif|but|projet|idee)", said.group()))
    if said and said.group().rstrip().endswith("pour") and _EVENT.match(words):
        return True
    return stated or (asked and bool(_NOUN.match(words)))


def read_sums(reading: Reading) -> None:
    """ "Les cent dix mille", "De la vente il lui reste 130 000": the sum that the talk is about placing."""
    if reading.has(_SECTION, "montant_epargne_disponible"):
        return
    said: set[float] = set()
    for measure in reading.document.measures:
        if measure.kind != "money" or measure.value < _SUM_FROM or measure.period or measure.wage:
            continue
        clause = reading.document.clause_at(measure.start)
        if _in_hand(reading, measure, clause, said):
            span = (measure.start, measure.end)
            _put(reading, "montant_epargne_disponible", int(measure.value), *span, 0.72)
            _put(reading, "epargne_disponible", True, *span, 0.7)
            return
        said.add(measure.value)


def _in_hand(reading: Reading, measure: Measure, clause: Clause, said: set[float]) -> bool:
    if _PLACED_BY.search(reading.text[max(clause.start, measure.start - 30) : measure.start]):
        return measure.value in said or clause.role != "courtier"
    before = reading.text[max(clause.start, measure.start - 60) : measure.start]
    ours = _ours(reading, clause, measure.start) or _TO_US.search(before)
    named = OF_ELSE.match(reading.text, measure.end)
    if _OWED.search(clause.text) or named or not ours or clause.role == "autre":
        return False
    if _SLEEPS.search(reading.text, measure.end, clause.end + 60) and not PLACED.search(clause.text):
        return clause.role != "courtier"
    if _COMES_FROM.search(clause.text) and _LEFT.search(before):
        return clause.role != "courtier"
    if not _THE.search(before):
        return False
    lies = _WHERE_IT_LIES.match(reading.text, measure.end)
    if not lies and measure.value not in said:
        return False
    around = reading.text[clause.start : measure.end + 70]
    return bool(_PLACING.search(around)) and not stance.negated_before(reading.document, measure.start)


def _ours(reading: Reading, clause: Clause, position: int) -> bool:
    spoken = reading.people.last_before(position, clause.start)
    return spoken is None or spoken.holder not in _OUTSIDE


def _put(reading: Reading, name: str, value: int | bool | str, start: int, end: int, sure: float) -> None:
    reading.put(_SECTION, name, value, (start, end), confidence=sure)


def own_moneys(reading: Reading, clause: Clause, least: float, most: float) -> list[Measure]:
    """The household's amounts in a clause, a firm's turnover left out; of two of which one is taken back, the later."""
    kept: list[Measure] = []
    turnover = [a for a in reading.anchors.get("hors_fiche", []) if a.kind == "chiffre d'affaires"]
    for measure in reading.measures_between(clause.start, clause.end):
        if measure.kind != "money" or measure.wage or not least <= measure.value <= most:
            continue
        if any(measure is one for anchor in turnover for one in anchor.moneys):
            continue
        if not _ours(reading, clause, measure.start) or LIES_THERE.match(reading.text, measure.end):
            continue
        if kept and TAKEN_BACK.search(reading.text, kept[-1].end, measure.start):
            kept[-1] = measure
        else:
            kept.append(measure)
    return kept


def read_target(reading: Reading, clause: Clause, topics: frozenset[str]) -> None:
    """The sum to gather: told with what it is for, or asked for."""
    floor = max(reading.document.starts[clause.segment], clause.start - 80)
    told = "purpose" in topics or STATED_PURPOSE.search(clause.text) or DREAM.search(reading.text, floor, clause.end)
    told_sum = (
        (told and WISHED_SUM.search(clause.text))
        or "purpose" in topics
        or ("hand" in topics and _sum_of_aim(reading, clause))
    )
    if ("target" not in topics and not told_sum) or COVERED.search(clause.text):
        return
    moneys = [m for m in own_moneys(reading, clause, 1000, 5_000_000) if not m.period] or [
        m
        for m in reading.measures_between(clause.start, clause.end)
        if m.kind == "money" and m.value >= 1000 and not m.period and COSTS.search(reading.text, clause.start, m.start)
    ]
    known = reading.value(_SECTION, "montant_epargne_disponible")
    moneys = [m for m in moneys if m.value != known]
    if moneys:
        _put(reading, "montant_objectif", int(moneys[0].value), moneys[0].start, moneys[0].end, 0.74)
        goal = re.match(
            r"\W*(?:euros?|€)?,? (?:pour|afin de) ((?:l'|le |la |un |une |notre |mon |"
            r"ma )?[a-z'-]+(?: [a-z'-]+){0,4})",
            reading.text[moneys[0].end : clause.end],
        )
        if goal:
            start = moneys[0].end + goal.start(1)
            _put(
                reading,
                "objectif",
                reading.said(start, moneys[0].end + goal.end(1)),
                start,
                moneys[0].end + goal.end(1),
                0.66,
            )


def _sum_of_aim(reading: Reading, clause: Clause) -> bool:
    """ "Il en faudrait…"; "en tout" too, unless it is what a property is worth."""
    said = SUM_OF_AIM.search(clause.text)
    if said is None:
        return False
    total = said.group() in ("en tout", "au total")
    return not (total and any(True for _ in reading.named_between("biens_immobiliers", clause.start, clause.end)))
