"""Income of either partner: what it is, whose, how often, how much. A yearly salary is also the yearly income."""

from __future__ import annotations

import re

from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor, Trigger
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.incomes import (
    Known,
    bare,
    driven,
    echoes,
    for_the_other,
    needed,
    paid_by_contract,
    period_told,
    profit,
    said_for,
    shareholder,
    usual_period,
)
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount
from egide.modules.intake.engine.types import Row

ORDER = 30
TRIGGERS = (
    Trigger(
        "salaire",
        r"salaires?|(?:la|ma|sa|ta|leur|fiche de|votre) (?:paie|paye)|gagne[sz]?|gagnent|gagner|"
        r"(?<!y )touche[sz]?(?! pas|"
        r" plus)|touchent|toucher|touchez|(?:me|se|te|m'|nous|vous vous) (?:paie|paye|verse[sz]?|prends|prend|"
        r"prenez|sors|sort|sortez|tire|degage|remunere)|"
        r"solde|ramene|remuneration|traitement|smic|prime comprise|treizieme mois|sur treize mois|temps partiel|"
        r"mi-temps|gerance|niveau de salaire",
        least=100,
    ),
    Trigger(
        "revenu",
        r"revenus?(?! (?:a garantir|fonciers?|locatifs?|fiscal|de remplacement|garanti))|declare[sz]?|rentrees?|"
        r"m'a rapporte|ca me fait|ca fait|me rapporte|on vit avec|fait rentrer|(?:elle|il) (?:fait|rentre)|"
        r"je (?:fais|rentre|tourne a)|(?:je suis|elle est|il est|j'etais) a(?= (?:\d|[a-z]+ (?:mille|cent)))|"
        r"tourne a|m'en sors a",
        least=100,
        pull=6,
    ),
    Trigger("bnc", r"bnc|b n c|benefices? non commerciaux", least=1000),
    Trigger("bic", r"bic\b|b i c|benefices? industriels|benefices?|resultat|me degage|degage", least=1000),
    Trigger("ba", r"benefices? agricoles?|(?:en|le|mon) ba\b", least=500),
    Trigger(
        "pension_retraite",
        r"pensions?(?! (?:alimentaire|d'invalidite|de reversion|estimee|que je))|(?:ma|sa|de|leur|"
        r"la) retraite(?! (?:complementaire|anticipee))|retraites|retraite(?= de (?:monsieur|madame|lui|elle))|"
        r"caisse des|carsat|agirc[- ]arrco|reversion|"
        r"pension de reversion",
        least=100,
        most=15000,
        pull=4,
    ),
    Trigger(
        "pension_alimentaire",
        r"pension alimentaire|pension (?:que|qu') ?(?:me |nous |lui )?verse|(?:ex|pere|mere)(?: (?!je|on|nous|"
        r"tu)[a-z-]+){0,2} (?:(?:me|lui|nous) )?(?:verse|donne|envoie|paie)|"
        r"ex-mari envoie",
        least=20,
        most=6000,
        pull=-6,
    ),
    Trigger(
        "revenus_locatifs",
        r"(?:les |des |de |en )?loyers(?! impayes)|(?:le|un) loyer(?= (?:est|de|c'est|que je (?:touche|percois)|"
        r"encaisse))|loue[es]?(?= [^.]{0,24}(?:euros|\d|cent|mille|mois))|revenus? (?:locatifs?|fonciers?)|"
        r"loyer (?=d'un)|encaisse|"
        r"locataire (?:paie|verse|me)|rapporte",
        least=50,
        most=30000,
        pull=2,
    ),
    Trigger("dividendes", r"dividendes?", least=100),
    Trigger(
        "allocation_chomage",
        r"chomage|france travail|pole emploi|allocation (?:chomage|de retour a l'emploi)|are\b(?= )|indemnise[es]?",
        least=100,
        most=8000,
    ),
    Trigger(
        "allocations_familiales", r"caf\b|allocations? familiales?|allocs?|allocations", least=20, most=3000, pull=-4
    ),
    Trigger(
        "rente",
        r"rentes? (?:de |d'|du |des )?(?:mineurs?|accident\w*|maladie|silicose|amiante|travail|invalidite|"
        r"viagere|orphelin\w*|incapacite|"
        r"militaire|anciens? combattants?)|pension d'invalidite|invalidite de (?:la secu|deuxieme|"
        r"premiere)|en invalidite",
        least=50,
        most=8000,
    ),
    Trigger(
        "autre",
        r"prime d'activite|aah|rsa\b|aspa|apl\b|bourse(?: d'etudes| du crous)?|indemnites? (?:d'elue?|"
        r"kilometriques)|jetons de presence|droits d'auteur|royalties",
        least=20,
        most=20000,
    ),
)
_FUTURE = re.compile(
    r"\b(?:aurai[st]?|aura|toucherai[st]?|toucherai|toucherons|percevrai\w*|estime\w*|prevu\w*|prevoi\w*|simulation|"
    r"au depart|quand je (?:serai|partirai)|a la retraite j'|il me restera|me donnerait|annonce\w*)\b"
)
_WANTED = re.compile(
    r"\b(?:il (?:me|nous|lui) faudrait|faudrait|veux|veut|voudrais|voudrait|garantir|garanti|en cas d'arret|"
    r"si je (?:tombe|suis|m'arrete)|arret|verse (?:en cas|si)|franchise|rente|capital|prevoyance|mettre de cote|"
    r"par enfant|couvert\w*|minimum vital)\b"
)
_FORMER = re.compile(
    r"\b(?:avant,?|quand j'etais|quand il etait|quand elle etait|a l'epoque|dans une vie anterieure|"
    r"ancien\w*|j'etais (?:a|chez)|etait cadre|l'annee d'avant)\b"
)
_ONCE = ("revenus_locatifs", "rente", "autre", "sci", "scpi")


def build(reading: Reading) -> None:
    rows: dict[tuple[str, str], tuple[Row, Measure]] = {}
    many: list[Row] = []
    for anchor in reading.anchors.get("revenus", []):
        for measure in anchor.moneys:
            found = _income(reading, anchor, measure)
            if found is None:
                continue
            nature, holder, row = found
            reversion = nature == "pension_retraite" and "reversion" in reading.text[anchor.start : anchor.end]
            if nature in _ONCE or reversion:
                if all(other["montant"].value != row["montant"].value for other in many):
                    many.append(row)
                continue
            known = rows.get((nature, holder))
            if known is None or _replaces(reading, known[1], measure):
                rows[nature, holder] = (row, measure)
    taken = [measure for _, measure in rows.values()]
    for measure in reading.document.measures:
        plain = measure.kind == "money" and measure not in taken
        if plain and ((measure.wage and (measure.period or measure.value >= 700)) or bare(reading, measure)):
            _bare_wage(reading, measure, rows)
    _add_echoes(reading, rows)
    _shared_periods(rows)
    for (nature, holder), (row, measure) in rows.items():
        reading.add_row("revenus", row)
        _yearly(reading, nature, holder, measure)
    for row in many:
        reading.add_row("revenus", row)


def _add_echoes(reading: Reading, rows: dict[tuple[str, str], tuple[Row, Measure]]) -> None:
    """The partner's income said by the word of the first one, and figures that a partner mends."""
    known = [
        Known(nature, holder, measure)
        for (nature, holder), (_, measure) in rows.items()
        if nature in ("salaire", "pension_retraite", "ba", "bnc", "bic", "allocation_chomage")
    ]
    for echo in echoes(reading, known):
        nature, measure = echo.known.nature, echo.measure
        if not echo.mends:
            retired = reading.value(echo.holder, "situation_professionnelle") == "retraite"
            nature = "pension_retraite" if retired else "salaire" if nature in ("ba", "bnc", "bic") else nature
            if (nature, echo.holder) in rows:
                continue
        first = echo.known.measure
        period = measure.period or first.period or usual_period(nature, measure.value)
        span = (measure.start, measure.end)
        row: Row = {
            "nature": reading.leaf(nature, span, (first.start, first.end), confidence=0.72),
            "montant": amount(reading, measure, 0.78),
            "periodicite": reading.leaf(period, span, (first.start, first.end), confidence=0.75),
            "beneficiaire": reading.leaf(echo.holder, span, confidence=0.74),
        }
        for key in [key for key, (_, other) in rows.items() if other is measure]:
            del rows[key]
        rows[nature, echo.holder] = (row, measure)


def _shared_periods(rows: dict[tuple[str, str], tuple[Row, Measure]]) -> None:
    """ "2 310 par mois pour monsieur, 870 pour madame": the second has the period of the first."""
    for row, measure in rows.values():
        if measure.period:
            continue
        for other, first in rows.values():
            if (
                first.period
                and 0 < measure.start - first.end < 60
                and first.value / 8 < measure.value < first.value * 8
            ):
                row["periodicite"] = other["periodicite"]


def _replaces(reading: Reading, old: Measure, new: Measure) -> bool:
    """A later amount of the same income wins when it corrects, or is better said."""
    between = reading.text[old.end : new.start]
    if old.period and new.period and old.period != new.period:
        return False
    if len(between) < 90 and re.search(
        r"\b(?:non|pardon|exactement|plutot|enfin|maintenant|aujourd'hui|pas a peu pres)\b", between
    ):
        return True
    return new.wage and not old.wage


def _no_income(reading: Reading, anchor: Anchor, measure: Measure, clause: Clause, before: str) -> bool:
    """What is to come, wanted, past, supposed, needed, paid by a contract or driven."""
    if _FUTURE.search(before) or (_WANTED.search(before) and anchor.kind not in ("pension_alimentaire", "rente")):
        return True
    lead = reading.text[max(clause.start, min(anchor.start, measure.start) - 50) : measure.start]
    if _FORMER.search(lead) or not reading.believed(clause) or stance.hypothetical(before):
        return True
    return needed(reading, measure) or paid_by_contract(reading, anchor) or driven(reading, anchor, measure)


def _income(reading: Reading, anchor: Anchor, measure: Measure) -> tuple[str, str, Row] | None:
    clause = reading.document.clause_at(measure.start)
    around = reading.text[max(clause.start, measure.start - 80) : min(clause.end, measure.end + 40)]
    before = reading.text[max(clause.start, measure.start - 70) : measure.start]
    if _no_income(reading, anchor, measure, clause, before):
        return None
    if anchor.kind in ("salaire", "revenu") and not (measure.period or measure.wage):
        near = (anchor.clause.role == "courtier" and clause.role != "courtier") or (
            anchor.clause.index == clause.index and 0 <= measure.start - anchor.end <= 50
        )
        told = re.search(r"\b(?:gagne|touche|percois|percoit) $", before)
        if measure.value < (150 if told else 500) or not near:
            return None
    if anchor.kind in ("pension_retraite", "bic", "revenu", "revenus_locatifs") and not (
        measure.period or measure.explicit or anchor.clause.index == clause.index or anchor.clause.role == "courtier"
    ):
        return None
    if stance.negated_before(reading.document, anchor.start) or re.search(
        r"\b(?:l'an dernier|l'annee derniere|avant)\b[^,]{0,20}\b(?:mais|cette annee)", around
    ):
        return None
    holder = _holder(reading, anchor, measure)
    if holder not in ("client", "conjoint", "commun"):
        return None
    nature = _nature(reading, anchor, holder, measure, around)
    if nature is None:
        return None
    if nature in ("salaire", "allocation_chomage", "bnc", "bic", "ba") and holder == "commun":
        holder = "client" if clause.role != "conjoint" else "conjoint"
    if nature == "dividendes":
        holder = shareholder(reading) or holder
    if nature == "allocations_familiales":
        holder = (
            "commun"
            if holder == "commun"
            or reading.household.first("conjoint")
            or reading.has("conjoint", "prenom")
            or re.search(r"\bnous|on\b", around)
            else holder
        )
    period = period_told(reading, measure) or measure.period or usual_period(nature, measure.value)
    row: Row = {
        "nature": reading.leaf(nature, (anchor.start, anchor.end), (measure.start, measure.end), confidence=0.8),
        "montant": amount(reading, measure, 0.82 if measure.period else 0.68),
        "periodicite": reading.leaf(period, (measure.start, measure.end), confidence=0.85 if measure.period else 0.62),
        "beneficiaire": reading.leaf(holder, (clause.start, clause.end), confidence=0.78),
    }
    return nature, holder, row


def _holder(reading: Reading, anchor: Anchor, measure: Measure) -> str:
    after = re.match(
        r"\W*(?:euros )?(?:par mois )?pour (monsieur|madame|moi|lui|elle|ma femme|mon mari)\b",
        reading.text[measure.end : measure.end + 40],
    )
    holder = said_for(reading, after[1], measure.start) if after else reading.holder(measure.start)
    if anchor.kind == "pension_alimentaire":
        text = reading.text[max(0, measure.start - 80) : measure.end + 40]
        spouse = reading.document.clause_at(measure.start).role == "conjoint" or (
            re.search(r"\b(?:a elle|lui donne|lui verse)\b", text) and reading.holder(anchor.start) == "conjoint"
        )
        return "conjoint" if spouse or re.search(r"\ba elle bien sur\b", text) else "client"
    if anchor.kind == "allocations_familiales" and holder in ("enfant", "tiers", ""):
        return "commun"
    if holder == "enfant" and anchor.kind in ("salaire", "revenu"):
        return ""
    if holder == "entreprise":
        return "client" if anchor.kind == "salaire" else ""
    return holder or "client"


def _nature(reading: Reading, anchor: Anchor, holder: str, measure: Measure, around: str) -> str | None:
    kind = anchor.kind
    person = holder if holder in ("client", "conjoint") else "client"
    status = reading.value(person, "situation_professionnelle")
    if (
        kind == "pension_retraite"
        and status != "retraite"
        and not re.search(r"\b(?:pension|reversion|caisse)", reading.text[anchor.start : anchor.end])
        and not re.search(r"\b(?:touche|percoi[st]|recoi[st]|me verse)\b.{0,40}\bretraite\b", anchor.clause.text)
    ):
        return None
    if kind in ("revenu", "revenus_locatifs") and re.search(
        r"\b(?:scpi|s c p i|pierre[- ]papier)\b", reading.text[max(0, measure.start - 130) : measure.end]
    ):
        return "scpi"
    if kind == "revenu" and re.search(r"\b(?:depens\w+|charges|courses|tout compris|on tourne)\b", around):
        return None
    if kind in ("salaire", "revenu"):
        return _earned(reading, anchor, person, measure, around)
    if kind == "revenus_locatifs":
        return _rented(reading, anchor, measure, around)
    if kind in ("bic", "bnc") and status in ("salarie", "retraite", "fonctionnaire"):
        return None
    if kind == "bic" and "bic" not in reading.text[anchor.start : anchor.end]:
        return profit(reading, person)
    return kind


def _earned(reading: Reading, anchor: Anchor, person: str, measure: Measure, around: str) -> str | None:
    """What "gagne" and "revenu" mean for this person: wage, pension, benefit or profit."""
    status = reading.value(person, "situation_professionnelle")
    said = reading.text[anchor.start : anchor.end] + around
    plain = re.search(r"\bdeclar|revenus?|rapporte|paie|l'an (?:passe|dernier)|annee", said)
    if anchor.kind == "revenu" and not (measure.period or measure.wage or plain):
        return None
    clause = reading.document.clause_at(measure.start)
    question = stance.asked(reading.document, clause) if clause.role in ("client", "conjoint") else None
    if status == "retraite" or (
        question is not None
        and clause.index - question.index <= 5
        and re.search(r"\b(?:retraites|pensions|(?:votre|ta) (?:retraite|pension)) ?[?,]", question.text)
    ):
        return "pension_retraite"
    if status == "demandeur_emploi" and anchor.kind == "salaire":
        return "allocation_chomage"
    if status == "independant" and (anchor.kind == "revenu" or measure.period == "annuel"):
        return profit(reading, person)
    return "salaire"


_RENT_PAID = re.compile(r"\b(?:de loyer|je loue|on loue|locataires?|nous louons|je paie|on paie|paye un loyer)\b")
_RENT_RECEIVED = re.compile(r"\bencaiss|percois|touche|me reviennent|rapporte|loue (?:a|\d)|que je loue|qu'on loue")


def _rented(reading: Reading, anchor: Anchor, measure: Measure, around: str) -> str | None:
    """Rent received, by the household or through its SCI; rent paid is nothing."""
    if _RENT_PAID.search(around) and not _RENT_RECEIVED.search(around):
        return None
    if re.search(r"\bsci\b|s c i\b", reading.text[max(0, measure.start - 200) : measure.end]):
        return "sci"
    yields = "rapporte" in reading.text[anchor.start : anchor.end]
    if yields and not re.search(r"\blou[eé]|appart|studio|immeuble|garage|parking|locat", around):
        return None
    return "revenus_locatifs"


def _bare_wage(reading: Reading, measure: Measure, rows: dict[tuple[str, str], tuple[Row, Measure]]) -> None:
    """ "Contrôleur de gestion chez X. Trois mille cent cinquante net par mois." """
    clause = reading.document.clause_at(measure.start)
    before = reading.text[max(clause.start, measure.start - 70) : measure.start]
    if (
        not reading.believed(clause)
        or _WANTED.search(before)
        or _FUTURE.search(before)
        or stance.past(before)
        or measure.value < 200
    ):
        return
    holder = for_the_other(reading, measure) or reading.holder(measure.start)
    if holder == "commun":
        holder = "client"
    if holder not in ("client", "conjoint", ""):
        return
    person = holder or "client"
    status = str(reading.value(person, "situation_professionnelle"))
    nature = {"retraite": "pension_retraite", "demandeur_emploi": "allocation_chomage"}.get(status, "salaire")
    if (nature, person) in rows:
        return
    row: Row = {
        "nature": reading.leaf(nature, (measure.start, measure.end), confidence=0.72),
        "montant": amount(reading, measure, 0.78),
        "periodicite": reading.leaf(
            measure.period or usual_period(nature, measure.value),
            (measure.start, measure.end),
            confidence=0.8 if measure.period else 0.62,
        ),
        "beneficiaire": reading.leaf(person, (clause.start, clause.end), confidence=0.75),
    }
    rows[nature, person] = (row, measure)


def _yearly(reading: Reading, nature: str, holder: str, measure: Measure) -> None:
    period = measure.period or usual_period(nature, measure.value)
    if period == "annuel" and nature in ("salaire", "bnc", "bic", "ba") and holder in ("client", "conjoint"):
        reading.put(holder, "revenus_annuels", int(measure.value), (measure.start, measure.end), confidence=0.75)
