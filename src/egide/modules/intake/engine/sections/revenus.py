"""Income of either partner: what it is, whose, how often, how much. A yearly salary is also the yearly income."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause
from egide.modules.intake.engine.earners import boss, earner, grown_up
from egide.modules.intake.engine.income_natures import (
    by_its_payer,
    nature_of,
    profit,
    shareholder,
    usual_period,
    whose_profit,
    works_now,
)
from egide.modules.intake.engine.income_remains import remains, rents
from egide.modules.intake.engine.income_rows import Rows, add_echoes, mend, shared_periods, yearly
from egide.modules.intake.engine.income_words import TRIGGERS
from egide.modules.intake.engine.income_yields import share_yields
from egide.modules.intake.engine.incomes import (
    bare,
    for_the_other,
    other_fund,
    paid_to,
    period_told,
    said_for,
    second_job,
)
from egide.modules.intake.engine.loose_incomes import Loose, loose_incomes, pairs
from egide.modules.intake.engine.no_incomes import no_income, of_today, unearned, unreal_income
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount
from egide.modules.intake.engine.types import Row

__all__ = ["ORDER", "TRIGGERS", "build"]

ORDER = 30
_NO_WAGE = 400_000  # a price, not what somebody earns
_ONCE = ("revenus_locatifs", "rente", "autre", "sci", "scpi")


def build(reading: Reading) -> None:
    rows: Rows = {}
    many: list[tuple[Row, Measure]] = []
    _named(reading, rows, many)
    mend(reading, rows)
    many += [found for found in share_yields(reading) if not _used(found[1], rows, many)]
    for income in list(pairs(reading, _measures(rows, many))):
        _loose(reading, income, rows)
    for income in list(remains(reading, _measures(rows, many))):
        _loose(reading, income, rows)
    for measure in reading.document.measures:
        plain = measure.kind == "money" and not _used(measure, rows, many)
        if plain and ((measure.wage and (measure.period or measure.value >= 700)) or bare(reading, measure)):
            _bare_wage(reading, measure, rows)
    for income in loose_incomes(reading, _measures(rows, many)):
        _loose(reading, income, rows)
    add_echoes(reading, rows, [measure for _, measure in many])
    for income in list(rents(reading, _measures(rows, many))):
        let: Rows = {}
        _loose(reading, income, let)
        many += let.values()
    shared_periods(rows)
    for (nature, holder), (row, measure) in rows.items():
        reading.add_row("revenus", row)
        yearly(reading, nature, holder, measure)
    for row, _ in many:
        reading.add_row("revenus", row)


def _measures(rows: Rows, many: list[tuple[Row, Measure]]) -> list[Measure]:
    """The amounts already taken."""
    return [measure for _, measure in (*rows.values(), *many)]


def _named(reading: Reading, rows: Rows, many: list[tuple[Row, Measure]]) -> None:
    """The incomes that go by an income's word."""
    for anchor in reading.anchors.get("revenus", []):
        if _participle(reading, anchor):
            continue
        for measure in _told_of(reading, anchor):
            found = None if _used(measure, rows, many) else _income(reading, anchor, measure)
            if found is None:
                continue
            nature, holder, row = found
            reversion = nature == "pension_retraite" and "reversion" in reading.text[anchor.start : anchor.end]
            if nature in _ONCE or reversion:
                if all(other["montant"].value != row["montant"].value for other, _ in many):
                    many.append((row, measure))
                continue
            known = rows.get((nature, holder))
            if known is not None and (
                second_job(reading, nature, known[1], measure) or other_fund(reading, nature, known[1], measure)
            ):
                many.append((row, measure))
            elif known is None or _replaces(reading, nature, known[1], measure):
                rows[nature, holder] = (row, measure)


def _told_of(reading: Reading, anchor: Anchor) -> list[Measure]:
    """The amounts of an income's word: those of its own sentence, when there are, and of its turn."""
    document = reading.document
    own = any(anchor.clause.start <= measure.start < anchor.clause.end for measure in anchor.moneys)
    if not own or anchor.clause.role == "courtier":
        return anchor.moneys
    return [m for m in anchor.moneys if document.clause_at(m.start).turn == anchor.clause.turn]


def _participle(reading: Reading, anchor: Anchor) -> bool:
    """ "Gagné !", "il a touché": the written accent tells; "sur l'année j'ai gagné…" is an income."""
    if not reading.text.endswith(("gagne", "touche"), anchor.start, anchor.end):
        return False
    yearly = anchor.start + 7 < anchor.end and _OVER_A_YEAR.search(anchor.clause.text)
    return reading.document.original(anchor.end - 1, anchor.end) == "é" and not yearly


_OVER_A_YEAR = re.compile(
    r"\b(?:sur|en) (?:l'annee|20\d\d|deux mille)|\bl'an(?:nee)? (?:passee?|derniere?)\b|\bannee\b"
)


def _used(measure: Measure, rows: Rows, many: list[tuple[Row, Measure]]) -> bool:
    return any(other is measure for _, other in (*rows.values(), *many))


def _replaces(reading: Reading, nature: str, old: Measure, new: Measure) -> bool:
    """A later amount of the same income wins when it corrects, or is better said; a wage after a profit is apart."""
    between = reading.text[old.end : new.start]
    if old.period and new.period and old.period != new.period:
        return False
    if len(between) < 90 and re.search(
        r"\b(?:non|pardon|exactement|plutot|enfin|maintenant|aujourd'hui|pas a peu pres|comptez|mettez|on va dire|"
        r"notez|allez)\b",
        between,
    ):
        return True
    return new.wage and not old.wage and not (nature in ("ba", "bnc", "bic") and new.value < old.value / 4)


def _told_apart(reading: Reading, anchor: Anchor, measure: Measure, clause: Clause, before: str) -> bool:
    """Whether a word of income and an amount stand too far from each other, or in two parts of what is said."""
    answered = anchor.clause.role == "courtier"
    if anchor.kind == "dividendes" and not answered and clause.index != anchor.clause.index:
        return not _headed(anchor, clause, measure)
    if anchor.kind in ("salaire", "revenu") and not (measure.period or measure.wage):
        near = (answered and clause.role != "courtier") or _headed(anchor, clause, measure)
        beside = 0 <= measure.start - anchor.end <= 50 or 0 <= anchor.start - measure.end <= 12
        near = near or (anchor.clause.index == clause.index and beside)
        if measure.value < _least(reading, anchor, before) or not near:
            return True
    if anchor.start > measure.end and _NEXT_THING.search(reading.text, measure.end, anchor.start):
        return True  # "Prime de 3 000 env. Foncier : 410"
    if not measure.explicit and _AND_THEN.match(reading.text, measure.end, max(measure.end, anchor.start)):
        return True  # "soixante-huit deux cents, et sa retraite": a figure of what was told before
    same_turn = int(anchor.clause.turn == clause.turn)
    follows = 0 <= clause.index - anchor.clause.index <= same_turn
    loose = anchor.kind in ("pension_retraite", "bic", "revenu", "revenus_locatifs", "dividendes")
    return loose and not (measure.period or measure.explicit or follows or answered)


def _income(reading: Reading, anchor: Anchor, measure: Measure) -> tuple[str, str, Row] | None:
    clause = reading.document.clause_at(measure.start)
    around = reading.text[max(clause.start, measure.start - 80) : min(clause.end, measure.end + 40)]
    before = reading.text[max(clause.start, measure.start - 70) : measure.start]
    if no_income(reading, anchor, measure, clause, before) or (
        measure.value > _NO_WAGE and anchor.kind in ("salaire", "revenu")
    ):
        return None
    if _told_apart(reading, anchor, measure, clause, before):
        return None
    if stance.negated_before(reading.document, anchor.start) or re.search(
        r"\b(?:l'an dernier|l'annee derniere|avant)\b[^,]{0,20}\b(?:mais|cette annee)", around
    ):
        return None
    holder = _holder(reading, anchor, measure)
    if anchor.kind in ("bic", "bnc", "ba") and anchor.clause.index == clause.index:
        holder = whose_profit(reading, holder)
    if holder not in ("client", "conjoint", "commun"):
        return None
    nature = nature_of(reading, anchor, holder, measure, around)
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
    period = measure.period or period_told(reading, measure) or usual_period(nature, measure.value)
    row: Row = {
        "nature": reading.leaf(nature, (anchor.start, anchor.end), (measure.start, measure.end), confidence=0.8),
        "montant": amount(reading, measure, 0.82 if measure.period else 0.68),
        "periodicite": reading.leaf(period, (measure.start, measure.end), confidence=0.85 if measure.period else 0.62),
        "beneficiaire": reading.leaf(holder, (clause.start, clause.end), confidence=0.78),
    }
    return nature, holder, row


_AND_THEN = re.compile(r"\W*(?:et|mais|puis)(?: puis)?(?: (?:la|le|les|ma|mon|mes|sa|son|ses|votre|vos|leurs?))? ?$")
_NEXT_THING = re.compile(r"[.;:] ")
_SMALL_JOBS = ("menages", "vacations", "cachets")


def _least(reading: Reading, anchor: Anchor, before: str) -> float:
    """The least that an amount without a period can be: more where only a weak word tells that it is an income."""
    if by_its_payer(reading, anchor):
        return 20
    small = reading.text[anchor.start : anchor.end] in _SMALL_JOBS
    return 100 if small else 150 if re.search(r"\b(?:gagne|touche|percois|percoit) $", before) else 500


def _headed(anchor: Anchor, clause: Clause, measure: Measure) -> bool:
    """ "Le Smic. Quatorze cents", "Ma paie ? 1 900": the word ends its sentence, the amount begins the next."""
    ends = anchor.clause.end - anchor.end <= 3 and anchor.clause.turn == clause.turn
    return ends and clause.index == anchor.clause.index + 1 and measure.start - clause.start <= 16


def _holder(reading: Reading, anchor: Anchor, measure: Measure) -> str:
    after = re.match(
        r"\W*(?:euros )?(?:par mois )?pour (monsieur|madame|moi|lui|elle|ma femme|mon mari)\b",
        reading.text[measure.end : measure.end + 40],
    )
    holder = said_for(reading, after[1], measure.start) if after else earner(reading, measure.start)
    if reading.household.loss is not None and anchor.kind in ("pension_retraite", "rente") and holder != "client":
        return "client"  # "la réversion de papa": it is paid to who outlives him
    if anchor.kind == "pension_alimentaire":
        text = reading.text[max(0, measure.start - 80) : measure.end + 40]
        spouse = reading.document.clause_at(measure.start).role == "conjoint" or (
            re.search(r"\b(?:a elle|lui donne|lui verse)\b", text) and reading.holder(anchor.start) == "conjoint"
        )
        if holder == "tiers" and next(reading.measures_between(anchor.end, measure.start), None) is None:
            named = reading.people.last_before(measure.start, anchor.end)
            if named is not None and named.holder == "tiers" and named.strong:
                return ""
        return "conjoint" if spouse or re.search(r"\ba elle bien sur\b", text) else "client"
    if anchor.kind == "allocations_familiales" and holder in ("enfant", "tiers", ""):
        return "commun"
    if holder == "tiers" and boss(anchor.clause):
        return "conjoint" if reading.document.clause_at(measure.start).role == "conjoint" else "client"
    paid = paid_to(reading, measure)
    if paid and holder in ("tiers", "enfant", "entreprise", paid):
        return paid
    if holder == "enfant" and anchor.kind == "pension_retraite" and reading.household.spoken_for:
        return "client"  # told by a grown-up child
    if holder in ("enfant", "tiers") and anchor.kind in ("salaire", "revenu", "dividendes", "pension_retraite"):
        return grown_up(reading, measure.start)
    if holder == "entreprise":
        clause = reading.document.clause_at(measure.start)
        people = [m.holder for m in reading.people.mentions_in(clause) if m.strong and m.start < measure.start]
        adults = [person for person in people if person in ("client", "conjoint")]
        return (adults or ["client"])[-1] if anchor.kind in ("salaire", "dividendes") else ""
    return holder or "client"


def _loose(reading: Reading, income: Loose, rows: Rows) -> None:
    """An income that goes by its place: of the kind that the person's status tells."""
    measure, person = income.measure, "client" if reading.household.loss is not None else income.holder
    status = str(reading.value(person, "situation_professionnelle"))
    nature = {"retraite": "pension_retraite", "demandeur_emploi": "allocation_chomage"}.get(status, "salaire")
    said = reading.text[income.proof[0] : income.proof[1]] + reading.text[max(0, measure.start - 20) : measure.start]
    if works_now(reading, measure):
        nature = "salaire"
    if re.search(r"\b(?:retraite|pension)\b", said):
        nature = "pension_retraite"
    nature = "rente" if re.search(r"\b(?:invalidite|rente)\b", said[-20:]) else nature
    if (status == "independant" or "entreprise" in said) and (
        measure.period or usual_period("bnc", measure.value)
    ) == "annuel":
        nature = profit(reading, person, measure.start)
    nature = income.nature or nature
    if (nature, person) in rows:
        return
    span = (measure.start, measure.end)
    period = measure.period or income.period or usual_period(nature, measure.value)
    row: Row = {
        "nature": reading.leaf(nature, span, income.proof, confidence=0.72),
        "montant": amount(reading, measure, 0.78),
        "periodicite": reading.leaf(period, span, confidence=0.8 if measure.period else 0.62),
        "beneficiaire": reading.leaf(person, span, income.proof, confidence=0.75),
    }
    rows[nature, person] = (row, measure)


def _bare_wage(reading: Reading, measure: Measure, rows: Rows) -> None:
    """ "Contrôleur de gestion chez X. Trois mille cent cinquante net par mois." """
    clause = reading.document.clause_at(measure.start)
    before = reading.text[max(clause.start, measure.start - 70) : measure.start]
    if (
        not reading.believed(clause)
        or (unearned(before) and not of_today(reading, measure))
        or unreal_income(reading, measure, clause)
        or stance.past(before)
        or measure.value < 200
    ):
        return
    holder = for_the_other(reading, measure) or earner(reading, measure.start)
    holder = "client" if holder == "commun" else holder
    if holder in ("client", "conjoint", ""):
        _loose(reading, Loose(measure, holder or "client", (clause.start, clause.end)), rows)
